//! Rows of former addresses.

use domain::{Destination, FormerPath, Paged, Redirect, RedirectId, Timestamp};
use sea_orm::{
    ActiveValue::Set,
    Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::{Actor, Storage, StorageError, audit, document_search::containing, entities::redirect};

/// The subject of audit entries.
const SUBJECT: &str = "redirect";

/// Why a path does not lead somewhere now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It does.
    Now,
    /// It led elsewhere already.
    Taken(Destination),
    /// The destination leads on itself, to there.
    LeadsOn(Destination),
    /// Another path leads to this one.
    IsLedTo(FormerPath),
}

impl Storage {
    /// Where a path leads, if it is a former one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redirect_of(&self, path: &FormerPath) -> Result<Option<Destination>, StorageError> {
        let row = live(&self.read, path.as_str()).await?;
        row.map(|row| Ok(to_domain(row)?.to)).transpose()
    }

    /// Page `page` of former addresses that hold `words`, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redirects(
        &self,
        words: &str,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Redirect>, StorageError> {
        let mut wanted = Condition::all().add(redirect::COLUMN.deleted_at.is_null());
        for word in words.split_whitespace().take(5) {
            let like = |column| Expr::col(column).like(containing(word));
            wanted = wanted.add(like(redirect::Column::Source).or(like(redirect::Column::Target)));
        }
        let select = redirect::Entity::find().filter(wanted).order_by_desc(redirect::Column::Id);
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = select.offset(skip).limit(u64::from(per_page)).all(&self.read).await?;
        let items: Result<_, _> = rows.into_iter().map(to_domain).collect();
        Ok(Paged { items: items?, page, per_page, total })
    }

    /// Lets a path lead somewhere, unless that would be a loop or a chain.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_redirect(
        &self,
        from: &FormerPath,
        to: &Destination,
        actor: &Actor,
    ) -> Result<Added, StorageError> {
        let db = self.begin().await?;
        if let Some(row) = live(&db, from.as_str()).await? {
            return Ok(Added::Taken(to_domain(row)?.to));
        }
        if let Ok(own) = FormerPath::parse(to.as_str())
            && let Some(row) = live(&db, own.as_str()).await?
        {
            return Ok(Added::LeadsOn(to_domain(row)?.to));
        }
        let leading = redirect::Entity::find()
            .filter(redirect::COLUMN.deleted_at.is_null())
            .filter(redirect::COLUMN.target.eq(from.as_str()));
        if let Some(row) = leading.one(&db).await? {
            return Ok(Added::IsLedTo(to_domain(row)?.from));
        }
        lead(&db, from.as_str(), to.as_str(), actor).await?;
        db.commit().await?;
        Ok(Added::Now)
    }

    /// Lets a path lead nowhere, or again where it led. `None` for no such path.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_redirect_deleted(
        &self,
        id: RedirectId,
        deleted: bool,
        actor: &Actor,
    ) -> Result<Option<Redirect>, StorageError> {
        let db = self.begin().await?;
        let Some(row) = redirect::Entity::find_by_id(id.0).one(&db).await? else { return Ok(None) };
        if row.deleted_at.is_some() != deleted {
            let mut changed = row.clone().into_active_model();
            changed.deleted_at = Set(deleted.then(|| Timestamp::now().0));
            redirect::Entity::update(changed).exec(&db).await?;
            let action = if deleted { "redirect.delete" } else { "redirect.restore" };
            audit::record(&db, actor, action, (SUBJECT, id.0), &row.source).await?;
        }
        db.commit().await?;
        to_domain(row).map(Some)
    }

    /// The former address of that number, if it was deleted and can come back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn deleted_redirect(&self, id: RedirectId) -> Result<Option<Redirect>, StorageError> {
        let row = redirect::Entity::find_by_id(id.0).filter(redirect::COLUMN.deleted_at.is_not_null());
        row.one(&self.read).await?.map(to_domain).transpose()
    }
}

/// Content has moved from one path to another, in a transaction of the
/// caller's: what led to the first leads to the second at once, and the second
/// leads nowhere but to its content.
pub(super) async fn moved(
    db: &DatabaseTransaction,
    from: &str,
    to: &str,
    actor: &Actor,
) -> Result<(), StorageError> {
    if from == to {
        return Ok(());
    }
    redirect::Entity::update_many()
        .col_expr(redirect::Column::Target, Expr::value(to))
        .filter(redirect::COLUMN.target.eq(from))
        .exec(db)
        .await?;
    here(db, to).await?;
    lead(db, from, to, actor).await
}

/// There is content at a path now: it no longer leads elsewhere.
pub(super) async fn here(db: &DatabaseTransaction, path: &str) -> Result<(), StorageError> {
    redirect::Entity::delete_many().filter(redirect::COLUMN.source.eq(path)).exec(db).await?;
    Ok(())
}

async fn lead(db: &DatabaseTransaction, from: &str, to: &str, actor: &Actor) -> Result<(), StorageError> {
    use redirect::Column;
    let row = redirect::ActiveModel {
        source: Set(from.to_owned()),
        target: Set(to.to_owned()),
        made_at: Set(Timestamp::now().0),
        deleted_at: Set(None),
        ..Default::default()
    };
    redirect::Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Source)
                .update_columns([Column::Target, Column::MadeAt, Column::DeletedAt])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    let id = live(db, from).await?.map_or(0, |row| row.id);
    audit::record(db, actor, "redirect.create", (SUBJECT, id), &format!("{from} → {to}")).await
}

async fn live(db: &impl ConnectionTrait, source: &str) -> Result<Option<redirect::Model>, StorageError> {
    let found = redirect::Entity::find()
        .filter(redirect::COLUMN.source.eq(source))
        .filter(redirect::COLUMN.deleted_at.is_null());
    Ok(found.one(db).await?)
}

fn to_domain(row: redirect::Model) -> Result<Redirect, StorageError> {
    let redirect::Model { id, source, target, made_at, .. } = row;
    let corrupt = || StorageError::Corrupt(format!("redirect {id}"));
    Ok(Redirect {
        id: RedirectId(id),
        from: FormerPath::parse(&source).map_err(|_| corrupt())?,
        to: Destination::parse(&target).ok_or_else(corrupt)?,
        made_at: Timestamp(made_at),
    })
}
