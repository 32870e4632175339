use std::{fs, sync::OnceLock};

use domain::Role;
use ureq::{Body, http::Response};

use crate::{
    office::prepared,
    server::{Pairs, Server, between, header, import, text},
    support::{article, run, said},
};

/// A portal with one article of each of two categories, and its administrator.
struct Office {
    server: Server,
    administrator: String,
}

fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let (dir, [administrator]) = prepared([("quantri", Role::Administrator)], async |_, _| {});
        for (id, title) in [("mot", "Bài thứ nhất"), ("hai", "Bài thứ hai")] {
            import(dir.path(), &article(id, title, "<p>Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026.</p>"));
        }
        Office { server: Server::start(dir), administrator }
    })
}

fn get(path: &str) -> Response<Body> {
    office().server.get_with(path, "cookie", &office().administrator)
}

fn page(path: &str) -> String {
    office().server.page(&office().administrator, path)
}

fn sent(path: &str, fields: Pairs) -> String {
    office().server.sent(&office().administrator, path, fields)
}

fn refused(path: &str, fields: Pairs) -> String {
    office().server.refused(&office().administrator, path, fields)
}

/// Where a reader is led from an address.
fn led(path: &str) -> String {
    let response = office().server.get(path);
    assert_eq!(response.status(), 308, "{path}");
    header(&response, "location").to_owned()
}

/// The number in the address of the entry that a list calls `name`.
fn number(list: &str, name: &str) -> String {
    let html = page(list);
    let (before, _) = html.rsplit_once(&format!(">{name}</a>")).unwrap();
    let found = before.rsplit(&format!("{list}/")).next().unwrap();
    found.chars().take_while(char::is_ascii_digit).collect()
}

#[test]
fn a_category_is_added_renamed_moved_and_merged_and_its_address_leads_on() {
    const LIST: &str = "/quan-tri/chuyen-muc";
    let office = office();
    assert_eq!(
        sent(&format!("{LIST}/them"), &[("name", "Thông báo"), ("on_front", "1")]),
        format!("{LIST}?xong=them")
    );
    assert!(page(&format!("{LIST}?xong=them")).contains("Đã thêm."));
    assert_eq!(office.server.get("/chuyen-muc/thong-bao").status(), 200);
    let id = number(LIST, "Thông báo");
    let form = page(&format!("{LIST}/{id}"));
    assert!(form.contains("value=\"Thông báo\"") && form.contains("checked"), "{form}");
    let typed = [("name", "Thông <b>báo</b>"), ("slug", "thông báo"), ("name_en", "Notices")];
    let html = refused(&format!("{LIST}/{id}"), &typed);
    assert!(
        html.contains("value=\"Thông &lt;b&gt;báo&lt;/b&gt;\"") && html.contains("value=\"thông báo\""),
        "{html}"
    );
    assert!(html.contains("id=\"slug-error\"") && html.contains("aria-invalid=\"true\""), "{html}");
    let office_id = number(LIST, "Kiểm thử");
    let moved = [("name", "Thông báo"), ("slug", "tin-bao"), ("name_en", "Notices"), ("parent", &office_id)];
    sent(&format!("{LIST}/{id}"), &moved);
    assert_eq!(led("/chuyen-muc/thong-bao"), "/chuyen-muc/kiem-thu/tin-bao");
    assert_eq!(led("/en/chuyen-muc/thong-bao"), "/en/chuyen-muc/kiem-thu/tin-bao");
    assert_eq!(led("/chuyen-muc/thong-bao/rss.xml"), "/chuyen-muc/kiem-thu/tin-bao/rss.xml");
    assert!(office.server.text("/en/chuyen-muc/kiem-thu/tin-bao").contains("Notices"));
    sent(&format!("{LIST}/them"), &[("name", "Nhận")]);
    let into = number(LIST, "Nhận");
    let question = page(&format!("{LIST}/{office_id}/gop?vao={into}"));
    assert!(question.contains("2 bài viết và 1 mục con"), "{question}");
    let html = refused(&format!("{LIST}/{office_id}/xoa"), &[]);
    assert!(html.contains("Chỉ xoá được chuyên mục trống"), "{html}");
    sent(&format!("{LIST}/{office_id}/gop"), &[("into", &into)]);
    assert_eq!(led("/chuyen-muc/kiem-thu"), "/chuyen-muc/nhan");
    assert_eq!(led("/chuyen-muc/thong-bao"), "/chuyen-muc/nhan/tin-bao");
    let readers = office.server.text("/chuyen-muc/nhan");
    assert!(readers.contains("Bài thứ nhất") && readers.contains("Bài thứ hai"), "{readers}");
    sent(&format!("{LIST}/{id}/xoa"), &[]);
    assert_eq!(office.server.get("/chuyen-muc/nhan/tin-bao").status(), 404);
}

