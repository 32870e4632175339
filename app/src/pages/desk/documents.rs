//! `/quan-tri/van-ban`: the document registry.

use domain::{
    Document, DocumentFacets, DocumentFilter, DocumentId, FacetValue, LibraryKind, Locale, Paged,
    document_form::{DocumentFields, FILES, LABELS, MAX_FILES},
    time::dd_mm_yyyy,
    typed::Faults,
};
use leptos::prelude::*;
use services::documents::DocumentOrder;

use super::{
    DeskPage, Section,
    file_field::{self, FileField, Shelf},
    forms::{Area, Ask, Line, Mistakes, Suggestions, Typed, fill, form_words},
    parts::{Choice, Done},
    words,
};
use crate::{components::pagination::Pagination, i18n::DocumentDeskWords, islands::with_query};

/// Where the list lives.
pub const LIST: &str = "/quan-tri/van-ban";

const fn said() -> &'static DocumentDeskWords {
    DocumentDeskWords::of(Locale::Vietnamese)
}

/// Orders by their names in addresses; the first is not named.
const ORDERS: [(&str, DocumentOrder); 4] = [
    ("", DocumentOrder::Newest),
    ("cu-nhat", DocumentOrder::Oldest),
    ("so", DocumentOrder::Number),
    ("co-quan", DocumentOrder::Issuer),
];

/// The order of that name.
#[must_use]
pub fn order(name: &str) -> DocumentOrder {
    ORDERS.into_iter().find(|(known, _)| *known == name).map(|(_, order)| order).unwrap_or_default()
}

const fn order_label(order: DocumentOrder) -> &'static str {
    match order {
        DocumentOrder::Newest => said().newest,
        DocumentOrder::Oldest => said().oldest,
        DocumentOrder::Number => said().by_number,
        DocumentOrder::Issuer => said().by_issuer,
    }
}

/// The registry as its list shows it.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<Document>,
    /// What it was narrowed to.
    pub filter: DocumentFilter,
    /// What it could be narrowed to.
    pub facets: DocumentFacets,
    /// How it is ordered.
    pub order: DocumentOrder,
    /// What was done just now.
    pub done: Option<&'static str>,
}

/// The list.
#[must_use]
pub fn list(list: List) -> DeskPage {
    let body = move || view! { <ListPage list=list.clone() /> }.into_any();
    DeskPage::new(Section::Documents, said().title, body)
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

fn url(filter: &DocumentFilter, order: DocumentOrder, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    let order = ORDERS.into_iter().find(|(_, known)| *known == order).map_or("", |(name, _)| name);
    let mut query = filter.query().to_vec();
    query.extend([("sap-xep", order), ("trang", page.as_str())]);
    with_query(LIST, &query)
}

#[component]
fn ListPage(list: List) -> impl IntoView {
    let List { found, filter, facets, order, done } = list;
    let (page, pages) = (found.page, found.pages());
    let nothing = (found.total == 0).then(|| {
        let text = if filter.is_empty() { said().empty } else { form_words().nothing_found };
        view! { <p class="empty-state">{text}</p> }
    });
    let table = (found.total > 0).then(|| {
        let count = fill(form_words().count, &[&found.total.to_string()]);
        let rows = found.items.into_iter().map(|document| view! { <Row document /> }).collect_view();
        view! {
            <p class="meta">{count}</p>
            <table class="desk-table">
                <thead>
                    <tr>
                        <th scope="col">{said().number}</th>
                        <th scope="col">{said().issued_on}</th>
                        <th scope="col">{said().summary}</th>
                        <th scope="col">{said().issuer}</th>
                        <th scope="col" class="number">{said().files}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let orders =
        ORDERS.map(|(name, known)| (name.to_owned(), order_label(known).to_owned(), known == order)).to_vec();
    let href = {
        let filter = filter.clone();
        move |number| url(&filter, order, number)
    };
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{said().title}</h1>
                <a class="button" href=format!("{LIST}/them")>{said().new}</a>
            </div>
            <Done text=done />
            <form class="list-filter" method="get" action=LIST role="search">
                <label>
                    <span>{said().search_label}</span>
                    <input type="search" name="q" value=filter.text.clone() />
                </label>
                <Choice name="loai" label=said().kind options=options(facets.kinds, &filter.kind) />
                <Choice name="co-quan" label=said().issuer options=options(facets.issuers, &filter.issuer) />
                <Choice name="linh-vuc" label=said().field options=options(facets.fields, &filter.field) />
                <Choice name="nam" label=said().year options=options(facets.years, &filter.year) />
                <Choice name="sap-xep" label=said().order options=orders />
                <button type="submit" class="plain">{form_words().search}</button>
            </form>
            {nothing}
            {table}
            <Pagination page pages href />
        </div>
    }
}

#[component]
fn Row(document: Document) -> impl IntoView {
    let files = document.attachments.len();
    view! {
        <tr>
            <th scope="row"><a href=format!("{LIST}/{}", document.id)>{document.number}</a></th>
            <td>{dd_mm_yyyy(document.issued_on)}</td>
            <td>{document.summary}</td>
            <td>{document.issuer}</td>
            <td class="number">{files}<span class="unit">" "{said().files_unit}</span></td>
        </tr>
    }
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
