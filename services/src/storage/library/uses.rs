//! Where pictures and files are used: by number where rows name them, by content
//! address where texts do.

use std::collections::{HashMap, HashSet};

use domain::{ArticleId, LibraryItem, MediaId, MediaPlace, MediaUse, SiteIdentity, Timestamp};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait as _},
};

use super::{Storage, StorageError, item};
use crate::storage::entities::{
    article, article_media, article_revision, document, document_file, draft, manuscript, media,
    media_former, page, programme, programme_file, setting,
};

/// How many texts are looked through at a time.
const TEXTS: u64 = 200;
/// How many entries a list of uses has at most, of each kind.
const MAX_USES: u64 = 100;
/// Length of a content address, in hexadecimal digits.
const HASH_LEN: usize = 32;

impl Storage {
    /// Where a picture or file is used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn media_uses(&self, id: MediaId) -> Result<Vec<MediaUse>, StorageError> {
        match media::Entity::find_by_id(id.0).one(&self.read).await? {
            Some(row) => of(&self.read, &row).await,
            None => Ok(Vec::new()),
        }
    }

    /// What came before `before` and is used nowhere, not even in an earlier
    /// version; the oldest first. Every text is looked through once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unused_media(&self, before: Timestamp) -> Result<Vec<LibraryItem>, StorageError> {
        let rows = unnamed_by_rows(before).all(&self.read).await?;
        let mut addresses: HashMap<String, i64> = rows.iter().map(|row| (row.hash.clone(), row.id)).collect();
        if addresses.is_empty() {
            return Ok(Vec::new());
        }
        for former in media_former::Entity::find().all(&self.read).await? {
            addresses.insert(former.hash, former.media_id);
        }
        let mut used = HashSet::new();
        let mut look =
            |text: &str| used.extend(addresses_in(text).filter_map(|hash| addresses.get(hash).copied()));
        macro_rules! look_through {
            ($($entity:ident . $column:ident by $key:ident),+ $(,)?) => {$(
                let texts = $entity::Entity::find()
                    .select_only()
                    .column($entity::Column::$column)
                    .filter($entity::Column::$column.is_not_null())
                    .order_by_asc($entity::Column::$key)
                    .into_tuple::<String>();
                let mut pages = texts.paginate(&self.read, TEXTS);
                while let Some(texts) = pages.fetch_and_next().await? {
                    texts.iter().for_each(|text| look(text));
                }
            )+};
        }
        look_through!(
            article.BodyHtml by Id,
            manuscript.Content by ArticleId,
            article_revision.BodyHtml by Id,
            article_revision.Manuscript by Id,
            page.BodyHtml by Id,
            programme.BodyHtml by Id,
            draft.Attachment by Id,
            setting.Value by Key,
        );
        rows.into_iter().filter(|row| !used.contains(&row.id)).map(item).collect()
    }
}

/// What no row names by its number.
fn unnamed_by_rows(before: Timestamp) -> sea_orm::Select<media::Entity> {
    macro_rules! unnamed {
        ($select:expr, $($entity:ident . $column:ident),+ $(,)?) => {
            $select$(.filter(
                media::Column::Id.not_in_subquery(
                    sea_orm::QueryTrait::into_query(
                        $entity::Entity::find()
                            .select_only()
                            .column($entity::Column::$column)
                            .filter($entity::Column::$column.is_not_null()),
                    ),
                ),
            ))+
        };
    }
    unnamed!(
        media::Entity::find()
            .filter(media::COLUMN.created_at.lt(before.0))
            .order_by_asc(media::Column::CreatedAt)
            .order_by_asc(media::Column::Id),
        article_media.MediaId,
        article.LeadMediaId,
        document_file.MediaId,
        programme_file.MediaId,
        programme.CoverMediaId,
    )
}

/// Every content address that a text may name.
fn addresses_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !matches!(c, '0'..='9' | 'a'..='f')).filter(|run| run.len() == HASH_LEN)
}

/// Where the row's picture or file is used: readers' articles first.
pub(super) async fn of(db: &impl ConnectionTrait, row: &media::Model) -> Result<Vec<MediaUse>, StorageError> {
    let former =
        media_former::Entity::find().filter(media_former::COLUMN.media_id.eq(row.id)).all(db).await?;
    let addresses: Vec<String> =
        former.into_iter().map(|former| former.hash).chain([row.hash.clone()]).collect();
    let mut uses = articles(db, row, &addresses).await?;
    uses.extend(elsewhere(db, row, &addresses).await?);
    Ok(uses)
}

/// A column names one of the addresses.
fn names(column: impl ColumnTrait, addresses: &[String]) -> Condition {
    addresses.iter().fold(Condition::any(), |any, address| any.add(column.contains(address)))
}

