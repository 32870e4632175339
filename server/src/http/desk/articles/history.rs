//! Versions: looking at them, comparing, taking one up again.

use app::pages::desk::articles::{
    address,
    history::{self, History, Version},
    write::Problem,
};
use axum::{extract::Path, response::Response};
use domain::ArticleId;
use services::manuscripts::{ManuscriptError, may_change};

use super::{refused, sentence, write};
use crate::http::desk::Staff;

/// `GET …/lich-su`.
pub async fn show(staff: Staff, Path(id): Path<i64>) -> Response {
    match load(&staff, ArticleId(id)).await {
        Ok(history) => staff.page(history::page(history)).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn load(staff: &Staff, article: ArticleId) -> Result<History, ManuscriptError> {
    let manuscripts = staff.portal().manuscripts();
    let copy = manuscripts.open(&staff.account, article).await?;
    Ok(History {
        article,
        title: copy.manuscript.title,
        revisions: manuscripts.revisions(&staff.account, article).await?,
        events: manuscripts.history(&staff.account, article).await?,
    })
}

/// `GET …/lich-su/{revision}`.
pub async fn version(staff: Staff, Path((id, revision)): Path<(i64, i64)>) -> Response {
    match compare(&staff, ArticleId(id), revision).await {
        Ok(version) => staff.page(history::version(version)).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn compare(staff: &Staff, article: ArticleId, revision: i64) -> Result<Version, ManuscriptError> {
    let manuscripts = staff.portal().manuscripts();
    let copy = manuscripts.open(&staff.account, article).await?;
    let text = manuscripts.revision(&staff.account, article, revision).await?;
    Ok(Version {
        article,
        differences: manuscripts.compare(&staff.account, article, &text).await?,
        may_restore: text.manuscript.body.is_some() && may_change(&staff.account, &copy),
        text,
    })
}

/// `POST …/lich-su/{revision}`.
pub async fn restore(staff: Staff, Path((id, revision)): Path<(i64, i64)>) -> Response {
    let id = ArticleId(id);
    let manuscripts = staff.portal().manuscripts();
    let error = match manuscripts.restore(&staff.account, id, revision).await {
        Ok(()) => return staff.see(&format!("{}?xong=ban-cu", address(id))),
        Err(error) => error,
    };
    match (sentence(&error), manuscripts.open(&staff.account, id).await) {
        (Some(sentence), Ok(copy)) => {
            write::page(&staff, copy, None, Some(Problem::Sentence(sentence))).await
        }
        _ => refused(&staff, &error).await,
    }
}
