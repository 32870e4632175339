use domain::{Picture, PictureVariant};
use proptest::prelude::*;

use super::*;

fn clean(markup: &str) -> String {
    sanitise(markup).as_str().to_owned()
}

fn picture(hash_digit: char) -> Picture {
    let variant = |width| PictureVariant { width, height: width / 2, file: format!("{width}.webp") };
    Picture {
        hash: hash_digit.to_string().repeat(32),
        width: 1600,
        height: 800,
        alt: String::new(),
        variants: [320, 640, 960, 1280].map(variant).into(),
        focus: None,
    }
}

fn placed(markup: &str) -> String {
    let resolve = |source: &str| {
        (source != "lost.jpg").then(|| PlacedPicture {
            picture: picture(source.chars().next().unwrap()),
            caption: "Lễ ký kết".to_owned(),
        })
    };
    clean(&place_pictures(markup, resolve))
}

#[test]
fn what_runs_is_gone_and_what_speaks_stays() {
    assert_eq!(
        clean(
            "<h1 style=color:red>Tiêu đề</h1><p onclick=x() class=c>Đoạn <b>đậm</b><script>x()</script></p>"
        ),
        "<h2>Tiêu đề</h2>\n<p>Đoạn <strong>đậm</strong></p>"
    );
    assert_eq!(clean("<svg><a href='javascript:x()'>x</a></svg><iframe src=//x></iframe>"), "");
    assert_eq!(clean("<a href=' java\tscript:x()'>bấm</a>"), "<p>bấm</p>");
    assert_eq!(clean("<img src=x onerror=alert(1)><img src='/media/../../x'>"), "");
}

#[test]
fn links_lead_out_only_by_known_schemes() {
    assert_eq!(clean("<a href=/lien-he>a</a>"), "<p><a href=\"/lien-he\">a</a></p>");
    assert_eq!(
        clean("<a href=//vi.wikipedia.org/ target=_blank>a</a>"),
        "<p><a href=\"https://vi.wikipedia.org/\" rel=\"noopener\">a</a></p>"
    );
    assert_eq!(clean("<a href='mailto:a@b.vn'>a</a>"), "<p><a href=\"mailto:a@b.vn\">a</a></p>");
    assert_eq!(clean("<a href='/\\x.vn'>a</a>"), "<p>a</p>");
    assert_eq!(clean("<a href='data:text/html,x'>a</a>"), "<p>a</p>");
}

#[test]
fn the_dirt_of_word_processors_goes() {
    assert_eq!(
        clean(
            "<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><font size=2>Một&nbsp; &nbsp;hai</font></div><br><p> </p>"
        ),
        "<p>Một hai</p>"
    );
    assert_eq!(clean("<div>Một</div><div>Hai<div>Ba</div></div>"), "<p>Một</p>\n<p>Hai</p>\n<p>Ba</p>");
    assert_eq!(clean("50&nbsp;km"), "<p>50&nbsp;km</p>");
    assert_eq!(
        clean("<b><p>Đậm</p><p>cả hai</p></b>"),
        "<p><strong>Đậm</strong></p>\n<p><strong>cả hai</strong></p>"
    );
}

#[test]
fn text_is_composed() {
    assert_eq!(clean("<p>Tie\u{302}\u{301}ng Vie\u{323}\u{302}t</p>"), "<p>Tiếng Việt</p>");
}

#[test]
fn lists_keep_their_numbers_and_nesting() {
    assert_eq!(
        clean("<ol start=3 type=a><li>Một<ul><li>nhỏ</li></ul></li>lạc<li></li></ol>"),
        "<ol start=\"3\" type=\"a\"><li>Một<ul><li>nhỏ</li></ul></li><li>lạc</li></ol>"
    );
    assert_eq!(
        clean("<ol type=I><li>Một<ol type=disc><li>x</ol></ol>"),
        "<ol type=\"I\"><li>Một<ol><li>x</li></ol></li></ol>"
    );
}

#[test]
fn tables_scroll_inside_a_named_frame() {
    let table = "<table border=1><caption>Kinh phí</caption><tr><th scope=col>Năm</th></tr>\
                 <tr><td colspan=2 style=x>2024</td></tr></table>";
    assert_eq!(
        clean(table),
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Kinh phí\"><table>\
         <caption>Kinh phí</caption><tbody><tr><th scope=\"col\">Năm</th></tr>\
         <tr><td colspan=\"2\">2024</td></tr></tbody></table></div>"
    );
    let twice = clean("<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>");
    assert!(twice.contains("aria-label=\"Bảng\"") && twice.contains("aria-label=\"Bảng 2\""), "{twice}");
}

#[test]
fn a_picture_becomes_a_linked_figure_with_its_caption() {
    let hash = "a".repeat(32);
    let srcset = [320, 640, 960, 1280].map(|width| format!("/media/{hash}/{width}.webp {width}w")).join(", ");
    assert_eq!(
        placed("<p>Trước<img src=a.jpg alt='Hai người'>sau</p>"),
        format!(
            "<p>Trước</p>\n<figure><a href=\"/media/{hash}/1280.webp\"><img src=\"/media/{hash}/goc.jpg\" \
             srcset=\"{srcset}\" sizes=\"(min-width: 48rem) 42rem, 100vw\" width=\"1600\" height=\"800\" \
             alt=\"Hai người\" decoding=\"async\"></a><figcaption>Lễ ký kết</figcaption></figure>\n<p>sau</p>"
        )
    );
}

