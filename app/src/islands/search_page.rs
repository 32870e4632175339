//! The search page: filters and results that answer while one types.

use domain::FocalPoint;
use leptos::{html, prelude::*, task::spawn_local};
use web_sys::UrlSearchParams;

use super::{
    missed::Missed,
    navigate::replace_address,
    recent_searches::{Recent, RecentSearches},
    saved_archive::SavedArchive,
    search_engine::search_archive,
};
use crate::{
    i18n::{island_words, link},
    search_view::{Choice, HitView, PER_PAGE, Piece, SearchRequest, SearchView, ThumbnailView},
};

/// The search page below its headline. The server renders it with its own
/// results; the browser's engine takes over with the first change.
#[island(lazy)]
pub fn SearchPage(request: SearchRequest, view: SearchView) -> impl IntoView {
    Missed::note(".search-form").replay();
    let words = island_words();
    let request = RwSignal::new(request);
    let view = RwSignal::new(view);
    let failed = RwSignal::new(false);
    let latest = StoredValue::new(0_u32);
    let recent = Recent::with(request.with_untracked(|request| request.text.clone()));
    let ask = move || {
        latest.update_value(|count| *count += 1);
        let mine = latest.get_value();
        let asked = request.get_untracked();
        replace_address(&link(&asked.url()));
        spawn_local(async move {
            let found = search_archive(asked).await;
            if latest.get_value() != mine {
                return;
            }
            failed.set(found.is_err());
            match found {
                Ok(found) => view.set(found),
                Err(error) => leptos::logging::warn!("search: {error}"),
            }
        });
    };
    let change = move |change: &dyn Fn(&mut SearchRequest)| {
        request.update(|request| {
            change(request);
            request.limit = PER_PAGE;
        });
        ask();
    };
    let more = move |_| {
        request.update(|request| request.limit += PER_PAGE);
        ask();
    };
    let initial = request.get_untracked();
    let words_input = NodeRef::<html::Input>::new();
    // A page kept for reading without network is the empty one: it answers what
    // its address asks for.
    Effect::new(move || {
        let asked = request_in_address();
        if asked.url() != request.with_untracked(SearchRequest::url) {
            if let Some(input) = words_input.get() {
                input.set_value(&asked.text);
            }
            request.set(asked);
            ask();
        }
    });
    view! {
        <form class="search-form" action=link("/tim-kiem") method="get" on:submit=move |event| {
            event.prevent_default();
            ask();
        }>
            <label class="search-words">
                <span>{words.search_label}</span>
                <input
                    node_ref=words_input
                    type="search"
                    name="q"
                    value=initial.text
                    placeholder=words.search_hint
                    autocomplete="off"
                    on:input:target=move |event| {
                        let text = event.target().value();
                        change(&|request| request.text.clone_from(&text));
                    }
                    on:change:target=move |event| recent.add(&event.target().value())
                />
            </label>
            <Choices
                name="chuyen-muc"
                label=words.category
                all=words.all_categories
                choices=Signal::derive(move || view.with(|view| view.categories.clone()))
                chosen=Signal::derive(move || request.with(|request| request.category.clone()))
                choose=Callback::new(move |value: String| change(&|request| request.category.clone_from(&value)))
            />
            <Choices
                name="nam"
                label=words.year
                all=words.all_years
                choices=Signal::derive(move || view.with(|view| view.years.clone()))
                chosen=Signal::derive(move || request.with(|request| request.year.clone()))
                choose=Callback::new(move |value: String| change(&|request| request.year.clone_from(&value)))
            />
            <label>
                <span>{words.sort}</span>
                <select name="sap-xep" on:change:target=move |event| {
                    let by_date = event.target().value() == "moi-nhat";
                    change(&|request| request.by_date = by_date);
                }>
                    <option value="" selected=!initial.by_date>{words.sort_relevance}</option>
                    <option value="moi-nhat" selected=initial.by_date>{words.sort_date}</option>
                </select>
            </label>
            <button type="submit">{words.search_submit}</button>
        </form>
        <p class="search-status" role="status">{move || status(&request.get(), &view.get(), failed.get())}</p>
        {move || view.with(|view| view.showing_for.clone()).map(|corrected| view! {
            <p class="showing-for">{words.showing_for}" "<strong>{corrected}</strong></p>
        })}
        // Only where nothing is asked: results that are there are not moved.
        {move || request.with(SearchRequest::is_empty).then(|| view! { <RecentSearches recent /> })}
        <ol class="results">
            {move || view.get().hits.into_iter().map(|hit| view! { <Result hit /> }).collect_view()}
        </ol>
        {move || view.with(|view| view.hits.len() < view.total).then(|| view! {
            <button type="button" class="more needs-script" on:click=more>{words.more_results}</button>
        })}
        <SavedArchive />
    }
}

/// What the address bar asks for.
fn request_in_address() -> SearchRequest {
    let query = window().location().search().unwrap_or_default();
    let value = |name| UrlSearchParams::new_with_str(&query).ok().and_then(|query| query.get(name));
    SearchRequest {
        text: value("q").unwrap_or_default(),
        category: value("chuyen-muc").unwrap_or_default(),
        year: value("nam").unwrap_or_default(),
        by_date: value("sap-xep").as_deref() == Some("moi-nhat"),
        limit: PER_PAGE,
        passages: true,
    }
}

fn status(request: &SearchRequest, view: &SearchView, failed: bool) -> String {
    let words = island_words();
    if failed {
        words.search_failed.to_owned()
    } else if request.is_empty() {
        words.search_hint.to_owned()
    } else if view.total == 0 {
        format!("{} {}", words.no_results, words.no_results_hint)
    } else {
        format!("{} {}", view.total, words.results)
    }
}

/// A select that narrows the results, with counts.
#[component]
fn Choices(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    choices: Signal<Vec<Choice>>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    let options = move || {
        let chosen = chosen.get();
        let mut choices = choices.get();
        // The chosen one stays visible even when it leaves nothing.
        if !chosen.is_empty() && !choices.iter().any(|choice| choice.value == chosen) {
            choices.push(Choice { value: chosen.clone(), label: chosen.clone(), count: 0 });
        }
        choices
            .into_iter()
            .map(|choice| {
                let selected = choice.value == chosen;
                view! {
                    <option value=choice.value selected=selected>{choice.label}" ("{choice.count}")"</option>
                }
            })
            .collect_view()
    };
    view! {
        <label>
            <span>{label}</span>
            <select node_ref=select name=name on:change:target=move |event| choose.run(event.target().value())>
                <option value="">{all}</option>
                {options}
            </select>
        </label>
    }
}

#[component]
fn Result(hit: HitView) -> impl IntoView {
    let url = link(&hit.url);
    view! {
        <li class="result">
            {hit.thumbnail.map(|ThumbnailView { src, width, height, focus }| {
                let at = focus.map(FocalPoint::class).unwrap_or_default();
                let class = format!("result-picture {at}");
                view! { <img class=class.trim_end().to_owned() src=src width=width height=height alt="" loading="lazy" decoding="async" /> }
            })}
            <div>
                <h2><a href=url><Pieces pieces=hit.title /></a></h2>
                <p><Pieces pieces=hit.passage /></p>
                <p class="meta">{hit.category}" · "{hit.day}</p>
            </div>
        </li>
    }
}

/// A text with its found parts marked.
#[component]
pub fn Pieces(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(
            |piece| {
                if piece.hit { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() }
            },
        )
        .collect_view()
}
