//! Leaders and rooms, in their order.

use domain::week::CalendarLists;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};

use crate::storage::{Actor, Storage, StorageError, audit, entities::calendar_name};

const LEADER: &str = "leader";
const ROOM: &str = "room";

impl Storage {
    /// Both lists.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar_lists(&self) -> Result<CalendarLists, StorageError> {
        let rows = calendar_name::Entity::find()
            .order_by_asc(calendar_name::Column::Position)
            .all(&self.read)
            .await?;
        let of =
            |kind: &str| rows.iter().filter(|row| row.kind == kind).map(|row| row.name.clone()).collect();
        Ok(CalendarLists { leaders: of(LEADER), rooms: of(ROOM) })
    }

    /// Sets both lists.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_calendar_lists(&self, lists: &CalendarLists, actor: &Actor) -> Result<(), StorageError> {
        let db = self.begin().await?;
        calendar_name::Entity::delete_many()
            .filter(calendar_name::COLUMN.kind.is_in([LEADER, ROOM]))
            .exec(&db)
            .await?;
        let rows = [(LEADER, &lists.leaders), (ROOM, &lists.rooms)].into_iter().flat_map(|(kind, names)| {
            (0..).zip(names).map(move |(position, name)| calendar_name::ActiveModel {
                kind: Set(kind.to_owned()),
                position: Set(position),
                name: Set(name.clone()),
            })
        });
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            calendar_name::Entity::insert_many(rows).exec_without_returning(&db).await?;
        }
        audit::record(&db, actor, "calendar.lists", (super::DRAFT, 0), "").await?;
        db.commit().await?;
        Ok(())
    }
}
