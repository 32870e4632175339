//! Rows of the document registry.

pub mod desk;

use std::collections::HashMap;

use domain::{
    Attachment, Document, DocumentCard, DocumentFilter, DocumentId, MediaId, Paged, Slug, Visibility,
    citation::DocumentNumber,
    text::{compose, fold},
    time::{Date, iso_date, parse_iso_date},
};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::OnConflict,
};

use super::{
    Actor, Storage, StorageError, audit,
    cards::slug,
    document_search::condition,
    entities::{document, document_file},
};

/// A document before it has a number in storage.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// Number and sign exactly as issued; with the date it identifies the document.
    pub number: String,
    /// The date of issue.
    pub issued_on: Date,
    /// The first day on which it is in force, where the document says one.
    pub effective_on: Option<Date>,
    /// The first day on which it is no longer in force.
    pub expires_on: Option<Date>,
    /// Its type.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// The field it regulates.
    pub field: String,
    /// What it is about.
    pub summary: String,
    /// Its files, in the order in which they are read.
    pub attachments: Vec<NewAttachment>,
}

/// A stored file that is to belong to a document.
#[derive(Clone, Debug)]
pub struct NewAttachment {
    /// The file.
    pub file: MediaId,
    /// What it is to the document; may be empty.
    pub label: String,
}

impl Storage {
    /// Page `page` of what `filter` leaves of the registry, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn documents(
        &self,
        filter: &DocumentFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Document>, StorageError> {
        let select = document::Entity::find()
            .filter(condition(filter, Some(Visibility::Shown), None))
            .order_by_desc(document::Column::IssuedOn)
            .order_by_desc(document::Column::Id);
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = select.offset(skip).limit(u64::from(per_page)).all(&self.read).await?;
        Ok(Paged { items: self.with_attachments(rows).await?, page, per_page, total })
    }

    /// The newest documents as lists show them, at most `limit`, in one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn document_cards(&self, limit: u32) -> Result<Vec<DocumentCard>, StorageError> {
        let rows = document::Entity::find()
            .filter(document::COLUMN.visibility.eq(Visibility::Shown.as_str()))
            .order_by_desc(document::Column::IssuedOn)
            .order_by_desc(document::Column::Id)
            .limit(u64::from(limit))
            .all(&self.read)
            .await?;
        let card = |row: document::Model| {
            Ok(DocumentCard {
                slug: slug(row.slug)?,
                number: row.number,
                issued_on: parse_iso_date(&row.issued_on)
                    .map_err(|error| StorageError::Corrupt(error.to_string()))?,
                issuer: row.issuer,
                summary: row.summary,
            })
        };
        rows.into_iter().map(card).collect()
    }

    /// The document at an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn document(&self, slug: &Slug) -> Result<Option<Document>, StorageError> {
        let rows = document::Entity::find()
            .filter(document::COLUMN.slug.eq(slug.as_str()))
            .filter(document::COLUMN.visibility.eq(Visibility::Shown.as_str()))
            .all(&self.read)
            .await?;
        Ok(self.with_attachments(rows).await?.into_iter().next())
    }

    /// Stores a document, replacing an earlier one of the same number and date;
    /// what the desk has hidden stays so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_document(&self, new: NewDocument, actor: &Actor) -> Result<(), StorageError> {
        use document::Column;
        let db = self.begin().await?;
        let slug = Slug::from_title(&format!("{} {}", new.number, iso_date(new.issued_on)));
        forget_deleted(&db, slug.as_str()).await?;
        let row = document::ActiveModel {
            slug: Set(slug.to_string()),
            number_key: Set(number_key(&new.number)),
            folded: Set(fold(&format!("{} {}", new.number, new.summary))),
            number: Set(new.number),
            issued_on: Set(iso_date(new.issued_on)),
            effective_on: Set(new.effective_on.map(iso_date)),
            expires_on: Set(new.expires_on.map(iso_date)),
            kind: Set(compose(&new.kind)),
            issuer: Set(compose(&new.issuer)),
            field: Set(compose(&new.field)),
            summary: Set(new.summary),
            visibility: Set(Visibility::Shown.as_str().to_owned()),
            ..Default::default()
        };
        let replaced = [
            Column::Number,
            Column::NumberKey,
            Column::EffectiveOn,
            Column::ExpiresOn,
            Column::Kind,
            Column::Issuer,
            Column::Field,
            Column::Summary,
            Column::Folded,
        ];
        document::Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Slug).update_columns(replaced).to_owned())
            .exec_without_returning(&db)
            .await?;
        replace_attachments(&db, &slug, new.attachments).await?;
        audit::record(&db, actor, "document.put", ("document", 0), slug.as_str()).await?;
        db.commit().await?;
        Ok(())
    }

    async fn with_attachments(&self, rows: Vec<document::Model>) -> Result<Vec<Document>, StorageError> {
        let ids = rows.iter().map(|row| row.id);
        let places = document_file::Entity::find()
            .filter(document_file::COLUMN.document_id.is_in(ids))
            .order_by_asc(document_file::Column::Position)
            .all(&self.read)
            .await?;
        let media: Vec<MediaId> = places.iter().map(|place| MediaId(place.media_id)).collect();
        let files = self.files(&media).await?;
        let mut attachments: HashMap<i64, Vec<Attachment>> = HashMap::new();
        for place in places {
            if let Some(file) = files.get(&MediaId(place.media_id)).cloned() {
                let attachment = Attachment { label: place.label, file };
                attachments.entry(place.document_id).or_default().push(attachment);
            }
        }
        rows.into_iter()
            .map(|row| {
                let attachments = attachments.remove(&row.id).unwrap_or_default();
                to_domain(row, attachments)
            })
            .collect()
    }
}

