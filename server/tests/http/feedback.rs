use std::{sync::OnceLock, thread, time::Duration};

use app::islands::with_query;
use domain::{Role, Timestamp, proof};
use services::{Portal, PortalConfig, accounts::AccountInfo, feedback::NewDraft};
use ureq::{Body, http::Response};

use crate::server::{Server, between, header};

/// A portal with nothing but a category and two drafts, and who is logged in at its desk.
pub struct Office {
    pub server: Server,
    pub reporter: String,
    pub editor: String,
    pub approver: String,
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
        let sessions = runtime.block_on(async {
            let portal = Portal::open(config).await.unwrap();
            portal.categories().ensure_path(&["Tin tức".to_owned()]).await.unwrap();
            let mut sessions = Vec::new();
            for role in [Role::Reporter, Role::Editor, Role::Approver] {
                sessions.push(session(&portal, role).await);
            }
            portal.close().await;
            sessions
        });
        let [reporter, editor, approver] = sessions.try_into().unwrap();
        Office { server: Server::start(dir), reporter, editor, approver }
    })
}

/// An account with an open session. The approver opens two drafts.
async fn session(portal: &Portal, role: Role) -> String {
    let accounts = portal.accounts();
    let id = accounts.ensure(role.as_str(), role.as_str(), role).await.unwrap();
    let link = accounts.issue_login_link(id).await.unwrap();
    let token = accounts.redeem_login_link(&link, "mot mat khau dai").await.unwrap();
    if role == Role::Approver {
        let account: AccountInfo = accounts.session(&token).await.unwrap().unwrap();
        for (title, days) in [("Dự thảo đang mở", 3), ("Dự thảo đã đóng", -1)] {
            let new = NewDraft {
                title: title.to_owned(),
                body: "Điều 1.\n\nĐiều 2.".to_owned(),
                attachment: "/media/toan-van.pdf".to_owned(),
                closes_on: Timestamp::now().plus_seconds(86_400 * days).date(),
            };
            portal.feedback().put_draft(&account, new).await.unwrap();
        }
    }
    token
}

pub type Pairs<'a> = &'a [(&'a str, &'a str)];

const FILLED: [(&str, &str); 4] = [
    ("name", "Lê <b>Mận</b>"),
    ("title", "Nhãn hiệu tập thể?"),
    ("body", "Xin hỏi thủ tục \"đăng ký\" <script>alert(1)</script>"),
    ("consent", "yes"),
];

/// Sends a form as a browser behind a proxy does.
pub fn post(path: &str, from: &str, headers: Pairs, fields: Pairs) -> Response<Body> {
    let server = &office().server;
    let mut request = server.agent().post(server.url(path)).header("x-forwarded-for", from);
    let own = [("sec-fetch-site", "same-origin")];
    for (name, value) in if headers.is_empty() { &own } else { headers } {
        request = request.header(*name, *value);
    }
    let body = with_query("", fields).trim_start_matches('?').to_owned();
    request.content_type("application/x-www-form-urlencoded").send(body).unwrap()
}

pub fn text(mut response: Response<Body>) -> String {
    response.body_mut().read_to_string().unwrap()
}

/// A form's ticket, and the proof of work on it, three seconds later.
fn ticket(path: &str) -> (String, String) {
    let html = office().server.text(path);
    let ticket = between(&html, "name=\"ticket\" value=\"", "\"").to_owned();
    assert!(!ticket.is_empty(), "{path} has no ticket: {html}");
    let number = proof::search(&ticket, proof::BITS, 0, u64::MAX).unwrap();
    (ticket, number.to_string())
}

fn filled_with<'a>(ticket: &'a str, proof: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = FILLED.to_vec();
    fields.extend([("ticket", ticket), ("proof", proof)]);
    fields
}

fn wait() {
    thread::sleep(Duration::from_secs(4));
}

pub fn at_the_desk(session: &str, path: &str, fields: Pairs) -> Response<Body> {
    let cookie = format!("bantin_session={session}");
    post(path, "203.0.113.200", &[("sec-fetch-site", "same-origin"), ("cookie", &cookie)], fields)
}