async fn articles(
    db: &impl ConnectionTrait,
    row: &media::Model,
    addresses: &[String],
) -> Result<Vec<MediaUse>, StorageError> {
    let linked = article_media::Entity::find()
        .select_only()
        .column(article_media::Column::ArticleId)
        .filter(article_media::COLUMN.media_id.eq(row.id));
    let shown = article::Entity::find().filter(
        names(article::Column::BodyHtml, addresses)
            .add(article::Column::LeadMediaId.eq(row.id))
            .add(article::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(linked))),
    );
    let of_article = |select: sea_orm::Select<article::Entity>| {
        select
            .select_only()
            .columns([article::Column::Id, article::Column::Title])
            .order_by_desc(article::Column::Id)
            .limit(MAX_USES)
            .into_tuple::<(i64, String)>()
    };
    let written = manuscript::Entity::find()
        .select_only()
        .columns([manuscript::Column::ArticleId, manuscript::Column::Title])
        .filter(names(manuscript::Column::Content, addresses))
        .order_by_desc(manuscript::Column::ArticleId)
        .limit(MAX_USES)
        .into_tuple::<(i64, String)>();
    let kept =
        article_revision::Entity::find().select_only().column(article_revision::Column::ArticleId).filter(
            names(article_revision::Column::BodyHtml, addresses)
                .add(names(article_revision::Column::Manuscript, addresses)),
        );
    let kept = article::Entity::find().filter(
        Expr::col((article::Entity, article::Column::Id)).in_subquery(sea_orm::QueryTrait::into_query(kept)),
    );
    let mut seen = HashSet::new();
    let mut uses = Vec::new();
    let found = [
        (of_article(shown).all(db).await?, MediaPlace::Article as fn(ArticleId) -> MediaPlace),
        (written.all(db).await?, MediaPlace::Manuscript),
        (of_article(kept).all(db).await?, MediaPlace::Version),
    ];
    for (rows, place) in found {
        for (id, title) in rows {
            if seen.insert(id) {
                uses.push(MediaUse { place: place(ArticleId(id)), title });
            }
        }
    }
    Ok(uses)
}

async fn elsewhere(
    db: &impl ConnectionTrait,
    row: &media::Model,
    addresses: &[String],
) -> Result<Vec<MediaUse>, StorageError> {
    let documents = document_file::Entity::find()
        .select_only()
        .column(document_file::Column::DocumentId)
        .filter(document_file::COLUMN.media_id.eq(row.id));
    let issues = programme_file::Entity::find()
        .select_only()
        .column(programme_file::Column::ProgrammeId)
        .filter(programme_file::COLUMN.media_id.eq(row.id));
    let documents = document::Entity::find()
        .select_only()
        .columns([document::Column::Slug, document::Column::Number])
        .filter(document::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(documents)))
        .limit(MAX_USES)
        .into_tuple::<(String, String)>();
    let issues = programme::Entity::find()
        .select_only()
        .columns([programme::Column::Slug, programme::Column::Title])
        .filter(
            names(programme::Column::BodyHtml, addresses)
                .add(programme::Column::CoverMediaId.eq(row.id))
                .add(programme::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(issues))),
        )
        .limit(MAX_USES)
        .into_tuple::<(String, String)>();
    let pages = page::Entity::find()
        .select_only()
        .columns([page::Column::Slug, page::Column::Title])
        .filter(names(page::Column::BodyHtml, addresses))
        .limit(MAX_USES)
        .into_tuple::<(String, String)>();
    let drafts = draft::Entity::find()
        .select_only()
        .columns([draft::Column::Slug, draft::Column::Title])
        .filter(names(draft::Column::Attachment, addresses))
        .limit(MAX_USES)
        .into_tuple::<(String, String)>();
    // The banner is around every page; its place is the front page.
    let around = setting::Entity::find()
        .select_only()
        .column(setting::Column::Value)
        .filter(names(setting::Column::Value, addresses))
        .into_tuple::<String>()
        .all(db)
        .await?;
    let agency = |value: String| serde_json::from_str::<SiteIdentity>(&value).map(|site| site.name);
    let around = around.into_iter().map(|value| (String::new(), agency(value).unwrap_or_default())).collect();
    let found = [
        ("/", around),
        ("/van-ban/", documents.all(db).await?),
        ("/chuyen-de/", issues.all(db).await?),
        ("/", pages.all(db).await?),
        ("/gop-y/", drafts.all(db).await?),
    ];
    let uses = found.into_iter().flat_map(|(folder, rows)| {
        rows.into_iter()
            .map(move |(slug, title)| MediaUse { place: MediaPlace::At(format!("{folder}{slug}")), title })
    });
    Ok(uses.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_markup_and_in_manuscripts() {
        let hash = "0123456789abcdef".repeat(2);
        let found = |text: &str| addresses_in(text).map(str::to_owned).collect::<Vec<_>>();
        for text in
            [format!("<img src=\"/media/{hash}/goc.jpg\">"), format!("{{\"hash\":\"{hash}\",\"width\":1}}")]
        {
            assert_eq!(found(&text), [hash.as_str()], "{text}");
        }
        assert_eq!(found(&format!("{hash}0 {}", hash.to_uppercase())), [""; 0]);
    }
}
