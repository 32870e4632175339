//! A portal that requires a second factor: the setting holds for everybody, so
//! it has a portal to itself.

use domain::Role;
use services::{Portal, PortalConfig};
use ureq::{Body, http::Response};

use crate::server::{Server, header};

fn post(server: &Server, session: &str, path: &str, body: &str) -> Response<Body> {
    let request = server.agent().post(server.url(path)).header("sec-fetch-site", "same-origin");
    let request = request.header("cookie", format!("bantin_session={session}"));
    request.content_type("application/x-www-form-urlencoded").send(body).unwrap()
}

#[test]
fn who_must_have_a_second_factor_sets_it_up_before_anything_else() {
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
        let mut sessions = Vec::new();
        for role in [Role::Administrator, Role::Reporter] {
            let id = portal.accounts().ensure(role.as_str(), role.as_str(), role).await.unwrap();
            let link = portal.accounts().issue_login_link(id).await.unwrap();
            sessions
                .push(portal.accounts().redeem_login_link(&link, "mot mat khau dai va la").await.unwrap());
        }
        portal.close().await;
        sessions
    });
    let [boss, reporter] = sessions.try_into().unwrap();
    let server = Server::start(dir);
    let get =
        |session: &str, path: &str| server.get_with(path, "cookie", &format!("bantin_session={session}"));

    assert_eq!(post(&server, &boss, "/quan-tri/nguoi-dung/xac-thuc", "from=editor").status(), 303);
    let setup = "/quan-tri/tai-khoan/xac-thuc";
    for path in ["/quan-tri", "/quan-tri/nguoi-dung", "/quan-tri/tai-khoan"] {
        let response = get(&boss, path);
        assert_eq!((response.status().as_u16(), header(&response, "location")), (303, setup), "{path}");
    }
    assert_eq!(header(&post(&server, &boss, "/quan-tri/nguoi-dung/moi", "login=x"), "location"), setup);
    let script = server
        .agent()
        .get(server.url("/quan-tri"))
        .header("cookie", format!("bantin_session={boss}"))
        .header("accept", "application/json")
        .call()
        .unwrap();
    assert_eq!(script.status(), 403);
    let html = get(&boss, setup).body_mut().read_to_string().unwrap();
    assert!(html.contains("Vai trò của bạn cần xác thực hai bước"), "{html}");
    assert_eq!(header(&post(&server, &boss, "/quan-tri/tai-khoan/xac-thuc/bat-dau", ""), "location"), setup);
    assert_eq!(get(&reporter, "/quan-tri").status(), 200, "a lesser role goes on as before");
}
