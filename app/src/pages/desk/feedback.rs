//! `/quan-tri/phan-hoi`: what readers sent, for those who answer.

use domain::{
    BulkList, FeedbackKind, FeedbackState, LibraryKind, Locale, Paged,
    feedback::{DraftFields, FeedbackColumn, Message},
    typed::Faults,
};
use leptos::prelude::*;
use services::feedback::FeedbackFilter;

use super::{
    DeskPage, Section,
    file_field::{self, FileField, Shelf},
    forms::{Area, Line, Mistakes},
    list::{self, Actions, Asked, Column, ListPage, Row, Told},
    parts::{Field, described_by},
};
use crate::{
    i18n::{FeedbackWords, feedback_words},
    pages::feedback::{PlainText, beginning, in_textarea},
};

/// Where the list lives.
pub const LIST: &str = "/quan-tri/phan-hoi";
/// Where a draft is opened to comments.
pub const DRAFT: &str = "/quan-tri/phan-hoi/du-thao";

/// What readers sent, as the list shows it.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<Message>,
    /// What it was narrowed to, and how it is ordered.
    pub filter: FeedbackFilter,
    /// Every row is chosen.
    pub chosen: bool,
    /// Who asks may decide what is published.
    pub may_publish: bool,
    /// What was done just now.
    pub told: Option<Told>,
}

/// The list.
#[must_use]
pub fn list(list: List) -> DeskPage {
    let body = move || view! { <ListPage list=shown(list.clone()) /> }.into_any();
    DeskPage::new(Section::Feedback, FeedbackWords::of(Locale::Vietnamese).desk_title, body)
}

/// One message. `typed` is an answer that was not taken, `error` says why.
#[must_use]
pub fn message(
    message: Message,
    may_publish: bool,
    typed: Option<String>,
    error: Option<&'static str>,
) -> DeskPage {
    let title = FeedbackWords::of(Locale::Vietnamese).kind(message.kind);
    let body = move || {
        let (message, typed) = (message.clone(), typed.clone());
        view! { <MessagePage message may_publish typed error /> }.into_any()
    };
    DeskPage::new(Section::Feedback, title, body).mistaken(error.is_some())
}

/// The form that opens a draft to comments; `shelf` is the file that it names.
#[must_use]
pub fn draft(shelf: Shelf, fields: DraftFields, faults: Faults) -> DeskPage {
    let mistaken = !faults.is_empty();
    let body = move || {
        let (shelf, fields, faults) = (shelf.clone(), fields.clone(), faults.clone());
        view! { <DraftForm shelf fields faults /> }.into_any()
    };
    DeskPage::new(Section::Feedback, feedback_words().desk_new_draft, body)
        .mistaken(mistaken)
        .with_script(file_field::script())
}

fn shown(list: List) -> list::List {
    let List { found, filter, chosen, may_publish, told } = list;
    let (words, sort) = (feedback_words(), filter.sort);
    let kinds = FeedbackKind::ALL
        .map(|kind| (kind.as_str().to_owned(), words.kind(kind).to_owned(), filter.kind == Some(kind)));
    let states = FeedbackState::ALL.map(|state| {
        (state.as_str().to_owned(), words.state_of(state).to_owned(), filter.state == Some(state))
    });
    let all = |label: &str, chosen| (String::new(), label.to_owned(), chosen);
    let new_draft =
        may_publish.then(|| view! { <a class="button plain" href=DRAFT>{words.desk_new_draft}</a> });
    list::List {
        title: words.desk_title,
        head: new_draft.into_any(),
        told,
        before: ().into_any(),
        asked: Asked::new(LIST, sort.name(), found.page)
            .narrowed("q", &filter.words)
            .narrowed("loai", filter.kind.map_or("", FeedbackKind::as_str))
            .narrowed("tinh-trang", filter.state.map_or("", FeedbackState::as_str))
            .choosing(chosen),
        fields: vec![
            list::Field::Words { label: words.desk_search, value: filter.words },
            list::Field::Choice {
                name: "loai",
                label: words.desk_kind,
                options: std::iter::once(all(words.desk_all_kinds, filter.kind.is_none()))
                    .chain(kinds)
                    .collect(),
            },
            list::Field::Choice {
                name: "tinh-trang",
                label: words.state,
                options: std::iter::once(all(words.desk_all_states, filter.state.is_none()))
                    .chain(states)
                    .collect(),
            },
        ],
        columns: vec![
            Column::plain(words.desk_message),
            Column::sorted(words.desk_kind, sort, FeedbackColumn::Kind),
            Column::sorted(words.state, sort, FeedbackColumn::State),
            Column::plain(words.desk_sender),
            Column::sorted(words.sent_on, sort, FeedbackColumn::Sent),
        ],
        total: found.total,
        pages: found.pages(),
        rows: found.items.into_iter().map(row).collect(),
        actions: may_publish.then(|| Actions::of(BulkList::Feedback, BulkList::Feedback.steps())),
        empty: words.desk_empty,
        after: ().into_any(),
    }
}

