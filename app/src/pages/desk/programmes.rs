//! `/quan-tri/chuyen-de`: issues of programmes.

use domain::{
    BulkList, LibraryKind, Locale, Paged, Programme, ProgrammeId, ProgrammeKind, Visibility,
    programme::ProgrammeColumn, programme_form::ProgrammeFields, typed::Faults,
};
use leptos::prelude::*;
use services::programmes::ProgrammeFilter;

use super::{
    DeskPage, Section,
    file_field::{self, FileField, Shelf},
    forms::{Area, Ask, Line, Mistakes, Select, Typed, fill, form_words},
    list::{
        self, Actions, Asked, Column, Field, ListPage, Row, Told, list_words, visibility_field,
        visibility_label,
    },
    words,
};
use crate::i18n::ProgrammeDeskWords;

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

/// The issues as their list shows them.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<Programme>,
    /// What it was narrowed to, and how it is ordered.
    pub filter: ProgrammeFilter,
    /// Every row is chosen.
    pub chosen: bool,
    /// What was done just now.
    pub told: Option<Told>,
}

/// The list.
#[must_use]
pub fn list(list: List) -> DeskPage {
    let body = move || view! { <ListPage list=shown(list.clone()) /> }.into_any();
    DeskPage::new(Section::Programmes, said().title, body)
}

fn shown(list: List) -> list::List {
    let List { found, filter, chosen, told } = list;
    let visibility = filter.published.map(Visibility::of);
    let sort = filter.sort;
    let kinds = [ProgrammeKind::Video, ProgrammeKind::Magazine]
        .map(|kind| (kind.as_str().to_owned(), kind_label(kind).to_owned(), filter.kind == Some(kind)));
    let every = (String::new(), form_words().all.to_owned(), filter.kind.is_none());
    list::List {
        title: said().title,
        head: view! { <a class="button" href=format!("{LIST}/them")>{said().new}</a> }.into_any(),
        told,
        before: ().into_any(),
        asked: Asked::new(LIST, sort.name(), found.page)
            .narrowed("q", &filter.words)
            .narrowed("loai", filter.kind.map_or("", ProgrammeKind::as_str))
            .narrowed("tinh-trang", visibility.map_or("", Visibility::as_str))
            .choosing(chosen),
        fields: vec![
            Field::Words { label: said().search_label, value: filter.words },
            Field::Choice {
                name: "loai",
                label: said().kind,
                options: std::iter::once(every).chain(kinds).collect(),
            },
            visibility_field(&Visibility::LASTING, visibility),
        ],
        columns: vec![
            Column::sorted(said().headline, sort, ProgrammeColumn::Title),
            Column::plain(said().kind),
            Column::sorted(said().number, sort, ProgrammeColumn::Number),
            Column::sorted(said().published_on, sort, ProgrammeColumn::PublishedOn),
            Column::plain(list_words().state),
        ],
        total: found.total,
        pages: found.pages(),
        rows: found.items.into_iter().map(row).collect(),
        actions: Some(Actions::of(BulkList::Programmes, BulkList::Programmes.steps())),
        empty: said().empty,
        after: ().into_any(),
    }
}

fn row(issue: Programme) -> Row {
    let kind = kind_label(issue.kind());
    let cells = vec![
        view! { <a href=format!("{LIST}/{}", issue.id)>{issue.title.clone()}</a> }.into_any(),
        kind.into_any(),
        format!("{}-{}", issue.number, issue.year).into_any(),
        issue.published_at.dd_mm_yyyy().into_any(),
        visibility_label(Visibility::of(issue.published)),
    ];
    Row::new(issue.id.0, issue.title, cells)
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
