//! The rows of the form: a table on wide screens, a card per row on phones.

use domain::{
    IsoWeek, Locale,
    time::iso_date,
    week::{CalendarLists, RowFault, RowField, RowWarning, WeekRow},
};
use leptos::prelude::*;

use super::{day_name, words};
use crate::{i18n::HolidayWords, pages::feedback::in_textarea};

/// What is said beside a cell.
#[derive(Clone, Default)]
struct Said {
    faults: Vec<String>,
    warnings: Vec<String>,
}

/// The rows with what is wrong with them.
#[component]
pub(super) fn Rows(
    week: IsoWeek,
    rows: Vec<WeekRow>,
    faults: Vec<RowFault>,
    warnings: Vec<RowWarning>,
) -> impl IntoView {
    let words = words();
    let holidays = HolidayWords::of(Locale::Vietnamese);
    let said = move |row: usize, field: RowField| Said {
        faults: faults
            .iter()
            .filter(|fault| (fault.row, fault.field) == (row, field))
            .map(|fault| words.fault(fault.kind))
            .collect(),
        warnings: warnings
            .iter()
            .filter(|warning| (warning.row, warning.field) == (row, field))
            .map(|warning| words.warning(&warning.kind, holidays))
            .collect(),
    };
    let columns = RowField::ALL
        .map(|field| view! { <th scope="col" class=field.as_str()>{words.field(field)}</th> })
        .into_iter()
        .collect_view();
    let lines = rows
        .into_iter()
        .enumerate()
        .map(|(index, row)| {
            let said = RowField::ALL.map(|field| said(index, field));
            view! { <Row week index row said=said.to_vec() /> }
        })
        .collect_view();
    view! {
        <table class="week-rows">
            <thead><tr>{columns}<th scope="col" class="drop">{words.drop}</th></tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

/// A row to copy for the script.
#[component]
pub(super) fn RowTemplate(week: IsoWeek) -> impl IntoView {
    let said = vec![Said::default(); RowField::ALL.len()];
    let row = WeekRow::on(week.monday());
    view! { <template id="new-row"><Row week index=0 row said /></template> }
}

/// What the cells of leaders and rooms suggest.
#[component]
pub(super) fn Suggestions(lists: CalendarLists) -> impl IntoView {
    let options = |names: Vec<String>| {
        names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()
    };
    view! {
        <datalist id="leaders">{options(lists.leaders)}</datalist>
        <datalist id="rooms">{options(lists.rooms)}</datalist>
    }
}

#[component]
fn Row(week: IsoWeek, index: usize, row: WeekRow, said: Vec<Said>) -> impl IntoView {
    let words = words();
    let number = (index + 1).to_string();
    let drop_label = words.cell.replacen("{}", words.drop, 1).replacen("{}", &number, 1);
    let key = row.key.clone();
    let cells = RowField::ALL
        .into_iter()
        .zip(said)
        .map(|(field, said)| {
            let label = words.cell.replacen("{}", words.field(field), 1).replacen("{}", &number, 1);
            let id = format!("r{number}-{}", field.as_str());
            let control = control(week, &row, field, &id, label, &said);
            view! {
                <td class=field.as_str() data-label=words.field(field)>
                    {(field == RowField::Day).then(|| view! { <input type="hidden" name="key" value=key.clone() /> })}
                    {control}
                    <Beside id said />
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            {cells}
            <td class="drop" data-label=words.drop>
                <input type="checkbox" name="drop" value="1" aria-label=drop_label />
            </td>
        </tr>
    }
}

/// What is wrong with a cell, and what may be.
#[component]
fn Beside(id: String, said: Said) -> impl IntoView {
    if said.faults.is_empty() && said.warnings.is_empty() {
        return ().into_any();
    }
    let fault =
        (!said.faults.is_empty()).then(|| view! { <span class="field-error">{said.faults.join(" ")}</span> });
    let warning =
        (!said.warnings.is_empty()).then(|| view! { <span class="warning">{said.warnings.join(" ")}</span> });
    view! { <p class="beside" id=format!("{id}-beside")>{fault}{warning}</p> }.into_any()
}

fn control(week: IsoWeek, row: &WeekRow, field: RowField, id: &str, label: String, said: &Said) -> AnyView {
    let name = field.as_str();
    let invalid = (!said.faults.is_empty()).then_some("true");
    let is_said = !said.faults.is_empty() || !said.warnings.is_empty();
    let described = is_said.then(|| format!("{id}-beside"));
    let id = id.to_owned();
    let text = row.text(field).to_owned();
    let list = match field {
        RowField::Chair => Some("leaders"),
        RowField::Place => Some("rooms"),
        _ => None,
    };
    match field {
        RowField::Cancelled => view! {
            <input type="checkbox" id=id name=name value="1" checked=row.cancelled aria-label=label />
        }
        .into_any(),
        RowField::Day => view! {
            <select id=id name=name aria-label=label aria-invalid=invalid aria-describedby=described>
                <DayOptions week typed=text />
            </select>
        }
        .into_any(),
        RowField::Content | RowField::Participants | RowField::Note => view! {
            <textarea
                id=id
                name=name
                rows="2"
                maxlength=field.limit().to_string()
                aria-label=label
                aria-invalid=invalid
                aria-describedby=described
            >
                {in_textarea(&text)}
            </textarea>
        }
        .into_any(),
        RowField::Time | RowField::Chair | RowField::Place => view! {
            <input
                id=id
                name=name
                value=text
                list=list
                maxlength=field.limit().to_string()
                autocomplete="off"
                aria-label=label
                aria-invalid=invalid
                aria-describedby=described
            />
        }
        .into_any(),
    }
}

/// The days of the week, and what was typed instead of one.
#[component]
pub(super) fn DayOptions(week: IsoWeek, typed: String) -> impl IntoView {
    let is_day = week.days().any(|day| iso_date(day) == typed);
    let other = (!is_day).then(|| {
        let label = if typed.is_empty() { words().choose_day.to_owned() } else { typed.clone() };
        view! { <option value=typed.clone() selected>{label}</option> }
    });
    let days = week
        .days()
        .map(|day| {
            let value = iso_date(day);
            let selected = value == typed;
            view! { <option value=value selected=selected>{day_name(day)}</option> }
        })
        .collect_view();
    view! { {other}{days} }
}
