//! The lists of the desk: found, ordered, changed several at once, and undone,
//! with links and plain forms alone.

use std::sync::OnceLock;

use app::islands::with_query;
use domain::{FeedbackKind, Locale, Role, feedback::FeedbackFields};
use scraper::{Html, Selector};
use services::{
    Portal, PortalConfig,
    accounts::AccountInfo,
    feedback::{Admission, Step},
};
use ureq::{Body, http::Response};

use crate::server::{Server, header};

pub const DOCUMENTS: &str = "/quan-tri/van-ban";
pub const PAGES: &str = "/quan-tri/trang";
pub const PROGRAMMES: &str = "/quan-tri/chuyen-de";
pub const FEEDBACK: &str = "/quan-tri/phan-hoi";
pub const REDIRECTS: &str = "/quan-tri/chuyen-huong";
pub const USERS: &str = "/quan-tri/nguoi-dung";

pub struct Office {
    server: Server,
    editor: String,
    pub boss: String,
}

pub fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let config = PortalConfig {
            database_url: format!("sqlite://{}", dir.path().join("bantin.db").display()),
            data_dir: dir.path().to_owned(),
            base_url: "http://127.0.0.1".to_owned(),
            secret_key: None,
        };
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let [editor, boss] = runtime.block_on(async {
            let portal = Portal::open(config).await.unwrap();
            let mut sessions = Vec::new();
            for role in [Role::Editor, Role::Administrator] {
                let id = portal.accounts().ensure(role.as_str(), role.as_str(), role).await.unwrap();
                let link = portal.accounts().issue_login_link(id).await.unwrap();
                sessions.push(portal.accounts().redeem_login_link(&link, "mot mat khau dai").await.unwrap());
            }
            let boss = portal.accounts().session(&sessions[1]).await.unwrap().unwrap();
            fill(&portal, &boss).await;
            portal.close().await;
            sessions.try_into().unwrap()
        });
        Office { server: Server::start(dir), editor, boss }
    })
}

/// Fields of a form, the others empty.
fn typed<Fields: serde::de::DeserializeOwned>(fields: &[(&str, &str)]) -> Fields {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), serde_json::Value::from(*value)));
    serde_json::from_value(serde_json::Value::Object(fields.collect())).unwrap()
}

/// Something in every list.
async fn fill(portal: &Portal, boss: &AccountInfo) {
    for (number, day, summary) in [
        ("1/KH-A", "03-01-2026", "Kế hoạch cấp nước"),
        ("2/KH-A", "02-01-2026", "Kế hoạch <b>trồng</b> rừng"),
        ("3/KH-A", "01-01-2026", "Đề án"),
    ] {
        let fields = [
            ("number", number),
            ("issued_on", day),
            ("kind", "Kế hoạch"),
            ("issuer", "Sở A"),
            ("summary", summary),
        ];
        portal.documents().change(boss, None, &typed(&fields)).await.unwrap();
    }
    for title in ["Liên hệ", "Đường dây nóng"] {
        portal
            .pages()
            .change(boss, None, &typed(&[("title", title), ("body", "a"), ("published", "1")]))
            .await
            .unwrap();
    }
    for (title, number) in [("Số đầu", "1"), ("Ảnh đẹp", "2")] {
        let fields = [
            ("title", title),
            ("kind", "video"),
            ("number", number),
            ("year", "2026"),
            ("published_on", "05-01-2026"),
        ];
        portal.programmes().change(boss, None, &typed(&fields)).await.unwrap();
    }
    for (from, to) in [("/cu-1", "/moi-1"), ("/cu-2", "/moi-2")] {
        portal.redirects().add(boss, from, to).await.unwrap();
    }
    for login in ["an", "binh"] {
        portal.accounts().ensure(login, &format!("Đồng chí {login}"), Role::Reporter).await.unwrap();
    }
    for (reference, title) in [("AAAA-BBBB-CCC1", "Hỏi về đất"), ("AAAA-BBBB-CCC2", "Bán hàng <i>rẻ</i>")]
    {
        let sent = FeedbackFields {
            name: "Lê Mận".to_owned(),
            title: title.to_owned(),
            body: "Nội dung câu hỏi.".to_owned(),
            consent: true,
            ..FeedbackFields::default()
        };
        let admission = Admission { reference: reference.to_owned(), unproven: false };
        let sent = sent.check(FeedbackKind::Question).unwrap();
        portal.feedback().send(sent, None, &admission, Locale::Vietnamese).await.unwrap();
    }
    let newest =
        portal.feedback().messages(boss, &services::feedback::FeedbackFilter::default(), 1, 9).await.unwrap();
    let land = newest.items.iter().find(|message| message.title == "Hỏi về đất").unwrap().id;
    portal.feedback().step(boss, land, Step::Answer("Gửi đơn tại Một cửa.".to_owned())).await.unwrap();
}

