//! `/quan-tri/phan-hoi`: what readers sent, for those who answer.

use domain::{FeedbackKind, FeedbackState, Locale, Paged, feedback::Message};
use leptos::prelude::*;
use services::feedback::FeedbackFilter;

use super::{DeskPage, Section};
use crate::{
    components::pagination::Pagination,
    i18n::{FeedbackWords, feedback_words},
    islands::with_query,
    pages::feedback::{PlainText, beginning, in_textarea},
};

/// Where the list lives.
pub const LIST: &str = "/quan-tri/phan-hoi";

/// The list, newest first.
#[must_use]
pub fn list(messages: Paged<Message>, filter: FeedbackFilter, may_publish: bool) -> DeskPage {
    let words = FeedbackWords::of(Locale::Vietnamese);
    let body = move || {
        let messages = messages.clone();
        view! { <ListPage messages filter may_publish /> }.into_any()
    };
    DeskPage::new(Section::Feedback, words.desk_title, body)
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

/// A draft as it is typed at the desk.
#[derive(Clone, Debug, Default)]
pub struct DraftFields {
    /// What it is called.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Where the whole document is.
    pub attachment: String,
    /// The last day, as a date field sends it.
    pub closes_on: String,
}

/// The form that opens a draft to comments.
#[must_use]
pub fn draft(fields: DraftFields, wrong: bool) -> DeskPage {
    let words = FeedbackWords::of(Locale::Vietnamese);
    let body = move || {
        let fields = fields.clone();
        view! { <DraftForm fields wrong /> }.into_any()
    };
    DeskPage::new(Section::Feedback, words.desk_new_draft, body).mistaken(wrong)
}

fn list_url(filter: FeedbackFilter, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    let kind = filter.kind.map_or("", FeedbackKind::as_str);
    let state = filter.state.map_or("", FeedbackState::as_str);
    with_query(LIST, &[("loai", kind), ("tinh-trang", state), ("trang", &page)])
}

#[component]
fn ListPage(messages: Paged<Message>, filter: FeedbackFilter, may_publish: bool) -> impl IntoView {
    let words = feedback_words();
    let (page, pages) = (messages.page, messages.pages());
    let empty = (messages.total == 0).then(|| view! { <p class="empty-state">{words.desk_empty}</p> });
    let kinds = FeedbackKind::ALL.map(|kind| (kind.as_str(), words.kind(kind), filter.kind == Some(kind)));
    let states =
        FeedbackState::ALL.map(|state| (state.as_str(), words.state_of(state), filter.state == Some(state)));
    let items = messages.items.into_iter().map(|message| view! { <Line message /> }).collect_view();
    let new_draft = may_publish
        .then(|| view! { <a class="more-link" href="/quan-tri/phan-hoi/du-thao">{words.desk_new_draft}</a> });
    view! {
        <div class="desk-page">
            <header class="page-head"><h1>{words.desk_title}</h1></header>
            <form class="list-filter" method="get" action=LIST>
                <Choice name="loai" label=words.desk_all_kinds options=kinds.to_vec() />
                <Choice name="tinh-trang" label=words.desk_all_states options=states.to_vec() />
                <button type="submit">{words.desk_filter}</button>
            </form>
            <p class="actions">{new_draft}</p>
            {empty}
            <ol class="questions">{items}</ol>
            <Pagination page pages href=move |number| list_url(filter, number) />
        </div>
    }
}

#[component]
fn Choice(
    name: &'static str,
    label: &'static str,
    options: Vec<(&'static str, &'static str, bool)>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, label, selected)| view! { <option value=value selected=selected>{label}</option> })
        .collect_view();
    view! {
        <label>
            <span>{label}</span>
            <select name=name>
                <option value="">{label}</option>
                {options}
            </select>
        </label>
    }
}

#[component]
fn Line(message: Message) -> impl IntoView {
    let words = feedback_words();
    let title = if message.title.is_empty() { beginning(&message.body, 90) } else { message.title };
    let unproven = message.unproven.then(|| view! { " · "<strong>{words.desk_unproven}</strong> });
    view! {
        <li>
            <h2><a href=format!("{LIST}/{}", message.id)>{title}</a></h2>
            <p class="meta">
                {words.kind(message.kind)}" · "{words.state_of(message.state)}" · "{message.name}" · "
                {message.sent_at.dd_mm_yyyy()}{unproven}
            </p>
        </li>
    }
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
                {error.map(|error| view! { <p class="form-error" role="alert">{error}</p> })}
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
                    <div class="field">
                        <label for="o-answer">{words.answer}</label>
                        <textarea id="o-answer" name="answer" rows="10">{in_textarea(&answer)}</textarea>
                    </div>
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
fn DraftForm(fields: DraftFields, wrong: bool) -> impl IntoView {
    let words = feedback_words();
    let error = wrong.then(|| view! { <p class="form-error" role="alert">{words.desk_draft_bad}</p> });
    view! {
        <div class="desk-page">
            <div class="text-page">
                <p class="kicker"><a href=LIST>{words.desk_back}</a></p>
                <h1>{words.desk_new_draft}</h1>
                <form class="desk-form" method="post" action="/quan-tri/phan-hoi/du-thao">
                    {error}
                    <div class="field">
                        <label for="o-title">{words.desk_draft_title}</label>
                        <input id="o-title" name="title" value=fields.title required maxlength="300" />
                    </div>
                    <div class="field">
                        <label for="o-body">{words.desk_draft_body}</label>
                        <textarea id="o-body" name="body" rows="16" required>{in_textarea(&fields.body)}</textarea>
                    </div>
                    <div class="field">
                        <label for="o-attachment">{words.desk_draft_attachment}</label>
                        <input id="o-attachment" name="attachment" value=fields.attachment maxlength="500" />
                    </div>
                    <div class="field">
                        <label for="o-closes">{words.desk_draft_closes}</label>
                        <input id="o-closes" type="date" name="closes_on" value=fields.closes_on required />
                    </div>
                    <button type="submit">{words.desk_draft_save}</button>
                </form>
            </div>
        </div>
    }
}
