//! The list of articles, and steps that are taken with several at once.

use app::pages::desk::articles::{
    LIST,
    list::{self, ArticleList, Asked, Told, order_of},
};
use axum::{
    Form,
    extract::{Query, rejection::FormRejection},
    response::Response,
};
use domain::{ArticleId, CategoryId, Permission, StepKind, WorkflowState};
use serde::Deserialize;
use services::manuscripts::{DeskFilter, ManuscriptError, StepRequest};

use super::{refused, sentence};
use crate::http::{
    desk::{Params, Staff},
    pages,
};

const PER_PAGE: u32 = 30;
/// More are never on one page.
const MOST_AT_ONCE: usize = 100;
/// What can be done with several at once: nothing that needs a word for each.
const STEPS: [StepKind; 6] = [
    StepKind::Submit,
    StepKind::TakeBack,
    StepKind::Approve,
    StepKind::Publish,
    StepKind::Discard,
    StepKind::Reopen,
];

/// The query of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListParams {
    q: String,
    #[serde(rename = "tinh-trang")]
    state: String,
    #[serde(rename = "chuyen-muc")]
    category: String,
    #[serde(rename = "cua-toi")]
    mine: String,
    xep: String,
    trang: String,
    // What a bulk step left to tell.
    xong: String,
    khong: String,
    viec: String,
    bai: String,
}

impl ListParams {
    fn asked(&self) -> Asked {
        Asked {
            words: self.q.chars().take(200).collect(),
            state: WorkflowState::from_name(&self.state),
            category: self.category.parse().ok().map(CategoryId),
            mine: self.mine == "1",
            order: order_of(&self.xep),
        }
    }

    fn told(&self) -> Option<Told> {
        if self.viec == "khong" {
            return Some(Told { nothing: true, ..Told::default() });
        }
        let step = StepKind::from_name(&self.viec)?;
        let ids = self.bai.split('.').filter_map(|id| id.parse().ok()).take(MOST_AT_ONCE).collect();
        let undo = match step {
            StepKind::Discard => Some(StepKind::Reopen),
            StepKind::Submit => Some(StepKind::TakeBack),
            StepKind::Reopen => Some(StepKind::Discard),
            _ => None,
        };
        let done = self.xong.parse().ok()?;
        Some(Told {
            done,
            refused: self.khong.parse().unwrap_or(0),
            undo: undo.filter(|_| done > 0).map(|undo| (undo, ids)),
            nothing: false,
        })
    }
}

/// `GET /quan-tri/bai-viet`.
pub async fn show(staff: Staff, params: Params<ListParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    match load(&staff, &params).await {
        Ok(articles) => staff.page(list::page(articles)).await,
        Err(error) => refused(&staff, &error).await,
    }
}

async fn load(staff: &Staff, params: &ListParams) -> Result<ArticleList, ManuscriptError> {
    let asked = params.asked();
    let tree = staff.portal().categories().tree().await?;
    let filter = DeskFilter {
        stage: asked.state,
        owner: asked.mine.then_some(staff.account.id),
        categories: asked.category.map(|category| tree.subtree(category)),
        words: asked.words.clone(),
        order: asked.order,
    };
    let page = params.trang.parse().unwrap_or(1).max(1);
    let articles = staff.portal().manuscripts().list(&staff.account, filter, page, PER_PAGE).await?;
    let steps = STEPS.into_iter().filter(|step| step.is_writers() || staff.may(step.permission()));
    Ok(ArticleList {
        articles,
        asked,
        tree,
        steps: steps.collect(),
        others: staff.may(Permission::EditArticles),
        told: params.told(),
    })
}

/// `POST /quan-tri/bai-viet/hang-loat`. Each article on its own: one that
/// cannot does not keep the others back.
pub async fn step_with_several(
    staff: Staff,
    fields: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    let value = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value);
    let back = back_to(value("ve"));
    let ids = fields.iter().filter(|(name, _)| name == "bai").filter_map(|(_, id)| id.parse().ok());
    let ids: Vec<i64> = ids.take(MOST_AT_ONCE).collect();
    let step = StepKind::from_name(value("viec")).filter(|step| STEPS.contains(step));
    let Some(step) = step.filter(|_| !ids.is_empty()) else {
        return staff.see(&format!("{back}viec=khong"));
    };
    let (mut done, mut refused) = (Vec::new(), 0);
    for id in ids {
        match take(&staff, ArticleId(id), step).await {
            Ok(()) => done.push(id.to_string()),
            Err(error) if is_expected(&error) => refused += 1,
            Err(error) => return super::refused(&staff, &error).await,
        }
    }
    let (name, count, ids) = (step.as_str(), done.len(), done.join("."));
    staff.see(&format!("{back}viec={name}&xong={count}&khong={refused}&bai={ids}"))
}

/// The list as it was, ready for more parameters. Any other address is not followed.
fn back_to(address: &str) -> String {
    let query = address.strip_prefix(LIST).and_then(|rest| rest.strip_prefix('?')).unwrap_or_default();
    let clean = !query.chars().any(|c| c.is_control() || c == '#');
    if query.is_empty() || !clean { format!("{LIST}?") } else { format!("{LIST}?{query}&") }
}

async fn take(staff: &Staff, id: ArticleId, step: StepKind) -> Result<(), ManuscriptError> {
    let manuscripts = staff.portal().manuscripts();
    let version = manuscripts.open(&staff.account, id).await?.version;
    let request = StepRequest { version, ..StepRequest::default() };
    manuscripts.step(&staff.account, id, step, request).await
}

/// Whether it is about that article alone.
fn is_expected(error: &ManuscriptError) -> bool {
    sentence(error).is_some() || matches!(error, ManuscriptError::NotAllowed | ManuscriptError::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_back_to_the_list_and_nowhere_else() {
        assert_eq!(back_to("/quan-tri/bai-viet?q=h&trang=2"), "/quan-tri/bai-viet?q=h&trang=2&");
        for other in
            ["", "https://example.vn/", "//example.vn", "/quan-tri/bai-vietx", "/quan-tri/bai-viet?a\r\nb"]
        {
            assert_eq!(back_to(other), "/quan-tri/bai-viet?", "{other}");
        }
    }
}