pub fn get(session: &str, path: &str) -> Response<Body> {
    office().server.get_with(path, "cookie", &format!("bantin_session={session}"))
}

pub fn post(session: &str, path: &str, fields: &[(&str, &str)]) -> Response<Body> {
    let server = &office().server;
    let body = with_query("", fields).trim_start_matches('?').to_owned();
    let request = server.agent().post(server.url(path)).header("sec-fetch-site", "same-origin");
    let request = request.header("cookie", format!("bantin_session={session}"));
    request.content_type("application/x-www-form-urlencoded").send(body).unwrap()
}

/// A list as its page shows it.
pub struct Shown {
    html: String,
    page: Html,
}

impl Shown {
    pub fn at(path: &str) -> Self {
        let mut response = get(&office().boss, path);
        assert_eq!(response.status(), 200, "{path}");
        let html = response.body_mut().read_to_string().unwrap();
        let page = Html::parse_document(&html);
        Self { html, page }
    }

    fn all(&self, selector: &str) -> Vec<scraper::ElementRef<'_>> {
        self.page.select(&Selector::parse(selector).unwrap()).collect()
    }

    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|found| found.text().collect::<String>().trim().to_owned()).collect()
    }

    /// What the rows are called.
    fn names(&self) -> Vec<String> {
        self.texts("table.rows tbody th")
    }

    /// The number of the row of that name.
    fn id(&self, name: &str) -> String {
        let row = self.names().iter().position(|found| found == name).unwrap_or_else(|| panic!("{name}"));
        self.all("table.rows tbody input[name=muc]")[row].attr("value").unwrap().to_owned()
    }

    /// What was told of the last step: the sentence, then what was refused.
    pub fn told(&self) -> Vec<String> {
        self.texts(".done > p, .done li")
    }

    /// Presses the button that undoes the last step, as a browser does.
    fn undo(&self) -> String {
        let form = self.all(".done form")[0];
        let fields: Vec<_> = self
            .all(".done form input")
            .iter()
            .map(|input| (input.attr("name").unwrap(), input.attr("value").unwrap()))
            .collect();
        sent(form.attr("action").unwrap(), &fields)
    }
}

/// Sends a form that is taken; gives where it leads.
pub fn sent(path: &str, fields: &[(&str, &str)]) -> String {
    let response = post(&office().boss, path, fields);
    assert_eq!(response.status(), 303, "{path} {fields:?}");
    header(&response, "location").to_owned()
}

/// Takes a step with rows of a list; gives the page that follows.
fn step(list: &str, step: &str, ids: &[&str]) -> Shown {
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("muc", *id)).collect();
    fields.push(("viec", step));
    Shown::at(&sent(&format!("{list}/hang-loat"), &fields))
}

#[test]
fn documents_are_found_ordered_hidden_and_shown_again() {
    let list = Shown::at(&format!("{DOCUMENTS}?q=KE+hoach"));
    assert_eq!(list.names(), ["1/KH-A", "2/KH-A"], "the newest first");
    assert!(list.html.contains("&lt;b>trồng") || list.html.contains("&lt;b&gt;trồng"));
    let sorted = list.all("th[aria-sort]");
    assert_eq!((sorted.len(), sorted[0].attr("aria-sort")), (1, Some("descending")));
    // Each column is a link: pressed once it orders the list, pressed again it turns it around.
    let number = list.all("th.sorts a")[0].attr("href").unwrap().to_owned();
    assert_eq!(number, format!("{DOCUMENTS}?q=KE+hoach&xep=so"));
    let list = Shown::at(&number);
    assert_eq!(
        list.all("th[aria-sort=ascending] a")[0].attr("href").unwrap(),
        format!("{DOCUMENTS}?q=KE+hoach&xep=-so")
    );
    assert_eq!(Shown::at(&format!("{DOCUMENTS}?q=KE+hoach&xep=-so")).names(), ["2/KH-A", "1/KH-A"]);
    assert_eq!(
        list.all("input[type=hidden][name=xep]")[0].attr("value"),
        Some("so"),
        "the filter keeps the order"
    );

    let [one, two] = ["1/KH-A", "2/KH-A"].map(|name| list.id(name));
    let back = format!("{DOCUMENTS}?q=KE+hoach&xep=so");
    let fields = [("muc", one.as_str()), ("muc", &two), ("muc", "999999"), ("viec", "hide"), ("ve", &back)];
    let told = sent(&format!("{DOCUMENTS}/hang-loat"), &fields);
    assert!(told.starts_with(&format!("{back}&viec=")), "{told}");
    let page = Shown::at(&told);
    assert_eq!(page.told(), ["Đã ẩn 2 văn bản.", "#999999: không còn nữa."]);
    let server = &office().server;
    assert_eq!(server.get("/van-ban/1-kh-a-2026-01-03").status(), 404);
    assert!(!server.text("/van-ban").contains("1/KH-A"));
    assert_eq!(get(&office().boss, &format!("{DOCUMENTS}/{one}")).status(), 200, "the desk still edits it");
    assert_eq!(Shown::at(&format!("{DOCUMENTS}?tinh-trang=hidden")).names(), ["1/KH-A", "2/KH-A"]);
    // One is shown again meanwhile; the other one comes back.
    step(DOCUMENTS, "show", &[&one]);
    let undone = Shown::at(&page.undo());
    assert_eq!(
        undone.told(),
        ["Đã hoàn tác với 1 văn bản.", "1/KH-A: đã có người sửa sau đó, nên được giữ nguyên."]
    );
    assert!(undone.all(".done form").is_empty());
    assert_eq!(undone.names(), ["1/KH-A", "2/KH-A"], "the list is as it was");
    assert_eq!(server.get("/van-ban/2-kh-a-2026-01-02").status(), 200);
    let report = told.rsplit('=').next().unwrap();
    assert_eq!(
        post(&office().boss, &format!("{DOCUMENTS}/hoan-tac"), &[("viec", report)]).status(),
        404,
        "once"
    );
}

