//! The document registry, with filters that act at once.

use std::time::Duration;

use domain::{Document, DocumentFilter, FacetValue, time::dd_mm_yyyy};
use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use web_sys::UrlSearchParams;

use super::{http::get_json, missed::Missed, navigate::replace_address};
use crate::{
    components::pagination::Pagination,
    i18n::{island_words, link, locale, registry_island_words, vietnamese},
    registry_view::{RegistryView, api_url, list_url},
};

/// How long a reader must have stopped typing before the list follows.
const PAUSE: Duration = Duration::from_millis(250);

/// What the page looks at and changes.
#[derive(Clone, Copy)]
struct State {
    filter: RwSignal<DocumentFilter>,
    view: RwSignal<RegistryView>,
    failed: RwSignal<bool>,
    /// Which request is the newest.
    latest: StoredValue<u32>,
    /// Runs out when the reader has stopped typing.
    pause: StoredValue<Option<TimeoutHandle>>,
}

impl State {
    fn new(view: RegistryView) -> Self {
        Self {
            filter: RwSignal::new(view.filter.clone()),
            view: RwSignal::new(view),
            failed: RwSignal::new(false),
            latest: StoredValue::new(0),
            pause: StoredValue::new(None),
        }
    }

    /// Fetches what the filter leaves, now.
    fn refresh(self) {
        self.forget_pause();
        self.latest.update_value(|count| *count += 1);
        let mine = self.latest.get_value();
        let wanted = self.filter.get_untracked().tidy();
        spawn_local(async move {
            let found = get_json::<RegistryView>(&api_url(&wanted)).await;
            // A page that is gone has no newest request, and one overtaken is not it.
            if self.latest.try_get_value() != Some(mine) {
                return;
            }
            self.failed.set(found.is_err());
            match found {
                Ok(found) => {
                    replace_address(&link(&list_url(&wanted, 1)));
                    self.view.set(found);
                }
                Err(error) => leptos::logging::warn!("registry: {error}"),
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut DocumentFilter)) {
        self.filter.update(change);
        self.refresh();
    }

    fn type_text(self, text: String) {
        self.filter.update(|filter| filter.text = text);
        self.forget_pause();
        self.pause.set_value(set_timeout_with_handle(move || self.refresh(), PAUSE).ok());
    }

    fn forget_pause(self) {
        if let Some(pause) = self.pause.try_update_value(Option::take).flatten() {
            pause.clear();
        }
    }

    /// The reader went to another address of this very page: follow it.
    fn follow_address(self) {
        let asked = filter_in_address();
        if asked != self.filter.get_untracked() {
            self.change(|filter| *filter = asked);
        }
    }
}

/// The filter that the address bar says.
fn filter_in_address() -> DocumentFilter {
    let query = window().location().search().unwrap_or_default();
    let Ok(query) = UrlSearchParams::new_with_str(&query) else { return DocumentFilter::default() };
    let value = |name| query.get(name).unwrap_or_default();
    DocumentFilter {
        text: value("q"),
        issuer: value("co-quan"),
        kind: value("loai"),
        year: value("nam"),
        field: value("linh-vuc"),
    }
    .tidy()
}

/// The registry below its headline. Without script the form GETs the same address.
#[island(lazy)]
pub fn DocumentList(view: RegistryView) -> impl IntoView {
    Missed::note(".registry-filter").replay();
    let words = registry_island_words();
    let state = State::new(view);
    let form = NodeRef::<html::Form>::new();
    Effect::new(move || {
        let arrived = ev::Custom::<ev::Event>::new("bantin:navigated");
        let listener = window_event_listener(arrived, move |_| {
            // The reader may as well have left for another page.
            if form.try_get_untracked().flatten().is_some_and(|form| form.is_connected()) {
                state.follow_address();
            }
        });
        on_cleanup(move || {
            listener.remove();
            state.forget_pause();
        });
    });
    let facet = move |values: fn(&RegistryView) -> &Vec<FacetValue>| {
        Signal::derive(move || state.view.with(|view| values(view).clone()))
    };
    let chosen = move |part: fn(&DocumentFilter) -> &String| {
        Signal::derive(move || state.filter.with(|filter| part(filter).clone()))
    };
    let choose = move |part: fn(&mut DocumentFilter) -> &mut String| {
        Callback::new(move |value: String| state.change(|filter| *part(filter) = value))
    };
    view! {
        <form node_ref=form class="list-filter registry-filter" method="get" action=link("/van-ban") on:submit=move |event| {
            event.prevent_default();
            state.refresh();
        }>
            <label class="registry-words">
                <span>{words.words}</span>
                <input
                    type="search"
                    name="q"
                    maxlength="200"
                    autocomplete="off"
                    placeholder=words.words_hint
                    value=state.filter.with_untracked(|filter| filter.text.clone())
                    prop:value=chosen(|filter| &filter.text)
                    on:input:target=move |event| state.type_text(event.target().value())
                />
            </label>
            <Choices
                name="co-quan" label=words.issuer all=words.all_issuers
                values=facet(|view| &view.facets.issuers)
                chosen=chosen(|filter| &filter.issuer)
                choose=choose(|filter| &mut filter.issuer)
            />
            <Choices
                name="loai" label=words.kind all=words.all_kinds
                values=facet(|view| &view.facets.kinds)
                chosen=chosen(|filter| &filter.kind)
                choose=choose(|filter| &mut filter.kind)
            />
            <Choices
                name="linh-vuc" label=words.field all=words.all_fields
                values=facet(|view| &view.facets.fields)
                chosen=chosen(|filter| &filter.field)
                choose=choose(|filter| &mut filter.field)
            />
            <Choices
                name="nam" label=island_words().year all=island_words().all_years
                values=facet(|view| &view.facets.years)
                chosen=chosen(|filter| &filter.year)
                choose=choose(|filter| &mut filter.year)
            />
            <button type="submit">{island_words().filter}</button>
            <output class="meta" role="status">
                {move || if state.failed.get() {
                    island_words().filter_failed.to_owned()
                } else {
                    format!("{} {}", state.view.with(|view| view.documents.total), words.documents_count)
                }}
            </output>
        </form>
        {move || {
            let view = state.view.get();
            if view.documents.items.is_empty() {
                let narrowed = !view.filter.is_empty();
                return view! { <Nothing narrowed clear=move || state.change(|filter| *filter = DocumentFilter::default()) /> }
                    .into_any();
            }
            let (page, pages, filter) = (view.documents.page, view.documents.pages(), view.filter);
            view! {
                <DocumentTable documents=view.documents.items />
                <Pagination page pages href=move |number| link(&list_url(&filter, number)) />
            }
            .into_any()
        }}
    }
}

/// An empty list, with the way out of it.
#[component]
fn Nothing(narrowed: bool, clear: impl Fn() + 'static) -> impl IntoView {
    let words = registry_island_words();
    view! {
        <div class="empty-state">
            <p>{if narrowed { words.none_found } else { words.none_yet }}</p>
            {narrowed.then(|| view! {
                <p>
                    <a href=link("/van-ban") on:click=move |event| {
                        event.prevent_default();
                        clear();
                    }>{words.clear_filter}</a>
                </p>
            })}
        </div>
    }
}

/// A select that narrows the list, with counts.
#[component]
fn Choices(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    values: Signal<Vec<FacetValue>>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = chosen.get();
        let mut values = values.get();
        // The chosen one stays visible even when it leaves nothing.
        if !chosen.is_empty() && !values.iter().any(|facet| facet.value == chosen) {
            values.push(FacetValue { value: chosen.clone(), count: 0 });
        }
        values
            .into_iter()
            .map(|FacetValue { value, count }| {
                let (selected, label) = (value == chosen, format!("{value} ({count})"));
                view! { <option value=value selected=selected lang=vietnamese()>{label}</option> }
            })
            .collect_view()
    };
    view! {
        <label>
            <span>{label}</span>
            <select name=name on:change:target=move |event| choose.run(event.target().value())>
                <option value="" selected=move || chosen.with(String::is_empty)>{all}</option>
                {options}
            </select>
        </label>
    }
}

#[component]
fn DocumentTable(documents: Vec<Document>) -> impl IntoView {
    let words = registry_island_words();
    view! {
        <table class="registry">
            <caption class="visually-hidden">{words.documents}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.number}</th>
                    <th scope="col">{words.issued_on}</th>
                    <th scope="col">{words.issuer}</th>
                    <th scope="col">{words.summary}</th>
                </tr>
            </thead>
            <tbody>{documents.into_iter().map(|document| view! { <DocumentRow document /> }).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn DocumentRow(document: Document) -> impl IntoView {
    let words = registry_island_words();
    let url = link(&document.url());
    let files: Vec<_> =
        document.attachments.iter().map(|attachment| attachment.file.type_and_size(locale())).collect();
    view! {
        <tr>
            <th scope="row"><a href=url lang=vietnamese()>{document.number}</a></th>
            <td data-label=words.issued_on>{dd_mm_yyyy(document.issued_on)}</td>
            <td data-label=words.issuer lang=vietnamese()>{document.issuer}</td>
            <td class="document-summary">
                <span lang=vietnamese()>{document.summary}</span>
                {(!files.is_empty()).then(|| view! { <span class="meta document-files">{files.join(" · ")}</span> })}
            </td>
        </tr>
    }
}
