//! `/quan-tri/tim-kiem`: what the search calls the same. Editors and above.

use app::{
    i18n::AccountWords,
    pages::{feedback::desk, synonyms},
};
use axum::{Form, extract::rejection::FormRejection, response::Response};
use domain::{Locale, Role};
use serde::Deserialize;
use services::{
    PortalError,
    accounts::AccountInfo,
    site::synonyms::{MAX_PAIRS, SynonymError, parse, write},
    storage::Actor,
};

use super::{account, asked::Asked, pages};

/// `GET /quan-tri/tim-kiem`.
pub async fn form(asked: Asked) -> Response {
    if let Err(response) = editor(&asked).await {
        return response;
    }
    match asked.state.portal.site().synonyms().await {
        Ok(pairs) => show(&asked, synonyms::List { text: write(&pairs), ..synonyms::List::default() }).await,
        Err(error) => pages::failed(&asked, &error).await,
    }
}

/// The form's fields.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    synonyms: String,
}

/// `POST /quan-tri/tim-kiem`.
pub async fn save(asked: Asked, fields: Result<Form<Fields>, FormRejection>) -> Response {
    if !account::is_own_form(&asked.headers) {
        return account::foreign_form();
    }
    let account = match editor(&asked).await {
        Ok(account) => account,
        Err(response) => return response,
    };
    let Ok(Form(Fields { synonyms: text })) = fields else { return pages::bad_request(&asked).await };
    let pairs = match parse(&text) {
        Ok(pairs) => pairs,
        Err(error) => {
            return show(&asked, synonyms::List { text, error: Some(sentence(error)), saved: false }).await;
        }
    };
    match store(&asked, &account, &pairs).await {
        Ok(()) => show(&asked, synonyms::List { text: write(&pairs), error: None, saved: true }).await,
        Err(error) => pages::failed(&asked, &error).await,
    }
}

async fn store(asked: &Asked, account: &AccountInfo, pairs: &[search::Synonym]) -> Result<(), PortalError> {
    let actor = Actor::Account(account.id, account.login.clone());
    asked.state.portal.site().set_synonyms(pairs, &actor).await
}

async fn show(asked: &Asked, list: synonyms::List) -> Response {
    pages::private(asked, synonyms::page(list)).await
}

/// Who is logged in, if that is an editor or somebody above.
async fn editor(asked: &Asked) -> Result<AccountInfo, Response> {
    let account = account::require(asked).await?;
    if account.role >= Role::Editor {
        return Ok(account);
    }
    Err(pages::private(asked, desk::not_allowed()).await)
}

fn sentence(error: SynonymError) -> String {
    let words = AccountWords::of(Locale::Vietnamese);
    match error {
        SynonymError::NotAPair(line) => words.synonyms_not_a_pair.replace("{}", &line.to_string()),
        SynonymError::TooLong(line) => words.synonyms_too_long.replace("{}", &line.to_string()),
        SynonymError::TooMany => words.synonyms_too_many.replace("{}", &MAX_PAIRS.to_string()),
    }
}