pub fn desk_page(session: &str, path: &str) -> Response<Body> {
    office().server.get_with(path, "cookie", &format!("bantin_session={session}"))
}

#[test]
fn a_form_from_another_site_is_refused() {
    for path in ["/hoi-dap/gui", "/lien-he/gui", "/gop-y/du-thao-dang-mo", "/en/hoi-dap/gui"] {
        let response = post(path, "203.0.113.1", &[("sec-fetch-site", "cross-site")], &FILLED);
        assert_eq!(response.status(), 403, "{path}");
    }
    let approver = &office().approver;
    let cookie = format!("bantin_session={approver}");
    let foreign = [("sec-fetch-site", "cross-site"), ("cookie", cookie.as_str())];
    for path in ["/quan-tri/phan-hoi/1/dang", "/quan-tri/phan-hoi/1/xoa", "/quan-tri/phan-hoi/du-thao"] {
        assert_eq!(post(path, "203.0.113.1", &foreign, &[]).status(), 403, "{path}");
    }
}

#[test]
fn forms_are_not_kept_and_lists_are() {
    let server = &office().server;
    for path in
        ["/hoi-dap/gui", "/lien-he/gui", "/gop-y/du-thao-dang-mo", "/hoi-dap/tra-cuu", "/en/lien-he/gui"]
    {
        let response = server.get(path);
        assert_eq!(
            (response.status().as_u16(), header(&response, "cache-control")),
            (200, "no-store"),
            "{path}"
        );
    }
    for path in ["/hoi-dap", "/gop-y", "/gop-y/du-thao-da-dong", "/en/gop-y"] {
        let response = server.get(path);
        assert_eq!(
            (response.status().as_u16(), header(&response, "cache-control")),
            (200, "no-cache"),
            "{path}"
        );
    }
}

#[test]
fn what_is_missing_is_said_at_its_field_and_what_was_typed_stays() {
    let (ticket, _) = ticket("/hoi-dap/gui");
    let fields =
        [("ticket", ticket.as_str()), ("body", "</textarea>"), ("contact", "gọi tôi"), ("title", "Về muối")];
    let response = post("/hoi-dap/gui", "203.0.113.2", &[], &fields);
    assert_eq!((response.status().as_u16(), header(&response, "cache-control")), (422, "no-store"));
    let html = text(response);
    for kept in ["value=\"gọi tôi\"", "value=\"Về muối\"", "&lt;/textarea>", &format!("value=\"{ticket}\"")]
    {
        assert!(html.contains(kept), "{kept}");
    }
    for said in ["Hãy ghi họ tên", "không giống địa chỉ thư", "Hãy đánh dấu đồng ý", "role=\"alert\""]
    {
        assert!(html.contains(said), "{said}");
    }
    for field in ["name", "contact", "consent"] {
        assert!(
            html.contains(&format!("id=\"o-{field}-loi\"")) && html.contains(&format!("href=\"#o-{field}\""))
        );
    }
    assert!(between(&html, "<title>", "</title>").starts_with("Lỗi:"));
    assert!(!html.contains("id=\"o-title-loi\""));
    let english =
        text(post("/en/lien-he/gui", "203.0.113.2", &[], &[("ticket", &self::ticket("/en/lien-he/gui").0)]));
    assert!(english.contains("Write your text."), "{english}");
}

#[test]
fn whoever_is_faster_than_people_is_asked_to_wait_and_loses_nothing() {
    let (ticket, _) = ticket("/lien-he/gui");
    let response = post("/lien-he/gui", "203.0.113.3", &[], &filled_with(&ticket, ""));
    assert_eq!(response.status(), 429);
    let html = text(response);
    assert!(html.contains("quá nhanh") && html.contains("alert(1)") && html.contains(&ticket));
    assert!(!html.contains("<script>alert"));
}

