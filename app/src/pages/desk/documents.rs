//! `/quan-tri/van-ban`: the document registry.

use domain::{
    BulkList, BulkStep, Document, DocumentColumn, DocumentFacets, DocumentFilter, DocumentId, FacetValue,
    LibraryKind, Locale, Paged, Sort, Visibility,
    document_form::{DocumentFields, FILES, LABELS, MAX_FILES},
    time::dd_mm_yyyy,
    typed::Faults,
};
use leptos::prelude::*;

use super::{
    DeskPage, Section,
    file_field::{self, FileField, Shelf},
    forms::{Area, Ask, Line, Mistakes, Suggestions, Typed, fill, form_words},
    list::{
        self, Actions, Asked, Column, Field, ListPage, Row, Told, list_words, visibility_field,
        visibility_label,
    },
    words,
};
use crate::i18n::DocumentDeskWords;

/// Where the list lives.
pub const LIST: &str = "/quan-tri/van-ban";

const fn said() -> &'static DocumentDeskWords {
    DocumentDeskWords::of(Locale::Vietnamese)
}

/// The registry as its list shows it.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<Document>,
    /// What it was narrowed to.
    pub filter: DocumentFilter,
    /// Of that visibility only; all that are not deleted when `None`.
    pub visibility: Option<Visibility>,
    /// What it could be narrowed to.
    pub facets: DocumentFacets,
    /// How it is ordered.
    pub sort: Sort<DocumentColumn>,
    /// Every row is chosen.
    pub chosen: bool,
    /// What was done just now.
    pub told: Option<Told>,
}

/// The list.
#[must_use]
pub fn list(list: List) -> DeskPage {
    let body = move || view! { <ListPage list=shown(list.clone()) /> }.into_any();
    DeskPage::new(Section::Documents, said().title, body)
}

fn shown(list: List) -> list::List {
    let List { found, filter, visibility, facets, sort, chosen, told } = list;
    let mut asked = Asked::new(LIST, sort.name(), found.page).choosing(chosen);
    for (name, value) in filter.query() {
        asked = asked.narrowed(name, value);
    }
    // What is deleted can only come back.
    let steps: &[BulkStep] = match visibility {
        Some(Visibility::Deleted) => &[BulkStep::Restore],
        _ => &[BulkStep::Show, BulkStep::Hide, BulkStep::Delete],
    };
    let choice =
        |name, label, values, chosen: &str| Field::Choice { name, label, options: options(values, chosen) };
    list::List {
        title: said().title,
        head: view! { <a class="button" href=format!("{LIST}/them")>{said().new}</a> }.into_any(),
        told,
        before: ().into_any(),
        asked: asked.narrowed("tinh-trang", visibility.map_or("", Visibility::as_str)),
        fields: vec![
            Field::Words { label: said().search_label, value: filter.text.clone() },
            choice("loai", said().kind, facets.kinds, &filter.kind),
            choice("co-quan", said().issuer, facets.issuers, &filter.issuer),
            choice("linh-vuc", said().field, facets.fields, &filter.field),
            choice("nam", said().year, facets.years, &filter.year),
            visibility_field(&Visibility::ALL, visibility),
        ],
        columns: vec![
            Column::sorted(said().number, sort, DocumentColumn::Number),
            Column::sorted(said().issued_on, sort, DocumentColumn::IssuedOn),
            Column::plain(said().summary),
            Column::sorted(said().issuer, sort, DocumentColumn::Issuer),
            Column::number(said().files),
            Column::plain(list_words().state),
        ],
        total: found.total,
        pages: found.pages(),
        rows: found.items.into_iter().map(row).collect(),
        actions: Some(Actions::of(BulkList::Documents, steps)),
        empty: said().empty,
        after: ().into_any(),
    }
}

fn row(document: Document) -> Row {
    let name = match document.visibility {
        Visibility::Deleted => document.number.clone().into_any(),
        _ => view! { <a href=format!("{LIST}/{}", document.id)>{document.number.clone()}</a> }.into_any(),
    };
    let cells = vec![
        name,
        dd_mm_yyyy(document.issued_on).into_any(),
        document.summary.into_any(),
        document.issuer.into_any(),
        document.attachments.len().into_any(),
        visibility_label(document.visibility),
    ];
    Row::new(document.id.0, document.number, cells)
}

/// A document as it is typed.
pub type Form = Typed<DocumentId, DocumentFields>;