#[test]
fn only_the_first_picture_loads_at_once() {
    let markup = placed(
        "<img src=a.jpg><figure><a href=x><img src=b.jpg></a><figcaption>Có sẵn</figcaption></figure>",
    );
    assert_eq!(markup.matches("<figure>").count(), 2);
    assert_eq!(markup.matches("loading=\"lazy\"").count(), 1);
    assert!(markup.contains("<figcaption>Có sẵn</figcaption>"), "{markup}");
    assert!(markup.find("loading").unwrap() > markup.find("/media/b").unwrap());
}

#[test]
fn a_lost_picture_takes_its_figure_along() {
    assert_eq!(
        placed("<figure><img src=lost.jpg><figcaption>Mất</figcaption></figure><p>Còn</p>"),
        "<p>Còn</p>"
    );
    assert_eq!(placed("<p><img src=lost.jpg></p><p>Còn</p>"), "<p>Còn</p>");
}

#[test]
fn a_figure_of_figures_is_a_gallery() {
    let inner = "<figure><img src=a.jpg></figure><figure><img src=b.jpg></figure>";
    for markup in [format!("<figure>{inner}</figure>"), format!("<div class='x gallery'>{inner}</div>")] {
        let markup = placed(&markup);
        assert!(markup.starts_with("<div class=\"gallery\"><figure><a href"), "{markup}");
        assert_eq!(markup.matches("<figure>").count(), 2);
    }
}

#[test]
fn named_pictures_are_listed_once_in_order() {
    let named = named_pictures("<img src=b.jpg alt=' Hai '><p><img src=' a.jpg '><img src=b.jpg><img>");
    let named: Vec<_> = named.iter().map(|picture| (picture.source.as_str(), picture.alt.as_str())).collect();
    assert_eq!(named, [("b.jpg", "Hai"), ("a.jpg", "")]);
}

#[test]
fn plain_text_has_a_line_for_each_block() {
    let body = sanitise(
        "<h2>Đầu</h2><p>Một <em>hai</em><br>ba&nbsp;bốn</p><ul><li>x<li>y</ul>\
         <table><tr><td>a</td><td>b</td></tr></table>",
    );
    assert_eq!(plain_text(&body), "Đầu\nMột hai\nba bốn\nx\ny\na b");
    let body =
        SanitisedHtml::from_sanitiser("<figure><img><figcaption>Chú thích</figcaption></figure>".to_owned());
    assert_eq!(plain_text(&body), "Chú thích");
}

#[test]
fn an_excerpt_ends_between_words() {
    assert_eq!(excerpt("Khoa học, công nghệ", 50), "Khoa học, công nghệ");
    assert_eq!(excerpt("Khoa học, công nghệ", 11), "Khoa học…");
    assert_eq!(excerpt("Khoa học", 6), "Khoa…");
    assert_eq!(excerpt("Nghiêng", 4), "Ngh…");
}

#[test]
fn wild_nesting_ends_in_words() {
    let deep = "<div><b><ul><li>".repeat(400) + "đáy";
    assert!(clean(&deep).contains("đáy"));
}

/// Pieces that, thrown together, make the markup nobody meant.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i>",
            "<a href=/x>",
            "</a>",
            "<a href=javascript:x>",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
            "<caption>",
            "</table>",
            "<ul>",
            "<ol start=2>",
            "<ul class=tasks>",
            "<li class=done>",
            "<span class=task-state>",
            "<span class=task-state>Đã xong:</span>",
            "<td rowspan=2>",
            "<figure class=video>",
            "<video src=/media/a/b.mp4 poster=/media/a/goc.jpg>",
            "</video>",
            "<a href=https://vimeo.com/1>",
            "<li>",
            "</ul>",
            "<h1>",
            "</h1>",
            "<h2>",
            "<figure>",
            "</figure>",
            "<figcaption>",
            "<img src=/media/a/b.webp onerror=x>",
            "<img src=x>",
            "<div>",
            "</div>",
            "<div class=gallery>",
            "<div class=table-scroll>",
            "<blockquote>",
            "<br>",
            "<hr>",
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<math>",
            "<mtext>",
            "<style>",
            "</style>",
            "<!--",
            "-->",
            "<template>",
            "</template>",
            "<select>",
            "<option>",
            "<form>",
            "<span lang=en>",
            "</span>",
            "&nbsp;",
            " ",
            "&lt;script&gt;",
            "<p onclick=x>",
            "<noscript>",
            "<textarea>",
            "<title>",
            "<button>",
            "</button>",
            "<nobr>",
            "<font color=red>",
            "</font>",
            "\u{301}",
            "<object>",
            "<pre>",
            "<xmp>",
            "<plaintext>",
        ])
        .prop_map(str::to_owned),
        "[ a-zđă<>&\"'=/-]{0,8}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn assert_harmless(markup: &str) {
    let document = dom::parse(markup);
    for element in dom::descendants(document.root_element()) {
        let name = element.value().name();
        assert!(!["script", "style", "svg", "iframe", "object", "form"].contains(&name), "{markup}");
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on") && attribute != "style", "{markup}");
            assert!(!value.trim().to_ascii_lowercase().starts_with("javascript:"), "{markup}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_runs_and_nothing_moves_twice(markup in prop_oneof![soup(), any::<String>()]) {
        let once = sanitise(&markup);
        assert_harmless(once.as_str());
        prop_assert_eq!(sanitise(once.as_str()), once);
    }

    #[test]
    fn placing_pictures_keeps_markup_harmless(markup in soup()) {
        let once = placed(&markup);
        assert_harmless(&once);
        prop_assert_eq!(clean(&once), once);
    }

    #[test]
    fn an_excerpt_fits(text in any::<String>(), max in 1_usize..80) {
        prop_assert!(excerpt(&text, max).chars().count() <= max);
    }
}
