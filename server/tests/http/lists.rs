//! The lists of the desk: found, ordered, changed several at once, and undone,
//! with links and plain forms alone.

use crate::{
    lists_office::{
        DOCUMENTS, FEEDBACK, PAGES, PROGRAMMES, REDIRECTS, Shown, USERS, get, office, post, sent, step,
    },
    server::{header, text},
};

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
    let html = text(get(&office().editor, FEEDBACK));
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
