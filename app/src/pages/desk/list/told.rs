//! What was done just now, and the way back.

use domain::BulkList;
use leptos::prelude::*;
use services::bulk::BulkReport;

use super::{BACK, STEP, addresses, list_words};
use crate::pages::desk::forms::fill;

/// What a list tells above itself.
#[derive(Clone, Debug)]
pub enum Told {
    /// Something was done.
    Done(&'static str),
    /// Nothing was chosen.
    Nothing,
    /// A step was taken with several rows.
    Report(Report),
}

/// What came of a step with several rows.
#[derive(Clone, Debug)]
pub struct Report {
    /// With how many it was done.
    pub said: String,
    /// With which it was not, and why.
    pub refused: Vec<(String, String)>,
    /// How it is undone.
    pub undo: Option<Undo>,
}

/// The form that undoes a step.
#[derive(Clone, Debug)]
pub struct Undo {
    /// Where it is sent.
    pub address: &'static str,
    /// What it holds besides the list's address.
    pub fields: Vec<(&'static str, String)>,
}

impl Report {
    /// What came of a step in a list.
    #[must_use]
    pub fn of(list: BulkList, report: &BulkReport) -> Self {
        let words = list_words();
        let (count, rows) = (report.done.len().to_string(), words.rows_of(list));
        let said = match (report.done.is_empty(), report.is_undo) {
            (true, _) => fill(words.nothing_changed, &[rows]),
            (false, true) => fill(words.undone, &[&count, rows]),
            (false, false) => fill(words.taken(report.step), &[&count, rows]),
        };
        let refused = report.refused.iter();
        let refused = refused.map(|refusal| (refusal.name.clone(), words.fault(refusal.fault).to_owned()));
        let undo = report
            .can_be_undone()
            .then(|| Undo { address: addresses(list).undo, fields: vec![(STEP, report.id.to_string())] });
        Self { said, refused: refused.collect(), undo }
    }
}

#[component]
pub(super) fn Telling(told: Told, back: String) -> impl IntoView {
    let words = list_words();
    let Report { said, refused, undo } = match told {
        Told::Nothing => {
            return view! { <p class="form-error" role="alert">{words.nothing_chosen}</p> }.into_any();
        }
        Told::Done(said) => return view! { <p class="done" role="status">{said}</p> }.into_any(),
        Told::Report(report) => report,
    };
    let undo = undo.map(|Undo { address, fields }| {
        let fields = fields.into_iter().map(|(name, value)| hidden(name, value));
        view! {
            <form method="post" action=address>
                {fields.collect_view()}
                {hidden(BACK, back)}
                <button class="plain" type="submit">{words.undo}</button>
            </form>
        }
    });
    let refused = (!refused.is_empty()).then(|| {
        let count = fill(words.refused, &[&refused.len().to_string()]);
        let refused = refused.into_iter().map(|(name, why)| {
            view! { <li><strong>{name}</strong>": "{why}</li> }
        });
        view! {
            <div class="refused">
                <p>{count}</p>
                <ul>{refused.collect_view()}</ul>
            </div>
        }
    });
    view! {
        <div class="done undo" role="status">
            <p>{said}</p>
            {undo}
            {refused}
        </div>
    }
    .into_any()
}

fn hidden(name: &'static str, value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
