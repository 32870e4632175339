//! Publishes what was scheduled, when its instant has come.
//!
//! The schedule is in the database, so it survives restarts; a step is taken on
//! a version and a state, so of several servers exactly one publishes.

use std::time::Duration;

use domain::{ArticleId, StepKind, Timestamp, WorkflowState};

use super::{ManuscriptError, compose};
use crate::{
    Portal,
    storage::{Actor, manuscripts::steps::Step},
};

/// How often it is looked whether something is due.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// Looks for what is due from now on, until the program ends.
pub fn run(portal: Portal) {
    tokio::spawn(async move {
        let mut clock = tokio::time::interval(LOOK_EVERY);
        loop {
            clock.tick().await;
            if let Err(error) = publish_due(&portal, Timestamp::now()).await {
                tracing::error!(%error, "scheduled articles could not be looked up");
            }
        }
    });
}

/// Publishes what is due at `now`. Returns how many articles that were.
///
/// # Errors
/// When the database fails.
pub async fn publish_due(portal: &Portal, now: Timestamp) -> Result<usize, ManuscriptError> {
    let mut published = 0;
    for id in portal.storage().due_articles(now).await? {
        match publish(portal, id, now).await {
            Ok(()) => published += 1,
            // Another server did, or somebody took it out of the schedule.
            Err(ManuscriptError::Overtaken | ManuscriptError::Unknown) => {}
            Err(error) => tracing::error!(%id, %error, "a scheduled article could not be published"),
        }
    }
    Ok(published)
}

async fn publish(portal: &Portal, id: ArticleId, now: Timestamp) -> Result<(), ManuscriptError> {
    let copy = portal.storage().copy(id).await?.ok_or(ManuscriptError::Unknown)?;
    if copy.stage != WorkflowState::Scheduled {
        return Err(ManuscriptError::Overtaken);
    }
    let step = Step {
        kind: StepKind::Publish,
        version: copy.version,
        from: copy.stage,
        to: WorkflowState::Published,
        manuscript: &copy.manuscript,
        publish_at: None,
        comment: "",
    };
    compose::publish(portal, &copy, step, now, &Actor::System("schedule")).await
}
