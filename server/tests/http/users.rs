//! One's own account and the accounts of all, as people with browsers meet them.

use std::sync::OnceLock;

use app::islands::with_query;
use domain::{Role, Timestamp};
use totp_rs::{Builder, Secret};
use ureq::{Body, http::Response};

use crate::{
    office::{PASSWORD, prepared},
    server::{Pairs, Server, between, header, text},
};

/// A portal with two administrators, and the cookie of one.
struct Office {
    server: Server,
    boss: String,
}

fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let accounts = [("quantri2", Role::Administrator), ("quantri", Role::Administrator)];
        let (dir, [_, boss]) = prepared(accounts, async |_, _| {});
        Office { server: Server::start(dir), boss }
    })
}

fn get(cookie: &str, path: &str) -> Response<Body> {
    office().server.get_with(path, "cookie", cookie)
}

/// Sends a form from an address of its own, so that tests never wait for each other.
fn post(cookie: &str, from: &str, path: &str, fields: Pairs) -> Response<Body> {
    office().server.post(path, &[("x-forwarded-for", from), ("cookie", cookie)], fields)
}

/// The cookie that an answer sets, as a browser sends it back.
fn cookie(response: &Response<Body>) -> String {
    header(response, "set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// Invites somebody and sets their password; gives their page's address and their cookie.
fn somebody(login: &str, role: &str) -> (String, String) {
    let boss = &office().boss;
    let fields = [("login", login), ("display_name", login), ("email", ""), ("role", role)];
    let html = text(post(boss, "203.0.113.1", "/quan-tri/nguoi-dung/moi", &fields));
    let link = format!("/dang-nhap/lien-ket/{}", between(&html, "/dang-nhap/lien-ket/", "<"));
    let redeemed = post("", "203.0.113.1", &link, &[("password", PASSWORD), ("again", PASSWORD)]);
    assert_eq!((redeemed.status().as_u16(), header(&redeemed, "location")), (303, "/quan-tri"), "{html}");
    let list = text(get(boss, &with_query("/quan-tri/nguoi-dung", &[("q", login)])));
    let page = format!("/quan-tri/nguoi-dung/{}", between(&list, "name=\"muc\" value=\"", "\""));
    (page, cookie(&redeemed))
}

fn log_in(login: &str, from: &str, password: &str) -> Response<Body> {
    post("", from, "/dang-nhap", &[("login", login), ("password", password)])
}

fn code(secret: &str, steps: u64) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant();
    totp.generate(Timestamp::now().0.unsigned_abs() + 30 * steps).to_string()
}

#[test]
fn who_fails_too_often_is_told_how_long_to_wait() {
    somebody("quen.mat.khau", "reporter");
    for _ in 0..5 {
        assert_eq!(log_in("quen.mat.khau", "203.0.113.10", "sai").status(), 422);
    }
    let stopped = log_in("quen.mat.khau", "203.0.113.11", PASSWORD);
    assert_eq!(stopped.status(), 429);
    let wait: u32 = header(&stopped, "retry-after").parse().unwrap();
    assert!((1..=15).contains(&wait), "{wait}");
    let html = text(stopped);
    assert!(html.contains("Hãy đợi ") && html.contains(" giây") && html.contains("value=\"quen.mat.khau\""));
}

#[test]
fn a_session_is_new_at_every_login_and_listed_with_its_device() {
    let (_, first) = somebody("hai.may", "reporter");
    let again = post(&first, "203.0.113.20", "/dang-nhap", &[("login", "hai.may"), ("password", PASSWORD)]);
    let set = header(&again, "set-cookie");
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/;"), "{set}");
    let second = cookie(&again);
    assert_ne!(first, second);
    assert_eq!(header(&get(&first, "/quan-tri"), "location"), "/dang-nhap", "the session before has ended");

    let third = cookie(&log_in("hai.may", "203.0.113.21", PASSWORD));
    let html = text(get(&second, "/quan-tri/tai-khoan"));
    assert!(
        html.contains("203.0.113.20") && html.contains("203.0.113.21") && html.contains("Chrome, Android")
    );
    let name = between(&html, "action=\"/quan-tri/tai-khoan/phien/", "\"");
    let ended = post(&second, "203.0.113.20", &format!("/quan-tri/tai-khoan/phien/{name}"), &[]);
    assert_eq!(header(&ended, "location"), "/quan-tri/tai-khoan?da=phien");
    assert_eq!(get(&second, "/quan-tri").status(), 200);
    assert_eq!(get(&third, "/quan-tri").status(), 303);
}

#[test]
fn ones_own_page_says_what_is_wrong_at_its_field_and_keeps_what_was_typed() {
    let (_, me) = somebody("tu.sua", "editor");
    let wrong = post(&me, "203.0.113.30", "/quan-tri/tai-khoan", &[("display_name", " "), ("email", "a<b")]);
    assert_eq!(wrong.status(), 422);
    let html = text(wrong);
    assert!(html.contains("id=\"o-name-error\"") && html.contains("id=\"o-email-error\""));
    assert!(html.contains("value=\"a&lt;b\"") || html.contains("value=\"a<b\""), "{html}");
    let saved = post(&me, "203.0.113.30", "/quan-tri/tai-khoan", &[("display_name", "Lê Tự"), ("email", "")]);
    assert_eq!(header(&saved, "location"), "/quan-tri/tai-khoan?da=luu");
    assert!(text(get(&me, "/quan-tri/tai-khoan?da=luu")).contains("value=\"Lê Tự\""));

    let change = |old: &str, new: &str, again: &str| {
        post(
            &me,
            "203.0.113.30",
            "/quan-tri/tai-khoan/mat-khau",
            &[("old", old), ("new", new), ("again", again)],
        )
    };
    for (response, field) in [
        (change("sai", "mot cau that dai", "mot cau that dai"), "o-old-error"),
        (change(PASSWORD, "matkhau123456", "matkhau123456"), "o-new-error"),
        (change(PASSWORD, "mot cau that dai", "mot cau khac"), "o-again-error"),
    ] {
        assert_eq!(response.status(), 422, "{field}");
        let html = text(response);
        assert!(html.contains(&format!("id=\"{field}\"")), "{field}");
        assert!(!html.contains(PASSWORD), "no password comes back");
    }
    let changed = change(PASSWORD, "mot cau that dai", "mot cau that dai");
    assert_eq!(header(&changed, "location"), "/quan-tri/tai-khoan?da=mat-khau");
    assert_eq!(get(&me, "/quan-tri").status(), 200);
}

#[test]
fn the_second_factor_is_set_up_by_a_picture_and_asked_for_on_a_second_page() {
    let (user, me) = somebody("hai.buoc", "approver");
    let at = "/quan-tri/tai-khoan/xac-thuc";
    assert_eq!(header(&post(&me, "203.0.113.40", &format!("{at}/bat-dau"), &[]), "location"), at);
    let html = text(get(&me, at));
    assert!(html.contains("class=\"qr\"") && html.contains("d=\"M0 0h1v1h-1z"));
    let secret = between(&html, "<code class=\"secret\">", "<").replace(' ', "");
    let wrong = post(&me, "203.0.113.40", at, &[("code", "000000")]);
    assert_eq!(wrong.status(), 422);
    assert!(text(wrong).contains(&secret[..4]), "the same picture stays");
    let html = text(post(&me, "203.0.113.40", at, &[("code", &code(&secret, 0))]));
    let codes: Vec<&str> =
        html.split("<li><code>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(codes.len(), 10, "{html}");
    assert!(!text(get(&me, at)).contains(codes[0]), "recovery codes are shown once");

    let half = log_in("hai.buoc", "203.0.113.41", PASSWORD);
    assert_eq!(header(&half, "location"), "/dang-nhap/xac-thuc");
    assert!(header(&half, "set-cookie").contains("Path=/dang-nhap; Max-Age=300; HttpOnly; SameSite=Lax"));
    let half = cookie(&half);
    let token = half.split_once('=').unwrap().1;
    assert_eq!(
        get(&format!("bantin_session={token}"), "/quan-tri").status(),
        303,
        "half a login opens nothing"
    );
    assert_eq!(get(&half, "/dang-nhap/xac-thuc").status(), 200);
    assert_eq!(header(&get("", "/dang-nhap/xac-thuc"), "location"), "/dang-nhap");
    assert_eq!(post(&half, "203.0.113.41", "/dang-nhap/xac-thuc", &[("code", "1")]).status(), 422);
    let fields = [("code", codes[0]), ("tiep", "/quan-tri/tai-khoan")];
    let entered = post(&half, "203.0.113.41", "/dang-nhap/xac-thuc", &fields);
    assert_eq!(header(&entered, "location"), "/quan-tri/tai-khoan");
    assert!(text(get(&cookie(&entered), at)).contains("Còn lại 9 mã"));

    // Telephone and codes are lost: an administrator takes it away.
    let boss = &office().boss;
    assert!(text(get(boss, &user)).contains("/bo-xac-thuc"));
    let taken = post(boss, "203.0.113.1", &format!("{user}/bo-xac-thuc"), &[]);
    assert_eq!(taken.status(), 303);
    assert_eq!(header(&log_in("hai.buoc", "203.0.113.41", PASSWORD), "location"), "/quan-tri");
}

#[test]
fn an_administrator_adds_changes_and_locks_users() {
    let boss = &office().boss;
    let fields = [("login", "ă"), ("display_name", "<b>An</b>"), ("email", "x"), ("role", "editor")];
    let wrong = post(boss, "203.0.113.1", "/quan-tri/nguoi-dung/moi", &fields);
    assert_eq!(wrong.status(), 422);
    let html = text(wrong);
    assert!(html.contains("id=\"o-login-error\"") && html.contains("id=\"o-email-error\""));
    assert!(html.contains("value=\"ă\"") && !html.contains("<b>An</b></") && html.contains("selected"));

    let (user, session) = somebody("bi.khoa", "reporter");
    let fields = [("display_name", "Trần Bị Khoá"), ("email", "khoa@so.example.vn"), ("role", "editor")];
    let changed = post(boss, "203.0.113.1", &user, &fields);
    assert_eq!(header(&changed, "location"), format!("{user}?da=luu"));
    assert_eq!(get(&session, "/quan-tri/phan-hoi").status(), 200, "the new role holds at once");
    assert_eq!(post(boss, "203.0.113.1", &format!("{user}/khoa"), &[]).status(), 303);
    assert_eq!(get(&session, "/quan-tri").status(), 303);
    assert_eq!(log_in("bi.khoa", "203.0.113.50", PASSWORD).status(), 422);
    let locked = text(get(boss, "/quan-tri/nguoi-dung?tinh-trang=khoa"));
    assert!(locked.contains("Trần Bị Khoá") && !locked.contains("quantri2"));
    assert_eq!(post(boss, "203.0.113.1", &format!("{user}/mo-khoa"), &[]).status(), 303);
    assert_eq!(log_in("bi.khoa", "203.0.113.50", PASSWORD).status(), 303);
}

#[test]
fn nobody_locks_or_demotes_themselves() {
    let boss = &office().boss;
    let list = text(get(boss, "/quan-tri/nguoi-dung?xep=ten-dang-nhap&vai-tro=administrator"));
    let own = list.split("<tr>").skip(1).find(|row| row.contains(">quantri<")).unwrap();
    let at = format!("/quan-tri/nguoi-dung/{}", between(own, "/quan-tri/nguoi-dung/", "\""));
    let fields = [("display_name", "quantri"), ("email", ""), ("role", "reporter")];
    for (path, fields) in [(at.clone(), &fields[..]), (format!("{at}/khoa"), &[])] {
        let refused = post(boss, "203.0.113.1", &path, fields);
        assert_eq!(refused.status(), 422, "{path}");
        assert!(text(refused).contains("không thể tự khoá"), "{path}");
    }
    assert_eq!(get(boss, "/quan-tri/nguoi-dung").status(), 200);
}
