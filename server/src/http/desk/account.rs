//! `/quan-tri/tai-khoan`: one's own account.

use app::{
    i18n::UserWords,
    islands::with_query,
    pages::{
        account::{password_fault, wait},
        desk::account::{self, ADDRESS, Own, PasswordField},
    },
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{Locale, Permission};
use serde::Deserialize;
use services::accounts::AccountError;

use super::{Doors, Fields, Params, Staff};
use crate::http::{account::session_token, pages};

pub fn doors(doors: Doors) -> Doors {
    doors
        .get("/quan-tri/tai-khoan", Permission::EnterDesk, form)
        .post("/quan-tri/tai-khoan", Permission::EnterDesk, save)
        .post("/quan-tri/tai-khoan/mat-khau", Permission::EnterDesk, change_password)
        .post("/quan-tri/tai-khoan/phien", Permission::EnterDesk, end_others)
        .post("/quan-tri/tai-khoan/phien/{name}", Permission::EnterDesk, end_session)
}

/// What was done just now, as the address after a form says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DoneParams {
    pub(super) da: String,
}

/// The page after something was done.
fn see(staff: &Staff, done: &str) -> Response {
    staff.see(&with_query(ADDRESS, &[("da", done)]))
}

async fn form(staff: Staff, params: Params<DoneParams>) -> Response {
    let Ok(Query(DoneParams { da })) = params else { return pages::bad_request(&staff.asked).await };
    let words = UserWords::of(Locale::Vietnamese);
    let done = match da.as_str() {
        "luu" => Some(words.saved),
        "mat-khau" => Some(words.password_changed),
        "phien" => Some(words.session_ended),
        "phien-cu" => Some(words.session_gone),
        _ => None,
    };
    show(&staff, Own { done, ..Own::default() }).await
}

/// The page; what was typed stays when there is something wrong with it.
async fn show(staff: &Staff, typed: Own) -> Response {
    match load(staff, typed).await {
        Ok(own) => staff.page(account::page(own)).await,
        Err(error) => staff.failed(&error).await,
    }
}

async fn load(staff: &Staff, typed: Own) -> Result<Own, AccountError> {
    let accounts = staff.portal().accounts();
    let own = session_token(&staff.asked.headers).unwrap_or_default();
    let (display_name, email) = if typed.faults.is_empty() {
        (staff.account.display_name.clone(), accounts.email(&staff.account).await?)
    } else {
        (typed.display_name, typed.email)
    };
    Ok(Own {
        login: staff.account.login.clone(),
        display_name,
        email,
        has_second_factor: accounts.proves_more(&staff.account).await?,
        sessions: accounts.sessions(&staff.account, own).await?,
        ..typed
    })
}

/// The form of one's details.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ProfileFields {
    display_name: String,
    email: String,
}

async fn save(staff: Staff, fields: Fields<ProfileFields>) -> Response {
    let Ok(Form(ProfileFields { display_name, email })) = fields else {
        return pages::bad_request(&staff.asked).await;
    };
    match staff.portal().accounts().change_profile(&staff.account, &display_name, &email).await {
        Ok(()) => see(&staff, "luu"),
        Err(AccountError::Fields(faults)) => {
            show(&staff, Own { display_name, email, faults, ..Own::default() }).await
        }
        Err(error) => staff.failed(&error).await,
    }
}

/// The form of the password.
#[derive(Default, Deserialize)]
#[serde(default)]
struct PasswordFields {
    old: String,
    new: String,
    again: String,
}

async fn change_password(staff: Staff, fields: Fields<PasswordFields>) -> Response {
    let Ok(Form(PasswordFields { old, new, again })) = fields else {
        return pages::bad_request(&staff.asked).await;
    };
    let words = UserWords::of(Locale::Vietnamese);
    if new != again {
        let differ = app::i18n::account_words().passwords_differ.to_owned();
        return wrong(&staff, PasswordField::Again, differ).await;
    }
    let own = session_token(&staff.asked.headers).unwrap_or_default();
    match staff.portal().accounts().change_password(&staff.account, own, &old, &new).await {
        Ok(()) => see(&staff, "mat-khau"),
        Err(AccountError::WrongPassword) => {
            wrong(&staff, PasswordField::Old, words.password_wrong.to_owned()).await
        }
        Err(AccountError::TooOften { seconds }) => wrong(&staff, PasswordField::Old, wait(seconds)).await,
        Err(error) => match password_fault(&error) {
            Some(sentence) => wrong(&staff, PasswordField::New, sentence.to_owned()).await,
            None => staff.failed(&error).await,
        },
    }
}

async fn wrong(staff: &Staff, field: PasswordField, sentence: String) -> Response {
    show(staff, Own { password_fault: Some((field, sentence)), ..Own::default() }).await
}

async fn end_session(staff: Staff, Path(name): Path<String>) -> Response {
    match staff.portal().accounts().end_session(&staff.account, &name).await {
        Ok(()) => see(&staff, "phien"),
        Err(AccountError::Unknown) => see(&staff, "phien-cu"),
        Err(error) => staff.failed(&error).await,
    }
}

async fn end_others(staff: Staff) -> Response {
    let own = session_token(&staff.asked.headers).unwrap_or_default();
    match staff.portal().accounts().end_other_sessions(&staff.account, own).await {
        Ok(()) => see(&staff, "phien"),
        Err(error) => staff.failed(&error).await,
    }
}
