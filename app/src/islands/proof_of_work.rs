//! Computes the proof of work of a form while the reader fills it in.

use std::time::Duration;

use domain::proof;
use leptos::prelude::*;

/// How many numbers are tried at a time: a few milliseconds of a cheap phone, so
/// that typing never waits.
const SLICE: u64 = 512;

/// A hidden field that fills itself with the proof for `ticket`. Without script
/// it stays empty, and the form goes the slower way.
#[island(lazy)]
pub fn ProofOfWork(ticket: String) -> impl IntoView {
    let found = RwSignal::new(String::new());
    Effect::new(move || {
        let ticket = ticket.clone();
        seek(ticket, 0, found);
    });
    view! { <input type="hidden" name="proof" prop:value=move || found.get() value="" /> }
}

/// Tries a slice of numbers, then lets the page breathe, until one is a proof or
/// the form is gone.
fn seek(ticket: String, from: u64, found: RwSignal<String>) {
    match proof::search(&ticket, proof::BITS, from, SLICE) {
        Some(number) => {
            found.try_set(number.to_string());
        }
        None if found.is_disposed() => {}
        None => set_timeout(move || seek(ticket, from + SLICE, found), Duration::ZERO),
    }
}
