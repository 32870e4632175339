//! `/quan-tri/chuyen-de`: issues of programmes.

use domain::{
    LibraryKind, Locale, Paged, Programme, ProgrammeId, ProgrammeKind, programme_form::ProgrammeFields,
    typed::Faults,
};
use leptos::prelude::*;

use super::{
    DeskPage, Section,
    file_field::{self, FileField, Shelf},
    forms::{Area, Ask, Line, Mistakes, Select, Typed, fill, form_words},
    parts::Done,
    words,
};
use crate::{components::pagination::Pagination, i18n::ProgrammeDeskWords, islands::with_query};

/// Where the list lives.
pub const LIST: &str = "/quan-tri/chuyen-de";

const fn said() -> &'static ProgrammeDeskWords {
    ProgrammeDeskWords::of(Locale::Vietnamese)
}

const fn kind_label(kind: ProgrammeKind) -> &'static str {
    match kind {
        ProgrammeKind::Video => said().video,
        ProgrammeKind::Magazine => said().magazine,
    }
}

/// The issues that were found by `searched`.
#[must_use]
pub fn list(found: Paged<Programme>, searched: String, done: Option<&'static str>) -> DeskPage {
    let body = move || view! { <ListPage found=found.clone() searched=searched.clone() done /> }.into_any();
    DeskPage::new(Section::Programmes, said().title, body)
}

/// An issue as it is typed.
pub type Form = Typed<ProgrammeId, ProgrammeFields>;

/// The form of an issue; `shelf` are the files that it names.
#[must_use]
pub fn form(shelf: Shelf, form: Form) -> DeskPage {
    let title = if form.id.is_some() { said().edit } else { said().new };
    let mistaken = !form.faults.is_empty();
    let body = move || view! { <FormPage shelf=shelf.clone() form=form.clone() /> }.into_any();
    DeskPage::new(Section::Programmes, title, body).mistaken(mistaken).with_script(file_field::script())
}

#[component]
fn ListPage(found: Paged<Programme>, searched: String, done: Option<&'static str>) -> impl IntoView {
    let (page, pages) = (found.page, found.pages());
    let nothing = (found.total == 0).then(|| {
        let text = if searched.is_empty() { said().empty } else { form_words().nothing_found };
        view! { <p class="empty-state">{text}</p> }
    });
    let table = (found.total > 0).then(|| {
        let rows = found.items.into_iter().map(|issue| view! { <Row issue /> }).collect_view();
        view! {
            <table class="desk-table">
                <thead>
                    <tr>
                        <th scope="col">{said().headline}</th>
                        <th scope="col">{said().kind}</th>
                        <th scope="col">{said().number}</th>
                        <th scope="col">{said().published_on}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let href = {
        let searched = searched.clone();
        move |number: u32| with_query(LIST, &[("q", searched.as_str()), ("trang", &number.to_string())])
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
                    <input type="search" name="q" value=searched />
                </label>
                <button type="submit" class="plain">{form_words().search}</button>
            </form>
            {nothing}
            {table}
            <Pagination page pages href />
        </div>
    }
}

#[component]
fn Row(issue: Programme) -> impl IntoView {
    let kind = kind_label(issue.kind());
    view! {
        <tr>
            <th scope="row"><a href=format!("{LIST}/{}", issue.id)>{issue.title}</a></th>
            <td>{kind}</td>
            <td>{format!("{}-{}", issue.number, issue.year)}</td>
            <td>{issue.published_at.dd_mm_yyyy()}</td>
        </tr>
    }
}

#[component]
fn FormPage(shelf: Shelf, form: Form) -> impl IntoView {
    let Form { id, fields, faults } = form;
    let title = if id.is_some() { said().edit } else { said().new };
    let action = id.map_or_else(|| format!("{LIST}/them"), |id| format!("{LIST}/{id}"));
    let delete = id.map(|id| {
        let question = fill(said().delete_question, &[&fields.title]);
        view! { <Ask action=format!("{LIST}/{id}/xoa") label=said().delete question /> }
    });
    let kinds = [ProgrammeKind::Video, ProgrammeKind::Magazine]
        .map(|kind| (kind.as_str().to_owned(), kind_label(kind).to_owned()))
        .to_vec();
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=LIST>{said().title}</a></p>
            <h1>{title}</h1>
            <form class="desk-form" method="post" action=action>
                <Mistakes faults=faults.clone() />
                <Line name="title" label=said().headline value=fields.title.clone() faults=faults.clone() />
                <div class="pair">
                    <Line
                        name="number"
                        label=said().number
                        value=fields.number.clone()
                        faults=faults.clone()
                        mode="numeric"
                    />
                    <Line
                        name="year"
                        label=said().year
                        value=fields.year.clone()
                        faults=faults.clone()
                        mode="numeric"
                    />
                </div>
                <Line
                    name="published_on"
                    label=said().published_on
                    value=fields.published_on.clone()
                    faults=faults.clone()
                    hint=said().day_hint
                    mode="numeric"
                />
                <Area name="summary" label=said().summary value=fields.summary.clone() faults=faults.clone() />
                <Content fields=fields.clone() shelf faults=faults.clone() kinds />
                <Area
                    name="body"
                    label=said().body
                    value=fields.body.clone()
                    faults=faults.clone()
                    hint=said().body_hint
                    rows=8
                />
                <div class="file-buttons" data-into="body"></div>
                <Line name="slug" label=said().slug value=fields.slug faults hint=said().slug_hint />
                <div class="actions">
                    <button type="submit">{words().save}</button>
                    <a class="button plain" href=LIST>{words().cancel}</a>
                </div>
            </form>
            {delete}
        </div>
    }
}

/// What there is to watch or to read.
#[component]
fn Content(
    fields: ProgrammeFields,
    shelf: Shelf,
    faults: Faults,
    kinds: Vec<(String, String)>,
) -> impl IntoView {
    view! {
        <Select name="kind" label=said().kind value=fields.kind options=kinds faults=faults.clone() />
        <FileField
            name="file"
            label=said().file
            value=fields.file
            faults=faults.clone()
            shelf=shelf.clone()
            kind=LibraryKind::File
            hint=said().file_hint
        />
        <FileField
            name="captions"
            label=said().captions
            value=fields.captions
            faults=faults.clone()
            shelf=shelf.clone()
            kind=LibraryKind::File
        />
        <Line
            name="embed"
            label=said().embed
            value=fields.embed
            faults=faults.clone()
            hint=said().embed_hint
            mode="url"
        />
        <FileField
            name="cover"
            label=said().cover
            value=fields.cover
            faults
            shelf
            kind=LibraryKind::Picture
            hint=said().cover_hint
        />
    }
}
