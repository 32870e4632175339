//! `/quan-tri/nguoi-dung`: the accounts of all, for administrators.

use app::{
    i18n::UserWords,
    islands::with_query,
    pages::desk::users::{self, AddForm, LIST, List, NewLink, UserPage},
};
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use domain::{BulkList, Locale, Permission, Role, UserId};
use serde::Deserialize;
use services::accounts::{AccountError, NewAccount, UserFilter};

use super::{
    Doors, Fields, Params, Staff,
    account::DoneParams,
    administration::{self, ListParams},
    bulk,
};
use crate::http::pages;

const PER_PAGE: u32 = 50;

pub fn doors(doors: Doors) -> Doors {
    let manage = Permission::ManageAccounts;
    doors
        .get("/quan-tri/nguoi-dung", manage, list)
        .get("/quan-tri/nguoi-dung/moi", manage, add_form)
        .post("/quan-tri/nguoi-dung/moi", manage, add)
        .post("/quan-tri/nguoi-dung/xac-thuc", manage, require)
        .get("/quan-tri/nguoi-dung/{id}", manage, user)
        .post("/quan-tri/nguoi-dung/{id}", manage, change)
        .post("/quan-tri/nguoi-dung/{id}/lien-ket", manage, reset)
        .post("/quan-tri/nguoi-dung/{id}/khoa", manage, lock)
        .post("/quan-tri/nguoi-dung/{id}/mo-khoa", manage, unlock)
        .post("/quan-tri/nguoi-dung/{id}/ket-thuc-phien", manage, end_sessions)
        .post("/quan-tri/nguoi-dung/{id}/bo-xac-thuc", manage, take_second_factor)
}

const fn words() -> &'static UserWords {
    UserWords::of(Locale::Vietnamese)
}

/// The role of which accounts are shown only.
#[derive(Default, Deserialize)]
#[serde(default)]
struct RoleParams {
    #[serde(rename = "vai-tro")]
    role: String,
}

async fn list(staff: Staff, params: Params<ListParams>, role: Params<RoleParams>) -> Response {
    let (Ok(Query(params)), Ok(Query(role))) = (params, role) else {
        return pages::bad_request(&staff.asked).await;
    };
    let filter = UserFilter {
        words: params.words(),
        role: Role::from_name(&role.role),
        locked: match params.state.as_str() {
            "khoa" => Some(true),
            "mo" => Some(false),
            _ => None,
        },
        sort: params.sort(),
    };
    let told = match bulk::told(&staff, BulkList::Accounts, &params).await {
        Ok(told) => told,
        Err(error) => return administration::refused(&staff, &error).await,
    };
    let accounts = staff.portal().accounts();
    let found = accounts.users(&staff.account, &filter, params.page(), PER_PAGE).await;
    match (found, accounts.second_factor_required_from().await) {
        (Ok(found), Ok(_)) if !found.exists() => staff.not_found().await,
        (Ok(found), Ok(required_from)) => {
            let chosen = params.chooses_all();
            staff.page(users::list(List { found, filter, required_from, chosen, told })).await
        }
        (Err(error), _) | (_, Err(error)) => refused(&staff, error).await,
    }
}

async fn add_form(staff: Staff) -> Response {
    staff.page(users::add(AddForm::default())).await
}

/// The form of an account.
#[derive(Default, Deserialize)]
#[serde(default)]
struct UserFields {
    login: String,
    display_name: String,
    email: String,
    role: String,
}

async fn add(staff: Staff, fields: Fields<UserFields>) -> Response {
    let Ok(Form(UserFields { login, display_name, email, role })) = fields else {
        return pages::bad_request(&staff.asked).await;
    };
    let role = Role::from_name(&role).unwrap_or(Role::Reporter);
    let new = NewAccount { login, display_name, email, role };
    match staff.portal().accounts().invite(&staff.account, &new).await {
        Ok((id, token)) => hand_over(&staff, id, &token).await,
        Err(AccountError::Fields(faults)) => {
            let NewAccount { login, display_name, email, role } = new;
            staff.page(users::add(AddForm { login, display_name, email, role, faults })).await
        }
        Err(error) => refused(&staff, error).await,
    }
}

/// The form that says who needs a second factor.
#[derive(Default, Deserialize)]
#[serde(default)]
struct RequiredFields {
    from: String,
}

async fn require(staff: Staff, fields: Fields<RequiredFields>) -> Response {
    let Ok(Form(RequiredFields { from })) = fields else { return pages::bad_request(&staff.asked).await };
    let role = Role::from_name(&from);
    if role.is_none() && !from.is_empty() {
        return pages::bad_request(&staff.asked).await;
    }
    match staff.portal().accounts().require_second_factor(&staff.account, role).await {
        Ok(()) => staff.see(&with_query(LIST, &[("xong", "luu")])),
        Err(error) => refused(&staff, error).await,
    }
}

async fn user(staff: Staff, Path(id): Path<i64>, params: Params<DoneParams>) -> Response {
    let Ok(Query(DoneParams { da })) = params else { return pages::bad_request(&staff.asked).await };
    let done = match da.as_str() {
        "luu" => Some(words().saved),
        "xong" => Some(words().done),
        _ => None,
    };
    show(&staff, UserId(id), |page| UserPage { done, ..page }).await
}