#[test]
fn a_redirect_is_added_refused_deleted_and_brought_back() {
    const LIST: &str = "/quan-tri/chuyen-huong";
    let office = office();
    sent(LIST, &[("from", "/index.php?nv=news&id=5"), ("to", "https://luu-tru.example.vn/5")]);
    assert_eq!(led("/index.php?nv=news&id=5"), "https://luu-tru.example.vn/5");
    assert_eq!(office.server.get("/index.php?nv=news&id=6").status(), 404);
    sent(LIST, &[("from", "/trang-cu"), ("to", "/van-ban?loai=x")]);
    assert_eq!(led("/en/trang-cu"), "/en/van-ban?loai=x");
    let html = refused(LIST, &[("from", "/trang-cu"), ("to", "javascript:alert(1)")]);
    assert!(html.contains("value=\"javascript:alert(1)\"") && html.contains("id=\"to-error\""), "{html}");
    let html = refused(LIST, &[("from", "/cu-hon"), ("to", "/trang-cu")]);
    assert!(html.contains("Hãy dẫn thẳng đến địa chỉ cuối cùng"), "{html}");
    let html = page(&format!("{LIST}?q=trang-cu"));
    assert!(html.contains("1 mục") && !html.contains("nv=news"), "{html}");
    let id = between(&html, "name=\"muc\" value=\"", "\"").to_owned();
    let told = sent(&format!("{LIST}/hang-loat"), &[("muc", &id), ("viec", "delete")]);
    assert_eq!(office.server.get("/trang-cu").status(), 404);
    let html = page(&told);
    assert!(html.contains("Đã xoá 1 chuyển hướng") && html.contains("Hoàn tác"), "{html}");
    let report = told.rsplit('=').next().unwrap();
    sent(&format!("{LIST}/hoan-tac"), &[("viec", report)]);
    assert_eq!(led("/trang-cu"), "/van-ban?loai=x");
}

