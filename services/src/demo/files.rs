//! The demo content as it lies in `services/demo/`, embedded in the binary.

use domain::{FrontSettings, Locale, SiteIdentity};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, de::DeserializeOwned};

use super::DemoError;

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/demo");

/// An entry of `categories.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Category {
    pub(super) name: String,
    pub(super) parent: Option<String>,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) front: bool,
    pub(super) name_en: String,
    #[serde(default)]
    pub(super) description_en: String,
}

/// An entry of `menu.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MenuItem {
    pub(super) label: String,
    pub(super) label_en: String,
    pub(super) url: String,
}

/// An entry of `calendar.toml`; `week` counts from the current one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarEntry {
    pub(super) week: i64,
    pub(super) weekday: u8,
    pub(super) half: String,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) content: String,
    #[serde(default)]
    pub(super) chair: String,
    #[serde(default)]
    pub(super) participants: String,
    #[serde(default)]
    pub(super) place: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) cancelled: bool,
}

/// An entry of `programmes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Programme {
    pub(super) title: String,
    pub(super) number: i32,
    pub(super) year: i32,
    pub(super) kind: String,
    pub(super) cover: String,
    /// The video or magazine, below `files/`.
    pub(super) file: Option<String>,
    /// Subtitles of the video, below `files/`.
    pub(super) captions: Option<String>,
    /// The address of a video at another site.
    pub(super) embed: Option<String>,
    pub(super) summary: String,
    pub(super) body_html: String,
    pub(super) days_ago: i64,
}

/// An entry of `documents.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub(super) number: String,
    pub(super) issued_on: String,
    pub(super) kind: String,
    pub(super) issuer: String,
    pub(super) field: String,
    pub(super) summary: String,
    pub(super) effective_on: Option<String>,
    pub(super) expires_on: Option<String>,
    #[serde(default)]
    pub(super) attachments: Vec<Attachment>,
}

/// A file of a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attachment {
    /// Its name below `files/`.
    pub(super) file: String,
    /// The name readers save it under.
    pub(super) name: String,
    #[serde(default)]
    pub(super) label: String,
}

/// `feedback.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Feedback {
    #[serde(rename = "question")]
    pub(super) questions: Vec<Question>,
    #[serde(rename = "draft")]
    pub(super) drafts: Vec<Draft>,
}

/// A question; `answer` may be empty.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) answer: String,
    pub(super) published: bool,
}

/// A draft that closes so many days after it is loaded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) days_left: i64,
    #[serde(default)]
    pub(super) comment: Vec<DraftComment>,
}

/// A published comment on a draft.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftComment {
    pub(super) name: String,
    pub(super) body: String,
    pub(super) answer: String,
}

/// The front matter of an article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleHead {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) category: Vec<String>,
    pub(super) author: String,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    pub(super) days_ago: Option<i64>,
    pub(super) time: Option<String>,
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) pinned: bool,
    pub(super) lead: Option<String>,
    #[serde(default)]
    pub(super) locale: Locale,
    /// The name of the article it translates.
    pub(super) translation_of: Option<String>,
}

/// The front matter of a static page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageHead {
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) position: i32,
    #[serde(default)]
    pub(super) locale: Locale,
    /// The address of the page it translates.
    pub(super) translation_of: Option<String>,
}

/// A file with front matter.
#[derive(Debug)]
pub(super) struct Written<H> {
    /// The file's name without its ending.
    pub(super) name: String,
    pub(super) head: H,
    pub(super) body: &'static str,
}

/// The lists of every TOML file; each file has its own one.
#[derive(Debug, Deserialize)]
struct Lists<T> {
    #[serde(alias = "category", alias = "document", alias = "entry", alias = "item", alias = "programme")]
    list: Vec<T>,
}

/// Who runs the demo portal.
pub(super) fn site(locale: Locale) -> Result<SiteIdentity, DemoError> {
    let file = match locale {
        Locale::Vietnamese => "site.toml",
        Locale::English => "site.en.toml",
    };
    from_toml(file, text(file)?)
}

/// How the front page is composed.
pub(super) fn front() -> Result<FrontSettings, DemoError> {
    from_toml("front.toml", text("front.toml")?)
}

/// The main menu.
pub(super) fn menu() -> Result<Vec<MenuItem>, DemoError> {
    list("menu.toml")
}

/// All categories, parents first.
pub(super) fn categories() -> Result<Vec<Category>, DemoError> {
    list("categories.toml")
}

/// The work calendar.
pub(super) fn calendar() -> Result<Vec<CalendarEntry>, DemoError> {
    list("calendar.toml")
}

/// Programme issues.
pub(super) fn programmes() -> Result<Vec<Programme>, DemoError> {
    list("programmes.toml")
}

/// The registry of documents.
pub(super) fn documents() -> Result<Vec<Document>, DemoError> {
    list("documents.toml")
}

