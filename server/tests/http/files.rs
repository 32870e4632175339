use crate::server::{between, header, server};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

#[test]
fn pictures_never_change_and_files_outside_the_store_do_not_exist() {
    let html = server().text("/");
    let path = format!("/media/{}", between(&html, "src=\"/media/", "\""));
    let response = server().get(&path);
    assert_eq!((response.status().as_u16(), header(&response, "content-type")), (200, "image/jpeg"));
    assert_eq!(header(&response, "cache-control"), FOR_EVER);
    let again = server().get_with(&path, "if-none-match", header(&response, "etag"));
    assert_eq!(again.status(), 304);
    for path in
        ["/media/../bantin.db", "/media/..%2f..%2fbantin.db", "/media/ab/../../bantin.db", "/media/ab/x.jpg"]
    {
        assert_eq!(server().get(path).status(), 404, "{path}");
    }
}

#[test]
fn the_search_index_is_one_root_and_immutable_files() {
    // The server builds the index in the background; a search waits for it.
    server().get("/tim-kiem?q=so");
    let root = server().get("/search/root");
    assert_eq!((root.status().as_u16(), header(&root, "cache-control")), (200, "no-cache"));
    assert_eq!(server().get("/search/0123456789abcdef").status(), 404);
    assert_eq!(server().get("/search/..%2fbantin.db").status(), 404);
}

#[test]
fn an_icon_is_there_and_files_of_another_build_are_not() {
    assert_eq!(header(&server().get("/favicon.ico"), "content-type"), "image/svg+xml");
    assert_eq!(server().get("/pkg/000000000000/bantin.js").status(), 404);
}

#[test]
fn this_builds_files_are_cached_for_ever() {
    let html = server().text("/");
    let path = between(&html, "<script type=\"module\" src=\"", "\"");
    let response = server().get(path);
    assert_eq!((response.status().as_u16(), header(&response, "cache-control")), (200, FOR_EVER));
}

#[test]
fn the_page_for_readers_without_network_is_not_indexed_and_waits_for_the_workers_list() {
    let html = server().text("/offline");
    assert!(html.contains("content=\"noindex\""));
    assert!(html.contains("<ul class=\"lines\" data-kept-list=\"\"></ul>"));
}

#[test]
fn health_is_told() {
    assert_eq!(server().text("/healthz"), "ok\n");
    assert_eq!(server().text("/readyz"), "ready\n");
}
