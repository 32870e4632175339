//! `/quan-tri/tai-khoan/xac-thuc`: one's own second factor.

use app::{
    i18n::UserWords,
    islands::with_query,
    pages::{
        account::wait,
        desk::second_factor::{self, ADDRESS, Form as Which, SecondFactorPage},
    },
};
use axum::{Form, extract::Query, response::Response};
use domain::{Locale, Permission};
use serde::Deserialize;
use services::accounts::{AccountError, AccountInfo};

use super::{Doors, Fields, Params, Staff, account::DoneParams};
use crate::http::{asked::Asked, pages};

pub fn doors(doors: Doors) -> Doors {
    doors
        .get("/quan-tri/tai-khoan/xac-thuc", Permission::EnterDesk, form)
        .post("/quan-tri/tai-khoan/xac-thuc", Permission::EnterDesk, confirm)
        .post("/quan-tri/tai-khoan/xac-thuc/bat-dau", Permission::EnterDesk, begin)
        .post("/quan-tri/tai-khoan/xac-thuc/ma-du-phong", Permission::EnterDesk, new_codes)
        .post("/quan-tri/tai-khoan/xac-thuc/tat", Permission::EnterDesk, end)
}

/// Whether an account must set up its second factor before it goes on: everywhere
/// but at the doors where it does so.
pub(super) async fn stands_in_the_way(asked: &Asked, account: &AccountInfo) -> Result<bool, AccountError> {
    let within = asked.path().strip_prefix(ADDRESS);
    if within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
        return Ok(false);
    }
    asked.state.portal.accounts().owes_second_factor(account).await
}

async fn form(staff: Staff, params: Params<DoneParams>) -> Response {
    let Ok(Query(DoneParams { da })) = params else { return pages::bad_request(&staff.asked).await };
    let done = (da == "tat").then_some(UserWords::of(Locale::Vietnamese).second_turned_off);
    show(&staff, None, done).await
}

async fn show(staff: &Staff, error: Option<(Which, String)>, done: Option<&'static str>) -> Response {
    let accounts = staff.portal().accounts();
    let state = accounts.second_factor(&staff.account).await;
    let owed = accounts.owes_second_factor(&staff.account).await;
    match (state, owed) {
        (Ok(state), Ok(owed)) => {
            staff.page(second_factor::page(SecondFactorPage { state, owed, error, done })).await
        }
        (Err(error), _) | (_, Err(error)) => staff.failed(&error).await,
    }
}

async fn begin(staff: Staff) -> Response {
    match staff.portal().accounts().begin_second_factor(&staff.account).await {
        Ok(()) => staff.see(ADDRESS),
        Err(error) => staff.failed(&error).await,
    }
}

/// The form of the first code.
#[derive(Default, Deserialize)]
#[serde(default)]
struct CodeFields {
    code: String,
}

async fn confirm(staff: Staff, fields: Fields<CodeFields>) -> Response {
    let Ok(Form(CodeFields { code })) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().accounts().confirm_second_factor(&staff.account, &code).await {
        // Shown in answer to the form itself: they are kept nowhere.
        Ok(codes) => staff.page(second_factor::codes(codes)).await,
        Err(error) => wrong(&staff, Which::Code, error).await,
    }
}

/// The forms that ask for the password.
#[derive(Default, Deserialize)]
#[serde(default)]
struct PasswordFields {
    password: String,
}

async fn new_codes(staff: Staff, fields: Fields<PasswordFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().accounts().new_recovery_codes(&staff.account, &fields.password).await {
        Ok(codes) => staff.page(second_factor::codes(codes)).await,
        Err(error) => wrong(&staff, Which::Codes, error).await,
    }
}

async fn end(staff: Staff, fields: Fields<PasswordFields>) -> Response {
    let Ok(Form(fields)) = fields else { return pages::bad_request(&staff.asked).await };
    match staff.portal().accounts().end_second_factor(&staff.account, &fields.password).await {
        Ok(()) => staff.see(&with_query(ADDRESS, &[("da", "tat")])),
        Err(error) => wrong(&staff, Which::Off, error).await,
    }
}

async fn wrong(staff: &Staff, form: Which, error: AccountError) -> Response {
    let words = UserWords::of(Locale::Vietnamese);
    let sentence = match error {
        AccountError::WrongCode => words.second_code_wrong.to_owned(),
        AccountError::WrongPassword => words.password_wrong.to_owned(),
        AccountError::TooOften { seconds } => wait(seconds),
        AccountError::Unknown => return staff.see(ADDRESS),
        error => return staff.failed(&error).await,
    };
    show(staff, Some((form, sentence)), None).await
}
