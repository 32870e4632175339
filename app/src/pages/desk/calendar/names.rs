//! Leaders and rooms, one a line.

use leptos::prelude::*;

use super::{LIST, NAMES, words};
use crate::pages::{
    desk::{
        DeskPage, Section,
        parts::{Done, Field, described_by},
    },
    feedback::in_textarea,
};

/// The lists as they were typed.
#[derive(Clone, Debug, Default)]
pub struct NamesForm {
    /// Leaders, one a line.
    pub leaders: String,
    /// Rooms, one a line.
    pub rooms: String,
    /// Whether the leaders, and whether the rooms cannot be taken.
    pub wrong: [bool; 2],
    /// They were stored just now.
    pub saved: bool,
}

/// The form.
#[must_use]
pub fn page(form: NamesForm) -> DeskPage {
    let mistaken = form.wrong.contains(&true);
    let body = move || {
        let form = form.clone();
        view! { <Names form /> }.into_any()
    };
    DeskPage::new(Section::Calendar, words().lists, body).mistaken(mistaken)
}

#[component]
fn Names(form: NamesForm) -> impl IntoView {
    let words = words();
    let lists = [
        ("leaders", words.leaders, form.leaders, form.wrong[0]),
        ("rooms", words.rooms, form.rooms, form.wrong[1]),
    ];
    let fields = lists
        .map(|(name, label, text, wrong)| {
            let error = wrong.then(|| words.names_wrong.to_owned());
            view! {
                <Field id=name label=label error=error>
                    <textarea
                        id=name
                        name=name
                        rows="10"
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=described_by(name)
                    >
                        {in_textarea(&text)}
                    </textarea>
                </Field>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=LIST>{words.all_weeks}</a></p>
            <h1>{words.lists}</h1>
            <Done text=form.saved.then_some(words.saved_done) />
            <form class="desk-form" method="post" action=NAMES>
                <p class="hint">{words.lists_help}</p>
                {fields}
                <button type="submit">{words.save}</button>
            </form>
        </div>
    }
}
