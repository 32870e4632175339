//! The form that narrows a list.

use leptos::prelude::*;

use super::{Asked, list_words};
use crate::pages::desk::parts::Choice;

/// Something by which a list can be narrowed.
pub enum Field {
    /// Words to look for.
    Words {
        /// What it is called.
        label: &'static str,
        /// What is looked for.
        value: String,
    },
    /// A text of another name.
    Text {
        /// The field's name.
        name: &'static str,
        /// What it is called.
        label: &'static str,
        /// What is in it.
        value: String,
    },
    /// A choice among few.
    Choice {
        /// The field's name.
        name: &'static str,
        /// What it is called.
        label: &'static str,
        /// Values, what they are called, and whether they are chosen.
        options: Vec<(String, String, bool)>,
    },
    /// Yes or no.
    Tick {
        /// The field's name.
        name: &'static str,
        /// What it is called.
        label: &'static str,
        /// Whether it is ticked.
        checked: bool,
    },
    /// A field of its own kind.
    Own(AnyView),
}

/// The form. It keeps the order of the list.
#[component]
pub fn FilterForm(
    /// What the list was asked for.
    asked: Asked,
    /// What it can be narrowed by; no form without any.
    fields: Vec<Field>,
) -> impl IntoView {
    if fields.is_empty() {
        return ().into_any();
    }
    let fields = fields.into_iter().map(rendered).collect_view();
    let sort = asked.sort().to_owned();
    let sort = (!sort.is_empty()).then(|| view! { <input type="hidden" name="xep" value=sort /> });
    let clear = (!asked.is_everything())
        .then(|| view! { <a class="clear" href=asked.everything()>{list_words().clear}</a> });
    view! {
        <form class="list-filter" method="get" action=asked.at() role="search">
            {fields}
            {sort}
            <button type="submit" class="plain">{list_words().filter}</button>
            {clear}
        </form>
    }
    .into_any()
}

fn rendered(field: Field) -> AnyView {
    match field {
        Field::Words { label, value } => rendered(Field::Text { name: "q", label, value }),
        Field::Text { name, label, value } => view! {
            <label>
                <span>{label}</span>
                <input type="search" name=name value=value maxlength="200" />
            </label>
        }
        .into_any(),
        Field::Choice { name, label, options } => view! { <Choice name label options /> }.into_any(),
        Field::Tick { name, label, checked } => view! {
            <label class="check">
                <input type="checkbox" name=name value="1" checked=checked />
                <span>{label}</span>
            </label>
        }
        .into_any(),
        Field::Own(view) => view,
    }
}