#[test]
fn a_ticket_is_needed_and_a_trap_is_sprung() {
    let (ticket, proof) = ticket("/lien-he/gui");
    let forged = post("/hoi-dap/gui", "203.0.113.4", &[], &filled_with(&ticket, &proof));
    assert_eq!(forged.status(), 422);
    let html = text(forged);
    assert!(html.contains("cần xác nhận lại") && !html.contains(&ticket), "a foreign ticket is replaced");
    let mut fields = filled_with(&ticket, &proof);
    fields.push(("website", "http://spam.example"));
    let trapped = text(post("/lien-he/gui", "203.0.113.4", &[], &fields));
    assert!(trapped.contains("ô ẩn") && !trapped.contains("spam.example"));
}

#[test]
fn an_address_that_sends_without_end_is_stopped_with_a_sentence() {
    let (ticket, _) = ticket("/lien-he/gui");
    let fields = [("ticket", ticket.as_str()), ("body", "Nội dung tôi đã viết")];
    for _ in 0..40 {
        assert_eq!(post("/lien-he/gui", "203.0.113.5", &[], &fields).status(), 422);
    }
    let response = post("/lien-he/gui", "203.0.113.5", &[], &fields);
    assert_eq!(response.status(), 429);
    let html = text(response);
    assert!(html.contains("quá nhiều lượt gửi") && html.contains("Nội dung tôi đã viết"));
    assert_eq!(
        post("/lien-he/gui", "203.0.113.6", &[], &fields).status(),
        422,
        "another address is not stopped"
    );
}

#[test]
fn a_question_is_sent_once_answered_published_and_found() {
    let (office, path) = (office(), "/hoi-dap/gui");
    let (ticket, proof) = ticket(path);
    wait();
    let sent = post(path, "203.0.113.7", &[], &filled_with(&ticket, &proof));
    assert_eq!(sent.status(), 303, "{}", text(sent));
    let thanks = header(&sent, "location").to_owned();
    let replayed = post(path, "203.0.113.7", &[], &filled_with(&ticket, &proof));
    assert_eq!(replayed.status(), 409);

    let code = between(&thanks, "ma=", "&").to_owned();
    let response = office.server.get(&thanks);
    assert_eq!(header(&response, "cache-control"), "no-store");
    let html = text(response);
    assert!(html.contains(&code) && html.contains("Đã nhận, chưa trả lời") && !html.contains("Mận"));

    let list = text(desk_page(&office.approver, "/quan-tri/phan-hoi?loai=question&tinh-trang=new"));
    let (before, _) = list.split_once("\">Nhãn hiệu tập thể?</a>").unwrap();
    let id = before.rsplit('/').next().unwrap();
    let desk = format!("/quan-tri/phan-hoi/{id}");
    let public = format!("/hoi-dap/{id}-nhan-hieu-tap-the");
    assert_eq!(office.server.get(&public).status(), 404);
    assert!(!office.server.text("/hoi-dap").contains("Nhãn hiệu tập thể?"));
    assert_eq!(at_the_desk(&office.approver, &format!("{desk}/dang"), &[]).status(), 422);

    let answer = [("answer", "Gửi đơn tại <i>Một cửa</i>.")];
    assert_eq!(at_the_desk(&office.editor, &format!("{desk}/tra-loi"), &answer).status(), 303);
    assert_eq!(office.server.get(&public).status(), 404);
    assert_eq!(at_the_desk(&office.editor, &format!("{desk}/dang"), &[]).status(), 403);
    assert_eq!(at_the_desk(&office.approver, &format!("{desk}/dang"), &[]).status(), 303);

    let html = office.server.text(&public);
    assert!(
        html.contains("Gửi đơn tại &lt;i&gt;Một cửa&lt;/i&gt;.")
            && html.contains("Lê &lt;b&gt;Mận&lt;/b&gt;")
    );
    assert!(!html.contains("<script>alert"));
    assert!(office.server.text("/hoi-dap").contains("Nhãn hiệu tập thể?"), "the cached list follows");
    assert!(office.server.text("/hoi-dap?q=NHAN+hieu").contains("Nhãn hiệu tập thể?"));
    assert!(office.server.text("/hoi-dap?q=tau+vu+tru").contains("Không có câu hỏi nào chứa"));
    let moved = office.server.get(&format!("/hoi-dap/{id}"));
    assert_eq!((moved.status().as_u16(), header(&moved, "location")), (308, public.as_str()));
    let status = office.server.text(&format!("/hoi-dap/tra-cuu?ma={}", code.to_lowercase()));
    assert!(status.contains("Đã đăng") && status.contains(&public));

    assert_eq!(at_the_desk(&office.approver, &format!("{desk}/xoa"), &[]).status(), 303);
    assert_eq!(office.server.get(&public).status(), 404);
}

