//! What people at the desk say about an article.

use leptos::prelude::*;
use services::manuscripts::{MAX_COMMENT, Note};

use super::words;
use crate::pages::feedback::in_textarea;

/// What was said, and the form to say more.
#[component]
pub fn Notes(
    /// Where the article is written.
    at: String,
    /// What was said.
    notes: Vec<Note>,
    /// What was just said and cannot be taken: it stays in its field, with the reason.
    refused: Option<String>,
) -> impl IntoView {
    let words = words();
    let error = refused.is_some().then(|| {
        view! { <p class="field-error" id="note-error" role="alert">{words.comment_wrong}</p> }
    });
    let invalid = refused.is_some().then_some("true");
    let typed = refused.unwrap_or_default();
    let none = notes.is_empty().then(|| view! { <p class="empty-state">{words.notes_none}</p> });
    let items = notes.into_iter().map(|note| {
        view! {
            <li>
                <p class="meta">{note.name}" · "{note.at.hh_mm_dd_mm_yyyy()}</p>
                <p class="said">{note.body}</p>
            </li>
        }
    });
    view! {
        <section class="notes" id="y-kien" aria-labelledby="notes-title">
            <h2 id="notes-title">{words.notes}</h2>
            {none}
            <ol class="lines">{items.collect_view()}</ol>
            <form class="desk-form" method="post" action=format!("{at}/y-kien")>
                <div class="field">
                    <label for="note">{words.note_new}</label>
                    <textarea
                        id="note"
                        name="note"
                        rows="2"
                        required
                        maxlength=MAX_COMMENT
                        aria-invalid=invalid
                        aria-describedby="note-error"
                    >
                        {in_textarea(&typed)}
                    </textarea>
                    {error}
                </div>
                <button class="plain" type="submit">{words.note_send}</button>
            </form>
        </section>
    }
}
