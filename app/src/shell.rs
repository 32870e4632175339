//! The document around every page: `<head>`, banner, menu, outlet, footer.

use std::sync::{Arc, LazyLock};

use domain::Locale;
use leptos::{prelude::*, tachys::view::keyed::keyed};

use crate::{
    boot,
    components::{footer::Footer, masthead::Masthead, menu::MainMenu},
    i18n::Words,
    page::{Frame, Head, Page, Translation},
};

/// The portal's mark as part of the page: smaller than the request for it.
static ICON: LazyLock<String> = LazyLock::new(|| {
    let svg = include_str!("../../style/icon.svg").trim();
    let encoded =
        svg.replace('%', "%25").replace('#', "%23").replace('<', "%3C").replace('>', "%3E").replace('"', "'");
    format!("data:image/svg+xml,{encoded}")
});

/// Renders a whole document. `pkg_dir` is the folder of this build's assets,
/// without slashes around it.
pub fn shell(frame: Arc<Frame>, page: Page, pkg_dir: &str) -> impl IntoView + use<> {
    let words = Words::of(frame.locale);
    // The islands' shared context starts in hydration mode, in which server
    // components would serialise their data into the page.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let lang = frame.locale.lang();
    let (rss, rss_title) = (frame.locale.path("/rss.xml"), frame.site.name.clone());
    let palette = frame.site.accent.map(|accent| {
        let colour = accent.to_string();
        view! { <link rel="stylesheet" href=format!("/mau-sac.css?{}", colour.trim_start_matches('#')) /> }
    });
    provide_context(frame.locale);
    provide_context(frame.visits);
    let asset = |name: &str| format!("/{pkg_dir}/{name}");
    let (css, boot_js, js, wasm) =
        (asset("bantin.css"), asset("boot.js"), asset("bantin.js"), asset("bantin.wasm"));
    // A list narrowed or turned to another page is another page.
    let address = format!("{} {}", frame.locale.path(&frame.path), page.head.canonical);
    let font = |weight: u16| asset(&format!("fonts/be-vietnam-pro-{weight}.woff2"));
    view! {
        <!DOCTYPE html>
        // The service worker fills the attribute in the copies it keeps.
        <html lang=lang data-kept-at="">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <DocumentHead head=page.head frame=frame.clone() />
                <script inner_html=boot::EARLY></script>
                <link rel="preload" href=font(400) r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="preload" href=font(600) r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="preload" href=font(700) r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="stylesheet" href=css />
                {palette}
                <link rel="icon" href=ICON.as_str() r#type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="search" r#type="application/opensearchdescription+xml" href="/opensearch.xml" />
                <link rel="alternate" r#type="application/rss+xml" title=rss_title href=rss />
                <link rel="modulepreload" href=js />
                // Half of all bytes, and nothing that is read needs it: after the picture.
                <link
                    rel="preload"
                    href=wasm
                    r#as="fetch"
                    r#type="application/wasm"
                    crossorigin=""
                    fetchpriority="low"
                />
                <script type="module" src=boot_js></script>
            </head>
            <body>
                <a class="skip-link" href="#noi-dung" rel="external">{words.skip_to_content}</a>
                // Never empty: the islands router compares its text node with the next page's.
                <p id="kept-notice" role="status" data-words=words.kept_copy>" "</p>
                <Masthead frame=frame.clone() />
                <MainMenu frame=frame.clone() />
                <Outlet address body=page.body />
                <Footer frame />
                <div id="announcer" class="visually-hidden" role="status" aria-live="polite"></div>
            </body>
        </html>
    }
}

/// Titles, addresses and structured data.
///
/// Every page has the same elements in the same order, none of them empty: the
/// islands router compares documents node by node.
#[component]
fn DocumentHead(head: Head, frame: Arc<Frame>) -> impl IntoView {
    let site = frame.site.name.clone();
    let locale = frame.locale;
    let elsewhere = translated(&head, locale);
    let title = if head.title.is_empty() { site.clone() } else { format!("{} - {site}", head.title) };
    let description = if head.description.is_empty() { frame.site.slogan.clone() } else { head.description };
    let base = frame.base_url.clone();
    let canonical = format!("{base}{}", locale.path(&head.canonical));
    // A page without a translation names itself twice: the elements stay the same.
    let alternate = elsewhere.as_ref().map_or(locale, |_| locale.other());
    let alternate_href = elsewhere.map_or_else(|| canonical.clone(), |path| format!("{base}{path}"));
    let default_href =
        if alternate == Locale::Vietnamese { alternate_href.clone() } else { canonical.clone() };
    let og_title = if head.title.is_empty() { site.clone() } else { head.title };
    let (image, card) = head.picture.as_ref().map_or_else(
        || (format!("{base}/icon.svg"), "summary"),
        |picture| (format!("{base}{}", picture.src()), "summary_large_image"),
    );
    // `<` would end the script element early if a title ever held `</script>`.
    let json_ld = head.json_ld.to_string().replace('<', "\\u003c");
    view! {
        <title>{title}</title>
        <meta name="description" content=description.clone() />
        <meta name="robots" content=if head.noindex { "noindex" } else { "index, max-image-preview:large" } />
        <link rel="canonical" href=canonical.clone() />
        <link rel="alternate" hreflang=locale.lang() href=canonical.clone() />
        <link rel="alternate" hreflang=alternate.lang() href=alternate_href />
        <link rel="alternate" hreflang="x-default" href=default_href />
        {property("og:site_name", site)}
        {property("og:locale", locale.open_graph())}
        {property("og:type", head.og_type)}
        {property("og:title", og_title)}
        {property("og:description", description)}
        {property("og:url", canonical)}
        {property("og:image", image)}
        <meta name="twitter:card" content=card />
        <meta name="color-scheme" content="light dark" />
        <script type="application/ld+json" inner_html=json_ld></script>
    }
}

/// The address of the page in the other language, if it is there.
fn translated(head: &Head, locale: Locale) -> Option<String> {
    match &head.translation {
        Translation::SamePath => Some(locale.other().path(&head.canonical)),
        Translation::At(path) => Some(locale.other().path(path)),
        Translation::Missing => None,
    }
}

/// An Open Graph property; `view!` knows no attribute of that name.
fn property(name: &'static str, content: impl Into<String>) -> impl IntoView {
    leptos::html::meta().attr("property", name).content(content.into())
}

/// The part of the document that a navigation replaces as a whole.
///
/// The islands router patches documents node by node and loses its way where
/// two pages differ in structure; a keyed item with another key is exchanged
/// wholesale. One item keyed by the address therefore makes every navigation a
/// clean exchange.
#[component]
fn Outlet(address: String, body: Arc<dyn Fn() -> AnyView + Send + Sync>) -> impl IntoView {
    view! {
        <main id="noi-dung" tabindex="-1">
            {keyed([address], String::clone, move |_, _| (|_| (), body()))}
        </main>
    }
}
