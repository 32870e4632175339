use crate::server::{header, server};

fn post(path: &str, site: &str, body: &str) -> ureq::http::Response<ureq::Body> {
    let request = server().agent().post(server().url(path)).header("sec-fetch-site", site);
    request.content_type("application/x-www-form-urlencoded").send(body).unwrap()
}

#[test]
fn the_desk_is_closed_to_strangers() {
    let response = server().get("/quan-tri");
    assert_eq!((response.status().as_u16(), header(&response, "location")), (303, "/dang-nhap"));
    let forged = server().get_with("/quan-tri", "cookie", "bantin_session=0123456789");
    assert_eq!(header(&forged, "location"), "/dang-nhap");
}

#[test]
fn forms_from_other_sites_are_refused() {
    for path in ["/dang-nhap", "/dang-xuat", "/dang-nhap/lien-ket/abc", "/dang-nhap/quen-mat-khau"] {
        let body = "login=quantri&password=mot-mat-khau-dai&again=x&name=quantri";
        assert_eq!(post(path, "cross-site", body).status(), 403, "{path}");
    }
}

#[test]
fn a_wrong_password_keeps_what_was_typed_and_gives_no_session() {
    let mut response = post("/dang-nhap", "same-origin", "login=quantri%22%3E&password=sai-mat-khau-roi");
    assert_eq!(response.status(), 422);
    assert_eq!(header(&response, "set-cookie"), "");
    assert_eq!(header(&response, "cache-control"), "no-store");
    let html = response.body_mut().read_to_string().unwrap();
    assert!(html.contains("value=\"quantri&quot;&gt;\"") && html.contains("role=\"alert\""));
}

#[test]
fn a_link_that_is_not_live_says_so() {
    assert_eq!(server().get("/dang-nhap/lien-ket/khong-co").status(), 410);
}