/// The form of a document; `facets` are what others have in its fields, `shelf`
/// the files that it names.
#[must_use]
pub fn form(facets: DocumentFacets, shelf: Shelf, form: Form) -> DeskPage {
    let title = if form.id.is_some() { said().edit } else { said().new };
    let mistaken = !form.faults.is_empty();
    let body =
        move || view! { <FormPage facets=facets.clone() shelf=shelf.clone() form=form.clone() /> }.into_any();
    DeskPage::new(Section::Documents, title, body).mistaken(mistaken).with_script(file_field::script())
}

fn options(values: Vec<FacetValue>, chosen: &str) -> Vec<(String, String, bool)> {
    let all = (String::new(), form_words().all.to_owned(), chosen.is_empty());
    let known = values.into_iter().map(|facet| {
        let label = format!("{} ({})", facet.value, facet.count);
        let selected = facet.value == chosen;
        (facet.value, label, selected)
    });
    std::iter::once(all).chain(known).collect()
}

#[component]
fn FormPage(facets: DocumentFacets, shelf: Shelf, form: Form) -> impl IntoView {
    let Form { id, fields, faults } = form;
    let title = if id.is_some() { said().edit } else { said().new };
    let action = id.map_or_else(|| format!("{LIST}/them"), |id| format!("{LIST}/{id}"));
    let delete = id.map(|id| {
        let question = fill(said().delete_question, &[&fields.number]);
        view! { <Ask action=format!("{LIST}/{id}/xoa") label=said().delete question /> }
    });
    let values = |facets: Vec<FacetValue>| facets.into_iter().map(|facet| facet.value).collect();
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=LIST>{said().title}</a></p>
            <h1>{title}</h1>
            <form class="desk-form" method="post" action=action>
                <Mistakes faults=faults.clone() />
                <Line
                    name="number"
                    label=said().number
                    value=fields.number.clone()
                    faults=faults.clone()
                    hint=said().number_hint
                />
                <Line
                    name="issued_on"
                    label=said().issued_on
                    value=fields.issued_on.clone()
                    faults=faults.clone()
                    hint=said().day_hint
                    mode="numeric"
                />
                <Line
                    name="kind"
                    label=said().kind
                    value=fields.kind.clone()
                    faults=faults.clone()
                    suggestions="kinds"
                />
                <Line
                    name="issuer"
                    label=said().issuer
                    value=fields.issuer.clone()
                    faults=faults.clone()
                    suggestions="issuers"
                />
                <Line name="signer" label=said().signer value=fields.signer.clone() faults=faults.clone() />
                <Line
                    name="field"
                    label=said().field
                    value=fields.field.clone()
                    faults=faults.clone()
                    suggestions="fields"
                />
                <Area name="summary" label=said().summary value=fields.summary.clone() faults=faults.clone() />
                <Line
                    name="effective_on"
                    label=said().effective_on
                    value=fields.effective_on.clone()
                    faults=faults.clone()
                    hint=said().validity_hint
                    mode="numeric"
                />
                <Line
                    name="expires_on"
                    label=said().expires_on
                    value=fields.expires_on.clone()
                    faults=faults.clone()
                    mode="numeric"
                />
                <Files fields shelf faults />
                <div class="actions">
                    <button type="submit">{words().save}</button>
                    <a class="button plain" href=LIST>{words().cancel}</a>
                </div>
                <Suggestions id="kinds" values=values(facets.kinds) />
                <Suggestions id="issuers" values=values(facets.issuers) />
                <Suggestions id="fields" values=values(facets.fields) />
            </form>
            {delete}
        </div>
    }
}

/// The files that are there, and room for two more; a script shows the rest when
/// it is wanted.
#[component]
fn Files(fields: DocumentFields, shelf: Shelf, faults: Faults) -> impl IntoView {
    let places = fields.places();
    let used = places.iter().rposition(|(file, label)| !file.is_empty() || !label.is_empty());
    let shown = (used.map_or(0, |last| last + 1) + 2).min(MAX_FILES);
    let rows = (0..MAX_FILES)
        .map(|place| {
            let (file, label) = places[place];
            view! {
                <li hidden={place >= shown}>
                    <FileField
                        name=FILES[place]
                        label=said().file
                        value=file.to_owned()
                        faults=faults.clone()
                        shelf=shelf.clone()
                        kind=LibraryKind::File
                    />
                    <Line name=LABELS[place] label=said().label value=label.to_owned() faults=faults.clone() />
                </li>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{said().files}</legend>
            <p class="hint">{said().files_hint}</p>
            <ol class="file-list">{rows}</ol>
        </fieldset>
    }
}
