//! The whole search index on the reader's device, to search without network.
//!
//! The page fetches it, which may take long on a poor network, and the service
//! worker answers from it (`worker/src/parts.ts`). What was fetched stays when
//! the reader stops or the network fails: the next attempt goes on from there.

use std::collections::HashSet;

use domain::Timestamp;
use futures::future::try_join_all;
use js_sys::{Array, Date};
use leptos::{ev, html, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response};

use super::{http::get_json, search_engine::search_archive};
use crate::{
    i18n::{island_words, link, locale},
    search_view::SearchRequest,
};

/// How many blocks are fetched at a time.
const AT_A_TIME: usize = 4;

/// What the server says of the archive (`/search/archive/…`), and when it was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Archive {
    root: String,
    bytes: u64,
    files: Vec<String>,
    lists: Vec<List>,
    /// Seconds since 1970; 0 as the server says it.
    #[serde(default)]
    saved_at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct List {
    name: String,
    records: u32,
    block: u32,
}

impl Archive {
    fn addresses(&self) -> Vec<String> {
        let files = self.files.iter().map(|file| format!("/search/{file}"));
        let blocks = self.lists.iter().flat_map(|list| {
            let blocks = list.records.div_ceil(list.block.max(1));
            (0..blocks).map(|block| format!("/search/block/{}/{block}", list.name))
        });
        files.chain(blocks).collect()
    }
}

/// Where the reader stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// Nobody has asked yet.
    Unknown,
    /// The archive's size could not be had.
    Unreachable,
    /// It can be saved, in so many bytes.
    Offered(u64),
    /// So many of so many files are there.
    Saving(usize, usize),
    /// Some are there, but the network is not.
    Failed,
    /// All are there.
    Saved(Archive),
}

/// Offers to save the archive. Does nothing before the reader opens it.
#[component]
pub fn SavedArchive() -> impl IntoView {
    let words = island_words();
    let state = RwSignal::new(State::Unknown);
    let stopped = RwSignal::new(false);
    let possible = RwSignal::new(false);
    Effect::new(move || possible.set(storage().is_some()));
    let look = move |event: ev::Event| {
        let open = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
        let unknown = state.with_untracked(|state| matches!(state, State::Unknown | State::Unreachable));
        if unknown && open.is_some_and(|details| details.open()) {
            state.set(State::Unknown);
            spawn_local(async move { state.set(found().await) });
        }
    };
    let save = move |()| {
        stopped.set(false);
        state.set(State::Saving(0, 0));
        spawn_local(async move {
            match fetch_all(state, stopped).await {
                Ok(after) => state.set(after),
                Err(error) => {
                    leptos::logging::warn!("saving the search archive: {error:?}");
                    state.set(State::Failed);
                }
            }
        });
    };
    let remove = move |()| {
        spawn_local(async move {
            if let Some(storage) = storage() {
                // Fails only where storage was forbidden meanwhile; then nothing is there.
                let _ = JsFuture::from(storage.delete(&cache_name())).await;
            }
            state.set(found().await);
        });
    };
    let acts = Acts {
        area: NodeRef::new(),
        save: Callback::new(save),
        stop: Callback::new(move |()| stopped.set(true)),
        remove: Callback::new(remove),
    };
    let announced = move || match state.get() {
        State::Saved(_) => words.archive_saved_now,
        State::Failed => words.archive_failed,
        _ => "",
    };
    view! {
        <details class="saved-archive needs-script" hidden=move || !possible.get() on:toggle=look>
            <summary>{words.archive_save}</summary>
            <p>{words.archive_what}</p>
            <div node_ref=acts.area tabindex="-1">{move || acts.offer(state.get())}</div>
            <p class="visually-hidden" role="status">{announced}</p>
        </details>
    }
}

/// What the reader can do.
#[derive(Clone, Copy)]
struct Acts {
    /// Where the buttons are.
    area: NodeRef<html::Div>,
    save: Callback<()>,
    stop: Callback<()>,
    remove: Callback<()>,
}

impl Acts {
    /// What is said in a state, and the buttons that lead out of it.
    fn offer(self, state: State) -> AnyView {
        let words = island_words();
        match state {
            State::Unknown => view! { <p>{words.archive_asking}</p> }.into_any(),
            State::Unreachable => view! { <p>{words.search_failed}</p> }.into_any(),
            State::Offered(bytes) => view! {
                <p>{words.archive_size}" "{megabytes(bytes)}"."</p>
                {self.button(words.archive_save, self.save)}
            }
            .into_any(),
            State::Saving(done, total) => view! {
                <p>{words.archive_saving}" "{percent(done, total)}</p>
                <progress
                    aria-label=words.archive_saving
                    max=total.max(1).to_string()
                    value=done.to_string()
                ></progress>
                {self.button(words.archive_stop, self.stop)}
            }
            .into_any(),
            State::Failed => view! {
                <p>{words.archive_failed}</p>
                {self.button(words.archive_continue, self.save)}
                {self.button(words.archive_remove, self.remove)}
            }
            .into_any(),
            State::Saved(archive) => {
                let day = Timestamp(archive.saved_at).dd_mm_yyyy();
                view! {
                    <p>{words.archive_saved}" "{day}", "{megabytes(archive.bytes)}"."</p>
                    {self.button(words.archive_update, self.save)}
                    {self.button(words.archive_remove, self.remove)}
                }
                .into_any()
            }
        }
    }

