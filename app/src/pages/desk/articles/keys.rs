//! The keys of the writing page.

use leptos::prelude::*;

use super::words;
use crate::i18n::EditorWords;

/// All of them, opened by `?` or its button.
#[component]
pub fn Keys() -> impl IntoView {
    let (words, editor) = (words(), EditorWords::of(domain::Locale::Vietnamese));
    let keys = [
        ("Ctrl+S", crate::pages::desk::words().save),
        ("Ctrl+Z", editor.undo),
        ("Ctrl+Y", editor.redo),
        ("Ctrl+B", editor.bold),
        ("Ctrl+I", editor.italic),
        ("Ctrl+U", editor.underline),
        ("Ctrl+K", editor.link),
        ("Ctrl+Alt+2", editor.heading_2),
        ("Ctrl+Alt+3", editor.heading_3),
        ("Ctrl+Shift+8", editor.bullet_list),
        ("Ctrl+Shift+9", editor.task_list),
        ("Ctrl+Enter", editor.task_done),
        ("Ctrl+Shift+7", editor.ordered_list),
        ("Ctrl+Shift+B", editor.quote),
        ("Alt+↑ Alt+↓", words.key_move),
        ("/", words.key_insert),
        ("Alt+F7", words.key_spelling),
        ("Alt+F10", words.key_toolbar),
    ];
    let rows = keys.into_iter().map(|(key, label)| {
        view! { <div><dt><kbd>{key}</kbd></dt><dd>{label}</dd></div> }
    });
    view! {
        <dialog id="keyboard-help" aria-labelledby="keys-title">
            <h2 id="keys-title">{words.keyboard}</h2>
            <dl class="facts">{rows.collect_view()}</dl>
            <form method="dialog">
                <button class="plain" type="submit">{crate::pages::desk::words().close}</button>
            </form>
        </dialog>
    }
}
