//! Making one category of two.

use domain::{CategoryId, Manuscript};
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
    sea_query::Expr,
};

use super::arrange::{Arranged, SUBJECT, follow_in_menu, next_position, readdress, tree, url};
use crate::storage::{
    Actor, Storage, StorageError, audit,
    document_search::containing,
    entities::{article, category, manuscript},
    redirects,
};

impl Storage {
    /// Files everything of `id` under `into` and forgets `id`, whose address
    /// then leads there. What lies below it comes to lie below `into`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn merge_category(
        &self,
        id: CategoryId,
        into: CategoryId,
        actor: &Actor,
    ) -> Result<Arranged, StorageError> {
        let db = self.begin().await?;
        let tree = tree(&db).await?;
        let (Some(from), Some(to)) = (tree.get(id), tree.get(into)) else { return Ok(Arranged::Unknown) };
        if tree.subtree(id).contains(&into) {
            return Ok(Arranged::Cycle);
        }
        for (position, child) in (next_position(&tree, Some(into))..).zip(tree.children(id)) {
            if let Some(taken) =
                tree.children(into).find(|sibling| sibling.slug == child.slug && sibling.id != id)
            {
                return Ok(Arranged::Taken(taken.id));
            }
            let row = category::ActiveModel {
                id: Set(child.id.0),
                parent_id: Set(Some(into.0)),
                position: Set(position),
                ..Default::default()
            };
            category::Entity::update(row).exec(&db).await?;
        }
        refile(&db, id, into).await?;
        // First, as a category below may come to stand at its very address.
        category::Entity::delete_by_id(id.0).exec(&db).await?;
        redirects::moved(&db, &url(&from.path), &url(&to.path), actor).await?;
        follow_in_menu(&db, &url(&from.path), &url(&to.path)).await?;
        for below in tree.subtree(id).into_iter().skip(1).filter_map(|id| tree.get(id)) {
            let rest = below.path.strip_prefix(&from.path).unwrap_or_default();
            readdress(&db, below, &format!("{}{rest}", to.path), actor).await?;
        }
        let detail = format!("{} → {}", from.name, to.name);
        audit::record(&db, actor, "category.merge", (SUBJECT, into.0), &detail).await?;
        db.commit().await?;
        Ok(Arranged::Done(into))
    }
}

/// Files articles and what is being written elsewhere.
async fn refile(db: &DatabaseTransaction, id: CategoryId, into: CategoryId) -> Result<(), StorageError> {
    article::Entity::update_many()
        .col_expr(article::Column::CategoryId, Expr::value(into.0))
        .filter(article::COLUMN.category_id.eq(id.0))
        .exec(db)
        .await?;
    for (row, mut copy) in wishing(db, id).await? {
        copy.category = Some(into);
        let content =
            serde_json::to_string(&copy).map_err(|error| StorageError::Corrupt(error.to_string()))?;
        let mut row = row.into_active_model();
        row.content = Set(content);
        manuscript::Entity::update(row).exec(db).await?;
    }
    Ok(())
}

/// The working copies that are to be filed under a category.
pub(super) async fn wishing(
    db: &DatabaseTransaction,
    id: CategoryId,
) -> Result<Vec<(manuscript::Model, Manuscript)>, StorageError> {
    let word = format!("\"category\":{id}");
    let rows = manuscript::Entity::find()
        .filter(Expr::col(manuscript::Column::Content).like(containing(&word)))
        .all(db)
        .await?;
    let mut wishing = Vec::new();
    for row in rows {
        let copy: Manuscript = serde_json::from_str(&row.content)
            .map_err(|error| StorageError::Corrupt(format!("manuscript {}: {error}", row.article_id)))?;
        if copy.category == Some(id) {
            wishing.push((row, copy));
        }
    }
    Ok(wishing)
}
