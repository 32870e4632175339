//! A week as it is made: a form that works without a script.

use domain::{
    IsoWeek,
    time::iso_date,
    week::{CalendarLists, MAX_ROWS, RowChange, RowFault, RowWarning, WeekRow},
};
use leptos::prelude::*;
use services::calendar::desk::{MAX_REASON, WeekCopy};

use super::{
    LIST, NAMES, State,
    cells::{DayOptions, RowTemplate, Rows, Suggestions},
    changes::Changes,
    day_name, days_of, short_moment, week_url, words,
};
use crate::{
    i18n::WeekScriptWords,
    pages::{
        desk::{
            DeskPage, Script, Section,
            parts::{Done, Field, described_by},
        },
        feedback::in_textarea,
    },
};

/// A week on its way through the form.
#[derive(Clone, Debug)]
pub struct WeekForm {
    /// The week as it is stored; its version is what the form was made from.
    pub copy: WeekCopy,
    /// The rows as they were typed.
    pub rows: Vec<WeekRow>,
    /// What is wrong with them.
    pub faults: Vec<RowFault>,
    /// What may be wrong with them.
    pub warnings: Vec<RowWarning>,
    /// What cells suggest.
    pub lists: CalendarLists,
    /// Whether the account may publish.
    pub may_publish: bool,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What came to the form just now and is to be looked at before saving.
    pub notice: Option<String>,
    /// What could not be done.
    pub error: Option<String>,
    /// A table that is still in its field.
    pub pasted: String,
    /// Whether it could not be read.
    pub unread: bool,
    /// A reason that was not taken.
    pub reason: Option<String>,
    /// How the rows differ from those that somebody else saved in between.
    pub conflict: Option<Vec<RowChange>>,
    /// The status, if it is not that of a page.
    pub status: u16,
}

/// The form.
#[must_use]
pub fn page(form: WeekForm) -> DeskPage {
    let week = form.copy.week;
    let title = words().week_title.replace("{}", &week.week().to_string());
    let status = form.status;
    let script = Script {
        module: "week",
        data: serde_json::json!({
            "week": week.to_string(),
            "version": form.copy.version,
            "max_rows": MAX_ROWS,
            "days": week.days().map(|day| [iso_date(day), day_name(day)]).collect::<Vec<_>>(),
            // What the server has, where the page shows something else.
            "stored": (form.rows != form.copy.rows).then_some(&form.copy.rows),
        }),
        words: WeekScriptWords::of(domain::Locale::Vietnamese).json(),
    };
    let body = move || {
        let form = form.clone();
        view! { <WeekPage form /> }.into_any()
    };
    DeskPage { status, ..DeskPage::new(Section::Calendar, title, body).with_script(script) }
}

#[component]
fn WeekPage(form: WeekForm) -> impl IntoView {
    let WeekForm { copy, lists, conflict, done, notice, error, reason, may_publish, .. } = form.clone();
    let words = words();
    let week = copy.week;
    let wrong_reason = reason.is_some();
    let take_back = (may_publish && copy.state.is_public()).then(|| {
        view! { <TakeBack week reason=reason.unwrap_or_default() wrong=wrong_reason /> }
    });
    view! {
        <div class="desk-page week-page">
            <p class="kicker"><a href=LIST>{words.all_weeks}</a></p>
            <Head copy=copy.clone() />
            <Done text=done />
            {notice.map(|notice| view! { <p class="done" role="status">{notice}</p> })}
            {error.map(|error| view! { <p class="form-error" role="alert">{error}</p> })}
            {conflict.map(|changes| view! { <Conflict copy=copy.clone() changes /> })}
            <RowsForm form />
            <details class="week-tool">
                <summary>{words.copy}</summary>
                <form class="step" method="post" action=format!("{}/chep", week_url(week))>
                    <p class="hint">{words.copy_help}</p>
                    <input type="hidden" name="version" value=copy.version.to_string() />
                    <button class="plain" type="submit">{words.copy}</button>
                </form>
            </details>
            {take_back}
            <Suggestions lists />
            <RowTemplate week />
        </div>
    }
}

/// Who saved the week last, and when.
#[must_use]
pub fn saved_sentence(copy: &WeekCopy) -> String {
    match copy.saved_at {
        Some(at) if !copy.saved_by.is_empty() => {
            words().saved_by.replacen("{}", &copy.saved_by, 1).replacen("{}", &short_moment(at), 1)
        }
        // What came from elsewhere nobody saved here.
        _ if copy.state.is_public() => String::new(),
        _ => words().not_saved.to_owned(),
    }
}

