//! What was done with a week, what changed, and the way back.

use domain::{IsoWeek, week::RowChange};
use leptos::prelude::*;
use services::calendar::desk::WeekVersion;

use super::{changes::Changes, days_of, moment, week_url, words};
use crate::pages::desk::{DeskPage, Section};

/// Two versions beside each other.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The earlier: its number among all versions, and its own.
    pub from: (i64, i32),
    /// The later.
    pub to: (i64, i32),
    /// What differs.
    pub changes: Vec<RowChange>,
}

/// The versions, newest first.
#[must_use]
pub fn page(week: IsoWeek, versions: Vec<WeekVersion>, compared: Option<Compared>) -> DeskPage {
    let title = words().history_title.replace("{}", &week.week().to_string());
    let body = move || {
        let (versions, compared) = (versions.clone(), compared.clone());
        view! { <History week versions compared /> }.into_any()
    };
    DeskPage::new(Section::Calendar, title, body)
}

#[component]
fn History(week: IsoWeek, versions: Vec<WeekVersion>, compared: Option<Compared>) -> impl IntoView {
    let words = words();
    let at = format!("{}/lich-su", week_url(week));
    // Without a choice: the last change.
    let chosen = compared.as_ref().map_or_else(
        || {
            (
                versions.get(1).or(versions.first()).map(|version| version.id),
                versions.first().map(|first| first.id),
            )
        },
        |compared| (Some(compared.from.0), Some(compared.to.0)),
    );
    let empty = versions.is_empty();
    let lines = versions.into_iter().map(|version| view! { <Version week version chosen /> }).collect_view();
    let list = if empty {
        view! { <p class="empty-state">{words.history_empty}</p> }.into_any()
    } else {
        view! {
            <table class="desk-table week-versions">
                <thead>
                    <tr>
                        <th scope="col">{words.from_version}</th>
                        <th scope="col">{words.to_version}</th>
                        <th scope="col">{words.when}</th>
                        <th scope="col">{words.what}</th>
                        <th scope="col">{words.who}</th>
                        <th scope="col"><span class="visually-hidden">{words.restore}</span></th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
            <form id="compare" class="actions" method="get" action=at>
                <button class="plain" type="submit">{words.compare}</button>
            </form>
        }
        .into_any()
    };
    let differences = compared.map(|compared| {
        let title = words.compared.replacen("{}", &compared.from.1.to_string(), 1).replacen(
            "{}",
            &compared.to.1.to_string(),
            1,
        );
        view! {
            <section aria-labelledby="compared">
                <h2 id="compared">{title}</h2>
                <Changes changes=compared.changes />
            </section>
        }
    });
    view! {
        <div class="desk-page">
            <p class="kicker">
                <a href=week_url(week)>{words.week_title.replace("{}", &week.week().to_string())}</a>
            </p>
            <h1>{words.history_title.replace("{}", &week.week().to_string())}</h1>
            <p class="meta">{days_of(week)}</p>
            {differences}
            {list}
        </div>
    }
}

#[component]
fn Version(week: IsoWeek, version: WeekVersion, chosen: (Option<i64>, Option<i64>)) -> impl IntoView {
    let words = words();
    let id = version.id.to_string();
    let choice = |name: &'static str, label: &str, chosen: Option<i64>| {
        let checked = chosen == Some(version.id);
        let label = format!("{label}: {} {}", words.version, version.version);
        view! {
            <label>
                <input type="radio" form="compare" name=name value=id.clone() checked=checked aria-label=label />
                " "{version.version}
            </label>
        }
    };
    let rows = words.row_count.replace("{}", &version.rows.len().to_string());
    let name = if version.name.is_empty() { words.portal.to_owned() } else { version.name.clone() };
    view! {
        <tr>
            <td data-label=words.from_version>{choice("tu", words.from_version, chosen.0)}</td>
            <td data-label=words.to_version>{choice("den", words.to_version, chosen.1)}</td>
            <td>{moment(version.at)}</td>
            <td>
                {words.occasion(&version.occasion, &version.reason)}
                <span class="meta">" · "{rows}</span>
            </td>
            <td>{name}</td>
            <td>
                <form
                    method="post"
                    action=format!("{}/khoi-phuc", week_url(week))
                    data-confirm=words.restore_sure
                    data-yes=words.restore
                    data-no=words.no
                >
                    <input type="hidden" name="id" value=id.clone() />
                    <button class="quiet" type="submit">{words.restore}</button>
                </form>
            </td>
        </tr>
    }
}
