//! `/quan-tri/trang-web`: who runs the portal, and its colour.

use app::pages::desk::site::{self, address};
use axum::{Form, extract::Query, response::Response};
use domain::{Locale, Permission, site::SiteFields, typed::Faults};
use serde::Deserialize;
use services::refused::Refused;

use super::{Doors, Fields, Params, Staff, administration::refused};
use crate::http::pages;

pub fn doors(doors: Doors) -> Doors {
    let may = Permission::ManageSite;
    doors.get("/quan-tri/trang-web", may, form).post("/quan-tri/trang-web", may, save)
}

/// Which language, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SiteParams {
    #[serde(rename = "ngon-ngu")]
    lang: String,
    xong: String,
}

impl SiteParams {
    fn locale(&self) -> Locale {
        Locale::from_lang(&self.lang).unwrap_or_default()
    }
}

async fn form(staff: Staff, params: Params<SiteParams>) -> Response {
    let Ok(Query(params)) = params else { return pages::bad_request(&staff.asked).await };
    let locale = params.locale();
    match staff.portal().site().edition(locale).written(&staff.account).await {
        Ok(identity) => {
            let form = site::Form { fields: SiteFields::from(&identity), ..site::Form::default() };
            show(&staff, site::Form { locale, saved: params.xong == "luu", ..form }).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

/// The form, with the button that it was sent by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    #[serde(flatten)]
    fields: SiteFields,
    /// Not empty when it is only to be looked at.
    xem: String,
}

async fn save(staff: Staff, params: Params<SiteParams>, sent: Fields<Sent>) -> Response {
    let (Ok(Query(params)), Ok(Form(Sent { fields, xem }))) = (params, sent) else {
        return pages::bad_request(&staff.asked).await;
    };
    let locale = params.locale();
    if !xem.is_empty() {
        let faults = fields.check(locale).err().unwrap_or_default();
        return show(&staff, site::Form { locale, fields, faults, ..site::Form::default() }).await;
    }
    match staff.portal().site().edition(locale).identify(&staff.account, &fields).await {
        Ok(()) => {
            let to = address(locale);
            staff.see(&format!("{to}{}xong=luu", if to.contains('?') { '&' } else { '?' }))
        }
        Err(Refused::Mistaken(faults)) => {
            show(&staff, site::Form { locale, fields, faults, ..site::Form::default() }).await
        }
        Err(error) => refused(&staff, &error).await,
    }
}

/// Shows the form; its preview wears the colour that is typed, if it can be
/// read, or the one the portal has.
async fn show(staff: &Staff, form: site::Form) -> Response {
    let accent = match form.locale {
        Locale::Vietnamese => form.fields.accent(&mut Faults::default()),
        Locale::English => match staff.portal().site().identity().await {
            Ok(identity) => identity.accent,
            Err(error) => return staff.failed(&error).await,
        },
    };
    let shelf = staff.shelf(&[&form.fields.banner]).await;
    staff.page(site::page(site::Form { accent, shelf, ..form })).await
}
