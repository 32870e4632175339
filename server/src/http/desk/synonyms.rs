//! `/quan-tri/tim-kiem`: what the search calls the same.

use app::{i18n::AccountWords, pages::desk::synonyms};
use axum::{Form, response::Response};
use domain::{Locale, Permission};
use serde::Deserialize;
use services::site::synonyms::{MAX_PAIRS, SynonymError, parse, write};

use super::{Doors, Staff};
use crate::http::pages;

pub fn doors(doors: Doors) -> Doors {
    doors.get(synonyms::ADDRESS, Permission::EditSynonyms, form).post(
        synonyms::ADDRESS,
        Permission::EditSynonyms,
        save,
    )
}

async fn form(staff: Staff) -> Response {
    match staff.portal().site().synonyms().await {
        Ok(pairs) => show(&staff, synonyms::List { text: write(&pairs), ..synonyms::List::default() }).await,
        Err(error) => staff.failed(&error).await,
    }
}

/// The form's fields.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    synonyms: String,
}

async fn save(staff: Staff, fields: super::Fields<Fields>) -> Response {
    let Ok(Form(Fields { synonyms: text })) = fields else { return pages::bad_request(&staff.asked).await };
    let pairs = match parse(&text) {
        Ok(pairs) => pairs,
        Err(error) => {
            return show(&staff, synonyms::List { text, error: Some(sentence(error)), saved: false }).await;
        }
    };
    match staff.portal().site().set_synonyms(&pairs, &staff.account.actor()).await {
        Ok(()) => show(&staff, synonyms::List { text: write(&pairs), error: None, saved: true }).await,
        Err(error) => staff.failed(&error).await,
    }
}

async fn show(staff: &Staff, list: synonyms::List) -> Response {
    staff.page(synonyms::page(list)).await
}

fn sentence(error: SynonymError) -> String {
    let words = AccountWords::of(Locale::Vietnamese);
    match error {
        SynonymError::NotAPair(line) => words.synonyms_not_a_pair.replace("{}", &line.to_string()),
        SynonymError::TooLong(line) => words.synonyms_too_long.replace("{}", &line.to_string()),
        SynonymError::TooMany => words.synonyms_too_many.replace("{}", &MAX_PAIRS.to_string()),
    }
}
