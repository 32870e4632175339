//! The field of a picture or file of the library: what is chosen, and its
//! address. A script (`editor/src/files`) puts a dialog and an upload in the
//! place of the address.

use std::{collections::HashMap, sync::Arc};

use domain::{
    LibraryItem, LibraryKind, Locale, Stored, document_form::content_address, number::file_size,
    typed::Faults,
};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    Script,
    forms::sentence,
    parts::{Field, described_by},
};
use crate::i18n::EditorWords;

/// How wide a chosen picture is shown, in pixels of a good screen.
const THUMBNAIL: u32 = 320;

/// The pictures and files that the fields of a form name, by content address.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Arc<HashMap<String, LibraryItem>>);

impl Shelf {
    /// With these on it.
    #[must_use]
    pub fn new(items: HashMap<String, LibraryItem>) -> Self {
        Self(Arc::new(items))
    }

    /// What an address names.
    fn behind(&self, address: &str) -> Option<LibraryItem> {
        self.0.get(content_address(address)?).cloned()
    }
}

/// The script of pages with such fields.
#[must_use]
pub fn script() -> Script {
    Script { module: "files", data: Value::Null, words: EditorWords::by_name(Locale::Vietnamese) }
}

/// The field.
#[component]
pub fn FileField(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// The address in it.
    value: String,
    /// The form's mistakes.
    faults: Faults,
    /// What addresses name.
    shelf: Shelf,
    /// What may be chosen.
    kind: LibraryKind,
    /// How it is filled in.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let error = faults.of(name).map(sentence);
    let invalid = error.is_some().then_some("true");
    let chosen = shelf.behind(&value).map(|item| view! { <Chosen item /> });
    view! {
        <Field id=name label hint error>
            <div class="file-field" data-kind=kind.as_str()>
                <div class="chosen">{chosen}</div>
                <input
                    id=name
                    name=name
                    value=value
                    inputmode="url"
                    autocomplete="off"
                    placeholder="/media/…"
                    aria-invalid=invalid
                    aria-describedby=described_by(name)
                />
            </div>
        </Field>
    }
}

#[component]
fn Chosen(item: LibraryItem) -> impl IntoView {
    let url = item.stored.url();
    let (sign, facts) = match item.stored {
        Stored::Picture(picture) => {
            let facts = format!("{} × {}", picture.width, picture.height);
            let src = picture.at_least(THUMBNAIL);
            (
                view! { <img src=src alt=picture.alt width=picture.width height=picture.height /> }
                    .into_any(),
                facts,
            )
        }
        Stored::File(file) => {
            let kind = file.kind.name();
            let facts = format!("{kind}, {}", file_size(file.bytes, Locale::Vietnamese));
            (view! { <span class="file-sign" aria-hidden="true">{kind}</span> }.into_any(), facts)
        }
    };
    view! {
        {sign}
        <span>
            <a href=url target="_blank">{item.name}</a>
            " "
            <span class="meta">{facts}</span>
        </span>
    }
}
