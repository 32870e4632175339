use std::sync::OnceLock;

use domain::Role;
use serde_json::{Value, json};
use ureq::{Body, http::Response};

use crate::{
    office::{prepared, told},
    server::{Pairs, Server, between, header, text},
};

/// A portal with nothing in it, and the cookies of who is logged in at its desk.
/// Each test has weeks of its own.
pub struct Desk {
    pub server: Server,
    pub editor: String,
    pub approver: String,
}

pub fn desk() -> &'static Desk {
    static DESK: OnceLock<Desk> = OnceLock::new();
    DESK.get_or_init(|| {
        let accounts = [("editor", Role::Editor), ("approver", Role::Approver)];
        let (dir, [editor, approver]) = prepared(accounts, async |_, _| {});
        Desk { server: Server::start(dir), editor, approver }
    })
}

impl Desk {
    pub fn get(&self, cookie: &str, path: &str) -> Response<Body> {
        self.server.get_with(path, "cookie", cookie)
    }

    pub fn post(&self, cookie: &str, path: &str, fields: Pairs) -> Response<Body> {
        self.server.post(path, &[("cookie", cookie)], fields)
    }

    pub fn json(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        self.json_of(&self.editor, method, path, body)
    }

    pub fn json_of(&self, cookie: &str, method: &str, path: &str, body: &Value) -> (u16, Value) {
        self.server.send_json(cookie, method, path, &body.to_string())
    }

    /// A form as the desk's script sends it.
    pub fn form_of_script(&self, path: &str, cookie: &str, fields: Pairs) -> (u16, Value) {
        let headers = [("cookie", cookie), ("accept", "application/json, text/html")];
        told(self.server.post(path, &headers, fields))
    }
}