#[test]
fn a_closed_draft_has_no_form_and_takes_no_comment() {
    let server = &office().server;
    let open = server.text("/gop-y/du-thao-dang-mo");
    assert!(open.contains("class=\"feedback-form\"") && open.contains("href=\"/media/toan-van.pdf\""));
    let closed = server.text("/gop-y/du-thao-da-dong");
    assert!(!closed.contains("feedback-form") && closed.contains("Đã kết thúc nhận góp ý ngày"));
    let (ticket, proof) = ticket("/gop-y/du-thao-dang-mo");
    let response = post("/gop-y/du-thao-da-dong", "203.0.113.8", &[], &filled_with(&ticket, &proof));
    assert_eq!(response.status(), 409);
    let html = text(response);
    assert!(html.contains("hết hạn góp ý") && html.contains("Xin hỏi thủ tục"));
    assert_eq!(post("/gop-y/khong-co", "203.0.113.8", &[], &FILLED).status(), 404);
    assert_eq!(server.get("/gop-y/khong-co").status(), 404);
}

#[test]
fn the_desk_refuses_strangers_and_roles_that_may_not() {
    let office = office();
    for path in ["/quan-tri/phan-hoi", "/quan-tri/phan-hoi/1", "/quan-tri/phan-hoi/du-thao"] {
        let response = office.server.get(path);
        assert_eq!(
            (response.status().as_u16(), header(&response, "location")),
            (303, format!("/dang-nhap?tiep={}", path.replace("/", "%2F")).as_str()),
            "{path}"
        );
        assert_eq!(desk_page(&office.reporter, path).status(), 403, "{path}");
    }
    for step in ["tra-loi", "dang", "tu-choi", "xoa"] {
        let path = format!("/quan-tri/phan-hoi/1/{step}");
        assert_eq!(header(&post(&path, "203.0.113.9", &[], &[]), "location"), "/dang-nhap", "{step}");
        assert_eq!(at_the_desk(&office.reporter, &path, &[("answer", "x")]).status(), 403, "{step}");
    }
    assert_eq!(desk_page(&office.editor, "/quan-tri/phan-hoi").status(), 200);
    assert_eq!(desk_page(&office.editor, "/quan-tri/phan-hoi/du-thao").status(), 403);
    assert_eq!(desk_page(&office.approver, "/quan-tri/phan-hoi/99999").status(), 404);
}

#[test]
fn the_desk_opens_a_draft() {
    let office = office();
    let fields = [("title", "Dự thảo từ bàn biên tập"), ("body", "Điều 1"), ("closes_on", "2999-12-31")];
    let bad =
        [("title", "Dự thảo"), ("body", "Điều 1"), ("closes_on", "mai"), ("attachment", "javascript:x")];
    let refused = at_the_desk(&office.approver, "/quan-tri/phan-hoi/du-thao", &bad);
    assert_eq!(refused.status(), 422);
    assert!(text(refused).contains("value=\"javascript:x\""));
    let opened = at_the_desk(&office.approver, "/quan-tri/phan-hoi/du-thao", &fields);
    assert_eq!(header(&opened, "location"), "/gop-y/du-thao-tu-ban-bien-tap");
    assert!(office.server.text("/gop-y").contains("Dự thảo từ bàn biên tập"));
}