/// Questions, drafts and comments.
pub(super) fn feedback() -> Result<Feedback, DemoError> {
    from_toml("feedback.toml", text("feedback.toml")?)
}

/// All articles, in the order of their file names.
pub(super) fn articles() -> Result<Vec<Written<ArticleHead>>, DemoError> {
    written("articles")
}

/// All static pages.
pub(super) fn pages() -> Result<Vec<Written<PageHead>>, DemoError> {
    written("pages")
}

/// The bytes of a picture.
pub(super) fn picture(name: &str) -> Option<&'static [u8]> {
    CONTENT.get_file(format!("images/{name}")).map(include_dir::File::contents)
}

/// The bytes of a document, video or other attachment.
pub(super) fn attachment(name: &str) -> Result<&'static [u8], DemoError> {
    let file = format!("files/{name}");
    let found = CONTENT.get_file(&file).map(include_dir::File::contents);
    found.ok_or_else(|| DemoError::content(&file, "is missing"))
}

/// The names of all pictures.
pub(super) fn picture_names() -> Vec<&'static str> {
    let files = CONTENT.get_dir("images").map(Dir::files).into_iter().flatten();
    files.filter_map(|file| file.path().file_name()?.to_str()).filter(|name| name.ends_with(".jpg")).collect()
}

fn written<H: DeserializeOwned>(folder: &str) -> Result<Vec<Written<H>>, DemoError> {
    let mut files: Vec<_> = CONTENT.get_dir(folder).map(Dir::files).into_iter().flatten().collect();
    files.retain(|file| file.path().extension().is_some_and(|extension| extension == "html"));
    files.sort_by_key(|file| file.path());
    files
        .into_iter()
        .map(|file| {
            let path = file.path().display().to_string();
            let text = file.contents_utf8().ok_or_else(|| DemoError::content(&path, "is not UTF-8"))?;
            let (head, body) = text
                .strip_prefix("+++\n")
                .and_then(|rest| rest.split_once("\n+++\n"))
                .ok_or_else(|| DemoError::content(&path, "has no front matter between +++ lines"))?;
            let name = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            Ok(Written { name, head: from_toml(&path, head)?, body })
        })
        .collect()
}

fn list<T: DeserializeOwned>(file: &str) -> Result<Vec<T>, DemoError> {
    from_toml(file, text(file)?).map(|lists: Lists<T>| lists.list)
}

fn text(file: &str) -> Result<&'static str, DemoError> {
    CONTENT
        .get_file(file)
        .and_then(include_dir::File::contents_utf8)
        .ok_or_else(|| DemoError::content(file, "is missing"))
}

fn from_toml<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|error| DemoError::content(file, error))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_is_enough_to_look_alive() {
        let articles = articles().unwrap();
        assert!(articles.len() >= 40);
        assert_eq!(articles.iter().filter(|article| article.head.pinned).count(), 1);
        for part in ["<figcaption>", "<ol>", "<table>", "class=\"gallery\"", "QĐ-UBND"] {
            assert!(articles.iter().any(|article| article.body.contains(part)), "{part}");
        }
        let categories = categories().unwrap();
        assert!(categories.len() >= 8 && categories.iter().any(|category| category.parent.is_some()));
        assert_eq!((programmes().unwrap().len(), documents().unwrap().len()), (5, 20));
        let weeks: BTreeSet<i64> = calendar().unwrap().iter().map(|entry| entry.week).collect();
        assert!(weeks.contains(&0) && weeks.len() >= 2, "{weeks:?}");
        assert!(pages().unwrap().len() >= 3);
        let feedback = feedback().unwrap();
        assert!(feedback.questions.iter().any(|question| question.published));
        assert!(feedback.drafts.iter().any(|draft| draft.days_left > 0 && !draft.comment.is_empty()));
        assert!(feedback.drafts.iter().any(|draft| draft.days_left < 0));
    }

    #[test]
    fn everything_that_is_attached_is_there() {
        let documents = documents().unwrap();
        let attached = documents.iter().flat_map(|document| &document.attachments);
        assert!(attached.clone().count() >= 5);
        assert!(attached.clone().all(|attachment| self::attachment(&attachment.file).is_ok()));
        let issues = programmes().unwrap();
        let files = issues.iter().flat_map(|issue| issue.file.iter().chain(&issue.captions));
        assert!(files.clone().count() >= 3 && files.clone().all(|file| attachment(file).is_ok()));
        assert!(issues.iter().any(|issue| issue.embed.is_some()));
    }

    #[test]
    fn articles_name_only_categories_and_pictures_that_exist() {
        let categories = categories().unwrap();
        let is_known = |name: &String| categories.iter().any(|category| category.name == *name);
        for article in articles().unwrap() {
            assert!(article.head.category.iter().all(is_known), "{}", article.name);
            for named in crate::html::named_pictures(article.body) {
                assert!(picture(&named.source).is_some(), "{}: {}", article.name, named.source);
            }
        }
    }
}
