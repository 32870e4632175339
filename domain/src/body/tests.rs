use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn read(json: &str) -> Result<Body, serde_json::Error> {
    serde_json::from_str(json)
}

#[test]
fn the_editors_json_is_read_and_written_unchanged() {
    let json = r#"{"type":"doc","content":[
        {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Mục"}]},
        {"type":"paragraph"},
        {"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"bold"},{"type":"link","attrs":{"href":"/x"}}]},{"type":"hardBreak"}]},
        {"type":"orderedList","attrs":{"start":3,"type":"1"},"content":[{"type":"listItem","content":[{"type":"paragraph"},{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph"}]}]}]}]},
        {"type":"taskList","content":[{"type":"taskItem","attrs":{"checked":true},"content":[{"type":"paragraph"},{"type":"orderedList","attrs":{"start":1,"type":"a"},"content":[{"type":"listItem","content":[{"type":"paragraph"}]}]}]}]},
        {"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","attrs":{"colspan":2,"rowspan":1},"content":[{"type":"paragraph"}]}]}]},
        {"type":"gallery","content":[{"type":"figure","attrs":{"hash":"0","width":1,"height":2,"alt":"","size":"wide"}}]},
        {"type":"figure","attrs":{"hash":"0","width":1,"height":2,"alt":"b","size":"normal"},"content":[{"type":"text","text":"Ảnh"}]},
        {"type":"video","attrs":{"source":"link","hash":"","url":"https://a","title":"t","poster":""}},
        {"type":"attachment","attrs":{"hash":"0","url":"/m","name":"n","type":"PDF","bytes":5}},
        {"type":"note","content":[{"type":"paragraph"}]},
        {"type":"horizontalRule"}]}"#;
    let body = read(json).unwrap();
    assert_eq!(body.content.len(), 12);
    let written: Value = serde_json::to_value(&body).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(json).unwrap());
}

#[test]
fn what_was_kept_before_lists_had_styles_and_videos_posters_is_still_read() {
    let json = r#"{"type":"doc","content":[
        {"type":"orderedList","attrs":{"start":3},"content":[{"type":"listItem","content":[{"type":"paragraph"}]}]},
        {"type":"video","attrs":{"source":"link","hash":"","url":"https://vimeo.com/1","title":"t"}}]}"#;
    let body = read(json).unwrap();
    let [Block::Text(TextBlock::OrderedList { attrs, .. }), Block::Set(SetBlock::Video { attrs: video })] =
        &*body.content
    else {
        panic!("{body:?}")
    };
    assert_eq!((attrs.start, attrs.style, video.poster.as_str()), (3, NumberStyle::Decimal, ""));
}

#[test]
fn what_the_schema_does_not_know_is_refused() {
    for bad in [
        r#"{"type":"doc","content":[{"type":"iframe","attrs":{"src":"https://a"}}]}"#,
        r#"{"type":"doc","content":[{"type":"paragraph","attrs":{"onclick":"alert(1)"}}]}"#,
        r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"style"}]}]}]}"#,
        r#"{"type":"doc","content":[{"type":"blockquote","content":[{"type":"heading","attrs":{"level":2}}]}]}"#,
        r#"{"type":"doc","content":[{"type":"figure","attrs":{"hash":"0","width":1,"height":2,"alt":"","size":"huge"}}]}"#,
        r#"{"type":"doc","content":[{"type":"taskList","content":[{"type":"listItem","content":[{"type":"paragraph"}]}]}]}"#,
        r#"{"type":"doc","content":[{"type":"taskList","content":[{"type":"taskItem","content":[{"type":"paragraph"}]}]}]}"#,
        r#"{"type":"doc","content":[{"type":"taskList","content":[{"type":"taskItem","attrs":{"checked":"yes"},"content":[{"type":"paragraph"}]}]}]}"#,
        r#"{"type":"doc","content":[{"type":"bulletList","content":[{"type":"taskItem","attrs":{"checked":true},"content":[{"type":"paragraph"}]}]}]}"#,
        r#"{"type":"doc","content":[{"type":"orderedList","attrs":{"start":1,"type":"upper-greek"},"content":[]}]}"#,
        r#"{"type":"page","content":[]}"#,
        r#"{"content":[]}"#,
    ] {
        assert!(read(bad).is_err(), "{bad}");
    }
}

/// Any running text: lists of every kind within each other.
fn text_block() -> impl Strategy<Value = TextBlock> {
    let line = "[a-zđơư ]{0,8}".prop_map(|text| match text.as_str() {
        "" => Vec::new(),
        _ => vec![Inline::Text { text, marks: Vec::new() }],
    });
    let paragraph = line.prop_map(|content| TextBlock::Paragraph { content });
    paragraph.clone().prop_recursive(4, 24, 3, move |inner| {
        let item = (paragraph.clone(), proptest::collection::vec(inner, 0..3))
            .prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect::<Vec<_>>());
        let style = prop_oneof![
            Just(NumberStyle::Decimal),
            Just(NumberStyle::LowerAlpha),
            Just(NumberStyle::UpperAlpha),
            Just(NumberStyle::LowerRoman),
            Just(NumberStyle::UpperRoman),
        ];
        let items = proptest::collection::vec((item, any::<bool>()), 1..4);
        (items, -9_999..=99_999_i32, style, 0..3_u8).prop_map(|(items, start, style, kind)| {
            let plain = |(content, _)| ListItem { content };
            match kind {
                0 => TextBlock::BulletList { content: items.into_iter().map(plain).collect() },
                1 => TextBlock::OrderedList {
                    attrs: Numbering { start, style },
                    content: items.into_iter().map(plain).collect(),
                },
                _ => TextBlock::TaskList {
                    content: items
                        .into_iter()
                        .map(|(content, checked)| Task::TaskItem { attrs: TaskState { checked }, content })
                        .collect(),
                },
            }
        })
    })
}

proptest! {
    #[test]
    fn running_text_is_valid_and_survives_its_json(blocks in proptest::collection::vec(text_block(), 1..4)) {
        let body = Body { content: blocks.into_iter().map(Block::Text).collect() };
        prop_assert_eq!(body.check(), Ok(()));
        let json = serde_json::to_string(&body).unwrap();
        prop_assert_eq!(read(&json).unwrap(), body.clone());
        let mut shouted = body.clone();
        shouted.map_text(&|text| text.to_uppercase());
        prop_assert_eq!(shouted.is_blank(), body.is_blank());
        let shouted = serde_json::to_string(&shouted).unwrap();
        prop_assert!(!shouted.contains(['đ', 'ơ', 'ư']), "{}", shouted);
    }

    #[test]
    fn whatever_is_said_of_a_task_nothing_panics(state in any::<Option<bool>>(), extra in "[a-z]{0,6}") {
        let item = json!({ "type": "taskItem", "attrs": { "checked": state }, "content": [{ "type": "paragraph" }] });
        let mut list = json!({ "type": "taskList", "content": [item] });
        if !extra.is_empty() {
            list["content"][0]["attrs"][&extra] = json!(1);
        }
        let body = read(&json!({ "type": "doc", "content": [list] }).to_string());
        prop_assert_eq!(body.is_ok(), state.is_some() && extra.is_empty());
    }
}
