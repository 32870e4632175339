//! Fields of the desk's forms, each with its mistake beside it.

use domain::{
    Locale,
    typed::{Fault, Faults},
};
use leptos::prelude::*;

use super::parts::{Field, described_by};
use crate::{i18n::FormWords, pages::feedback::in_textarea};

/// What the desk says about fields and lists.
#[must_use]
pub const fn form_words() -> &'static FormWords {
    FormWords::of(Locale::Vietnamese)
}

/// Puts values where a sentence has `{}`, one after the other.
#[must_use]
pub fn fill(sentence: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut parts = sentence.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push_str(values.next().copied().unwrap_or_default());
        filled.push_str(part);
    }
    filled
}

/// What a mistake is called.
#[must_use]
pub fn sentence(fault: &Fault) -> String {
    let words = form_words();
    match fault {
        Fault::Missing => words.missing.to_owned(),
        Fault::TooLong(most) => fill(words.too_long, &[&most.to_string()]),
        Fault::Slug => words.slug.to_owned(),
        Fault::Reserved => words.reserved.to_owned(),
        Fault::Taken(by) => fill(words.taken, &[by]),
        Fault::Date => words.date.to_owned(),
        Fault::Number(least, most) => fill(words.number, &[&least.to_string(), &most.to_string()]),
        Fault::Address => words.address.to_owned(),
        Fault::Choice => words.choice.to_owned(),
        Fault::Cycle => words.cycle.to_owned(),
        Fault::EndsFirst => words.ends_first.to_owned(),
        Fault::File => words.file.to_owned(),
        Fault::Video => words.video.to_owned(),
        Fault::Email => words.email.to_owned(),
        Fault::Chain(other) => fill(words.chain, &[other]),
        Fault::Contrast(hundredths, nearest) => {
            let ratio = format!("{},{:02}", hundredths / 100, hundredths % 100);
            fill(words.contrast, &[&ratio, nearest])
        }
        Fault::Colour => words.colour.to_owned(),
    }
}

/// A form as somebody filled it in.
#[derive(Clone, Debug)]
pub struct Typed<Id, Fields> {
    /// The number of what it is about, if that is there already.
    pub id: Option<Id>,
    /// What is in the fields.
    pub fields: Fields,
    /// What is wrong with them.
    pub faults: Faults,
}

impl<Id, Fields: Default> Default for Typed<Id, Fields> {
    fn default() -> Self {
        Self { id: None, fields: Fields::default(), faults: Faults::default() }
    }
}

/// Tells that a form was not taken.
#[component]
pub fn Mistakes(
    /// What is wrong.
    faults: Faults,
) -> impl IntoView {
    (!faults.is_empty()).then(|| view! { <p class="form-error" role="alert">{form_words().has_mistakes}</p> })
}

/// One line of text.
#[component]
pub fn Line(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is in it.
    value: String,
    /// The form's mistakes.
    faults: Faults,
    /// How it is filled in.
    #[prop(optional)]
    hint: &'static str,
    /// The keyboard that telephones show.
    #[prop(optional)]
    mode: &'static str,
    /// The [`Suggestions`] that are offered.
    #[prop(optional)]
    suggestions: &'static str,
) -> impl IntoView {
    let error = faults.of(name).map(sentence);
    let invalid = error.is_some().then_some("true");
    view! {
        <Field id=name label hint error>
            <input
                id=name
                name=name
                value=value
                inputmode=(!mode.is_empty()).then_some(mode)
                list=(!suggestions.is_empty()).then_some(suggestions)
                autocomplete="off"
                aria-invalid=invalid
                aria-describedby=described_by(name)
            />
        </Field>
    }
}

/// What others typed in the same field.
#[component]
pub fn Suggestions(
    /// The name by which a field knows them.
    id: &'static str,
    /// The values.
    values: Vec<String>,
) -> impl IntoView {
    let options = values.into_iter().map(|value| view! { <option value=value></option> }).collect_view();
    view! { <datalist id=id>{options}</datalist> }
}

/// Several lines of text.
#[component]
pub fn Area(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is in it.
    value: String,
    /// The form's mistakes.
    faults: Faults,
    /// How it is filled in.
    #[prop(optional)]
    hint: &'static str,
    /// How many lines are seen.
    #[prop(default = 3)]
    rows: u8,
) -> impl IntoView {
    let error = faults.of(name).map(sentence);
    let invalid = error.is_some().then_some("true");
    view! {
        <Field id=name label hint error>
            <textarea
                id=name
                name=name
                rows=rows.to_string()
                aria-invalid=invalid
                aria-describedby=described_by(name)
            >
                {in_textarea(&value)}
            </textarea>
        </Field>
    }
}

/// A choice among few.
#[component]
pub fn Select(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is chosen.
    value: String,
    /// Values and what they are called.
    options: Vec<(String, String)>,
    /// The form's mistakes.
    faults: Faults,
    /// How it is filled in.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let error = faults.of(name).map(sentence);
    let invalid = error.is_some().then_some("true");
    let options = options
        .into_iter()
        .map(|(option, label)| {
            let selected = option == value;
            view! { <option value=option selected=selected>{label}</option> }
        })
        .collect_view();
    view! {
        <Field id=name label hint error>
            <select id=name name=name aria-invalid=invalid aria-describedby=described_by(name)>
                {options}
            </select>
        </Field>
    }
}

/// Yes or no.
#[component]
pub fn Check(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// Whether it is ticked.
    checked: bool,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name=name value="1" checked=checked />
            <span>{label}</span>
        </label>
    }
}

/// A button that is a form of its own.
#[component]
pub fn Act(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// What it says.
    label: &'static str,
    /// How it looks.
    #[prop(optional)]
    class: &'static str,
    /// What it is called where the label does not say all; may be empty.
    #[prop(optional, into)]
    name: String,
    /// It can do nothing now.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let name = (!name.is_empty()).then_some(name);
    view! {
        <form method="post" action=action>
            <button type="submit" class=class disabled=disabled aria-label=name.clone() title=name>
                {label}
            </button>
        </form>
    }
}

/// A button that asks first, without a script too.
#[component]
pub fn Ask(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// What it says.
    label: &'static str,
    /// What is asked.
    #[prop(into)]
    question: String,
) -> impl IntoView {
    view! {
        <details class="ask">
            <summary>{label}</summary>
            <p>{question}</p>
            <Act action label class="danger" />
        </details>
    }
}

/// What was done just now, as the address of a list says it.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    match what {
        "luu" => Some(super::words().saved),
        "them" => Some(form_words().added),
        "xoa" => Some(form_words().deleted),
        "hoan-tac" => Some(form_words().undone),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_filled_in_order() {
        assert_eq!(fill("Từ {} đến {}.", &["1", "9"]), "Từ 1 đến 9.");
        assert_eq!(fill("{}", &[]), "");
        let told = sentence(&Fault::Contrast(307, "#0a4f5c".to_owned()));
        assert!(told.contains("3,07 : 1") && told.contains("#0a4f5c"), "{told}");
    }
}
