//! The schema's history. A step that has been released is never edited; what
//! changes comes as a new step.

mod columns;
mod m20261124_000001_content;
mod m20261124_000002_office;
mod m20261124_000003_people;
mod m20261124_000004_visits;
mod m20261125_000005_translations;
mod m20261125_000007_feedback;
mod m20261125_000008_registry;
mod m20261125_000009_kinship;
mod m20261125_000010_listings;
mod m20261125_000011_manuscripts;
mod m20261125_000012_accounts;
mod m20261125_000013_media;
mod m20261125_000014_calendar_desk;
mod m20261125_000015_administration;
mod m20261127_000018_lists;
mod m20261127_000019_presence;
mod m20261127_000020_sent_forms;

use sea_orm_migration::prelude::*;

/// All steps, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_content::Migration),
            Box::new(m20261124_000002_office::Migration),
            Box::new(m20261124_000003_people::Migration),
            Box::new(m20261124_000004_visits::Migration),
            Box::new(m20261125_000005_translations::Migration),
            Box::new(m20261125_000007_feedback::Migration),
            Box::new(m20261125_000008_registry::Migration),
            Box::new(m20261125_000009_kinship::Migration),
            Box::new(m20261125_000010_listings::Migration),
            Box::new(m20261125_000011_manuscripts::Migration),
            Box::new(m20261125_000012_accounts::Migration),
            Box::new(m20261125_000013_media::Migration),
            Box::new(m20261125_000014_calendar_desk::Migration),
            Box::new(m20261125_000015_administration::Migration),
            Box::new(m20261127_000018_lists::Migration),
            Box::new(m20261127_000019_presence::Migration),
            Box::new(m20261127_000020_sent_forms::Migration),
        ]
    }
}
