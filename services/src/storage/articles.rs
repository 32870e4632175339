//! Rows of articles: what one is, and reading it. `write` stores it.

mod write;

use domain::{
    Article, ArticleId, CategoryId, CategoryTree, Locale, MediaId, SanitisedHtml, Slug, Timestamp,
    WorkflowState,
};
use sea_orm::{EntityTrait, ExprTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Storage, StorageError,
    cards::{lead_picture, locale_of, slug, visible},
    entities::{article, article_slug, article_tag, media, tag},
    media::picture,
};

/// What an address leads to.
#[derive(Clone, Debug)]
pub enum Lookup {
    /// The article readers may see.
    Found(Box<Article>),
    /// An address the article once had, or has in the other language; this is
    /// the current one.
    Moved(Locale, Slug),
    /// It was published and has been taken down.
    Withdrawn,
    /// Nothing, or nothing that readers may see yet.
    Unknown,
}

/// An article as it comes from an importer or, one day, from the desk.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// Its identity at its source; a second arrival updates the first.
    pub source_id: Option<String>,
    /// The wished address; made from the title when absent.
    pub slug: Option<Slug>,
    /// The headline, plain text.
    pub title: String,
    /// The summary, plain text.
    pub summary: String,
    /// The text.
    pub body: SanitisedHtml,
    /// The text without markup, for search.
    pub text: String,
    /// The author line.
    pub author: String,
    /// The language it is written in.
    pub locale: Locale,
    /// The article it translates, by its identity at its source.
    pub translation_of: Option<String>,
    /// Where it is filed.
    pub category: CategoryId,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Where it stands.
    pub state: WorkflowState,
    /// When it was or will be published.
    pub published_at: Timestamp,
    /// When readers last got a changed text; `None` for never.
    pub updated_at: Option<Timestamp>,
    /// Its pictures, the leading one first.
    pub pictures: Vec<MediaId>,
    /// It leads the front page.
    pub pinned: bool,
    /// Hash of the source, by which an unchanged one is recognised.
    pub fingerprint: String,
}

/// What became of a [`NewArticle`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Created,
    /// It replaced an earlier text of the same source.
    Updated,
    /// It is there already, exactly so.
    Unchanged,
}

/// The article a [`NewArticle`] became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    /// Its number.
    pub id: ArticleId,
    /// What happened.
    pub outcome: Outcome,
}

impl Storage {
    /// What the address `wanted` leads to among the articles in `locale`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article(
        &self,
        wanted: &Slug,
        locale: Locale,
        tree: &CategoryTree,
    ) -> Result<Lookup, StorageError> {
        let found = article::Entity::find()
            .filter(article::COLUMN.slug.eq(wanted.as_str()))
            .join(JoinType::LeftJoin, lead_picture())
            .select_also(media::Entity)
            .one(&self.read)
            .await?;
        let Some((row, lead)) = found else { return self.former_address(wanted).await };
        match WorkflowState::from_name(&row.state) {
            Some(WorkflowState::Published) if row.published_at <= Timestamp::now().0 => {
                match locale_of(&row.locale)? {
                    own if own == locale => {
                        Ok(Lookup::Found(Box::new(self.complete_article(row, lead, locale, tree).await?)))
                    }
                    own => Ok(Lookup::Moved(own, slug(row.slug)?)),
                }
            }
            Some(WorkflowState::Withdrawn) => Ok(Lookup::Withdrawn),
            _ => Ok(Lookup::Unknown),
        }
    }

    async fn former_address(&self, wanted: &Slug) -> Result<Lookup, StorageError> {
        let Some(former) = article_slug::Entity::find_by_id(wanted.to_string()).one(&self.read).await? else {
            return Ok(Lookup::Unknown);
        };
        let current = article::Entity::find_by_id(former.article_id)
            .select_only()
            .columns([article::Column::Locale, article::Column::Slug])
            .filter(visible(Timestamp::now()))
            .into_tuple::<(String, String)>()
            .one(&self.read)
            .await?;
        current.map_or(Ok(Lookup::Unknown), |(locale, current)| {
            Ok(Lookup::Moved(locale_of(&locale)?, slug(current)?))
        })
    }

    async fn complete_article(
        &self,
        row: article::Model,
        lead: Option<media::Model>,
        locale: Locale,
        tree: &CategoryTree,
    ) -> Result<Article, StorageError> {
        let category_id = CategoryId(row.category_id);
        let translation = self.translation(&row).await?;
        Ok(Article {
            id: ArticleId(row.id),
            slug: slug(row.slug)?,
            title: row.title,
            summary: row.summary,
            body: SanitisedHtml::from_sanitiser(row.body_html),
            author: row.author,
            category_id,
            categories: tree.ancestry(category_id),
            tags: self.tags_of(row.id).await?,
            published_at: Timestamp(row.published_at),
            updated_at: Timestamp(row.updated_at),
            picture: lead.map(picture).transpose()?,
            words: u32::try_from(row.words).unwrap_or(0),
            locale,
            translation,
        })
    }

    /// The address of the same article in the other language, where readers may see it.
    async fn translation(&self, row: &article::Model) -> Result<Option<Slug>, StorageError> {
        let original = row.translation_of.unwrap_or(row.id);
        let found = article::Entity::find()
            .select_only()
            .column(article::Column::Slug)
            .filter(visible(Timestamp::now()))
            .filter(article::COLUMN.id.eq(original).or(article::COLUMN.translation_of.eq(original)))
            .filter(article::COLUMN.locale.ne(row.locale.as_str()))
            .into_tuple::<String>()
            .one(&self.read)
            .await?;
        found.map(slug).transpose()
    }

    pub(super) async fn tags_of(&self, article: i64) -> Result<Vec<String>, StorageError> {
        let links =
            article_tag::Entity::belongs_to(tag::Entity).from(article_tag::Column::TagId).to(tag::Column::Id);
        let names = tag::Entity::find()
            .select_only()
            .column(tag::Column::Name)
            .join_rev(JoinType::InnerJoin, links.into())
            .filter(article_tag::COLUMN.article_id.eq(article))
            .order_by_asc(tag::Column::Name)
            .into_tuple();
        Ok(names.all(&self.read).await?)
    }

    /// By what the article of that source was last recognised.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article_fingerprint(&self, source_id: &str) -> Result<Option<String>, StorageError> {
        let found = article::Entity::find()
            .select_only()
            .column(article::Column::Fingerprint)
            .filter(article::COLUMN.source_id.eq(source_id))
            .into_tuple();
        Ok(found.one(&self.read).await?)
    }
}