#[test]
fn the_site_wears_its_colour_and_refuses_one_that_cannot_be_read() {
    const AT: &str = "/quan-tri/trang-web";
    let office = office();
    assert_eq!(office.server.get("/mau-sac.css").status(), 404);
    let typed = [("name", "Sở <i>Thử</i>"), ("slogan", "Tri thức"), ("accent", "#ffd400"), ("email", "sai")];
    let html = refused(AT, &typed);
    assert!(html.contains("id=\"accent-error\"") && html.contains("cần ít nhất 4,5 : 1"), "{html}");
    assert!(
        html.contains("value=\"Sở &lt;i&gt;Thử&lt;/i&gt;\"") && html.contains("id=\"email-error\""),
        "{html}"
    );
    let typed = [
        ("name", "Sở Thử nghiệm"),
        ("slogan", "Tri thức"),
        ("accent", "#7a1f3d"),
        ("responsible", "Bà Lê Mận"),
    ];
    let looked_at = [&typed[..], &[("xem", "1")]].concat();
    let tried = office.server.post(AT, &[("cookie", &office.administrator)], &looked_at);
    assert_eq!(tried.status(), 200);
    assert!(text(tried).contains("fill=\"#7a1f3d\""));
    assert!(!office.server.text("/").contains("Sở Thử nghiệm"), "trying stores nothing");
    assert_eq!(sent(AT, &typed), format!("{AT}?xong=luu"));
    let readers = office.server.text("/");
    assert!(readers.contains("Sở Thử nghiệm") && readers.contains("Bà Lê Mận"), "{readers}");
    assert!(readers.contains("href=\"/mau-sac.css?7a1f3d\""), "{readers}");
    let palette = office.server.get("/mau-sac.css?7a1f3d");
    assert!(header(&palette, "cache-control").contains("immutable"));
    assert!(office.server.text("/mau-sac.css").contains("--accent:#7a1f3d"));
    let english = sent(&format!("{AT}?ngon-ngu=en"), &[("name", "Department of Trials")]);
    assert!(page(&english).contains("value=\"Department of Trials\""));
    let readers = office.server.text("/en");
    assert!(readers.contains("Department of Trials") && readers.contains("Tri thức"), "{readers}");
}

#[test]
fn the_menu_takes_items_and_gives_them_up() {
    const LIST: &str = "/quan-tri/menu";
    let office = office();
    let html =
        refused(&format!("{LIST}/them"), &[("label", "Kho số liệu"), ("address", "http://kho.example.vn")]);
    assert!(
        html.contains("id=\"address-error\"") && html.contains("value=\"http://kho.example.vn\""),
        "{html}"
    );
    sent(&format!("{LIST}/them"), &[("label", "Kho số liệu"), ("address", "https://kho.example.vn")]);
    sent(&format!("{LIST}/them"), &[("label", "Kho văn bản"), ("place", "/van-ban")]);
    let readers = office.server.text("/");
    assert!(readers.contains("https://kho.example.vn") && readers.contains("Kho văn bản"), "{readers}");
    let id = number(LIST, "Kho văn bản");
    assert!(page(&format!("{LIST}/{id}")).contains("<option value=\"/van-ban\" selected"));
    sent(&format!("{LIST}/{id}/len"), &[]);
    let html = page(LIST);
    assert!(html.find("Kho văn bản") < html.find("Kho số liệu"), "{html}");
    sent(&format!("{LIST}/{id}/xoa"), &[]);
    assert!(!page(LIST).contains("Kho văn bản"));
}

#[test]
fn a_page_is_written_as_plain_text_and_moves() {
    const LIST: &str = "/quan-tri/trang";
    let office = office();
    let html = refused(&format!("{LIST}/them"), &[("title", "Tìm kiếm"), ("body", "a")]);
    assert!(html.contains("id=\"slug-error\""), "{html}");
    let body = "# Giờ làm việc\r\nSáng, chiều\r\n\r\n- Thứ Hai\r\n- Thứ Ba";
    sent(&format!("{LIST}/them"), &[("title", "Giờ mở cửa"), ("body", body)]);
    assert_eq!(office.server.get("/gio-mo-cua").status(), 404, "it is not shown yet");
    let id = number(LIST, "Giờ mở cửa");
    let form = page(&format!("{LIST}/{id}"));
    assert!(
        form.contains("# Giờ làm việc\nSáng, chiều") || form.contains("# Giờ làm việc\n\nSáng, chiều"),
        "{form}"
    );
    sent(
        &format!("{LIST}/{id}"),
        &[("title", "Giờ mở cửa"), ("slug", "gio-lam"), ("body", body), ("published", "1")],
    );
    let readers = office.server.text("/gio-lam");
    assert!(readers.contains("<li>Thứ Hai</li>"), "{readers}");
    assert_eq!(led("/gio-mo-cua"), "/gio-lam");
    sent(&format!("{LIST}/{id}/xoa"), &[]);
    assert_eq!(office.server.get("/gio-lam").status(), 404);
}

