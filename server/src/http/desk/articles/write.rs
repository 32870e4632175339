//! The writing page, and its form for browsers without script.

use app::{
    i18n::ArticleDeskWords,
    pages::desk::articles::{
        address, done, words,
        write::{self, Problem, Writing},
    },
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{ArticleId, CategoryId, Locale, Manuscript, Permission};
use serde::Deserialize;
use services::manuscripts::{Copy, ManuscriptError, SaveOutcome, may_change};

use super::{refused, sentence};
use crate::http::{
    desk::{Fields, Params, Staff},
    pages,
};

/// The form of the button that begins an article.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BeginFields {
    #[serde(rename = "ngon-ngu")]
    language: String,
}

/// `POST /quan-tri/bai-viet`.
pub async fn begin(staff: Staff, fields: Fields<BeginFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let locale = Locale::from_lang(&fields.language).unwrap_or_default();
    match staff.portal().manuscripts().begin(&staff.account, locale).await {
        Ok(id) => staff.see(&address(id)),
        Err(error) => match sentence(&error) {
            Some(sentence) => staff.page(app::pages::desk::cannot(words().write, sentence)).await,
            None => refused(&staff, &error).await,
        },
    }
}

/// What was done just now, by name.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WriteParams {
    xong: String,
}

/// `GET /quan-tri/bai-viet/{id}`.
pub async fn show(staff: Staff, Path(id): Path<i64>, params: Params<WriteParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    match staff.portal().manuscripts().open(&staff.account, ArticleId(id)).await {
        Ok(copy) => page(&staff, copy, done(&params.xong), None).await,
        Err(error) => refused(&staff, &error).await,
    }
}

/// The page with what was done, or was not.
pub async fn page(
    staff: &Staff,
    copy: Copy,
    done: Option<&'static str>,
    problem: Option<Problem>,
) -> Response {
    match load(staff, copy).await {
        Ok(writing) => staff.page(write::page(Writing { done, problem, ..writing })).await,
        Err(error) => refused(staff, &error).await,
    }
}

async fn load(staff: &Staff, copy: Copy) -> Result<Writing, ManuscriptError> {
    let manuscripts = staff.portal().manuscripts();
    Ok(Writing {
        body_html: manuscripts.html(&copy).await?,
        tree: staff.portal().categories().edition(copy.locale).tree().await?,
        steps: manuscripts.steps(&staff.account, &copy),
        may_change: may_change(&staff.account, &copy),
        may_pin: staff.may(Permission::PublishArticles),
        notes: manuscripts.notes(&staff.account, copy.article).await?,
        me: staff.account.clone(),
        copy,
        done: None,
        problem: None,
    })
}

/// The form of the writing page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WriteFields {
    version: i32,
    title: String,
    summary: String,
    author: String,
    category: String,
    tags: String,
    slug: String,
}

/// `POST /quan-tri/bai-viet/{id}`: everything but text and cover, which only
/// the script can change.
pub async fn save(staff: Staff, Path(id): Path<i64>, fields: Fields<WriteFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let (id, words): (_, &ArticleDeskWords) = (ArticleId(id), words());
    let manuscripts = staff.portal().manuscripts();
    let mut copy = match manuscripts.open(&staff.account, id).await {
        Ok(copy) => copy,
        Err(error) => return refused(&staff, &error).await,
    };
    copy.manuscript = typed(&fields, copy.manuscript);
    let saved = manuscripts.save(&staff.account, id, fields.version, copy.manuscript.clone(), true).await;
    let problem = match saved {
        Ok(SaveOutcome::Saved { .. }) => return staff.see(&format!("{}?xong=luu", address(id))),
        Ok(SaveOutcome::Conflict(theirs)) => {
            copy.version = theirs.version;
            Problem::Sentence(words.save_conflict.replacen("{}", &theirs.saved_by, 1))
        }
        Err(ManuscriptError::Faults(faults)) => Problem::Faults(faults),
        Err(error) => match sentence(&error) {
            Some(sentence) => Problem::Sentence(sentence),
            None => return refused(&staff, &error).await,
        },
    };
    page(&staff, copy, None, Some(problem)).await
}

fn typed(fields: &WriteFields, manuscript: Manuscript) -> Manuscript {
    Manuscript {
        title: fields.title.clone(),
        // Forms send line breaks as CR LF.
        summary: fields.summary.replace("\r\n", "\n"),
        author: fields.author.clone(),
        category: fields.category.parse().ok().map(CategoryId),
        tags: fields.tags.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect(),
        slug: fields.slug.clone(),
        ..manuscript
    }
}
