//! The list of articles, and steps that are taken with several at once.

use app::pages::desk::{
    articles::{
        LIST,
        list::{self, ArticleList, Filter, Told},
    },
    list::{BACK, NOTHING, STEP},
};
use axum::{Form, extract::Query, response::Response};
use domain::{ArticleId, BulkFault, CategoryId, Permission, Sort, StepKind, WorkflowState};
use serde::Deserialize;
use services::manuscripts::{DeskFilter, ManuscriptError, StepRequest};

use super::{refused, sentence};
use crate::http::{
    desk::{Fields, Params, Staff, bulk},
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
    chon: String,
    // What a step with several left to tell.
    xong: String,
    khong: String,
    viec: String,
    bai: String,
}

impl ListParams {
    fn filter(&self) -> Filter {
        Filter {
            words: self.q.chars().take(200).collect(),
            state: WorkflowState::from_name(&self.state),
            category: self.category.parse().ok().map(CategoryId),
            mine: self.mine == "1",
            sort: Sort::named(&self.xep),
        }
    }

    fn told(&self) -> Option<Told> {
        if self.viec == NOTHING {
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
            refused: self.khong.split('.').filter_map(refusal).take(MOST_AT_ONCE).collect(),
            undo: undo.filter(|_| done > 0).map(|undo| (undo, ids)),
            nothing: false,
        })
    }
}

/// A refusal as an address writes it: `12-unknown`.
fn refusal(text: &str) -> Option<(i64, BulkFault)> {
    let (id, fault) = text.split_once('-')?;
    Some((id.parse().ok()?, BulkFault::from_name(fault)?))
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
    let filter = params.filter();
    let tree = staff.portal().categories().tree().await?;
    let wanted = DeskFilter {
        stage: filter.state,
        owner: filter.mine.then_some(staff.account.id),
        categories: filter.category.map(|category| tree.subtree(category)),
        words: filter.words.clone(),
        sort: filter.sort,
    };
    let page = params.trang.parse().unwrap_or(1).max(1);
    let articles = staff.portal().manuscripts().list(&staff.account, wanted, page, PER_PAGE).await?;
    let steps = STEPS.into_iter().filter(|step| step.is_writers() || staff.may(step.permission()));
    Ok(ArticleList {
        articles,
        filter,
        chosen: params.chon == "1",
        tree,
        steps: steps.collect(),
        others: staff.may(Permission::EditArticles),
        told: params.told(),
    })
}

/// `POST /quan-tri/bai-viet/hang-loat`. Each article on its own: one that
/// cannot does not keep the others back.
pub async fn step_with_several(staff: Staff, sent: Fields<Vec<(String, String)>>) -> Response {
    let Ok(Form(sent)) = sent else { return pages::bad_request(&staff.asked).await };
    let back = bulk::back_to(LIST, bulk::value(&sent, BACK));
    let ids = bulk::chosen(&sent);
    let step = StepKind::from_name(bulk::value(&sent, STEP)).filter(|step| STEPS.contains(step));
    let Some(step) = step.filter(|_| !ids.is_empty()) else {
        return staff.see(&format!("{back}{STEP}={NOTHING}"));
    };
    let (mut done, mut refused) = (Vec::new(), Vec::new());
    for id in ids {
        match take(&staff, ArticleId(id), step).await {
            Ok(()) => done.push(id.to_string()),
            Err(error) => match fault(&error) {
                Some(fault) => refused.push(format!("{id}-{}", fault.as_str())),
                None => return super::refused(&staff, &error).await,
            },
        }
    }
    let (name, count) = (step.as_str(), done.len());
    let (done, refused) = (done.join("."), refused.join("."));
    staff.see(&format!("{back}{STEP}={name}&xong={count}&khong={refused}&bai={done}"))
}

async fn take(staff: &Staff, id: ArticleId, step: StepKind) -> Result<(), ManuscriptError> {
    let manuscripts = staff.portal().manuscripts();
    let version = manuscripts.open(&staff.account, id).await?.version;
    let request = StepRequest { version, ..StepRequest::default() };
    manuscripts.step(&staff.account, id, step, request).await
}

/// Why an article stays where it is; `None` when that is not about it alone.
fn fault(error: &ManuscriptError) -> Option<BulkFault> {
    Some(match error {
        ManuscriptError::NotAllowed => BulkFault::NotAllowed,
        ManuscriptError::Unknown => BulkFault::Unknown,
        ManuscriptError::NoWay(_) => BulkFault::NoWay,
        ManuscriptError::Overtaken => BulkFault::Changed,
        error => return sentence(error).map(|_| BulkFault::Incomplete),
    })
}
