//! `/quan-tri/nhat-ky`: who did what.

use domain::{AuditId, Locale, Timestamp, time::dd_mm_yyyy, typed::Faults};
use leptos::prelude::*;
use services::audit::{AuditEntry, AuditFilter};

use super::{
    DeskPage, Section,
    forms::{Line, form_words},
    list::{Asked, Field, FilterForm},
};
use crate::{i18n::AuditWords, islands::with_query};

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/nhat-ky";
/// The same as a file.
pub const FILE: &str = "/quan-tri/nhat-ky.csv";

const fn said() -> &'static AuditWords {
    AuditWords::of(Locale::Vietnamese)
}

/// A page of the log.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The entries, newest first.
    pub entries: Vec<AuditEntry>,
    /// What they were narrowed to.
    pub filter: AuditFilter,
    /// The days as they were typed.
    pub days: [String; 2],
    /// What is wrong with them.
    pub faults: Faults,
    /// What can be chosen.
    pub actions: Vec<String>,
    /// Where the next page begins.
    pub older: Option<AuditId>,
    /// This is the beginning.
    pub is_first: bool,
}

/// The page.
#[must_use]
pub fn page(shown: Shown) -> DeskPage {
    let mistaken = !shown.faults.is_empty();
    let body = move || view! { <LogPage shown=shown.clone() /> }.into_any();
    DeskPage::new(Section::Audit, said().title, body).mistaken(mistaken)
}

/// What an action is called; its own name where the desk has no words for it.
#[must_use]
pub fn action_name(action: &str) -> String {
    let words = said();
    let Some((kind, verb)) = action.split_once('.') else { return action.to_owned() };
    let verb = match verb {
        "create" => words.create,
        "update" => words.update,
        "put" => words.put,
        "delete" => words.delete,
        "restore" => words.restore,
        "order" => words.order,
        "merge" => words.merge,
        "translate" => words.translate,
        "begin" => words.begin,
        "save" => words.save,
        "note" => words.note,
        "preview" => words.preview,
        "pin" => words.pin,
        "unpin" => words.unpin,
        "dang" | "publish" => words.publish,
        "withdraw" => words.withdraw,
        "answer" => words.answer,
        "reject" => words.reject,
        "send" => words.send,
        "forget" => words.forget,
        "link" => words.link,
        "password" => words.password,
        "set" => words.set,
        "make" => words.make,
        "show" => words.show,
        "hide" => words.hide,
        "spam" => words.spam,
        "lock" => words.lock,
        "unlock" => words.unlock,
        "undo" => words.undo,
        _ => return action.to_owned(),
    };
    format!("{}: {verb}", subject_name(kind))
}

fn subject_name(kind: &str) -> &str {
    let words = said();
    match kind {
        "account" => words.account,
        "article" | "manuscript" => words.article,
        "calendar" => words.calendar,
        "category" => words.category,
        "document" => words.document,
        "draft" => words.draft,
        "feedback" | "inbox" => words.feedback,
        "media" => words.media,
        "menu" => words.menu,
        "page" => words.page,
        "programme" => words.programme,
        "redirect" => words.redirect,
        "session" => words.session,
        "setting" => words.setting,
        "backup" => words.backup,
        kind => kind,
    }
}

/// `05-01-2026 14:03:59` in Việt Nam.
#[must_use]
pub fn moment(at: Timestamp) -> String {
    let at = at.in_vietnam();
    format!("{} {:02}:{:02}:{:02}", dd_mm_yyyy(at.date()), at.hour(), at.minute(), at.second())
}

fn url(address: &str, filter: &AuditFilter, days: &[String; 2], before: Option<AuditId>) -> String {
    let before = before.map_or_else(String::new, |id| id.to_string());
    let query = [
        ("ai", filter.actor.as_str()),
        ("viec", &filter.action),
        ("tim", &filter.subject),
        ("tu", &days[0]),
        ("den", &days[1]),
        ("truoc", &before),
    ];
    with_query(address, &query)
}

#[component]
fn LogPage(shown: Shown) -> impl IntoView {
    let Shown { entries, filter, days, faults, actions, older, is_first } = shown;
    let file = url(FILE, &filter, &days, None);
    let older = older.map(|id| {
        let href = url(ADDRESS, &filter, &days, Some(id));
        view! { <a rel="next" href=href>{said().older}</a> }
    });
    let newest = (!is_first).then(|| {
        let href = url(ADDRESS, &filter, &days, None);
        view! { <a rel="first" href=href>{said().newest}</a> }
    });
    let none = entries.is_empty();
    let rows = entries.into_iter().map(|entry| view! { <Row entry /> }).collect_view();
    let table = if none {
        view! { <p class="empty-state">{said().empty}</p> }.into_any()
    } else {
        view! {
            <table class="desk-table log">
                <thead>
                    <tr>
                        <th scope="col">{said().when}</th>
                        <th scope="col">{said().who}</th>
                        <th scope="col">{said().what}</th>
                        <th scope="col">{said().detail}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let chosen = filter.action.clone();
    let choices = std::iter::once((String::new(), form_words().all.to_owned(), chosen.is_empty()))
        .chain(actions.into_iter().map(|action| {
            let selected = action == chosen;
            (action.clone(), action_name(&action), selected)
        }))
        .collect();
    let [from, to] = days;
    let asked = Asked::new(ADDRESS, String::new(), 1)
        .narrowed("ai", &filter.actor)
        .narrowed("viec", &filter.action)
        .narrowed("tim", &filter.subject)
        .narrowed("tu", &from)
        .narrowed("den", &to);
    let line = |name: &'static str, label: &'static str, value: String, faults: Faults| {
        Field::Own(view! { <Line name label value faults mode="numeric" /> }.into_any())
    };
    let fields = vec![
        Field::Text { name: "ai", label: said().who, value: filter.actor },
        Field::Choice { name: "viec", label: said().what, options: choices },
        Field::Text { name: "tim", label: said().subject_label, value: filter.subject },
        line("tu", said().from, from, faults.clone()),
        line("den", said().to, to, faults),
    ];
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{said().title}</h1>
                <a class="button plain" href=file download="">{said().download}</a>
            </div>
            <FilterForm asked fields />
            {table}
            <nav class="actions" aria-label=said().pages>{newest}{older}</nav>
        </div>
    }
}

#[component]
fn Row(entry: AuditEntry) -> impl IntoView {
    let number = (entry.subject_id > 0).then(|| format!(" #{}", entry.subject_id));
    let portal = entry.account.is_none().then(|| view! { <span class="meta">" "{said().by_portal}</span> });
    view! {
        <tr>
            <td><time datetime=entry.at.rfc3339()>{moment(entry.at)}</time></td>
            <td>{entry.actor}{portal}</td>
            <td>{action_name(&entry.action)}{number}</td>
            <td class="path">{entry.detail}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_have_names_and_unknown_ones_keep_their_own() {
        assert_eq!(action_name("category.merge"), "Chuyên mục: gộp");
        assert_eq!(action_name("article.dang"), "Bài viết: xuất bản");
        assert_eq!(action_name("article.khac"), "article.khac");
        assert_eq!(action_name("khac"), "khac");
    }
}
