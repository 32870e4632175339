use super::*;

const EVERY: Labels = Labels { every: 1, on_phones: 1 };

fn columns(values: &[u64]) -> Vec<Column> {
    let column = |(index, &value): (usize, &u64)| Column {
        name: format!("Tháng {index}"),
        short: index.to_string(),
        value,
        is_running: index + 1 == values.len(),
    };
    values.iter().enumerate().map(column).collect()
}

fn chart(values: &[u64]) -> String {
    let columns = columns(values);
    Owner::new().with(|| {
        view! { <ColumnChart labelled_by="thang" columns labels=EVERY heads=["Tháng", "Lượt"] /> }.to_html()
    })
}

/// The percentages of an attribute of the columns drawn.
fn lengths(html: &str, attribute: &str) -> Vec<f64> {
    html.split("<rect")
        .skip(1)
        .filter_map(|rect| rect.split_once(&format!(" {attribute}=\""))?.1.split_once('%')?.0.parse().ok())
        .collect()
}

#[test]
fn columns_stand_on_the_axis_within_the_plot() {
    for values in [vec![0, 0, 0], vec![7], vec![3, 250, 12], vec![u64::MAX, 1, 0], (0..30).collect()] {
        let html = chart(&values);
        let (tops, heights) = (lengths(&html, "y"), lengths(&html, "height"));
        assert_eq!((tops.len(), heights.len()), (values.len(), values.len()), "{html}");
        for (top, height) in tops.iter().zip(&heights) {
            assert!((0.0..=100.0).contains(height), "{values:?}: {height}");
            assert!((top + height - 100.0).abs() < 0.001, "{values:?}: {top} {height}");
        }
        let ends = lengths(&html, "x").into_iter().zip(lengths(&html, "width"));
        assert!(ends.into_iter().all(|(x, width)| x + width <= 100.0), "{values:?}");
    }
}

#[test]
fn the_table_says_every_number_in_words_of_the_language() {
    let html = chart(&[1_234_567, 12]);
    assert!(html.contains("<details") && html.contains("aria-labelledby=\"thang\""), "{html}");
    assert!(html.contains("1.234.567</td>") && html.contains("Tháng 1"), "{html}");
    assert!(html.contains("(đến lúc này)") && html.contains("is-running"), "{html}");
    assert_eq!(html.matches("<tr").count(), 3);
    let english = Owner::new().with(|| {
        provide_context(domain::Locale::English);
        let columns = columns(&[1_234_567]);
        view! { <ColumnChart labelled_by="month" columns labels=EVERY heads=["Month", "Visits"] /> }.to_html()
    });
    assert!(english.contains("1,234,567</td>"), "{english}");
}

#[test]
fn no_style_attribute_and_no_script_is_needed() {
    let html = chart(&[1, 2, 3]);
    assert!(!html.contains("style=") && !html.contains("<script"), "{html}");
}

#[test]
fn the_highest_column_says_its_number_and_nothing_does_when_all_are_zero() {
    assert_eq!(chart(&[5, 9, 9, 1]).matches("chart-value").count(), 1);
    assert_eq!(chart(&[0, 0]).matches("chart-value").count(), 0);
}

#[test]
fn the_last_column_is_always_named() {
    let labels = Labels { every: 3, on_phones: 2 };
    let classes: Vec<_> = (0..8).map(|index| labels.class(index, 8)).collect();
    let (always, roomy) = (Some("chart-name"), Some("chart-name needs-room"));
    assert_eq!(classes, [None, always, None, None, roomy, None, None, always]);
}

#[test]
fn the_longest_bar_is_whole_and_none_is_longer() {
    let bar = |value| Bar { name: "Bài".to_owned(), path: "/bai-viet/bai".to_owned(), value };
    for values in [[4, 2], [0, 0], [u64::MAX, 1]] {
        let html = Owner::new().with(|| {
            let bars = values.map(bar).to_vec();
            view! { <BarTable labelled_by="bai" bars heads=["Bài", "Lượt"] /> }.to_html()
        });
        let longest = lengths(&html, "width").into_iter().fold(0.0, f64::max);
        let expected = if values[0] == 0 { 0.0 } else { 100.0 };
        assert!((longest - expected).abs() < 0.001, "{values:?}: {html}");
    }
}