/// The page of an account, with what `with` adds to it.
async fn show(staff: &Staff, id: UserId, with: impl FnOnce(UserPage) -> UserPage) -> Response {
    let accounts = staff.portal().accounts();
    let unreadable = accounts.has_unreadable_factor(&staff.account, id).await.unwrap_or_default();
    match accounts.user(&staff.account, id).await {
        Ok(user) => {
            let page = UserPage {
                display_name: user.display_name.clone(),
                email: user.email.clone(),
                role: user.role,
                faults: Vec::new(),
                refused: None,
                unreadable,
                done: None,
                user,
            };
            staff.page(users::user(with(page))).await
        }
        Err(error) => refused(staff, error).await,
    }
}

async fn change(staff: Staff, Path(id): Path<i64>, fields: Fields<UserFields>) -> Response {
    let (id, Ok(Form(UserFields { display_name, email, role, .. }))) = (UserId(id), fields) else {
        return pages::bad_request(&staff.asked).await;
    };
    let Some(role) = Role::from_name(&role) else { return pages::bad_request(&staff.asked).await };
    let accounts = staff.portal().accounts();
    match accounts.change_user(&staff.account, id, &display_name, &email, role).await {
        Ok(()) => see(&staff, id, "luu"),
        Err(AccountError::Fields(faults)) => {
            show(&staff, id, |page| UserPage { display_name, email, role, faults, ..page }).await
        }
        Err(error) => match sentence(&error) {
            Some(why) => {
                let refused = Some(why);
                show(&staff, id, |page| UserPage { display_name, email, role, refused, ..page }).await
            }
            None => refused(&staff, error).await,
        },
    }
}

async fn reset(staff: Staff, Path(id): Path<i64>) -> Response {
    let id = UserId(id);
    match staff.portal().accounts().reset_user(&staff.account, id).await {
        Ok(token) => hand_over(&staff, id, &token).await,
        Err(error) => back(&staff, id, error).await,
    }
}

async fn lock(staff: Staff, Path(id): Path<i64>) -> Response {
    let done = staff.portal().accounts().lock_user(&staff.account, UserId(id), true).await;
    came_of(&staff, UserId(id), done).await
}

async fn unlock(staff: Staff, Path(id): Path<i64>) -> Response {
    let done = staff.portal().accounts().lock_user(&staff.account, UserId(id), false).await;
    came_of(&staff, UserId(id), done).await
}

async fn end_sessions(staff: Staff, Path(id): Path<i64>) -> Response {
    let done = staff.portal().accounts().end_user_sessions(&staff.account, UserId(id)).await;
    came_of(&staff, UserId(id), done).await
}

async fn take_second_factor(staff: Staff, Path(id): Path<i64>) -> Response {
    let done = staff.portal().accounts().end_user_second_factor(&staff.account, UserId(id)).await;
    came_of(&staff, UserId(id), done).await
}

/// Gives a new link to its owner by mail, or else to the administrator.
async fn hand_over(staff: &Staff, id: UserId, token: &str) -> Response {
    let accounts = staff.portal().accounts();
    let user = match accounts.user(&staff.account, id).await {
        Ok(user) => user,
        Err(error) => return refused(staff, error).await,
    };
    let address = accounts.link_address(token);
    let link = match &staff.asked.state.mailer {
        Some(mailer) if !user.email.is_empty() => {
            let site = staff.portal().site().identity().await.map(|site| site.name.clone());
            let text = words()
                .mail_body
                .replace("{name}", &user.display_name)
                .replace("{login}", &user.login)
                .replace("{site}", &site.unwrap_or_default())
                .replace("{link}", &address);
            match mailer.send(&user.email, words().mail_subject, text).await {
                Ok(()) => NewLink::Mailed(user.email),
                Err(error) => {
                    tracing::error!(%error, "an invitation could not be sent");
                    NewLink::NotMailed(address)
                }
            }
        }
        _ => NewLink::Shown(address),
    };
    staff.page(users::link(user.login, link)).await
}

async fn came_of(staff: &Staff, id: UserId, done: Result<(), AccountError>) -> Response {
    match done {
        Ok(()) => see(staff, id, "xong"),
        Err(error) => back(staff, id, error).await,
    }
}

/// The account's page, saying why something was not done.
async fn back(staff: &Staff, id: UserId, error: AccountError) -> Response {
    match sentence(&error) {
        Some(why) => show(staff, id, |page| UserPage { refused: Some(why), ..page }).await,
        None => refused(staff, error).await,
    }
}

fn see(staff: &Staff, id: UserId, done: &str) -> Response {
    staff.see(&with_query(&format!("{LIST}/{id}"), &[("da", done)]))
}

/// What the administrator can do something about.
fn sentence(error: &AccountError) -> Option<&'static str> {
    match error {
        AccountError::Oneself => Some(words().oneself),
        AccountError::LastAdministrator => Some(words().last_administrator),
        AccountError::Locked => Some(words().is_locked),
        _ => None,
    }
}

async fn refused(staff: &Staff, error: AccountError) -> Response {
    match error {
        AccountError::NotAllowed => staff.not_allowed().await,
        AccountError::Unknown => staff.not_found().await,
        error => staff.failed(&error).await,
    }
}
