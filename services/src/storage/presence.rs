//! Who has what open at the desk.

use domain::{ArticleId, IsoWeek, Timestamp, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

use super::{Storage, StorageError, entities::presence};

/// How long somebody who says nothing counts as present, in seconds.
const PATIENCE: i64 = 40;
/// How much of a window's name is kept, in characters.
const MAX_CLIENT: usize = 40;

/// What several may have open at once.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The text of an article.
    Article(ArticleId),
    /// A week of the work calendar.
    Week(IsoWeek),
}

impl Place {
    fn key(self) -> String {
        match self {
            Self::Article(id) => format!("article:{}", id.0),
            Self::Week(week) => format!("week:{week}"),
        }
    }
}

impl Storage {
    /// Notes that somebody has the place open in a window, and says who else
    /// has: the names of other accounts, each once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn present(
        &self,
        place: Place,
        client: &str,
        account: UserId,
        name: &str,
    ) -> Result<Vec<String>, StorageError> {
        use presence::Column;
        let now = Timestamp::now().0;
        presence::Entity::delete_many().filter(Column::SeenAt.lt(now - PATIENCE)).exec(&self.write).await?;
        let row = presence::ActiveModel {
            place: Set(place.key()),
            client: Set(client.chars().filter(char::is_ascii_alphanumeric).take(MAX_CLIENT).collect()),
            account_id: Set(account.0),
            name: Set(name.to_owned()),
            seen_at: Set(now),
        };
        presence::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([Column::Place, Column::Client])
                    .update_columns([Column::AccountId, Column::Name, Column::SeenAt])
                    .to_owned(),
            )
            .exec_without_returning(&self.write)
            .await?;
        let others = presence::Entity::find()
            .filter(Column::Place.eq(place.key()))
            .filter(Column::AccountId.ne(account.0))
            .order_by_asc(Column::Name)
            .all(&self.write)
            .await?;
        let mut names: Vec<String> = others.into_iter().map(|row| row.name).collect();
        names.dedup();
        Ok(names)
    }
}