/// The fields of a form: a version, then rows of day, time, content.
pub fn fields<'a>(version: &'a str, rows: &[[&'a str; 3]]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("version", version)];
    for [day, time, content] in rows {
        fields.extend([("key", ""), ("day", *day), ("time", *time), ("content", *content)]);
    }
    fields
}

#[test]
fn a_week_is_filled_published_changed_and_taken_back() {
    let desk = desk();
    let (at, public) = ("/quan-tri/lich/2031-W10", "/lich-cong-tac/2031-W10");
    let sent = fields("0", &[["2031-03-03", "8h-9h30", "Giao ban thử"], ["2031-03-04", "Chiều", "Đi cơ sở"]]);
    let saved = desk.post(&desk.editor, at, &[&sent[..], &[("do", "save")]].concat());
    assert_eq!(
        (saved.status().as_u16(), header(&saved, "location")),
        (303, "/quan-tri/lich/2031-W10?da=luu")
    );
    let page = text(desk.get(&desk.editor, &format!("{at}?da=luu")));
    assert!(
        page.contains("Đã lưu.") && page.contains("Bản nháp") && page.contains("editor lưu lúc"),
        "{page}"
    );
    assert!(!page.contains("Lưu và đăng"), "an editor does not publish");
    assert!(!desk.server.text(public).contains("Giao ban thử"));
    assert_eq!(desk.post(&desk.editor, &format!("{at}/dang"), &sent).status(), 403);

    // The form as the approver's page has it.
    let page = text(desk.get(&desk.approver, at));
    assert!(page.contains("Lưu và đăng"));
    let key = between(&page, "name=\"key\" value=\"", "\"").to_owned();
    assert!(key.starts_with("desk-"), "{key}");
    let sent = |version: &'static str, content: &'static str| -> Vec<(&'static str, String)> {
        [("version", version), ("key", ""), ("day", "2031-03-03"), ("time", "8h"), ("content", content)]
            .map(|(name, value)| (name, if name == "key" { key.clone() } else { value.to_owned() }))
            .to_vec()
    };
    let post = |path: &str, fields: &[(&'static str, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        desk.post(&desk.approver, path, &fields)
    };
    let published = post(&format!("{at}/dang"), &sent("1", "Giao ban đầu tuần"));
    assert_eq!(header(&published, "location"), "/quan-tri/lich/2031-W10?da=dang");
    assert!(desk.server.text(public).contains("Giao ban đầu tuần"));
    let feed = desk.server.text("/lich-cong-tac.ics");
    let event = feed.split("BEGIN:VEVENT").find(|event| event.contains("Giao ban đầu tuần")).unwrap();
    let uid = between(event, "UID:", "\r\n").to_owned();

    // Changed and called off: the same entry for those who have it.
    let mut changed = sent("2", "Giao ban dời sang chiều");
    changed.push(("cancelled", "1".to_owned()));
    post(&format!("{at}/dang"), &changed);
    let page = desk.server.text(public);
    assert!(page.contains("Giao ban dời sang chiều") && page.contains("cancelled-mark"), "{page}");
    let feed = desk.server.text("/lich-cong-tac.ics").replace("\r\n ", "");
    let event = feed.split("BEGIN:VEVENT").find(|event| event.contains("Giao ban dời sang chiều")).unwrap();
    assert_eq!(between(event, "UID:", "\r\n"), uid);
    assert!(event.contains("STATUS:CANCELLED"));

    let refused = post(&format!("{at}/go"), &[("reason", "  ".to_owned())]);
    assert_eq!(refused.status(), 422);
    assert!(text(refused).contains("Hãy ghi lý do"));
    let taken = post(&format!("{at}/go"), &[("reason", "Đăng nhầm tuần".to_owned())]);
    assert_eq!(header(&taken, "location"), "/quan-tri/lich/2031-W10?da=go");
    assert!(!desk.server.text(public).contains("Giao ban dời"));
    assert!(!desk.server.text("/lich-cong-tac.ics").contains(&uid));
    let id = between(&uid, "calendar-", "@");
    assert_eq!(desk.server.get(&format!("/lich-cong-tac/su-kien/{id}.ics")).status(), 404);
    let page = text(desk.get(&desk.editor, at));
    assert!(page.contains("Đăng nhầm tuần") && page.contains("Giao ban dời sang chiều"));

    // The history tells it all, compares, and leads back.
    let history = text(desk.get(&desk.editor, &format!("{at}/lich-su")));
    assert!(history.contains("Gỡ: Đăng nhầm tuần"), "{history}");
    let ids: Vec<_> = history
        .split("name=\"id\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    let (newest, first) = (&ids[0], ids.last().unwrap());
    let compared = text(desk.get(&desk.editor, &format!("{at}/lich-su?tu={first}&den={newest}")));
    assert!(compared.contains("Giao ban thử") && compared.contains("Giao ban dời sang chiều"), "{compared}");
    let restored = desk.post(&desk.editor, &format!("{at}/khoi-phuc"), &[("id", first)]);
    assert_eq!(header(&restored, "location"), "/quan-tri/lich/2031-W10?da=khoi-phuc");
    assert!(text(desk.get(&desk.editor, at)).contains("Đi cơ sở"));
    assert_eq!(desk.get(&desk.editor, &format!("{at}/lich-su?tu=999999&den={newest}")).status(), 404);
}

#[test]
fn what_is_wrong_stands_at_its_cell_and_everything_typed_comes_back() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W11";
    let rows =
        [["2031-03-10", "sau họp", "Rút kinh nghiệm"], ["", "8h", "Không ngày"], ["2031-03-11", "9h", ""]];
    let refused = desk.post(&desk.approver, &format!("{at}/dang"), &fields("0", &rows));
    assert_eq!(refused.status(), 422);
    let page = text(refused);
    assert!(page.contains("Cần sửa 3 chỗ trước khi đăng"), "{page}");
    for (cell, sentence) in [
        ("r1-time", "Không đọc được giờ."),
        ("r2-day", "Hãy chọn ngày trong tuần."),
        ("r3-content", "Chưa có nội dung."),
    ] {
        let beside = between(&page, &format!("id=\"{cell}-beside\""), "</p>");
        assert!(beside.contains(sentence), "{cell}: {beside}");
        let control = between(&page, &format!("id=\"{cell}\""), ">");
        assert!(
            control.contains("aria-invalid=\"true\"") && control.contains(&format!("{cell}-beside")),
            "{control}"
        );
    }
    assert!(page.contains("value=\"sau họp\"") && page.contains("Không ngày"));
    assert!(!desk.server.text("/lich-cong-tac/2031-W11").contains("Rút kinh nghiệm"));

    // It was saved as a draft; too long a text is not, and comes back, too.
    let long = "dài ".repeat(600);
    let refused = desk.post(&desk.editor, at, &fields("1", &[["2031-03-10", "8h", &long]]));
    assert_eq!(refused.status(), 422);
    let page = text(refused);
    assert!(page.contains("Dài quá 2000 ký tự.") && page.contains(long.trim()), "{page}");
}

#[test]
fn double_bookings_are_pointed_out_and_block_nothing() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W12";
    let lists = [("leaders", "Giám đốc Lê Mận\nPhó Giám đốc <b>Nam</b>"), ("rooms", "Phòng họp tầng 3")];
    let saved = desk.post(&desk.editor, "/quan-tri/lich/danh-muc", &lists);
    assert_eq!(header(&saved, "location"), "/quan-tri/lich/danh-muc?da=luu");
    let names = text(desk.get(&desk.editor, "/quan-tri/lich/danh-muc?da=luu"));
    assert!(names.contains("Đã lưu."), "{names}");
    assert!(names.contains("Giám đốc Lê Mận\nPhó Giám đốc &lt;b>Nam"), "{names}");
    let mut sent = vec![("version", "0")];
    for time in ["8h-10h", "9h"] {
        sent.extend([
            ("key", ""),
            ("day", "2031-03-17"),
            ("time", time),
            ("content", "Họp"),
            ("chair", "giám đốc lê mận"),
            ("place", "Phòng họp tầng 3"),
        ]);
    }
    let published = desk.post(&desk.approver, &format!("{at}/dang"), &sent);
    assert_eq!(published.status(), 303);
    let page = text(desk.get(&desk.editor, at));
    assert!(page.contains("Trùng giờ: giám đốc lê mận còn ở dòng 2."), "{page}");
    assert!(page.contains("Trùng phòng: Phòng họp tầng 3 còn ở dòng 1."));
    assert!(page.contains("<datalist id=\"leaders\"><option value=\"Giám đốc Lê Mận\""), "{page}");
    let wrong = desk.post(&desk.editor, "/quan-tri/lich/danh-muc", &[("leaders", &"a".repeat(201))]);
    assert_eq!(wrong.status(), 422);
}

#[test]
fn of_two_who_save_the_second_sees_both_versions() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W13";
    desk.post(&desk.approver, at, &fields("0", &[["2031-03-24", "8h", "Bản của người duyệt"]]));
    let conflict = desk.post(&desk.editor, at, &fields("0", &[["2031-03-24", "8h", "Bản của biên tập"]]));
    assert_eq!(conflict.status(), 409);
    let page = text(conflict);
    assert!(page.contains("approver vừa lưu tuần này lúc"), "{page}");
    assert!(page.contains("Bản của người duyệt") && page.contains("Bản của biên tập"));
    assert_eq!(between(&page, "name=\"version\" value=\"", "\""), "1");
    // Sent again from that page it is taken; the other stays in the history.
    let saved = desk.post(&desk.editor, at, &fields("1", &[["2031-03-24", "8h", "Bản của biên tập"]]));
    assert_eq!(saved.status(), 303);
    let (status, theirs) = desk.json("PUT", &format!("{at}/ban-thao"), &json!({ "version": 1, "rows": [] }));
    assert_eq!((status, theirs["by"].as_str(), theirs["version"].as_i64()), (409, Some("editor"), Some(2)));
    assert_eq!(theirs["rows"][0]["content"], "Bản của biên tập");
}

