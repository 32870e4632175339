//! Rows of the document registry.

use domain::{
    Document, DocumentId, Paged, Slug,
    citation::DocumentNumber,
    text::fold,
    time::{Date, iso_date, parse_iso_date},
};
use sea_orm::{
    ActiveValue::Set, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use super::{Actor, Storage, StorageError, audit, cards::slug, entities::document};

/// A document before it has a number in storage.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// Number and sign exactly as issued; with the date it identifies the document.
    pub number: String,
    /// The date of issue.
    pub issued_on: Date,
    /// Its type.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// The field it regulates.
    pub field: String,
    /// What it is about.
    pub summary: String,
}

impl Storage {
    /// Page `page` of the registry, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn documents(&self, page: u32, per_page: u32) -> Result<Paged<Document>, StorageError> {
        let select = document::Entity::find()
            .order_by_desc(document::Column::IssuedOn)
            .order_by_desc(document::Column::Id);
        let total = select.clone().count(&self.read).await?;
        let skip = u64::from(page.saturating_sub(1)) * u64::from(per_page);
        let rows = select.offset(skip).limit(u64::from(per_page)).all(&self.read).await?;
        let items: Result<_, _> = rows.into_iter().map(to_domain).collect();
        Ok(Paged { items: items?, page, per_page, total })
    }

    /// The document at an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn document(&self, slug: &Slug) -> Result<Option<Document>, StorageError> {
        let row =
            document::Entity::find().filter(document::COLUMN.slug.eq(slug.as_str())).one(&self.read).await?;
        row.map(to_domain).transpose()
    }

    /// Stores a document, replacing an earlier one of the same number and date.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_document(&self, new: NewDocument, actor: &Actor) -> Result<(), StorageError> {
        use document::Column;
        let db = self.begin().await?;
        let slug = Slug::from_title(&format!("{} {}", new.number, iso_date(new.issued_on)));
        let row = document::ActiveModel {
            slug: Set(slug.to_string()),
            number_key: Set(number_key(&new.number)),
            number: Set(new.number),
            issued_on: Set(iso_date(new.issued_on)),
            kind: Set(new.kind),
            issuer: Set(new.issuer),
            field: Set(new.field),
            summary: Set(new.summary),
            ..Default::default()
        };
        let replaced =
            [Column::Number, Column::NumberKey, Column::Kind, Column::Issuer, Column::Field, Column::Summary];
        document::Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Slug).update_columns(replaced).to_owned())
            .exec_without_returning(&db)
            .await?;
        audit::record(&db, actor, "document.put", ("document", 0), slug.as_str()).await?;
        db.commit().await?;
        Ok(())
    }
}

/// By what citations find a document: the key of its number, or of the text as
/// it stands when that is no number.
pub(super) fn number_key(number: &str) -> String {
    DocumentNumber::parse(number).map_or_else(|_| fold(number), |number| number.key().to_owned())
}

pub(super) fn to_domain(row: document::Model) -> Result<Document, StorageError> {
    let issued_on = parse_iso_date(&row.issued_on)
        .map_err(|_| StorageError::Corrupt(format!("date of document {}", row.id)))?;
    Ok(Document {
        id: DocumentId(row.id),
        slug: slug(row.slug)?,
        number: row.number,
        issued_on,
        kind: row.kind,
        issuer: row.issuer,
        field: row.field,
        summary: row.summary,
    })
}