#[test]
fn a_document_is_deleted_from_its_page_and_comes_back() {
    let id = Shown::at(DOCUMENTS).id("3/KH-A");
    let page = Shown::at(&sent(&format!("{DOCUMENTS}/{id}/xoa"), &[]));
    assert_eq!(page.told(), ["Đã xoá 1 văn bản."]);
    assert!(!page.names().contains(&"3/KH-A".to_owned()));
    assert_eq!(get(&office().boss, &format!("{DOCUMENTS}/{id}")).status(), 404);
    let deleted = Shown::at(&format!("{DOCUMENTS}?tinh-trang=deleted"));
    assert_eq!(
        (deleted.names(), deleted.texts(".bulk-bar button")),
        (vec!["3/KH-A".to_owned()], vec!["Khôi phục".to_owned()])
    );
    Shown::at(&page.undo());
    assert_eq!(office().server.get("/van-ban/3-kh-a-2026-01-01").status(), 200);
}

#[test]
fn pages_and_issues_are_hidden_and_shown_again() {
    for (list, word, name, address, order) in [
        (PAGES, "duong+day", "Đường dây nóng", "/duong-day-nong", ["Đường dây nóng", "Liên hệ"]),
        (PROGRAMMES, "anh+DEP", "Ảnh đẹp", "/chuyen-de/anh-dep", ["Ảnh đẹp", "Số đầu"]),
    ] {
        let by_title = if list == PAGES { "" } else { "xep=ten" };
        assert_eq!(Shown::at(&format!("{list}?{by_title}")).names(), order, "{list}");
        let found = Shown::at(&format!("{list}?q={word}"));
        assert_eq!(found.names(), [name], "{list}");
        let page = step(list, "hide", &[&found.id(name)]);
        assert!(page.told()[0].starts_with("Đã ẩn 1 "), "{:?}", page.told());
        assert_eq!(office().server.get(address).status(), 404, "{address}");
        assert_eq!(Shown::at(&format!("{list}?tinh-trang=hidden")).names(), [name]);
        let again = step(list, "hide", &[&found.id(name)]);
        assert!(
            again.told()[0].starts_with("Không có ") && again.told()[1].contains("từ trước"),
            "{:?}",
            again.told()
        );
        assert!(again.all(".done form").is_empty(), "there is nothing to undo");
        Shown::at(&page.undo());
        assert_eq!(office().server.get(address).status(), 200, "{address}");
    }
}

#[test]
fn redirects_are_deleted_together_and_come_back() {
    let list = Shown::at(&format!("{REDIRECTS}?q=CU&xep=-tu"));
    assert_eq!(list.names(), ["/cu-2", "/cu-1"]);
    let page = step(REDIRECTS, "delete", &[&list.id("/cu-1"), &list.id("/cu-2")]);
    assert_eq!(page.told(), ["Đã xoá 2 chuyển hướng."]);
    assert_eq!(office().server.get("/cu-1").status(), 404);
    sent(REDIRECTS, &[("from", "/cu-2"), ("to", "/noi-khac")]);
    let undone = Shown::at(&page.undo());
    assert_eq!(undone.told()[0], "Đã hoàn tác với 1 chuyển hướng.");
    assert!(undone.told()[1].starts_with("/cu-2: đã có người sửa"), "{:?}", undone.told());
    let [one, two] = ["/cu-1", "/cu-2"].map(|path| header(&office().server.get(path), "location").to_owned());
    assert_eq!((one.as_str(), two.as_str()), ("/moi-1", "/noi-khac"));
}

