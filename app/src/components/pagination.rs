//! Real page numbers for long lists.

use leptos::prelude::*;

use crate::i18n::island_words;

/// Links to the pages of a list. `href` gives the address of a page number.
/// Nothing is shown for a single page.
#[component]
pub fn Pagination<F>(page: u32, pages: u32, href: F) -> impl IntoView
where
    F: Fn(u32) -> String + Clone + Send + 'static,
{
    let words = island_words();
    (pages > 1).then(move || {
        let numbers = shown(page, pages).into_iter().map(|number| match number {
            Some(number) => view! {
                <li>
                    <a href=href(number) aria-current=(number == page).then_some("page") aria-label=format!("{} {number}", words.page)>
                        {number}
                    </a>
                </li>
            }
            .into_any(),
            None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
        });
        view! {
            <nav class="pagination" aria-label=words.pages>
                {(page > 1).then(|| view! { <a rel="prev" href=href(page - 1)>{words.previous_page}</a> })}
                <ol>{numbers.collect_view()}</ol>
                {(page < pages).then(|| view! { <a rel="next" href=href(page + 1)>{words.next_page}</a> })}
            </nav>
        }
    })
}

/// The numbers worth showing: the ends and the neighbours of `page`; `None` is a gap.
fn shown(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut numbers = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(|&n| n == 1 || n == pages || n.abs_diff(page) <= 1) {
        if number > last + 1 {
            numbers.push(None);
        }
        numbers.push(Some(number));
        last = number;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn the_ends_and_the_neighbours_are_shown() {
        assert_eq!(shown(1, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(shown(6, 12), [Some(1), None, Some(5), Some(6), Some(7), None, Some(12)]);
    }
}
