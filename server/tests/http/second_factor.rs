//! A portal that requires a second factor: the setting holds for everybody, so
//! it has a portal to itself.

use domain::Role;

use crate::{
    office::prepared,
    server::{Pairs, Server, header, text},
};

#[test]
fn who_must_have_a_second_factor_sets_it_up_before_anything_else() {
    let accounts = [("administrator", Role::Administrator), ("reporter", Role::Reporter)];
    let (dir, [boss, reporter]) = prepared(accounts, async |_, _| {});
    let server = Server::start(dir);
    let get = |cookie: &str, path: &str| server.get_with(path, "cookie", cookie);
    let post = |path: &str, fields: Pairs| server.post(path, &[("cookie", &boss)], fields);

    assert_eq!(post("/quan-tri/nguoi-dung/xac-thuc", &[("from", "editor")]).status(), 303);
    let setup = "/quan-tri/tai-khoan/xac-thuc";
    for path in ["/quan-tri", "/quan-tri/nguoi-dung", "/quan-tri/tai-khoan"] {
        let response = get(&boss, path);
        assert_eq!((response.status().as_u16(), header(&response, "location")), (303, setup), "{path}");
    }
    assert_eq!(header(&post("/quan-tri/nguoi-dung/moi", &[("login", "x")]), "location"), setup);
    let script = server
        .agent()
        .get(server.url("/quan-tri"))
        .header("cookie", &boss)
        .header("accept", "application/json")
        .call()
        .unwrap();
    assert_eq!(script.status(), 403);
    let html = text(get(&boss, setup));
    assert!(html.contains("Vai trò của bạn cần xác thực hai bước"), "{html}");
    assert_eq!(header(&post("/quan-tri/tai-khoan/xac-thuc/bat-dau", &[]), "location"), setup);
    assert_eq!(get(&reporter, "/quan-tri").status(), 200, "a lesser role goes on as before");
}
