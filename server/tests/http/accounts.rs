use crate::server::{header, server, text};

#[test]
fn the_desk_is_closed_to_strangers() {
    let response = server().get("/quan-tri");
    assert_eq!((response.status().as_u16(), header(&response, "location")), (303, "/dang-nhap"));
    let forged = server().get_with("/quan-tri", "cookie", "bantin_session=0123456789");
    assert_eq!(header(&forged, "location"), "/dang-nhap");
}

#[test]
fn forms_from_other_sites_are_refused() {
    let fields =
        [("login", "quantri"), ("password", "mot-mat-khau-dai"), ("again", "x"), ("name", "quantri")];
    for path in ["/dang-nhap", "/dang-xuat", "/dang-nhap/lien-ket/abc", "/dang-nhap/quen-mat-khau"] {
        let response = server().send(path, &[("sec-fetch-site", "cross-site")], &fields);
        assert_eq!(response.status(), 403, "{path}");
    }
}

#[test]
fn a_wrong_password_keeps_what_was_typed_and_gives_no_session() {
    let fields = [("login", "quantri\">"), ("password", "sai-mat-khau-roi")];
    let response = server().post("/dang-nhap", &[], &fields);
    assert_eq!(response.status(), 422);
    assert_eq!(header(&response, "set-cookie"), "");
    assert_eq!(header(&response, "cache-control"), "no-store");
    let html = text(response);
    assert!(html.contains("value=\"quantri&quot;&gt;\"") && html.contains("role=\"alert\""));
}

#[test]
fn a_link_that_is_not_live_says_so() {
    assert_eq!(server().get("/dang-nhap/lien-ket/khong-co").status(), 410);
}