fn row(message: Message) -> Row {
    let words = feedback_words();
    let title = if message.title.is_empty() { beginning(&message.body, 90) } else { message.title };
    let unproven = message.unproven.then(|| view! { <strong class="meta">" "{words.desk_unproven}</strong> });
    let cells = vec![
        view! { <a href=format!("{LIST}/{}", message.id)>{title.clone()}</a>{unproven} }.into_any(),
        words.kind(message.kind).into_any(),
        view! { <span class=format!("state {}", message.state.as_str())>{words.state_of(message.state)}</span> }
            .into_any(),
        message.name.into_any(),
        message.sent_at.dd_mm_yyyy().into_any(),
    ];
    Row::new(message.id.0, title, cells)
}

#[component]
fn MessagePage(
    message: Message,
    may_publish: bool,
    typed: Option<String>,
    error: Option<&'static str>,
) -> impl IntoView {
    let words = feedback_words();
    let fact = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    // What is wrong with an answer is told beside it.
    let (beside, above) = if typed.is_some() { (error, None) } else { (None, error) };
    let answer = typed.unwrap_or_else(|| message.answer.clone());
    let at = format!("{LIST}/{}", message.id);
    let unproven = message.unproven.then(|| view! { <p><strong>{words.desk_unproven}</strong></p> });
    let heading = if message.title.is_empty() { words.kind(message.kind).to_owned() } else { message.title };
    let decisions =
        may_publish.then(|| view! { <Decisions at=at.clone() kind=message.kind state=message.state /> });
    view! {
        <div class="desk-page">
            <article class="text-page">
                <p class="kicker"><a href=LIST>{words.desk_back}</a></p>
                <h1>{heading}</h1>
                {above.map(|error| view! { <p class="form-error" role="alert">{error}</p> })}
                {unproven}
                <dl class="facts">
                    {fact(words.state, words.state_of(message.state).to_owned())}
                    {fact(words.name, message.name)}
                    {fact(words.reply_address, message.contact)}
                    {fact(words.sent_on, message.sent_at.dd_mm_yyyy())}
                    {fact(words.lookup_code, message.reference)}
                </dl>
                <PlainText text=message.body />
                <form class="desk-form" method="post" action=format!("{at}/tra-loi")>
                    <Field id="answer" label=words.answer error=beside.map(str::to_owned)>
                        <textarea
                            id="answer"
                            name="answer"
                            rows="10"
                            aria-invalid=beside.map(|_| "true")
                            aria-describedby=described_by("answer")
                        >
                            {in_textarea(&answer)}
                        </textarea>
                    </Field>
                    <button type="submit">{words.desk_save_answer}</button>
                </form>
                {decisions}
            </article>
        </div>
    }
}

/// What those decide who may publish. Deleting asks twice, without a script too.
#[component]
fn Decisions(at: String, kind: FeedbackKind, state: FeedbackState) -> impl IntoView {
    let words = feedback_words();
    let publishable = kind != FeedbackKind::Contact && state != FeedbackState::Published;
    let publish = publishable.then(|| {
        view! {
            <form method="post" action=format!("{at}/dang")>
                <button type="submit">{words.desk_publish}</button>
            </form>
        }
    });
    let reject = (state != FeedbackState::Rejected).then(|| {
        view! {
            <form method="post" action=format!("{at}/tu-choi")>
                <button type="submit">{words.desk_reject}</button>
            </form>
        }
    });
    view! {
        <div class="decisions">
            {publish}
            {reject}
            <details>
                <summary>{words.desk_delete}</summary>
                <form method="post" action=format!("{at}/xoa")>
                    <button type="submit">{words.desk_delete_sure}</button>
                </form>
            </details>
        </div>
    }
}

#[component]
fn DraftForm(shelf: Shelf, fields: DraftFields, faults: Faults) -> impl IntoView {
    let words = feedback_words();
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=LIST>{words.desk_back}</a></p>
            <h1>{words.desk_new_draft}</h1>
            <form class="desk-form" method="post" action=DRAFT>
                <Mistakes faults=faults.clone() />
                <Line name="title" label=words.desk_draft_title value=fields.title faults=faults.clone() />
                <Area
                    name="body"
                    label=words.desk_draft_body
                    value=fields.body
                    faults=faults.clone()
                    hint=words.desk_draft_body_hint
                    rows=16
                />
                <FileField
                    name="attachment"
                    label=words.desk_draft_attachment
                    value=fields.attachment
                    faults=faults.clone()
                    shelf
                    kind=LibraryKind::File
                    hint=words.desk_draft_attachment_hint
                />
                <Line
                    name="closes_on"
                    label=words.desk_draft_closes
                    value=fields.closes_on
                    faults
                    hint=words.desk_draft_closes_hint
                    mode="numeric"
                />
                <button type="submit">{words.desk_draft_save}</button>
            </form>
        </div>
    }
}
