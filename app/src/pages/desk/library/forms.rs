//! What is done to a picture or file on its page.

use domain::{FocalPoint, LibraryItem, Stored};
use leptos::prelude::*;
use services::library::Description;

use super::words;
use crate::pages::desk::parts::{Field, described_by};

/// What the form about a picture holds, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct ItemForm {
    /// What it shows.
    pub alt: String,
    /// What is said below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Hundredths from the left.
    pub focus_x: String,
    /// Hundredths from the top.
    pub focus_y: String,
}

impl ItemForm {
    /// What is stored.
    #[must_use]
    pub fn of(item: &LibraryItem) -> Self {
        let focus = match &item.stored {
            Stored::Picture(picture) => picture.focus,
            Stored::File(_) => None,
        };
        let number = |of: fn(FocalPoint) -> u8| focus.map(|focus| of(focus).to_string()).unwrap_or_default();
        Self {
            alt: item.alt().to_owned(),
            caption: item.caption.clone(),
            credit: item.credit.clone(),
            focus_x: number(FocalPoint::x),
            focus_y: number(FocalPoint::y),
        }
    }

    /// What it says, if the focal point is one or none.
    #[must_use]
    pub fn read(&self) -> Option<Description> {
        let number = |text: &str| text.trim().parse::<u8>().ok();
        let focus = match (self.focus_x.trim(), self.focus_y.trim()) {
            ("", "") => None,
            (x, y) => Some(FocalPoint::new(number(x)?, number(y)?)?),
        };
        let Self { alt, caption, credit, .. } = self.clone();
        Some(Description { alt, caption, credit, focus })
    }
}

/// What is wrong, and where it is said.
#[derive(Clone, Debug)]
pub enum ItemFault {
    /// A text is too long.
    TooLong,
    /// The focal point lies nowhere.
    Focus,
    /// The file that should take its place, and an item to look at instead.
    Replacement(String, Option<String>),
    /// It cannot be removed.
    Delete(String),
}

/// What is said about it.
#[component]
pub fn DescribeForm(at: String, form: ItemForm, is_picture: bool, fault: Option<ItemFault>) -> impl IntoView {
    let words = words();
    let too_long = matches!(fault, Some(ItemFault::TooLong)).then(|| words.too_long.to_owned());
    let bad_focus = matches!(fault, Some(ItemFault::Focus)).then(|| words.focus_bad.to_owned());
    let invalid = too_long.is_some().then_some("true");
    let ItemForm { alt, caption, credit, focus_x, focus_y } = form;
    let alt = is_picture.then(|| {
        view! {
            <Field id="o-alt" label=words.alt hint=words.alt_hint error=too_long.clone()>
                <input
                    id="o-alt"
                    name="alt"
                    value=alt
                    maxlength="500"
                    aria-invalid=invalid
                    aria-describedby=described_by("o-alt")
                />
            </Field>
        }
    });
    let error = too_long.filter(|_| !is_picture);
    let focus = is_picture.then(|| view! { <FocusFields x=focus_x y=focus_y error=bad_focus /> });
    view! {
        <form class="desk-form" method="post" action=at>
            <h2>{words.describe}</h2>
            {alt}
            <Field id="o-caption" label=words.caption error=error>
                <input id="o-caption" name="caption" value=caption maxlength="500" />
            </Field>
            <Field id="o-credit" label=words.credit>
                <input id="o-credit" name="credit" value=credit maxlength="500" />
            </Field>
            {focus}
            <button type="submit">{words.save}</button>
        </form>
    }
}

/// Two numbers; a script lets one click on the picture instead.
#[component]
fn FocusFields(x: String, y: String, error: Option<String>) -> impl IntoView {
    let words = words();
    let invalid = error.as_ref().map(|_| "true");
    let error =
        error.map(|error| view! { <p class="field-error" id="o-focus-error" role="alert">{error}</p> });
    let number = move |id: &'static str, name: &'static str, label: &'static str, value: String| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    name=name
                    value=value
                    type="number"
                    min="0"
                    max="100"
                    inputmode="numeric"
                    aria-invalid=invalid
                    aria-describedby="o-focus-hint o-focus-error"
                />
            </div>
        }
    };
    view! {
        <fieldset class="focus-fields">
            <legend>{words.focus}</legend>
            <p class="hint" id="o-focus-hint">{words.focus_hint}</p>
            {number("o-focus-x", "focus_x", words.focus_x, x)}
            {number("o-focus-y", "focus_y", words.focus_y, y)}
            {error}
        </fieldset>
    }
}

/// Another file in its place.
#[component]
pub fn ReplaceForm(at: String, fault: Option<(String, Option<String>)>) -> impl IntoView {
    let words = words();
    let invalid = fault.as_ref().map(|_| "true");
    let error = fault.map(|(why, other)| {
        let other = other.map(|other| view! { " "<a href=other>{words.taken_link}</a> });
        view! { <p class="field-error" id="o-new-error" role="alert">{why}{other}</p> }
    });
    view! {
        <form class="desk-form" method="post" action=format!("{at}/thay") enctype="multipart/form-data">
            <h2>{words.replace}</h2>
            <div class="field">
                <label for="o-new">{words.replace_label}</label>
                <p class="hint" id="o-new-hint">{words.replace_hint}</p>
                <input
                    id="o-new"
                    type="file"
                    name="tep"
                    required
                    aria-invalid=invalid
                    aria-describedby=described_by("o-new")
                />
                {error}
            </div>
            <button type="submit" class="plain">{words.replace}</button>
        </form>
    }
}

/// Deleting asks twice, without a script too.
#[component]
pub fn DeleteForm(at: String, unused: bool, has_versions: bool, fault: Option<String>) -> impl IntoView {
    let words = words();
    let error = fault.map(|why| view! { <p class="field-error" role="alert">{why}</p> });
    let body = if unused {
        let warning = has_versions.then(|| view! { <p class="hint">{words.delete_versions}</p> });
        view! {
            <details>
                <summary>{words.delete}</summary>
                {warning}
                <form method="post" action=format!("{at}/xoa")>
                    <button type="submit" class="danger">{words.delete_sure}</button>
                </form>
            </details>
        }
        .into_any()
    } else {
        view! { <p class="hint">{words.delete_used}</p> }.into_any()
    };
    view! {
        <section class="delete-item">
            <h2>{words.delete}</h2>
            {error}
            {body}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focal_point_is_two_numbers_or_none() {
        let read = |x: &str, y: &str| {
            let form = ItemForm { focus_x: x.to_owned(), focus_y: y.to_owned(), ..ItemForm::default() };
            form.read().map(|said| said.focus)
        };
        assert_eq!(read("", " "), Some(None));
        assert_eq!(read("0", "100"), Some(FocalPoint::new(0, 100)));
        for (x, y) in [("1", ""), ("", "1"), ("101", "1"), ("-1", "1"), ("1.5", "1"), ("x", "y")] {
            assert_eq!(read(x, y), None, "{x} {y}");
        }
    }
}
