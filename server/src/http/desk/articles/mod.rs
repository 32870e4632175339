//! `/quan-tri/bai-viet`: the list and the writing page. What is done to an
//! article lies beside it: `draft` saves, `steps` decide, `history` looks back,
//! `links` finds what a text may point to.

mod draft;
mod history;
mod links;
mod list;
pub mod preview;
mod steps;
mod write;

use app::{
    i18n::ArticleDeskWords,
    pages::desk::articles::{faults, words},
};
use axum::response::Response;
use domain::Permission;
use services::manuscripts::ManuscriptError;

use super::{Doors, Staff};

/// The largest request that saves a text, in bytes: more than a text may have,
/// so that one that is too large is told so and not cut off.
const MAX_DRAFT: usize = 16 * 1024 * 1024;

pub fn doors(doors: Doors) -> Doors {
    use Permission::{PublishArticles, WriteArticles};
    doors
        .get("/quan-tri/bai-viet", WriteArticles, list::show)
        .post("/quan-tri/bai-viet", WriteArticles, write::begin)
        .post("/quan-tri/bai-viet/hang-loat", WriteArticles, list::step_with_several)
        .get("/quan-tri/bai-viet/{id}", WriteArticles, write::show)
        .post("/quan-tri/bai-viet/{id}", WriteArticles, write::save)
        .get("/quan-tri/bai-viet/{id}/ban-thao", WriteArticles, draft::latest)
        .put("/quan-tri/bai-viet/{id}/ban-thao", WriteArticles, MAX_DRAFT, draft::save)
        .post("/quan-tri/bai-viet/{id}/co-mat", WriteArticles, draft::present)
        .post("/quan-tri/bai-viet/{id}/buoc/{step}", WriteArticles, steps::step)
        .post("/quan-tri/bai-viet/{id}/ghim", PublishArticles, steps::pin)
        .post("/quan-tri/bai-viet/{id}/y-kien", WriteArticles, steps::note)
        .post("/quan-tri/bai-viet/{id}/xem-truoc", WriteArticles, preview::make)
        .get("/quan-tri/bai-viet/{id}/lich-su", WriteArticles, history::show)
        .get("/quan-tri/bai-viet/{id}/lich-su/{revision}", WriteArticles, history::version)
        .post("/quan-tri/bai-viet/{id}/lich-su/{revision}", WriteArticles, history::restore)
        .get("/quan-tri/lien-ket", WriteArticles, links::find)
}

/// What the person can do something about; everything else is for [`refused`].
fn sentence(error: &ManuscriptError) -> Option<String> {
    let words: &ArticleDeskWords = words();
    let sentence = match error {
        ManuscriptError::Faults(faults) => {
            return Some(faults.iter().map(faults::sentence).collect::<Vec<_>>().join(" "));
        }
        ManuscriptError::NoWay(_) => words.wrong_step,
        ManuscriptError::Overtaken => words.overtaken,
        ManuscriptError::Comment => words.comment_wrong,
        ManuscriptError::When => words.when_wrong,
        ManuscriptError::NoCategory => words.no_category_yet,
        ManuscriptError::Media(error) => return Some(error.user_message()),
        _ => return None,
    };
    Some(sentence.to_owned())
}

/// Answers what the person can do nothing about.
async fn refused(staff: &Staff, error: &ManuscriptError) -> Response {
    match error {
        ManuscriptError::NotAllowed => staff.not_allowed().await,
        ManuscriptError::Unknown => staff.not_found().await,
        error => staff.failed(error).await,
    }
}