    fn button(self, label: &'static str, act: Callback<()>) -> impl IntoView {
        let press = move |_| {
            // Pressing the button replaces it: the keyboard stays where it was.
            if let Some(area) = self.area.get_untracked() {
                // Fails only when the area is gone, with the keyboard in it.
                let _ = area.focus();
            }
            act.run(());
        };
        view! { <button type="button" on:click=press>{label}</button> }
    }
}

/// The browser's store for answers; `None` where it has none, or no worker that
/// would look into it.
fn storage() -> Option<CacheStorage> {
    let known = |name: &str| js_sys::Reflect::has(&window().navigator(), &JsValue::from_str(name));
    if !known("serviceWorker").unwrap_or(false) {
        return None;
    }
    window().caches().ok()
}

fn cache_name() -> String {
    format!("bantin-saved-{}", search::root_name(locale()))
}

fn contents_address() -> String {
    format!("/search/archive/{}", search::root_name(locale()))
}

async fn open() -> Result<Cache, JsValue> {
    let storage = storage().ok_or(JsValue::NULL)?;
    Ok(JsFuture::from(storage.open(&cache_name())).await?.unchecked_into())
}

/// What is saved already, or what there is to save.
async fn found() -> State {
    if let Ok(Some(archive)) = saved().await {
        return State::Saved(archive);
    }
    match get_json::<Archive>(&contents_address()).await {
        Ok(archive) => State::Offered(archive.bytes),
        Err(_) => State::Unreachable,
    }
}

async fn saved() -> Result<Option<Archive>, JsValue> {
    let kept = JsFuture::from(open().await?.match_with_str(&contents_address())).await?;
    let Ok(kept) = kept.dyn_into::<Response>() else { return Ok(None) };
    let text = JsFuture::from(kept.text()?).await?.as_string().unwrap_or_default();
    Ok(serde_json::from_str(&text).ok())
}

/// Fetches what is missing, and forgets what is not part of the archive any more.
async fn fetch_all(state: RwSignal<State>, stopped: RwSignal<bool>) -> Result<State, JsValue> {
    let mut archive: Archive = get_json(&contents_address()).await.map_err(JsValue::from)?;
    let cache = open().await?;
    let there = paths(&cache).await?;
    let addresses = archive.addresses();
    let missing: Vec<&String> = addresses.iter().filter(|address| !there.contains(*address)).collect();
    let mut done = addresses.len() - missing.len();
    for some in missing.chunks(AT_A_TIME) {
        state.set(State::Saving(done, addresses.len()));
        try_join_all(some.iter().map(|address| JsFuture::from(cache.add_with_str(address)))).await?;
        done += some.len();
        if stopped.get_untracked() {
            return Ok(State::Failed);
        }
    }
    archive.saved_at = (Date::now() / 1000.0) as i64;
    let text = serde_json::to_string(&archive).map_err(|error| JsValue::from(error.to_string()))?;
    let contents = Response::new_with_opt_str(Some(&text))?;
    JsFuture::from(cache.put_with_str(&contents_address(), &contents)).await?;
    let current: HashSet<String> = addresses.into_iter().chain([contents_address()]).collect();
    for old in there.difference(&current) {
        JsFuture::from(cache.delete_with_str(old)).await?;
    }
    keep_page().await;
    Ok(State::Saved(archive))
}

/// The paths of what is in the cache.
async fn paths(cache: &Cache) -> Result<HashSet<String>, JsValue> {
    let requests: Array = JsFuture::from(cache.keys()).await?.unchecked_into();
    let origin = window().location().origin().unwrap_or_default();
    let path =
        |request: JsValue| Some(request.dyn_into::<Request>().ok()?.url().strip_prefix(&origin)?.to_owned());
    Ok(requests.iter().filter_map(path).collect())
}

/// Has the worker keep this page and the engine's code, which the search without
/// network needs too.
async fn keep_page() {
    let page = gloo_net::http::Request::get(&link("/tim-kiem")).header("islands-router", "true");
    // Without them the archive is still there for the next visit with network.
    let _ = page.send().await;
    let _ = search_archive(SearchRequest { limit: 1, ..SearchRequest::default() }).await;
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    let separator = if locale() == domain::Locale::Vietnamese { ',' } else { '.' };
    format!("{}{separator}{} MB", tenths / 10, tenths % 10)
}

fn percent(done: usize, total: usize) -> String {
    format!("{} %", 100 * done / total.max(1))
}
