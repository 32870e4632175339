//! `/quan-tri/tep`: pictures and files, for those who use and describe them.

mod forms;
mod item;
mod unused;

use domain::{
    FileKind, FocalPoint, LibraryItem, LibraryKind, LibraryOnly, LibraryOrder, Locale, MediaId, Paged,
    Stored,
    number::{file_size, grouped},
};
use leptos::prelude::*;
use serde_json::json;
use services::library::LibraryFilter;

pub use self::{
    forms::ItemFault,
    item::item,
    unused::{UnusedNotice, unused},
};
use super::{
    DeskPage, Script, Section,
    parts::{Choice, Done},
};
use crate::{components::pagination::Pagination, i18n::LibraryWords, islands::with_query};

/// Where the library lives.
pub const ADDRESS: &str = "/quan-tri/tep";
/// Where a form without script sends files.
pub const UPLOAD: &str = "/quan-tri/tep/tai-len";
/// Where the unused ones are listed.
pub const UNUSED: &str = "/quan-tri/tep/khong-dung";

/// How wide a picture stands in the grid.
const THUMBNAIL: u32 = 320;

/// What the library says.
#[must_use]
pub const fn words() -> &'static LibraryWords {
    LibraryWords::of(Locale::Vietnamese)
}

/// The page of a picture or file.
#[must_use]
pub fn item_address(id: MediaId) -> String {
    format!("{ADDRESS}/{id}")
}

/// What the list tells above itself.
#[derive(Clone, Debug, Default)]
pub struct ListNotice {
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What was brought just now.
    pub brought: Vec<LibraryItem>,
    /// What was not taken: the name, and why.
    pub refused: Vec<(String, String)>,
}

/// The list.
#[must_use]
pub fn list(
    items: Paged<LibraryItem>,
    filter: LibraryFilter,
    notice: ListNotice,
    may_manage: bool,
) -> DeskPage {
    let mistaken = !notice.refused.is_empty();
    let body = move || {
        let (items, filter, notice) = (items.clone(), filter.clone(), notice.clone());
        view! { <ListPage items filter notice may_manage /> }.into_any()
    };
    DeskPage::new(Section::Library, words().title, body).mistaken(mistaken).with_script(script())
}

/// Uploads with progress, and the focal point by a click.
fn script() -> Script {
    let words = words();
    Script {
        module: "library",
        data: json!({ "upload": ADDRESS, "limit": 512 * 1024 * 1024 }),
        words: json!({
            "uploading": words.uploading,
            "upload_waiting": words.upload_waiting,
            "upload_failed": words.upload_failed,
            "go_on": words.go_on,
            "retry": words.retry,
            "cancel": words.cancel,
            "done": words.done_uploading,
        }),
    }
}

fn list_url(filter: &LibraryFilter, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    with_query(
        ADDRESS,
        &[
            ("q", &filter.words),
            ("loai", filter.kind.map_or("", LibraryKind::as_str)),
            ("chi", filter.only.map_or("", LibraryOnly::as_str)),
            ("xep", filter.order.as_str()),
            ("trang", &page),
        ],
    )
}

#[component]
fn ListPage(
    items: Paged<LibraryItem>,
    filter: LibraryFilter,
    notice: ListNotice,
    may_manage: bool,
) -> impl IntoView {
    let words = words();
    let (page, pages, total) = (items.page, items.pages(), items.total);
    let unfiltered = filter == LibraryFilter { order: filter.order, ..LibraryFilter::default() };
    let empty = (total == 0).then(|| {
        let text = if unfiltered { words.empty } else { words.nothing_found };
        let clear = (!unfiltered).then(|| view! { " "<a href=ADDRESS>{words.clear}</a> });
        view! { <p class="empty-state">{text}{clear}</p> }
    });
    let unused = may_manage.then(|| view! { <a class="button plain" href=UNUSED>{words.unused_link}</a> });
    let cards = items.items.into_iter().map(|item| view! { <Card item /> }).collect_view();
    let filtered = filter.clone();
    view! {
        <div class="desk-page">
            <header class="desk-head">
                <h1>{words.title}</h1>
                {unused}
            </header>
            <Told notice />
            <UploadForm />
            <Filter filter />
            <p class="meta" role="status">{words.count.replace("{}", &grouped(total, Locale::Vietnamese))}</p>
            {empty}
            <ul class="shelf">{cards}</ul>
            <Pagination page pages href=move |number| list_url(&filtered, number) />
        </div>
    }
}

