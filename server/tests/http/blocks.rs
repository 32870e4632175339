//! Blocks of an article on their way from the editor to readers.

use domain::Slug;
use serde_json::{Value, json};

use crate::{
    articles::{begun, draft, put, step},
    office::{desk_page, office},
    server::text,
};

fn p(words: &str) -> Value {
    json!({ "type": "paragraph", "content": [{ "type": "text", "text": words }] })
}

fn tasks(first_done: bool) -> Value {
    let task = |words, checked| json!({ "type": "taskItem", "attrs": { "checked": checked }, "content": [p(words)] });
    json!({ "type": "doc", "content": [
        { "type": "taskList", "content": [task("Gửi giấy mời", first_done), task("Chuẩn bị hội trường", false)] },
        { "type": "orderedList", "attrs": { "start": 2, "type": "I" }, "content": [
            { "type": "listItem", "content": [p("Tổ chức thực hiện")] },
        ] },
        { "type": "video", "attrs": {
            "source": "link", "hash": "", "url": "https://youtu.be/aqz-KE-bpKQ", "title": "Phóng sự", "poster": "",
        } },
    ] })
}

#[test]
fn readers_get_tasks_in_words_and_videos_that_ask_nobody() {
    let (writer, approver) = (&office().reporter, &office().approver);
    let (at, title) = (begun(writer), "Phân công chuẩn bị tuần lễ");
    let (status, saved) = put(writer, &at, &draft(1, title, &tasks(false)));
    assert_eq!(status, 200, "{saved}");
    assert_eq!(step(writer, &at, "gui-duyet").status(), 303);
    assert_eq!(step(approver, &at, "dang").status(), 303);

    let address = format!("/bai-viet/{}", Slug::from_title(title));
    for page in [address.clone(), format!("{address}/in")] {
        let html = office().server.text(&page);
        let list = "<ul class=\"tasks\"><li><span class=\"task-state\">Chưa xong:</span> Gửi giấy mời</li>";
        assert!(html.contains(list) && !html.contains("type=\"checkbox\""), "{html}");
        assert!(html.contains("<ol start=\"2\" type=\"I\"><li>Tổ chức thực hiện</li></ol>"), "{html}");
        let video = "<a href=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\" rel=\"noopener\">Phóng sự</a>";
        assert!(html.contains(video) && !html.contains("<iframe"), "{html}");
    }
}

#[test]
fn what_was_done_since_is_told_word_by_word() {
    let writer = &office().reporter;
    let at = begun(writer);
    put(writer, &at, &draft(1, "Việc trong tuần", &tasks(false)).replace("\"keep\":false", "\"keep\":true"));
    put(writer, &at, &draft(2, "Việc trong tuần", &tasks(true)));
    let history = text(desk_page(writer, &format!("{at}/lich-su")));
    let revision = history.split(&format!("{at}/lich-su/")).nth(1).unwrap().split('"').next().unwrap();
    let html = text(desk_page(writer, &format!("{at}/lich-su/{revision}")));
    // Builds for development leave comments between the pieces.
    let bare: String =
        html.split("<!--").map(|part| part.split_once("-->").map_or(part, |(_, rest)| rest)).collect();
    assert!(bare.contains("<del>Chưa</del><ins>Đã</ins> xong: Gửi giấy mời"), "{html}");
}

#[test]
fn a_task_that_says_more_than_it_may_is_refused() {
    let writer = &office().reporter;
    let at = begun(writer);
    let list = |item: Value| json!({ "type": "doc", "content": [{ "type": "taskList", "content": [item] }] });
    for item in [
        json!({ "type": "taskItem", "attrs": { "checked": "x" }, "content": [p("a")] }),
        json!({ "type": "taskItem", "attrs": { "checked": true, "onclick": "x" }, "content": [p("a")] }),
        json!({ "type": "taskItem", "attrs": { "checked": true }, "content": [] }),
        json!({ "type": "listItem", "content": [p("a")] }),
    ] {
        let (status, answer) = put(writer, &at, &draft(1, "x", &list(item.clone())));
        assert_eq!(status, 422, "{item}: {answer}");
    }
}
