//! Rows of former addresses.

use domain::{
    Destination, FormerPath, Paged, Redirect, RedirectId, Sort, Timestamp, redirect::RedirectColumn,
    text::fold,
};
use sea_orm::{
    ActiveValue::Set,
    Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, Order, PaginatorTrait,
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

    /// Page `page` of former addresses that hold `words`, with or without marks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redirects(
        &self,
        words: &str,
        sort: Sort<RedirectColumn>,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Redirect>, StorageError> {
        use redirect::Column;
        let mut wanted = Condition::all().add(redirect::COLUMN.deleted_at.is_null());
        for word in fold(words).split_whitespace().take(5) {
            wanted = wanted.add(Expr::col(Column::Folded).like(containing(word)));
        }
        let select = redirect::Entity::find().filter(wanted);
        let total = select.clone().count(&self.read).await?;
        let order = if sort.falling { Order::Desc } else { Order::Asc };
        let select = match sort.by {
            RedirectColumn::Made => select.order_by(Column::MadeAt, order.clone()),
            RedirectColumn::From => select.order_by(Column::Source, order.clone()),
            RedirectColumn::To => select.order_by(Column::Target, order.clone()),
        };
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let select = select.order_by(Column::Id, order);
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
        if let Some(chain) = chain(&db, from.as_str(), to.as_str()).await? {
            return Ok(chain);
        }
        lead(&db, from.as_str(), to.as_str(), actor).await?;
        db.commit().await?;
        Ok(Added::Now)
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
    let leading = redirect::Entity::find().filter(redirect::COLUMN.target.eq(from));
    for row in leading.all(db).await? {
        let folded = folded(&row.source, to);
        let row = redirect::ActiveModel { target: Set(to.to_owned()), folded: Set(folded), ..row.into() };
        redirect::Entity::update(row).exec(db).await?;
    }
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
        folded: Set(folded(from, to)),
        ..Default::default()
    };
    redirect::Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Source)
                .update_columns([Column::Target, Column::MadeAt, Column::DeletedAt, Column::Folded])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    let id = live(db, from).await?.map_or(0, |row| row.id);
    audit::record(db, actor, "redirect.create", (SUBJECT, id), &format!("{from} → {to}")).await
}

/// What a path would make a chain with, or a circle.
pub(super) async fn chain(
    db: &impl ConnectionTrait,
    from: &str,
    to: &str,
) -> Result<Option<Added>, StorageError> {
    if let Ok(own) = FormerPath::parse(to)
        && let Some(row) = live(db, own.as_str()).await?
    {
        return Ok(Some(Added::LeadsOn(to_domain(row)?.to)));
    }
    let leading = redirect::Entity::find()
        .filter(redirect::COLUMN.deleted_at.is_null())
        .filter(redirect::COLUMN.target.eq(from));
    leading.one(db).await?.map(|row| Ok(Added::IsLedTo(to_domain(row)?.from))).transpose()
}

/// What a search looks at.
fn folded(source: &str, target: &str) -> String {
    fold(&format!("{source} {target}"))
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