#[test]
fn rows_are_added_deleted_copied_and_pasted_without_a_script() {
    let desk = desk();
    let at = "/quan-tri/lich/2031-W14";
    let typed = fields("0", &[["2031-03-31", "8h", "Một"], ["2031-04-02", "8h", "Hai"]]);
    let added = desk.post(
        &desk.editor,
        at,
        &[&typed[..], &[("add_day", "2031-03-31"), ("pasted", "chờ đọc"), ("do", "add")]].concat(),
    );
    assert_eq!(added.status(), 200);
    let page = text(added);
    assert!(page.contains("id=\"r3-content\"") && page.contains("chưa lưu"), "{page}");
    assert!(page.contains("chờ đọc"), "what was to be read is still there");
    assert!(
        page.find("id=\"r2-content\"").unwrap() < page.find(">\nHai<").unwrap(),
        "behind its day: {page}"
    );

    let table = "Thứ\tGiờ\tNội dung\tChủ trì\nThứ Ba\t8h\tHọp <i>dán</i>\tGiám đốc\n\t14h\t\"Hai\ndòng\"\t\n";
    let pasted = desk.post(&desk.editor, at, &[&typed[..], &[("pasted", table), ("do", "paste")]].concat());
    assert_eq!(pasted.status(), 200);
    let page = text(pasted);
    assert!(page.contains("Đã thêm 2 dòng từ bảng"), "{page}");
    assert!(page.contains("Họp &lt;i>dán") && page.contains("Hai\ndòng") && page.contains("Một"));
    let nothing = desk.post(&desk.editor, at, &[&typed[..], &[("pasted", " "), ("do", "paste")]].concat());
    assert_eq!(nothing.status(), 422);

    let mut dropped = fields("0", &[["2031-03-31", "8h", "Một"]]);
    dropped.push(("drop", "1"));
    dropped.extend(fields("0", &[["2031-04-02", "8h", "Hai"]]).into_iter().skip(1));
    assert_eq!(desk.post(&desk.editor, at, &dropped).status(), 303);
    let page = text(desk.get(&desk.editor, at));
    assert!(page.contains("Hai") && !page.contains("Một<"), "{page}");

    let next = "/quan-tri/lich/2031-W15";
    let copied = desk.post(&desk.editor, &format!("{next}/chep"), &[("version", "0")]);
    assert_eq!(header(&copied, "location"), "/quan-tri/lich/2031-W15?da=chep");
    let page = text(desk.get(&desk.editor, next));
    assert!(page.contains("<option value=\"2031-04-09\" selected"), "{page}");
    let nothing = desk.post(&desk.editor, "/quan-tri/lich/2031-W30/chep", &[("version", "0")]);
    assert_eq!(nothing.status(), 422);
}

#[test]
fn a_week_that_does_not_exist_is_not_found_and_the_list_says_so() {
    let desk = desk();
    for path in ["/quan-tri/lich/2031-W54", "/quan-tri/lich/abc", "/quan-tri/lich/2031-W99/lich-su"] {
        assert_eq!(desk.get(&desk.editor, path).status(), 404, "{path}");
    }
    let found = desk.get(&desk.editor, "/quan-tri/lich?tuan=2031-W20");
    assert_eq!(header(&found, "location"), "/quan-tri/lich/2031-W20");
    assert_eq!(desk.get(&desk.editor, "/quan-tri/lich?tuan=2031-54").status(), 422);
    let list = text(desk.get(&desk.editor, "/quan-tri/lich"));
    assert!(
        list.contains("Tuần này") && list.contains("Tuần sau") && list.contains("Chưa có lịch"),
        "{list}"
    );
}