/// What came of the files that were sent.
#[component]
fn Told(notice: ListNotice) -> impl IntoView {
    let words = words();
    let ListNotice { done, brought, refused } = notice;
    let brought = (!brought.is_empty()).then(|| {
        let cards = brought.into_iter().map(|item| view! { <Card item /> }).collect_view();
        view! {
            <section class="brought" role="status">
                <p class="done">{words.uploaded}</p>
                <ul class="shelf">{cards}</ul>
            </section>
        }
    });
    let refused = (!refused.is_empty()).then(|| {
        let lines = refused
            .into_iter()
            .map(|(name, why)| {
                let name = (!name.is_empty()).then(|| view! { <strong>{name}</strong>": " });
                view! { <li>{name}{why}</li> }
            })
            .collect_view();
        view! {
            <div class="form-error" role="alert">
                <p>{words.not_uploaded}</p>
                <ul>{lines}</ul>
            </div>
        }
    });
    view! {
        <Done text=done />
        {refused}
        {brought}
    }
}

/// Works as it stands; a script sends each file for itself and shows how far it is.
#[component]
fn UploadForm() -> impl IntoView {
    let words = words();
    view! {
        <form class="upload-form" id="upload" method="post" action=UPLOAD enctype="multipart/form-data">
            <label for="o-files">{words.upload_label}</label>
            <input
                id="o-files"
                type="file"
                name="tep"
                multiple
                required
                accept=accepted()
                aria-describedby="o-files-hint"
            />
            <button type="submit">{words.upload}</button>
            <p class="hint" id="o-files-hint">{words.upload_hint}" "{words.drop_hint_touch}</p>
            <p class="drop-here" hidden>{words.drop_here}</p>
            <ul class="sending" aria-live="polite"></ul>
        </form>
    }
}

/// What the choice of files offers; the server looks at the content all the same.
fn accepted() -> String {
    let endings: String = FileKind::ALL.iter().map(|kind| format!(",.{}", kind.extension())).collect();
    format!("image/jpeg,image/png,image/webp,image/avif,image/heic,image/gif{endings}")
}

#[component]
fn Filter(filter: LibraryFilter) -> impl IntoView {
    let words = words();
    let option = |value: &str, label: &str, chosen: bool| (value.to_owned(), label.to_owned(), chosen);
    let mut kinds = vec![option("", words.every_kind, filter.kind.is_none())];
    kinds.extend(
        LibraryKind::ALL.map(|kind| option(kind.as_str(), words.kind_of(kind), filter.kind == Some(kind))),
    );
    let mut only = vec![option("", words.everything, filter.only.is_none())];
    only.extend(
        LibraryOnly::ALL
            .map(|which| option(which.as_str(), words.only_of(which), filter.only == Some(which))),
    );
    let orders =
        LibraryOrder::ALL.map(|order| option(order.as_str(), words.order_of(order), filter.order == order));
    view! {
        <form class="list-filter" method="get" action=ADDRESS role="search">
            <label>
                <span>{words.search}</span>
                <input type="search" name="q" value=filter.words placeholder=words.search_hint maxlength="200" />
            </label>
            <Choice name="loai" label=words.kind options=kinds />
            <Choice name="chi" label=words.only options=only />
            <Choice name="xep" label=words.order options=orders.to_vec() />
            <button type="submit" class="plain">{words.apply}</button>
        </form>
    }
}

/// A picture or file in the grid.
#[component]
pub(super) fn Card(item: LibraryItem) -> impl IntoView {
    let silent = matches!(&item.stored, Stored::Picture(picture) if picture.alt.is_empty());
    let silent = silent.then(|| view! { <span class="state">{words().no_alt}</span> });
    let facts = facts(&item);
    view! {
        <li>
            <a href=item_address(item.id)>
                <Thumbnail stored=item.stored.clone() />
                <span class="name">{item.name}</span>
            </a>
            <p class="meta">{facts}" "{silent}</p>
        </li>
    }
}

/// Kind and size: `1600 × 900, 1,2 MB`; `PDF, 84 KB`.
pub(super) fn facts(item: &LibraryItem) -> String {
    let size = file_size(item.bytes, Locale::Vietnamese);
    match &item.stored {
        Stored::Picture(picture) => format!("{} × {}, {size}", picture.width, picture.height),
        Stored::File(file) => format!("{}, {size}", file.kind.name()),
    }
}

#[component]
fn Thumbnail(stored: Stored) -> impl IntoView {
    match stored {
        Stored::Picture(picture) => {
            let class = picture.focus.map(FocalPoint::class);
            view! { <img class=class src=picture.at_least(THUMBNAIL) alt=picture.alt loading="lazy" decoding="async" /> }
                .into_any()
        }
        Stored::File(file) => {
            view! { <span class="file-sign" aria-hidden="true">{file.kind.name()}</span> }.into_any()
        }
    }
}
