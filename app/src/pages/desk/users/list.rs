//! The list, and what all accounts must prove.

use domain::{BulkList, Locale, Paged, Role};
use leptos::prelude::*;
use services::accounts::{AccountColumn, AccountListing, UserFilter};

use super::LIST;
use crate::{
    i18n::UserWords,
    pages::desk::{
        DeskPage, Section,
        account::moment,
        list::{self, Actions, Asked, Column, Field, ListPage, Row, Told},
        parts::Choice,
    },
};

/// The accounts as their list shows them.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<AccountListing>,
    /// What it was narrowed to, and how it is ordered.
    pub filter: UserFilter,
    /// The least role that needs a second factor.
    pub required_from: Option<Role>,
    /// Every row is chosen.
    pub chosen: bool,
    /// What was done just now.
    pub told: Option<Told>,
}

/// The list.
#[must_use]
pub fn list(list: List) -> DeskPage {
    let body = move || view! { <ListPage list=shown(list.clone()) /> }.into_any();
    DeskPage::new(Section::Users, said().users_title, body)
}

const fn said() -> &'static UserWords {
    UserWords::of(Locale::Vietnamese)
}

fn shown(list: List) -> list::List {
    let List { found, filter, required_from, chosen, told } = list;
    let (words, sort) = (said(), filter.sort);
    let option = |value: &str, label: &str, chosen| (value.to_owned(), label.to_owned(), chosen);
    let mut roles = vec![option("", words.all_roles, filter.role.is_none())];
    roles.extend(Role::ALL.map(|role| option(role.as_str(), words.role_of(role), filter.role == Some(role))));
    let states = vec![
        option("", words.all_states, filter.locked.is_none()),
        option("mo", words.open, filter.locked == Some(false)),
        option("khoa", words.locked, filter.locked == Some(true)),
    ];
    let state = filter.locked.map_or("", |locked| if locked { "khoa" } else { "mo" });
    list::List {
        title: words.users_title,
        head: view! { <a class="button" href="/quan-tri/nguoi-dung/moi">{words.add}</a> }.into_any(),
        told,
        before: ().into_any(),
        asked: Asked::new(LIST, sort.name(), found.page)
            .narrowed("q", &filter.words)
            .narrowed("vai-tro", filter.role.map_or("", Role::as_str))
            .narrowed("tinh-trang", state)
            .choosing(chosen),
        fields: vec![
            Field::Words { label: words.search, value: filter.words },
            Field::Choice { name: "vai-tro", label: words.role, options: roles },
            Field::Choice { name: "tinh-trang", label: words.state, options: states },
        ],
        columns: vec![
            Column::sorted(words.display_name, sort, AccountColumn::Name),
            Column::sorted(words.login, sort, AccountColumn::Login),
            Column::sorted(words.role, sort, AccountColumn::Role),
            Column::plain(words.state),
            Column::plain(words.second_short),
            Column::sorted(words.last_seen, sort, AccountColumn::LastSeen),
        ],
        total: found.total,
        pages: found.pages(),
        rows: found.items.into_iter().map(row).collect(),
        actions: Some(Actions::of(BulkList::Accounts, BulkList::Accounts.steps())),
        empty: words.none_found,
        after: view! { <Required from=required_from /> }.into_any(),
    }
}

fn row(user: AccountListing) -> Row {
    let words = said();
    let state = match (user.locked, user.has_password) {
        (true, _) => view! { <span class="state locked">{words.locked}</span> }.into_any(),
        (false, false) => view! { <span class="state">{words.invited}</span> }.into_any(),
        (false, true) => words.open.into_any(),
    };
    let email = (!user.email.is_empty()).then(|| view! { <span class="meta">{user.email}</span> });
    let cells = vec![
        view! { <a href=format!("{LIST}/{}", user.id)>{user.display_name.clone()}</a>" "{email} }.into_any(),
        user.login.into_any(),
        words.role_of(user.role).into_any(),
        state,
        if user.has_second_factor { words.yes } else { words.no }.into_any(),
        user.last_seen_at.map_or(words.not_seen.to_owned(), moment).into_any(),
    ];
    Row::new(user.id.0, user.display_name, cells)
}

#[component]
fn Required(from: Option<Role>) -> impl IntoView {
    let words = said();
    let mut options = vec![(String::new(), words.required_nobody.to_owned(), from.is_none())];
    options.extend(
        Role::ALL
            .into_iter()
            .rev()
            .map(|role| (role.as_str().to_owned(), words.role_of(role).to_owned(), from == Some(role))),
    );
    view! {
        <section aria-labelledby="bat-buoc">
            <h2 id="bat-buoc">{words.required_title}</h2>
            <p>{words.required_help}</p>
            <form class="list-filter" method="post" action="/quan-tri/nguoi-dung/xac-thuc">
                <Choice name="from" label=words.required_label options />
                <button type="submit">{words.save}</button>
            </form>
        </section>
    }
}
