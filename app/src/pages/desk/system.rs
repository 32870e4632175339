//! `/quan-tri/he-thong`: how the portal is, and copies of it.

use domain::{Locale, number::file_size};
use leptos::prelude::*;
use services::{
    operations::{Backup, Health, IndexState},
    storage::health::DatabaseKind,
};

use super::{
    DeskPage, Section,
    audit::moment,
    forms::{Act, Ask, fill},
    parts::Done,
    words,
};
use crate::i18n::SystemWords;

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/he-thong";
/// Below this little room an administrator is warned.
const LOW: u64 = 2 * 1024 * 1024 * 1024;

const fn said() -> &'static SystemWords {
    SystemWords::of(Locale::Vietnamese)
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The program's version.
    pub version: &'static str,
    /// How the portal is.
    pub health: Health,
    /// The copies that are kept, the newest first.
    pub backups: Vec<Backup>,
    /// A copy was made just now.
    pub made: bool,
    /// A copy could not be made.
    pub failed: bool,
}

/// The page.
#[must_use]
pub fn page(shown: Shown) -> DeskPage {
    let body = move || view! { <SystemPage shown=shown.clone() /> }.into_any();
    DeskPage::new(Section::System, said().title, body)
}

fn size(bytes: u64) -> String {
    file_size(bytes, Locale::Vietnamese)
}

#[component]
fn SystemPage(shown: Shown) -> impl IntoView {
    let Shown { version, health, backups, made, failed } = shown;
    let failed = failed.then(|| view! { <p class="form-error" role="alert">{said().no_room}</p> });
    let last = backups.first().map_or_else(|| said().never.to_owned(), |backup| moment(backup.made_at));
    let copies = match health.dump.clone() {
        Some(command) => view! { <Dump command /> }.into_any(),
        None => view! { <Backups backups /> }.into_any(),
    };
    view! {
        <div class="desk-page">
            <h1>{said().title}</h1>
            <Done text=made.then_some(said().made) />
            {failed}
            <State version health last />
            <section class="part" aria-labelledby="sao-luu">
                <h2 id="sao-luu">{said().backups}</h2>
                {copies}
            </section>
        </div>
    }
}

#[component]
fn State(version: &'static str, health: Health, last: String) -> impl IntoView {
    let kind = match health.database.kind {
        DatabaseKind::Sqlite => "SQLite",
        DatabaseKind::PostgreSql => "PostgreSQL",
    };
    let low = health.free.is_some_and(|free| free < LOW);
    let free = health.free.map_or_else(|| said().unknown.to_owned(), size);
    let warning = low.then(|| view! { <p class="field-error">{said().free_low}</p> });
    let fact = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let index = health
        .index
        .into_iter()
        .map(|(locale, state)| {
            let label = format!("{} ({})", said().index, locale.name());
            view! { <div><dt>{label}</dt><dd>{index_state(state)}</dd></div> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="tinh-trang">
            <h2 id="tinh-trang">{said().state}</h2>
            {warning}
            <dl class="facts">
                {fact(said().version, version.to_owned())}
                {fact(said().database, format!("{kind}, {}", size(health.database.bytes)))}
                {fact(said().media, size(health.media))}
                {fact(said().free, free)}
                {index}
                {fact(said().scheduled, health.scheduled.to_string())}
                {fact(said().last_backup, last)}
            </dl>
        </section>
    }
}

fn index_state(state: IndexState) -> String {
    let (published, known) = (state.published.to_string(), state.known.to_string());
    if state.known == state.published {
        fill(said().index_complete, &[&published])
    } else {
        fill(said().index_behind, &[&known, &published])
    }
}

/// How to copy a database that is no file.
#[component]
fn Dump(command: String) -> impl IntoView {
    view! {
        <p>{said().dump_how}</p>
        <pre class="command"><code>{command}</code></pre>
    }
}

#[component]
fn Backups(backups: Vec<Backup>) -> impl IntoView {
    let none = backups.is_empty().then(|| view! { <p class="empty-state">{said().none}</p> });
    let rows = backups
        .into_iter()
        .map(|backup| {
            let at = format!("{ADDRESS}/sao-luu/{}", backup.name);
            let when = moment(backup.made_at);
            let name = fill(said().download_one, &[&when]);
            view! {
                <li>
                    <p>
                        {when}
                        <span class="meta">{said().database}" "{size(backup.bytes)}</span>
                    </p>
                    <a class="button plain" href=at.clone() download="" aria-label=name>{said().download}</a>
                    <Ask action=format!("{at}/xoa") label=words().delete question=said().delete_question />
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="hint">{said().backups_intro}</p>
        <Act action=format!("{ADDRESS}/sao-luu") label=said().make />
        {none}
        <ul class="lines ordered">{rows}</ul>
        <h3>{said().restore}</h3>
        <p>{said().restore_how}</p>
        <pre class="command"><code>"bantin restore bantin-….tar"</code></pre>
    }
}
