//! `/xem-truoc/{token}`: an article as it would be, for whoever has its address.

use domain::Article;
use leptos::prelude::*;
use services::html;

use super::words;
use crate::{
    components::{breadcrumb::Breadcrumb, table_of_contents::TableOfContents},
    page::{Head, Page},
};

/// The preview. Search engines are told to leave.
#[must_use]
pub fn page(article: Article) -> Page {
    let head = Head { title: article.title.clone(), noindex: true, og_type: "article", ..Head::default() };
    Page::new(head, move || view! { <Preview article=article.clone() /> }.into_any())
}

/// There is no such preview any more.
#[must_use]
pub fn gone() -> Page {
    let title = words().preview.to_owned();
    let head = Head { title, noindex: true, og_type: "website", ..Head::default() };
    let page = Page::new(head, || {
        view! {
            <div class="wrap text-page">
                <h1>{words().preview}</h1>
                <p>{words().preview_gone}</p>
            </div>
        }
        .into_any()
    });
    Page { status: 410, ..page }
}

#[component]
fn Preview(article: Article) -> impl IntoView {
    let (body, headings) = html::outline(&article.body, &[]);
    let summary =
        (!article.summary.is_empty()).then(|| view! { <p class="sapo">{article.summary.clone()}</p> });
    let author =
        (!article.author.is_empty()).then(|| view! { <p class="author">{article.author.clone()}</p> });
    view! {
        <div class="wrap">
            <p class="preview-notice" role="note">{words().preview_notice}</p>
            <Breadcrumb categories=article.categories.clone() />
            <div class="story">
                <article>
                    <h1>{article.title.clone()}</h1>
                    {summary}
                    <TableOfContents headings />
                    <div class="prose" inner_html=body.as_str().to_owned()></div>
                    {author}
                </article>
            </div>
        </div>
    }
}
