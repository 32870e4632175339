use std::{thread, time::Duration};

use domain::proof;
use ureq::{Body, http::Response};

use crate::{
    office::{at_the_desk, desk_page, office},
    server::{Pairs, between, header, text},
};

const FILLED: [(&str, &str); 4] = [
    ("name", "Lê <b>Mận</b>"),
    ("title", "Nhãn hiệu tập thể?"),
    ("body", "Xin hỏi thủ tục \"đăng ký\" <script>alert(1)</script>"),
    ("consent", "yes"),
];

/// Sends a form as a browser behind a proxy does.
fn post(path: &str, from: &str, fields: Pairs) -> Response<Body> {
    office().server.post(path, &[("x-forwarded-for", from)], fields)
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

#[test]
fn a_form_from_another_site_is_refused() {
    let office = office();
    for path in ["/hoi-dap/gui", "/lien-he/gui", "/gop-y/du-thao-dang-mo", "/en/hoi-dap/gui"] {
        let response = office.server.send(path, &[("sec-fetch-site", "cross-site")], &FILLED);
        assert_eq!(response.status(), 403, "{path}");
    }
    let foreign = [("sec-fetch-site", "cross-site"), ("cookie", office.approver.as_str())];
    for path in ["/quan-tri/phan-hoi/1/dang", "/quan-tri/phan-hoi/1/xoa", "/quan-tri/phan-hoi/du-thao"] {
        assert_eq!(office.server.send(path, &foreign, &[]).status(), 403, "{path}");
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
    let response = post("/hoi-dap/gui", "203.0.113.2", &fields);
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
        text(post("/en/lien-he/gui", "203.0.113.2", &[("ticket", &self::ticket("/en/lien-he/gui").0)]));
    assert!(english.contains("Write your text."), "{english}");
}

#[test]
fn whoever_is_faster_than_people_is_asked_to_wait_and_loses_nothing() {
    let (ticket, _) = ticket("/lien-he/gui");
    let response = post("/lien-he/gui", "203.0.113.3", &filled_with(&ticket, ""));
    assert_eq!(response.status(), 429);
    let html = text(response);
    assert!(html.contains("quá nhanh") && html.contains("alert(1)") && html.contains(&ticket));
    assert!(!html.contains("<script>alert"));
}

#[test]
fn a_ticket_is_needed_and_a_trap_is_sprung() {
    let (ticket, proof) = ticket("/lien-he/gui");
    let forged = post("/hoi-dap/gui", "203.0.113.4", &filled_with(&ticket, &proof));
    assert_eq!(forged.status(), 422);
    let html = text(forged);
    assert!(html.contains("cần xác nhận lại") && !html.contains(&ticket), "a foreign ticket is replaced");
    let mut fields = filled_with(&ticket, &proof);
    fields.push(("website", "http://spam.example"));
    let trapped = text(post("/lien-he/gui", "203.0.113.4", &fields));
    assert!(trapped.contains("ô ẩn") && !trapped.contains("spam.example"));
}

#[test]
fn an_address_that_sends_without_end_is_stopped_with_a_sentence() {
    let (ticket, _) = ticket("/lien-he/gui");
    let fields = [("ticket", ticket.as_str()), ("body", "Nội dung tôi đã viết")];
    for _ in 0..40 {
        assert_eq!(post("/lien-he/gui", "203.0.113.5", &fields).status(), 422);
    }
    let response = post("/lien-he/gui", "203.0.113.5", &fields);
    assert_eq!(response.status(), 429);
    let html = text(response);
    assert!(html.contains("quá nhiều lượt gửi") && html.contains("Nội dung tôi đã viết"));
    assert_eq!(post("/lien-he/gui", "203.0.113.6", &fields).status(), 422, "another address is not stopped");
}

#[test]
fn a_question_is_sent_once_answered_published_and_found() {
    let (office, path) = (office(), "/hoi-dap/gui");
    let (ticket, proof) = ticket(path);
    wait();
    let sent = post(path, "203.0.113.7", &filled_with(&ticket, &proof));
    assert_eq!(sent.status(), 303, "{}", text(sent));
    let thanks = header(&sent, "location").to_owned();
    let replayed = post(path, "203.0.113.7", &filled_with(&ticket, &proof));
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
    let response = post("/gop-y/du-thao-da-dong", "203.0.113.8", &filled_with(&ticket, &proof));
    assert_eq!(response.status(), 409);
    let html = text(response);
    assert!(html.contains("hết hạn góp ý") && html.contains("Xin hỏi thủ tục"));
    assert_eq!(post("/gop-y/khong-co", "203.0.113.8", &FILLED).status(), 404);
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
        assert_eq!(header(&post(&path, "203.0.113.9", &[]), "location"), "/dang-nhap", "{step}");
        assert_eq!(at_the_desk(&office.reporter, &path, &[("answer", "x")]).status(), 403, "{step}");
    }
    assert_eq!(desk_page(&office.editor, "/quan-tri/phan-hoi").status(), 200);
    assert_eq!(desk_page(&office.editor, "/quan-tri/phan-hoi/du-thao").status(), 403);
    assert_eq!(desk_page(&office.approver, "/quan-tri/phan-hoi/99999").status(), 404);
}

#[test]
fn the_desk_opens_a_draft() {
    let office = office();
    let fields = [("title", "Dự thảo từ bàn biên tập"), ("body", "Điều 1"), ("closes_on", "31-12-2999")];
    let bad =
        [("title", "Dự thảo"), ("body", "Điều 1"), ("closes_on", "mai"), ("attachment", "javascript:x")];
    let refused = at_the_desk(&office.approver, "/quan-tri/phan-hoi/du-thao", &bad);
    assert_eq!(refused.status(), 422);
    let page = text(refused);
    assert!(page.contains("value=\"javascript:x\""));
    for field in ["attachment", "closes_on"] {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}: {page}");
    }
    let opened = at_the_desk(&office.approver, "/quan-tri/phan-hoi/du-thao", &fields);
    assert_eq!(header(&opened, "location"), "/gop-y/du-thao-tu-ban-bien-tap");
    assert!(office.server.text("/gop-y").contains("Dự thảo từ bàn biên tập"));
}
