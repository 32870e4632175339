use domain::Role;

use crate::{
    office::{at_the_desk, desk_page, office},
    server::{header, server, text},
};

const DESK: &str = "/quan-tri/tim-kiem";

#[test]
fn editors_say_what_is_the_same_and_others_may_not() {
    let office = office();
    assert_eq!(header(&office.server.get(DESK), "location"), "/dang-nhap?tiep=%2Fquan-tri%2Ftim-kiem");
    assert_eq!(header(&office.server.post(DESK, &[], &[]), "location"), "/dang-nhap");
    assert_eq!(desk_page(&office.reporter, DESK).status(), 403, "{:?}", Role::Reporter);
    assert_eq!(at_the_desk(&office.reporter, DESK, &[("synonyms", "a = b")]).status(), 403);
    let foreign = [("sec-fetch-site", "cross-site"), ("cookie", office.editor.as_str())];
    assert_eq!(office.server.send(DESK, &foreign, &[("synonyms", "a = b")]).status(), 403);

    let wrong = at_the_desk(&office.editor, DESK, &[("synonyms", "TTr = thanh tra\nthiếu </textarea> dấu")]);
    assert_eq!(wrong.status(), 422);
    let html = text(wrong);
    assert!(html.contains("Dòng 2 chưa đúng") && html.contains("thiếu &lt;/textarea> dấu"), "{html}");

    let saved =
        at_the_desk(&office.editor, DESK, &[("synonyms", "TTr = thanh tra\n\nSHCN=sở hữu công nghiệp")]);
    assert_eq!(saved.status(), 200);
    assert!(text(saved).contains("role=\"status\""));
    let html = text(desk_page(&office.editor, DESK));
    assert!(html.contains("TTr = thanh tra\nSHCN = sở hữu công nghiệp"), "{html}");
}

#[test]
fn the_api_searches_with_the_readers_engine() {
    let answer = server().json("/api/v1/search?q=chuyen+doi+so&per_page=3");
    let total = answer["total"].as_u64().unwrap();
    assert!(total >= 3 && answer["items"].as_array().unwrap().len() == 3, "{answer}");
    assert_eq!(answer["showing_for"], serde_json::Value::Null);
    let marked = answer["items"][0]["title"]
        .as_array()
        .unwrap()
        .iter()
        .chain(answer["items"][0]["passage"].as_array().unwrap());
    assert!(marked.clone().any(|piece| piece["hit"] == true), "{answer}");
    let years: u64 =
        answer["years"].as_array().unwrap().iter().map(|year| year["count"].as_u64().unwrap()).sum();
    assert_eq!(years, total);
    for bad in
        ["q=a&sort=oldest", "year=12", "page=0", "category=A%20B", "x=1", &format!("q={}", "a".repeat(501))]
    {
        assert_eq!(server().get(&format!("/api/v1/search?{bad}")).status(), 400, "{bad}");
    }
    let meant = server().json("/api/v1/search?q=chuyeenr%20ddooir%20soos");
    assert_eq!(meant["showing_for"], "chuyển đổi số");
}

#[test]
fn queries_of_any_kind_are_answered() {
    let long = "h%E1%BB%99i%20".repeat(600);
    for query in
        [long.as_str(), "%00%07", "%22%22%22", "-", "%F0%9F%8E%89", "n%C4%83m%3Aabc", "%D0%BF%D1%80%D0%B8"]
    {
        let response = server().get(&format!("/tim-kiem?q={query}"));
        assert!([200, 400, 414].contains(&response.status().as_u16()), "{query}: {}", response.status());
    }
}

#[test]
fn parts_of_the_index_come_one_by_one_and_in_packs() {
    server().get("/tim-kiem?q=so");
    let root = server().bytes("/search/root");
    let root = search::Root::decode(&root).unwrap();
    let head = root.segments[0].head;
    let bytes = server().bytes(&format!("/search/{head}"));
    let head_read = search::Head::decode(&bytes).unwrap();
    let cards = search::Part::record(head_read.list(search::List::Cards), 0);
    let card = server().bytes(&format!("/search/{cards}"));
    let name = search::Pack::name(&[search::Part::whole(head), cards]);
    let pack = server().get(&format!("/search/pack/{name}"));
    assert_eq!(header(&pack, "cache-control"), "public, max-age=31536000, immutable");
    let pack = server().bytes(&format!("/search/pack/{name}"));
    assert_eq!(search::Pack::decode(&pack, 2).unwrap(), [bytes.as_slice(), card.as_slice()]);
    let many = vec![cards.to_string(); 65].join(".");
    for missing in [
        format!("{cards}9999999"),
        format!("pack/{head}.0000000000000000"),
        format!("pack/{many}"),
        "pack/x".into(),
    ] {
        assert_eq!(server().get(&format!("/search/{missing}")).status(), 404, "{missing}");
    }
}

#[test]
fn the_whole_index_comes_in_blocks_for_who_saves_it() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};

    server().get("/tim-kiem?q=so");
    let archive = server().json("/search/archive/root");
    let root = STANDARD.decode(archive["root"].as_str().unwrap()).unwrap();
    let segments = search::Root::decode(&root).unwrap().segments;
    let lists = archive["lists"].as_array().unwrap();
    assert_eq!(lists.len(), segments.len() * search::List::ALL.len());
    assert_eq!(archive["files"][0], segments[0].head.to_string());
    assert!(archive["bytes"].as_u64().unwrap() > 1000);
    for list in lists {
        let (name, records, block) = (
            list["name"].as_str().unwrap(),
            list["records"].as_u64().unwrap(),
            list["block"].as_u64().unwrap(),
        );
        let count = records.min(block) as usize;
        if count == 0 {
            continue;
        }
        let together = server().bytes(&format!("/search/block/{name}/0"));
        let together = search::Pack::decode(&together, count).unwrap();
        assert_eq!(together[count - 1], server().bytes(&format!("/search/{name}~{}", count - 1)), "{name}");
        let beyond = format!("/search/block/{name}/{}", records.div_ceil(block));
        assert_eq!(server().get(&beyond).status(), 404, "{beyond}");
    }
    for missing in ["archive/root-fr", "block/0000000000000000/0", "block/x/0", "block/0000000000000000/-1"] {
        assert_eq!(server().get(&format!("/search/{missing}")).status(), 404, "{missing}");
    }
}
