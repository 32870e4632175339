//! `/quan-tri/trang-web`: who runs the portal, and its colour.

use domain::{Colour, LibraryKind, Locale, colour::Shades, site::SiteFields, typed::Faults};
use leptos::prelude::*;

use super::{
    DeskPage, Section,
    file_field::{self, FileField, Shelf},
    forms::{Line, Mistakes, fill, form_words},
    parts::Done,
    words,
};
use crate::{i18n::SiteDeskWords, islands::with_query};

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/trang-web";

const fn said() -> &'static SiteDeskWords {
    SiteDeskWords::of(Locale::Vietnamese)
}

/// The form as it stands.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The language it is about.
    pub locale: Locale,
    /// What is in the fields.
    pub fields: SiteFields,
    /// What is wrong with them.
    pub faults: Faults,
    /// The colour of the preview.
    pub accent: Option<Colour>,
    /// The picture that is named.
    pub shelf: Shelf,
    /// It was stored just now.
    pub saved: bool,
}

/// The page.
#[must_use]
pub fn page(form: Form) -> DeskPage {
    let mistaken = !form.faults.is_empty();
    let body = move || view! { <SitePage form=form.clone() /> }.into_any();
    DeskPage::new(Section::Site, said().title, body).mistaken(mistaken).with_script(file_field::script())
}

/// The address of the form in a language.
#[must_use]
pub fn address(locale: Locale) -> String {
    let lang = if locale == Locale::Vietnamese { "" } else { locale.lang() };
    with_query(ADDRESS, &[("ngon-ngu", lang)])
}

#[component]
fn SitePage(form: Form) -> impl IntoView {
    let Form { locale, fields, faults, accent, shelf, saved } = form;
    let first = locale == Locale::Vietnamese;
    let languages =
        [(Locale::Vietnamese, form_words().in_vietnamese), (Locale::English, form_words().in_english)].map(
            |(other, name)| {
                let current = (other == locale).then_some("page");
                view! { <li><a href=address(other) aria-current=current>{name}</a></li> }
            },
        );
    let (name, slogan) = (fields.name.clone(), fields.slogan.clone());
    view! {
        <div class="desk-page">
            <h1>{said().title}</h1>
            <Done text=saved.then_some(words().saved) />
            <nav class="tabs" aria-label=said().languages><ul>{languages.collect_view()}</ul></nav>
            <div class="with-preview">
                <form class="desk-form" method="post" action=address(locale)>
                    <Mistakes faults=faults.clone() />
                    {(!first).then(|| view! { <p class="hint">{said().translation_hint}</p> })}
                    <Banner fields=fields.clone() faults=faults.clone() />
                    {first.then(|| view! { <BannerPicture fields=fields.clone() faults=faults.clone() shelf /> })}
                    {first.then(|| view! { <Accent fields=fields.clone() faults=faults.clone() /> })}
                    <Footer fields faults first />
                    <div class="actions">
                        <button type="submit">{words().save}</button>
                        <button type="submit" class="plain" name="xem" value="1">{said().try_out}</button>
                    </div>
                </form>
                <Preview name slogan accent />
            </div>
        </div>
    }
}

#[component]
fn Banner(fields: SiteFields, faults: Faults) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{said().banner}</legend>
            <Line name="name" label=said().name value=fields.name faults=faults.clone() />
            <Line name="slogan" label=said().slogan value=fields.slogan faults />
        </fieldset>
    }
}

#[component]
fn BannerPicture(fields: SiteFields, faults: Faults, shelf: Shelf) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{said().picture_part}</legend>
            <FileField
                name="banner"
                label=said().picture
                value=fields.banner
                faults
                shelf
                kind=LibraryKind::Picture
                hint=said().picture_hint
            />
        </fieldset>
    }
}

#[component]
fn Accent(fields: SiteFields, faults: Faults) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{said().colour_part}</legend>
            <Line name="accent" label=said().accent value=fields.accent faults hint=said().accent_hint />
        </fieldset>
    }
}

#[component]
fn Footer(fields: SiteFields, faults: Faults, first: bool) -> impl IntoView {
    let offset = fields.visits_total_offset;
    let visits = first.then(|| {
        let faults = faults.clone();
        view! {
            <Line
                name="visits_total_offset"
                label=said().visits
                value=offset
                faults
                hint=said().visits_hint
                mode="numeric"
            />
        }
    });
    view! {
        <fieldset>
            <legend>{said().footer}</legend>
            <Line name="portal_name" label=said().portal_name value=fields.portal_name faults=faults.clone() />
            <Line
                name="responsible"
                label=said().responsible
                value=fields.responsible
                faults=faults.clone()
                hint=said().responsible_hint
            />
            <Line
                name="licence"
                label=said().licence
                value=fields.licence
                faults=faults.clone()
                hint=said().licence_hint
            />
            <Line name="address" label=said().address value=fields.address faults=faults.clone() />
            <Line name="phone" label=said().phone value=fields.phone faults=faults.clone() mode="tel" />
            <Line name="email" label=said().email value=fields.email faults=faults.clone() mode="email" />
            {visits}
        </fieldset>
    }
}

/// The banner in either theme. Its colours are attributes of a picture: the
/// portal's policy allows no style of a single page.
#[component]
fn Preview(name: String, slogan: String, accent: Option<Colour>) -> impl IntoView {
    const PAPERS: [&str; 2] = ["#ffffff", "#12161a"];
    let themes = Some(accent.unwrap_or(Colour::PORTAL)).and_then(|accent| {
        let light = accent.in_the_light().ok()?;
        let shown = [(said().light, PAPERS[0], light), (said().dark, PAPERS[1], accent.in_the_dark())];
        Some(shown.map(|(label, paper, shades)| view! { <Theme label paper shades /> }).collect_view())
    });
    view! {
        <aside class="preview" aria-labelledby="preview">
            <h2 id="preview">{said().preview}</h2>
            <div class="preview-banner">
                <span class="agency">{name}</span>
                <span class="slogan">{slogan}</span>
            </div>
            {themes}
        </aside>
    }
}

#[component]
fn Theme(label: &'static str, paper: &'static str, shades: Shades) -> impl IntoView {
    let ratio = Colour::parse(paper).map_or(1.0, |paper| shades.accent.contrast(paper));
    let ratio = format!("{ratio:.1}").replace('.', ",");
    let [accent, wash, on] = [shades.accent, shades.wash, shades.on].map(|colour| colour.to_string());
    view! {
        <figure class="theme">
            <svg viewBox="0 0 320 96" role="img" aria-label=label>
                <rect width="320" height="96" fill=paper />
                <circle cx="36" cy="48" r="22" fill=accent.clone() />
                <path d="M24 55c5-6 8-9 12-9s7 3 12 9" fill="none" stroke=on.clone() stroke-width="3" />
                <text x="72" y="42" fill=accent.clone() font-weight="700" font-size="15">{said().sample}</text>
                <rect x="72" y="54" width="104" height="26" rx="4" fill=accent.clone() />
                <text x="124" y="72" fill=on text-anchor="middle" font-weight="600" font-size="13">
                    {words().save}
                </text>
                <rect x="188" y="54" width="104" height="26" rx="4" fill=wash />
                <text x="240" y="72" fill=accent text-anchor="middle" font-weight="600" font-size="13">
                    {words().cancel}
                </text>
            </svg>
            <figcaption>{label}" · "{fill(said().contrast, &[&ratio])}</figcaption>
        </figure>
    }
}