#[test]
fn a_document_that_articles_cite_is_added_from_its_number() {
    const LIST: &str = "/quan-tri/van-ban";
    let office = office();
    let form = page(&format!("{LIST}/them?so=12%2FQ%C4%90-UBND"));
    assert!(form.contains("value=\"12/QĐ-UBND\"") && form.contains("value=\"05-01-2026\""), "{form}");
    let typed = [
        ("number", "12/QĐ-UBND"),
        ("issued_on", "31-02-2026"),
        ("kind", "Quyết định"),
        ("issuer", "UBND tỉnh"),
        ("summary", "Đề án <1>"),
        ("file_0", "/media/x/tep.pdf"),
    ];
    let html = refused(&format!("{LIST}/them"), &typed);
    for field in ["issued_on", "file_0"] {
        assert!(html.contains(&format!("id=\"{field}-error\"")), "{field}: {html}");
    }
    assert!(html.contains("value=\"31-02-2026\"") && html.contains("Đề án &lt;1"), "{html}");
    let typed = [
        ("number", "12/QĐ-UBND"),
        ("issued_on", "05-01-2026"),
        ("kind", "Quyết định"),
        ("issuer", "UBND tỉnh"),
        ("summary", "Đề án"),
        ("signer", "Lê Mận"),
    ];
    sent(&format!("{LIST}/them"), &typed);
    let readers = office.server.text("/van-ban/12-qd-ubnd-2026-01-05");
    assert!(
        readers.contains("Lê Mận") && readers.contains("Bài thứ nhất"),
        "the article links by itself: {readers}"
    );
    let html = page(&format!("{LIST}?q=de+an&xep=so"));
    assert!(html.contains("12/QĐ-UBND") && html.contains("1 mục"), "{html}");
    assert!(page(&format!("{LIST}?q=khong+co")).contains("Không tìm thấy"));
    let id = number(LIST, "12/QĐ-UBND");
    sent(&format!("{LIST}/{id}/xoa"), &[]);
    assert_eq!(office.server.get("/van-ban/12-qd-ubnd-2026-01-05").status(), 404);
}

#[test]
fn an_issue_is_announced_and_gets_its_video() {
    const LIST: &str = "/quan-tri/chuyen-de";
    let office = office();
    assert!(page(&format!("{LIST}/them")).contains("name=\"published_on\""));
    let mut typed = vec![
        ("title", "Chuyên mục số 7"),
        ("number", "7"),
        ("year", "2026"),
        ("kind", "video"),
        ("published_on", "05-01-2026"),
    ];
    sent(&format!("{LIST}/them"), &typed);
    assert!(office.server.text("/chuyen-de/chuyen-muc-so-7").contains("Chuyên mục số 7"));
    let id = number(LIST, "Chuyên mục số 7");
    typed.push(("embed", "https://elsewhere.example.vn/x"));
    let html = refused(&format!("{LIST}/{id}"), &typed);
    assert!(html.contains("id=\"embed-error\"") && html.contains("elsewhere.example.vn"), "{html}");
    typed.pop();
    typed.push(("embed", "https://youtu.be/aqz-KE-bpKQ"));
    sent(&format!("{LIST}/{id}"), &typed);
    assert!(office.server.text("/chuyen-de/chuyen-muc-so-7").contains("aqz-KE-bpKQ"));
    sent(&format!("{LIST}/{id}/xoa"), &[]);
    assert_eq!(office.server.get("/chuyen-de/chuyen-muc-so-7").status(), 404);
}

