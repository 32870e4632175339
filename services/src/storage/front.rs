//! The front page as administrators compose it.

use domain::FrontSettings;
use sea_orm::{EntityTrait, QueryFilter, sea_query::Expr};

use super::{Actor, Storage, StorageError, audit, entities::category, settings};

impl Storage {
    /// Sets the setting called `key`, and gives the categories that its order
    /// names a block and all others none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn compose_front(
        &self,
        key: &str,
        front: &FrontSettings,
        actor: &Actor,
    ) -> Result<(), StorageError> {
        let db = self.begin().await?;
        let shown: Vec<i64> = front.order.iter().map(|id| id.0).collect();
        for (on_front, filter) in [
            (true, category::COLUMN.id.is_in(shown.iter().copied())),
            (false, category::COLUMN.id.is_not_in(shown)),
        ] {
            category::Entity::update_many()
                .col_expr(category::Column::OnFront, Expr::value(on_front))
                .filter(filter)
                .exec(&db)
                .await?;
        }
        settings::write(&db, key, front).await?;
        audit::record(&db, actor, "setting.set", ("setting", 0), key).await?;
        db.commit().await?;
        Ok(())
    }
}
