//! The page of a picture or file.

use domain::{
    FocalPoint, LibraryItem, Locale, MediaPlace, MediaUse, Stored, media_form::DescriptionFields,
    number::file_size, typed::Faults,
};
use leptos::prelude::*;
use services::library::ItemDetails;

use super::{
    ADDRESS,
    forms::{DeleteForm, DescribeForm, ItemFault, ReplaceForm},
    item_address, script, words,
};
use crate::pages::desk::{DeskPage, Section, parts::Done};

/// How wide the picture stands on its page.
const PREVIEW: u32 = 960;

/// The page. `fields` is what was typed, if it was not taken.
#[must_use]
pub fn item(
    details: ItemDetails,
    fields: Option<DescriptionFields>,
    fault: Option<ItemFault>,
    done: Option<&'static str>,
) -> DeskPage {
    let title = details.item.name.clone();
    let mistaken = fault.is_some();
    let body = move || {
        let (details, fault) = (details.clone(), fault.clone());
        let fields = fields.clone().unwrap_or_else(|| DescriptionFields::of(&details.item));
        view! { <ItemPage details fields fault done /> }.into_any()
    };
    DeskPage::new(Section::Library, title, body).mistaken(mistaken).with_script(script())
}

#[component]
fn ItemPage(
    details: ItemDetails,
    fields: DescriptionFields,
    fault: Option<ItemFault>,
    done: Option<&'static str>,
) -> impl IntoView {
    let words = words();
    let unused = details.is_unused();
    let ItemDetails { item, owner, uses, may_change } = details;
    let at = item_address(item.id);
    let is_picture = matches!(item.stored, Stored::Picture(_));
    let has_versions = !uses.is_empty();
    let tools = may_change.then(|| {
        let (mut faults, mut replace_fault, mut delete_fault) = (Faults::default(), None, None);
        match fault {
            Some(ItemFault::Described(wrong)) => faults = wrong,
            Some(ItemFault::Replacement(why, other)) => replace_fault = Some((why, other)),
            Some(ItemFault::Delete(why)) => delete_fault = Some(why),
            None => {}
        }
        view! {
            <DescribeForm at=at.clone() fields is_picture faults />
            <ReplaceForm at=at.clone() fault=replace_fault />
            <DeleteForm at=at.clone() unused has_versions fault=delete_fault />
        }
    });
    let not_yours = (!may_change).then(|| view! { <p class="hint">{words.not_yours}</p> });
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=ADDRESS>{words.back}</a></p>
            <h1>{item.name.clone()}</h1>
            <Done text=done />
            <div class="library-item">
                <div>
                    <Preview stored=item.stored.clone() />
                    <Facts item owner />
                    <Uses uses />
                </div>
                <div>{not_yours}{tools}</div>
            </div>
        </div>
    }
}

#[component]
fn Preview(stored: Stored) -> impl IntoView {
    match stored {
        Stored::Picture(picture) => {
            let class = picture.focus.map(FocalPoint::class).unwrap_or_default();
            let alt = picture.alt.clone();
            view! {
                <div class=format!("focus {class}") id="focus">
                    <div class="target">
                        <picture>
                            {picture.moving().map(|moving| view! {
                                <source media="(prefers-reduced-motion: no-preference)" srcset=moving />
                            })}
                            <img
                                src=picture.at_least(PREVIEW)
                                width=picture.width
                                height=picture.height
                                alt=alt
                                decoding="async"
                            />
                        </picture>
                        <span class="mark" aria-hidden="true"></span>
                    </div>
                    <figure>
                        <img class="as-listed" src=picture.at_least(super::THUMBNAIL) alt="" decoding="async" />
                        <figcaption class="meta">{words().focus_preview}</figcaption>
                    </figure>
                </div>
            }
            .into_any()
        }
        Stored::File(file) if file.kind.is_video() => {
            view! { <video class="preview" src=file.url() controls preload="metadata"></video> }.into_any()
        }
        Stored::File(file) => {
            view! { <p class="file-sign large" aria-hidden="true">{file.kind.name()}</p> }.into_any()
        }
    }
}

#[component]
fn Facts(item: LibraryItem, owner: String) -> impl IntoView {
    let words = words();
    let fact = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let dimensions = match &item.stored {
        Stored::Picture(picture) => {
            let moves = picture.moving().map(|_| format!(", {}", words.moves)).unwrap_or_default();
            format!("{} × {} {}{moves}", picture.width, picture.height, words.pixels)
        }
        Stored::File(_) => String::new(),
    };
    let owner = if owner.is_empty() { words.nobody.to_owned() } else { owner };
    let (href, url) = (item.stored.url(), item.stored.url());
    view! {
        <dl class="facts">
            {fact(words.size, file_size(item.bytes, Locale::Vietnamese))}
            {fact(words.dimensions, dimensions)}
            {fact(words.brought_by, owner)}
            {fact(words.brought_on, item.added_at.dd_mm_yyyy())}
            <div><dt>{words.address}</dt><dd><a href=href>{url}</a></dd></div>
        </dl>
    }
}

#[component]
fn Uses(uses: Vec<MediaUse>) -> impl IntoView {
    let words = words();
    let none = uses.is_empty().then(|| view! { <p class="meta">{words.unused}</p> });
    let lines = uses
        .into_iter()
        .map(|MediaUse { place, title }| {
            let kind = words.place_of(&place);
            let title = if title.is_empty() { kind.to_owned() } else { title };
            view! { <li><a href=address(&place)>{title}</a><span class="meta">{kind}</span></li> }
        })
        .collect_view();
    view! {
        <h2>{words.used_in}</h2>
        {none}
        <ul class="lines">{lines}</ul>
    }
}

/// Where somebody at the desk looks after it.
fn address(place: &MediaPlace) -> String {
    match place {
        MediaPlace::Article(id) | MediaPlace::Manuscript(id) | MediaPlace::Version(id) => {
            format!("/quan-tri/bai-viet/{id}")
        }
        MediaPlace::At(address) => address.clone(),
    }
}