#[test]
fn the_log_is_read_and_downloaded_and_computes_nothing() {
    const AT: &str = "/quan-tri/nhat-ky";
    sent("/quan-tri/chuyen-muc/them", &[("name", "=HYPERLINK(1),\"x\""), ("slug", "cong-thuc")]);
    let html = page(&format!("{AT}?viec=category.create&ai=quantri"));
    assert!(html.contains("=HYPERLINK(1)") && html.contains("Chuyên mục: thêm"), "{html}");
    assert!(!page(&format!("{AT}?ai=khong-ai")).contains("HYPERLINK"));
    let wrong = get(&format!("{AT}?tu=31-02-2026"));
    assert_eq!(wrong.status(), 422);
    let html = text(wrong);
    assert!(html.contains("id=\"tu-error\"") && html.contains("value=\"31-02-2026\""), "{html}");
    let file = get("/quan-tri/nhat-ky.csv?viec=category.create");
    assert_eq!(header(&file, "content-type"), "text/csv; charset=utf-8");
    assert!(header(&file, "content-disposition").starts_with("attachment"));
    let csv = text(file);
    assert!(csv.starts_with("\u{feff}id,at,actor,"), "{csv}");
    assert!(csv.contains(",\"'=HYPERLINK(1),\"\"x\"\"\"\r\n"), "{csv}");
    assert!(csv.lines().count() >= 2 && !csv.contains("account.create"), "{csv}");
    assert_eq!(get("/quan-tri/nhat-ky.csv?den=x").status(), 422);
}

#[test]
fn figures_and_the_state_of_the_machine_are_shown() {
    let html = page("/quan-tri/thong-ke");
    assert!(html.contains("Lượt truy cập theo ngày") && html.contains("không theo dõi ai"), "{html}");
    let html = page("/quan-tri/he-thong");
    for fact in [env!("CARGO_PKG_VERSION"), "SQLite,", "Chỉ mục tìm kiếm (Tiếng Việt)", "bantin restore"]
    {
        assert!(html.contains(fact), "{fact}: {html}");
    }
}

#[test]
fn a_backup_is_made_downloaded_and_restored_on_another_machine() {
    const AT: &str = "/quan-tri/he-thong";
    assert_eq!(sent(&format!("{AT}/sao-luu"), &[]), format!("{AT}?xong=sao-luu"));
    let html = page(AT);
    let name = between(&html, &format!("href=\"{AT}/sao-luu/"), "\"").to_owned();
    assert!(name.ends_with(".db"), "{html}");
    let mut response = get(&format!("{AT}/sao-luu/{name}"));
    assert_eq!(header(&response, "content-type"), "application/x-tar");
    let archive = response.body_mut().with_config().limit(1 << 30).read_to_vec().unwrap();
    let (elsewhere, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = elsewhere.path().join("sao-luu.tar");
    fs::write(&file, archive).unwrap();
    let file = file.to_str().unwrap();
    let restored = run(data.path(), &["restore", file]);
    assert!(restored.status.success(), "{}", said(&restored));
    let again = run(data.path(), &["restore", file]);
    assert!(!again.status.success() && said(&again).contains("there already"), "{}", said(&again));
    let bad = elsewhere.path().join("la.tar");
    fs::write(&bad, vec![b'x'; 2048]).unwrap();
    fs::create_dir(elsewhere.path().join("khac")).unwrap();
    let refused = run(&elsewhere.path().join("khac"), &["restore", bad.to_str().unwrap()]);
    assert!(!refused.status.success(), "{}", said(&refused));
    assert!(!elsewhere.path().join("khac/bantin.db").exists());
    let copy = Server::start(data);
    assert!(copy.text("/bai-viet/bai-thu-nhat").contains("Bài thứ nhất"));
    let found = copy.text("/tim-kiem?q=thu+nhat");
    assert!(found.contains("/bai-viet/bai-thu-nhat"), "found on the other machine: {found}");
    for odd in ["bantin.db", "..%2Fbantin.db", "bantin-20260105-140300.db"] {
        assert_eq!(get(&format!("{AT}/sao-luu/{odd}")).status(), 404, "{odd}");
    }
    sent(&format!("{AT}/sao-luu/{name}/xoa"), &[]);
    assert_eq!(get(&format!("{AT}/sao-luu/{name}")).status(), 404);
}