/// By what citations find a document: the key of its number, or of the text as
/// it stands when that is no number.
pub(super) fn number_key(number: &str) -> String {
    DocumentNumber::parse(number).map_or_else(|_| fold(number), |number| number.key().to_owned())
}

/// A document that was deleted makes room for one of the same number and date.
async fn forget_deleted(db: &impl ConnectionTrait, slug: &str) -> Result<(), StorageError> {
    document::Entity::delete_many()
        .filter(document::COLUMN.slug.eq(slug))
        .filter(document::COLUMN.visibility.eq(Visibility::Deleted.as_str()))
        .exec(db)
        .await?;
    Ok(())
}

async fn replace_attachments(
    db: &DatabaseTransaction,
    slug: &Slug,
    attachments: Vec<NewAttachment>,
) -> Result<(), StorageError> {
    let row = document::Entity::find().filter(document::COLUMN.slug.eq(slug.as_str())).one(db).await?;
    let id = row.ok_or_else(|| StorageError::Corrupt(format!("document {slug} vanished")))?.id;
    document_file::Entity::delete_many().filter(document_file::COLUMN.document_id.eq(id)).exec(db).await?;
    let rows = attachments.into_iter().zip(0..).map(|(attachment, position)| document_file::ActiveModel {
        document_id: Set(id),
        position: Set(position),
        media_id: Set(attachment.file.0),
        label: Set(attachment.label),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        document_file::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

fn to_domain(row: document::Model, attachments: Vec<Attachment>) -> Result<Document, StorageError> {
    let id = row.id;
    let date = |text: &str| {
        parse_iso_date(text).map_err(|_| StorageError::Corrupt(format!("a date of document {id}")))
    };
    Ok(Document {
        id: DocumentId(id),
        slug: slug(row.slug)?,
        number: row.number,
        issued_on: date(&row.issued_on)?,
        effective_on: row.effective_on.as_deref().map(date).transpose()?,
        expires_on: row.expires_on.as_deref().map(date).transpose()?,
        kind: row.kind,
        issuer: row.issuer,
        signer: row.signer,
        field: row.field,
        summary: row.summary,
        attachments,
        visibility: Visibility::from_name(&row.visibility)
            .ok_or_else(|| StorageError::Corrupt(format!("visibility of document {id}")))?,
    })
}
