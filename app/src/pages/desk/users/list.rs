//! The list, and what all accounts must prove.

use domain::{Locale, Paged, Role};
use leptos::prelude::*;
use services::accounts::{AccountListing, Order, UserFilter};

use super::LIST;
use crate::{
    components::pagination::Pagination,
    i18n::UserWords,
    islands::with_query,
    pages::desk::{
        DeskPage, Section,
        account::moment,
        parts::{Choice, Done},
    },
};

/// What the address calls the orders of the list.
const ORDERS: [(&str, Order); 4] = [
    ("", Order::Name),
    ("ten-dang-nhap", Order::Login),
    ("vai-tro", Order::Role),
    ("moi-hoat-dong", Order::LastSeen),
];

/// The order of that name; an unknown name is the usual one.
#[must_use]
pub fn order_of(name: &str) -> Order {
    ORDERS.into_iter().find(|(known, _)| *known == name).map(|(_, order)| order).unwrap_or_default()
}

/// What the address calls an order.
#[must_use]
pub fn order_name(order: Order) -> &'static str {
    ORDERS.into_iter().find(|(_, known)| *known == order).map_or("", |(name, _)| name)
}

/// The list. `required_from` is the least role that needs a second factor.
#[must_use]
pub fn list(
    users: Paged<AccountListing>,
    filter: UserFilter,
    required_from: Option<Role>,
    done: Option<&'static str>,
) -> DeskPage {
    let words = UserWords::of(Locale::Vietnamese);
    let body = move || {
        let (users, filter) = (users.clone(), filter.clone());
        let (page, pages) = (users.page, users.pages());
        let empty = (users.total == 0).then(|| view! { <p class="empty-state">{words.none_found}</p> });
        let href = {
            let filter = filter.clone();
            move |number| address(&filter, number)
        };
        view! {
            <div class="desk-page">
                <header class="desk-head">
                    <h1>{words.users_title}</h1>
                    <a class="button" href="/quan-tri/nguoi-dung/moi">{words.add}</a>
                </header>
                <Done text=done />
                <Filter filter />
                {empty}
                <Table users=users.items />
                <Pagination page pages href />
                <Required from=required_from />
            </div>
        }
        .into_any()
    };
    DeskPage::new(Section::Users, words.users_title, body)
}

fn address(filter: &UserFilter, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    let state = filter.locked.map_or("", |locked| if locked { "khoa" } else { "mo" });
    let pairs = [
        ("q", filter.words.as_str()),
        ("vai-tro", filter.role.map_or("", Role::as_str)),
        ("tinh-trang", state),
        ("xep", order_name(filter.order)),
        ("trang", &page),
    ];
    with_query(LIST, &pairs)
}

#[component]
fn Filter(filter: UserFilter) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let option = |value: &str, label: &str, chosen| (value.to_owned(), label.to_owned(), chosen);
    let mut roles = vec![option("", words.all_roles, filter.role.is_none())];
    roles.extend(Role::ALL.map(|role| option(role.as_str(), words.role_of(role), filter.role == Some(role))));
    let states = vec![
        option("", words.all_states, filter.locked.is_none()),
        option("mo", words.open, filter.locked == Some(false)),
        option("khoa", words.locked, filter.locked == Some(true)),
    ];
    let labels = [words.order_name, words.order_login, words.order_role, words.order_seen];
    let orders = ORDERS
        .into_iter()
        .zip(labels)
        .map(|((name, order), label)| option(name, label, filter.order == order))
        .collect::<Vec<_>>();
    view! {
        <form class="list-filter" method="get" action=LIST role="search">
            <label>
                <span>{words.search}</span>
                <input type="search" name="q" value=filter.words maxlength="100" />
            </label>
            <Choice name="vai-tro" label=words.role options=roles />
            <Choice name="tinh-trang" label=words.state options=states />
            <Choice name="xep" label=words.order options=orders />
            <button type="submit">{words.filter}</button>
        </form>
    }
}

#[component]
fn Table(users: Vec<AccountListing>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let rows = users.into_iter().map(|user| view! { <Row user /> }).collect_view();
    view! {
        <table class="desk-table users">
            <thead>
                <tr>
                    <th scope="col">{words.display_name}</th>
                    <th scope="col">{words.role}</th>
                    <th scope="col">{words.state}</th>
                    <th scope="col">{words.second_short}</th>
                    <th scope="col">{words.last_seen}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(user: AccountListing) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
    let state = match (user.locked, user.has_password) {
        (true, _) => view! { <span class="state locked">{words.locked}</span> }.into_any(),
        (false, false) => view! { <span class="state">{words.invited}</span> }.into_any(),
        (false, true) => words.open.into_any(),
    };
    let email = (!user.email.is_empty()).then(|| format!(" · {}", user.email));
    let names = view! { <span class="meta">{user.login}{email}</span> };
    view! {
        <tr>
            <td><a href=format!("{LIST}/{}", user.id)>{user.display_name}</a>" "{names}</td>
            <td data-label=words.role>{words.role_of(user.role)}</td>
            <td data-label=words.state>{state}</td>
            <td data-label=words.second_short>{if user.has_second_factor { words.yes } else { words.no }}</td>
            <td data-label=words.last_seen>{user.last_seen_at.map_or(words.not_seen.to_owned(), moment)}</td>
        </tr>
    }
}

#[component]
fn Required(from: Option<Role>) -> impl IntoView {
    let words = UserWords::of(Locale::Vietnamese);
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
