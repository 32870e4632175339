//! The document registry as editors keep it.

use domain::{
    Document, DocumentColumn, DocumentFilter, DocumentId, Paged, Slug, Sort, Visibility,
    document_form::DocumentChange,
    text::{compose, fold},
    time::iso_date,
};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::{forget_deleted, number_key};
use crate::storage::{
    Actor, Storage, StorageError, audit,
    document_search::condition,
    entities::{document, document_file, media},
    redirects,
};

/// The subject of audit entries.
const SUBJECT: &str = "document";

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentOutcome {
    /// It is as wished.
    Done(DocumentId),
    /// There is no such document.
    Unknown,
    /// Another one has number and date.
    Taken(String),
    /// There is no such file at that place of the form.
    NoFile(usize),
}

impl Storage {
    /// Page `page` of what `filter` leaves of the registry, of a visibility or of
    /// all that are not deleted, in an order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn desk_documents(
        &self,
        filter: &DocumentFilter,
        visibility: Option<Visibility>,
        sort: Sort<DocumentColumn>,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Document>, StorageError> {
        use document::Column;
        let select = document::Entity::find().filter(condition(filter, visibility, None));
        let total = select.clone().count(&self.read).await?;
        let order = if sort.falling { Order::Desc } else { Order::Asc };
        let select = match sort.by {
            DocumentColumn::IssuedOn => select.order_by(Column::IssuedOn, order.clone()),
            DocumentColumn::Number => select.order_by(Column::NumberKey, order.clone()),
            DocumentColumn::Issuer => {
                select.order_by(Column::Issuer, order.clone()).order_by_desc(Column::IssuedOn)
            }
        };
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let select = select.order_by(Column::Id, order);
        let rows = select.offset(skip).limit(u64::from(per_page)).all(&self.read).await?;
        Ok(Paged { items: self.with_attachments(rows).await?, page, per_page, total })
    }

    /// The document of that number, unless it is deleted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn document_by_id(&self, id: DocumentId) -> Result<Option<Document>, StorageError> {
        let rows = existing(id.0).all(&self.read).await?;
        Ok(self.with_attachments(rows).await?.into_iter().next())
    }

    /// Adds a document, or changes the one of that number; its former address
    /// leads to the new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_document(
        &self,
        id: Option<DocumentId>,
        change: DocumentChange,
        actor: &Actor,
    ) -> Result<DocumentOutcome, StorageError> {
        let db = self.begin().await?;
        let slug = Slug::from_title(&format!("{} {}", change.number, iso_date(change.issued_on)));
        forget_deleted(&db, slug.as_str()).await?;
        let by_slug = document::Entity::find().filter(document::COLUMN.slug.eq(slug.as_str()));
        if let Some(holder) = by_slug.one(&db).await?.filter(|row| Some(DocumentId(row.id)) != id) {
            return Ok(DocumentOutcome::Taken(holder.number));
        }
        let files = match files(&db, &change).await? {
            Ok(files) => files,
            Err(place) => return Ok(DocumentOutcome::NoFile(place)),
        };
        let number = change.number.clone();
        let row = columns(change, &slug);
        let path = |slug: &str| format!("/van-ban/{slug}");
        let (id, action) = match id {
            Some(DocumentId(id)) => {
                let Some(before) = existing(id).one(&db).await? else {
                    return Ok(DocumentOutcome::Unknown);
                };
                document::Entity::update(document::ActiveModel { id: Set(id), ..row }).exec(&db).await?;
                redirects::moved(&db, &path(&before.slug), &path(slug.as_str()), actor).await?;
                (id, "document.update")
            }
            None => {
                redirects::here(&db, &path(slug.as_str())).await?;
                (document::Entity::insert(row).exec(&db).await?.last_insert_id, "document.create")
            }
        };
        keep_files(&db, id, files).await?;
        audit::record(&db, actor, action, (SUBJECT, id), &number).await?;
        db.commit().await?;
        Ok(DocumentOutcome::Done(DocumentId(id)))
    }
}

fn existing(id: i64) -> Select<document::Entity> {
    document::Entity::find_by_id(id).filter(document::COLUMN.visibility.ne(Visibility::Deleted.as_str()))
}

fn columns(change: DocumentChange, slug: &Slug) -> document::ActiveModel {
    document::ActiveModel {
        slug: Set(slug.to_string()),
        number_key: Set(number_key(&change.number)),
        folded: Set(fold(&format!("{} {}", change.number, change.summary))),
        number: Set(change.number),
        issued_on: Set(iso_date(change.issued_on)),
        effective_on: Set(change.effective_on.map(iso_date)),
        expires_on: Set(change.expires_on.map(iso_date)),
        kind: Set(compose(&change.kind)),
        issuer: Set(compose(&change.issuer)),
        signer: Set(change.signer),
        field: Set(compose(&change.field)),
        summary: Set(change.summary),
        ..Default::default()
    }
}

/// The numbers of the files with their labels, or the place of one that is not there.
async fn files(
    db: &impl ConnectionTrait,
    change: &DocumentChange,
) -> Result<Result<Vec<(i64, String)>, usize>, StorageError> {
    let mut files = Vec::new();
    for file in &change.files {
        let found = media::Entity::find().filter(media::COLUMN.hash.eq(file.hash.as_str())).one(db).await?;
        // Pictures are shown, not attached.
        let Some(row) = found.filter(|row| domain::FileKind::from_mime(&row.mime).is_some()) else {
            return Ok(Err(file.place));
        };
        files.push((row.id, file.label.clone()));
    }
    Ok(Ok(files))
}

async fn keep_files(
    db: &impl ConnectionTrait,
    id: i64,
    files: Vec<(i64, String)>,
) -> Result<(), StorageError> {
    document_file::Entity::delete_many().filter(document_file::COLUMN.document_id.eq(id)).exec(db).await?;
    let rows: Vec<_> = (0..)
        .zip(files)
        .map(|(position, (file, label))| document_file::ActiveModel {
            document_id: Set(id),
            position: Set(position),
            media_id: Set(file),
            label: Set(label),
        })
        .collect();
    if !rows.is_empty() {
        document_file::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}
