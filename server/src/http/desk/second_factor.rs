//! `/quan-tri/tai-khoan/xac-thuc`: one's own second factor.

use app::{
    i18n::UserWords,
    islands::with_query,
    pages::{
        account::wait,
        desk::second_factor::{self, ADDRESS, Form as Which, SecondFactorPage},
    },
};
use axum::{
    Form,
    extract::{Path, Query},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{Locale, Permission};
use serde::Deserialize;
use services::accounts::{AccountError, AccountInfo};

use super::{Doors, Fields, Params, Staff, account::DoneParams, refusal};
use crate::http::{account::session_token, asked::Asked, pages};

pub fn doors(doors: Doors) -> Doors {
    doors
        .get("/quan-tri/tai-khoan/xac-thuc", Permission::EnterDesk, form)
        .post("/quan-tri/tai-khoan/xac-thuc", Permission::EnterDesk, confirm)
        .post("/quan-tri/tai-khoan/xac-thuc/bat-dau", Permission::EnterDesk, begin)
        .post("/quan-tri/tai-khoan/xac-thuc/khoa", Permission::EnterDesk, add_passkey)
        .post("/quan-tri/tai-khoan/xac-thuc/khoa/bat-dau", Permission::EnterDesk, begin_passkey)
        .post("/quan-tri/tai-khoan/xac-thuc/khoa/{id}/go", Permission::EnterDesk, remove_passkey)
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

/// The page after something was done.
fn see(staff: &Staff, done: &str) -> Response {
    staff.see(&with_query(ADDRESS, &[("da", done)]))
}

async fn form(staff: Staff, params: Params<DoneParams>) -> Response {
    let Ok(Query(DoneParams { da })) = params else { return pages::bad_request(&staff.asked).await };
    let words = UserWords::of(Locale::Vietnamese);
    let done = match da.as_str() {
        "tat" => Some(words.second_turned_off),
        "them" => Some(words.passkey_added),
        "go" => Some(words.passkey_removed),
        _ => None,
    };
    show(&staff, None, done).await
}

async fn show(staff: &Staff, error: Option<(Which, String)>, done: Option<&'static str>) -> Response {
    match load(staff).await {
        Ok(page) => staff.page(second_factor::page(SecondFactorPage { error, done, ..page })).await,
        Err(error) => staff.failed(&error).await,
    }
}

async fn load(staff: &Staff) -> Result<SecondFactorPage, AccountError> {
    let (accounts, account) = (staff.portal().accounts(), &staff.account);
    Ok(SecondFactorPage {
        state: accounts.second_factor(account).await?,
        passkeys: accounts.passkeys(account).await?,
        takes_passkeys: accounts.takes_passkeys(),
        on: accounts.proves_more(account).await?,
        codes_left: accounts.recovery_codes_left(account).await?,
        owed: accounts.owes_second_factor(account).await?,
        error: None,
        done: None,
    })
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
        Ok(()) => see(&staff, "tat"),
        Err(error) => wrong(&staff, Which::Off, error).await,
    }
}

/// What the browser needs to make a passkey; a script asks for it.
async fn begin_passkey(staff: Staff) -> Response {
    let own = session_token(&staff.asked.headers).unwrap_or_default();
    match staff.portal().accounts().begin_passkey(&staff.account, own).await {
        Ok(options) => ([(header::CONTENT_TYPE, "application/json")], options).into_response(),
        Err(AccountError::Unknown | AccountError::PasskeyRefused(_)) => {
            let words = UserWords::of(Locale::Vietnamese);
            refusal::say(StatusCode::CONFLICT, words.passkey_failed)
        }
        Err(error) => staff.failed(&error).await,
    }
}

/// The form of a passkey that the browser made.
#[derive(Default, Deserialize)]
#[serde(default)]
struct PasskeyFields {
    name: String,
    credential: String,
}

async fn add_passkey(staff: Staff, fields: Fields<PasskeyFields>) -> Response {
    let Ok(Form(PasskeyFields { name, credential })) = fields else {
        return pages::bad_request(&staff.asked).await;
    };
    let own = session_token(&staff.asked.headers).unwrap_or_default();
    match staff.portal().accounts().add_passkey(&staff.account, own, &name, &credential).await {
        Ok(Some(codes)) => staff.page(second_factor::codes(codes)).await,
        Ok(None) => see(&staff, "them"),
        Err(error) => wrong(&staff, Which::Passkey, error).await,
    }
}

async fn remove_passkey(staff: Staff, Path(id): Path<String>) -> Response {
    match staff.portal().accounts().remove_passkey(&staff.account, &id).await {
        Ok(()) => see(&staff, "go"),
        Err(error) => wrong(&staff, Which::Passkey, error).await,
    }
}

async fn wrong(staff: &Staff, form: Which, error: AccountError) -> Response {
    let words = UserWords::of(Locale::Vietnamese);
    let sentence = match error {
        AccountError::WrongCode => words.second_code_wrong.to_owned(),
        AccountError::WrongPassword => words.password_wrong.to_owned(),
        AccountError::PasskeyRefused(_) => words.passkey_failed.to_owned(),
        AccountError::UnreadableFactor => words.app_unreadable.to_owned(),
        AccountError::LastFactor => words.last_factor.to_owned(),
        AccountError::TooOften { seconds } => wait(seconds),
        AccountError::Unknown => return staff.see(ADDRESS),
        error => return staff.failed(&error).await,
    };
    show(staff, Some((form, sentence)), None).await
}