/// Which week it is, where it stands, and the way to others.
#[component]
fn Head(copy: WeekCopy) -> impl IntoView {
    let words = words();
    let week = copy.week;
    let saved = saved_sentence(&copy);
    let public = copy.state.is_public().then(|| {
        view! { <a href=format!("/lich-cong-tac/{week}") target="_blank">{words.view}</a> }
    });
    let reason = (!copy.reason.is_empty())
        .then(|| view! { <p class="notice">{words.taken_back_because.replace("{}", &copy.reason)}</p> });
    view! {
        <header class="desk-head">
            <h1>{words.week_title.replace("{}", &week.week().to_string())}</h1>
            <nav class="actions" aria-label=words.all_weeks>
                <a rel="prev" href=week_url(week.previous())>"‹ "{words.previous}</a>
                <a rel="next" href=week_url(week.next())>{words.next}" ›"</a>
            </nav>
        </header>
        <p class="actions week-facts">
            <State state=copy.state />
            <span>{days_of(week)}</span>
            <span class="meta" id="saved-by">{saved}</span>
            <span id="presence" role="status"></span>
            <a href=format!("{}/lich-su", week_url(week))>{words.history}</a>
            <a href=NAMES>{words.lists}</a>
            {public}
        </p>
        {reason}
    }
}

/// Somebody else saved in between: both versions, and the choice.
#[component]
fn Conflict(copy: WeekCopy, changes: Vec<RowChange>) -> impl IntoView {
    let words = words();
    let at = copy.saved_at.map(short_moment).unwrap_or_default();
    let title = words.conflict_title.replacen("{}", &copy.saved_by, 1).replacen("{}", &at, 1);
    view! {
        <section class="notice" role="alert" aria-labelledby="conflict">
            <h2 id="conflict">{title}</h2>
            <p>{words.conflict_text}</p>
            <Changes changes />
            <p><a href=week_url(copy.week)>{words.open_theirs.replace("{}", &copy.saved_by)}</a></p>
        </section>
    }
}

/// Rows, and what is done with them. The first button is what Enter does.
#[component]
fn RowsForm(form: WeekForm) -> impl IntoView {
    let WeekForm { copy, rows, faults, warnings, may_publish, pasted, unread, .. } = form;
    let words = words();
    let week = copy.week;
    let at = week_url(week);
    let last_day = rows.last().map_or_else(|| iso_date(week.monday()), |row| row.day.clone());
    let empty = rows.is_empty().then(|| view! { <p class="empty-state">{words.empty_week}</p> });
    let faulty = (!faults.is_empty()).then(|| {
        let sentence = words.faults_title.replace("{}", &faults.len().to_string());
        view! { <p class="hint week-faults">{sentence}</p> }
    });
    let open = unread || !pasted.is_empty();
    let publish = may_publish.then(|| {
        view! {
            <button class="plain" type="submit" formaction=format!("{at}/dang")>
                {words.publish}
            </button>
        }
    });
    view! {
        <form id="week" class="step" method="post" action=at>
            <input type="hidden" name="version" value=copy.version.to_string() />
            <p class="hint" id="week-help">{words.rows_help}</p>
            {faulty}
            {empty}
            <Rows week rows faults warnings />
            <p class="actions week-actions">
                <button type="submit" name="do" value="save">{words.save}</button>
                {publish}
                <span id="save-state" role="status"></span>
            </p>
            <p class="actions add-row">
                <label>
                    <span>{words.add_on}</span>
                    <select name="add_day"><DayOptions week typed=last_day /></select>
                </label>
                <button class="plain" type="submit" name="do" value="add">{words.add}</button>
            </p>
            <details class="week-tool" open=open>
                <summary>{words.paste}</summary>
                <Field
                    id="pasted"
                    label=words.paste_label
                    hint=words.paste_help
                    error=unread.then(|| words.paste_empty.to_owned())
                >
                    <textarea
                        id="pasted"
                        name="pasted"
                        rows="5"
                        aria-invalid=unread.then_some("true")
                        aria-describedby=described_by("pasted")
                    >
                        {in_textarea(&pasted)}
                    </textarea>
                </Field>
                <p class="actions">
                    <button class="plain" type="submit" name="do" value="paste">{words.paste_read}</button>
                </p>
            </details>
        </form>
    }
}

/// Taking a week back from readers: asks for a reason first.
#[component]
fn TakeBack(week: IsoWeek, reason: String, wrong: bool) -> impl IntoView {
    let words = words();
    view! {
        <details class="week-tool" open=wrong>
            <summary>{words.take_back}</summary>
            <form class="step" method="post" action=format!("{}/go", week_url(week))>
                <Field
                    id="reason"
                    label=words.reason
                    hint=words.take_back_help
                    error=wrong.then(|| words.reason_needed.to_owned())
                >
                    <input
                        id="reason"
                        name="reason"
                        value=reason
                        maxlength=MAX_REASON.to_string()
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=described_by("reason")
                        required
                    />
                </Field>
                <p class="actions"><button class="danger" type="submit">{words.take_back}</button></p>
            </form>
        </details>
    }
}
