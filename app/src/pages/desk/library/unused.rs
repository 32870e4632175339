//! The report of what is used nowhere.

use domain::{LibraryItem, Locale, number::grouped};
use leptos::prelude::*;

use super::{ADDRESS, UNUSED, facts, item_address, words};
use crate::pages::desk::{DeskPage, Section, parts::Done};

/// How many are listed at a time.
const SHOWN: usize = 100;

/// What the report tells above itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnusedNotice {
    /// The list as it is.
    Nothing,
    /// Some were deleted.
    Deleted,
    /// Nothing was done: nothing was chosen, or it was not confirmed.
    NotSure,
}

/// The report.
#[must_use]
pub fn unused(items: Vec<LibraryItem>, notice: UnusedNotice) -> DeskPage {
    let body = move || {
        let items = items.clone();
        view! { <UnusedPage items notice /> }.into_any()
    };
    DeskPage::new(Section::Library, words().unused_title, body).mistaken(notice == UnusedNotice::NotSure)
}

#[component]
fn UnusedPage(items: Vec<LibraryItem>, notice: UnusedNotice) -> impl IntoView {
    let words = words();
    let done = (notice == UnusedNotice::Deleted).then_some(words.unused_deleted);
    let error = (notice == UnusedNotice::NotSure)
        .then(|| view! { <p class="form-error" role="alert">{words.unused_not_sure}</p> });
    let body = if items.is_empty() {
        view! { <p class="empty-state">{words.unused_none}</p> }.into_any()
    } else {
        view! { <Choose items /> }.into_any()
    };
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=ADDRESS>{words.back}</a></p>
            <h1>{words.unused_title}</h1>
            <p>{words.unused_text}</p>
            <Done text=done />
            {error}
            {body}
        </div>
    }
}

#[component]
fn Choose(items: Vec<LibraryItem>) -> impl IntoView {
    let words = words();
    let count = words.count.replace("{}", &grouped(items.len() as u64, Locale::Vietnamese));
    let more = (items.len() > SHOWN)
        .then(|| view! { <p class="hint">{words.unused_more.replace("{}", &SHOWN.to_string())}</p> });
    let rows = items
        .into_iter()
        .take(SHOWN)
        .map(|item| {
            let facts = facts(&item);
            let label = format!("{}: {}", words.unused_choose, item.name);
            view! {
                <tr>
                    <td><input type="checkbox" name="tep" value=item.id.to_string() aria-label=label /></td>
                    <td><a href=item_address(item.id)>{item.name}</a></td>
                    <td>{facts}</td>
                    <td>{item.added_at.dd_mm_yyyy()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <form method="post" action=UNUSED>
            <p class="meta">{count}</p>
            {more}
            <table class="desk-table unused">
                <thead>
                    <tr>
                        <th scope="col">{words.unused_choose}</th>
                        <th scope="col">{words.name}</th>
                        <th scope="col">{words.size}</th>
                        <th scope="col">{words.brought_on}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="actions">
                <label><input type="checkbox" name="chac" value="1" required />" "{words.unused_sure}</label>
                <button type="submit" class="danger">{words.unused_delete}</button>
            </p>
        </form>
    }
}