#[test]
fn accounts_are_locked_together_but_never_ones_own() {
    let list = Shown::at(&format!("{USERS}?xep=ten-dang-nhap"));
    assert_eq!(list.names(), ["administrator", "Đồng chí an", "Đồng chí binh", "editor"]);
    let ids = ["administrator", "Đồng chí an", "Đồng chí binh"].map(|name| list.id(name));
    let page = step(USERS, "lock", &[&ids[0], &ids[1], &ids[2]]);
    assert_eq!(
        page.told(),
        ["Đã khoá 2 tài khoản.", "administrator: không tự khoá được tài khoản của mình."]
    );
    assert_eq!(
        Shown::at(&format!("{USERS}?tinh-trang=khoa&q=dong+chi")).names(),
        ["Đồng chí an", "Đồng chí binh"]
    );
    Shown::at(&page.undo());
    assert!(Shown::at(&format!("{USERS}?tinh-trang=khoa")).names().is_empty());
}

#[test]
fn messages_are_published_or_put_away_by_those_who_may() {
    let list = Shown::at(&format!("{FEEDBACK}?loai=question&xep=ngay"));
    assert_eq!(list.names(), ["Hỏi về đất", "Bán hàng <i>rẻ</i>"]);
    let [land, sale] = ["Hỏi về đất", "Bán hàng <i>rẻ</i>"].map(|name| list.id(name));
    let page = step(FEEDBACK, "show", &[&land, &sale]);
    assert_eq!(page.told(), ["Đã đăng 1 phản hồi.", "Bán hàng <i>rẻ</i>: cần có trả lời trước khi đăng."]);
    assert_eq!(office().server.get(&format!("/hoi-dap/{land}-hoi-ve-dat")).status(), 200);
    let spam = step(FEEDBACK, "spam", &[&sale]);
    assert_eq!(spam.told(), ["Đã chuyển 1 phản hồi vào thư rác."]);
    assert_eq!(spam.names(), ["Hỏi về đất"]);
    assert_eq!(Shown::at(&format!("{FEEDBACK}?q=ban+HANG&tinh-trang=spam")).names(), ["Bán hàng <i>rẻ</i>"]);
    Shown::at(&page.undo());
    assert_eq!(office().server.get(&format!("/hoi-dap/{land}-hoi-ve-dat")).status(), 404);
    Shown::at(&spam.undo());
    // Who answers only sees the list without boxes and buttons.
    let mut answering = get(&office().editor, FEEDBACK);
    let html = answering.body_mut().read_to_string().unwrap();
    assert!(
        html.contains("Hỏi về đất") && !html.contains("name=\"muc\"") && !html.contains("hang-loat"),
        "{html}"
    );
    let refused =
        post(&office().editor, &format!("{FEEDBACK}/hang-loat"), &[("muc", &land), ("viec", "show")]);
    assert_eq!(refused.status(), 403);
}

#[test]
fn a_whole_page_is_chosen_by_a_link() {
    let list = Shown::at(&format!("{DOCUMENTS}?q=KH-A"));
    assert!(list.all("input[name=muc][checked]").is_empty());
    let all = list.all(".choose-all a")[0].attr("href").unwrap().to_owned();
    assert_eq!(all, format!("{DOCUMENTS}?q=KH-A&chon=1#danh-sach"));
    let chosen = Shown::at(all.split('#').next().unwrap());
    assert_eq!(chosen.all("input[name=muc][checked]").len(), chosen.names().len());
    let labels: Vec<_> =
        chosen.all("input[name=muc]").iter().filter_map(|found| found.attr("aria-label")).collect();
    assert!(labels.contains(&"Chọn: 1/KH-A"), "{labels:?}");
    let back = chosen.all("form.bulk input[name=ve]")[0].attr("value").unwrap().to_owned();
    assert_eq!(back, format!("{DOCUMENTS}?q=KH-A"));
    // Enter in a box presses the first button of the form, which does nothing.
    let first = chosen.all("form.bulk button")[0];
    assert!(first.attr("hidden").is_some() && first.attr("name").is_none());
    let nothing = Shown::at(&format!("{DOCUMENTS}?q=khong+co"));
    assert!(nothing.names().is_empty() && nothing.texts(".empty-state")[0].contains("Bỏ điều kiện lọc"));
}
