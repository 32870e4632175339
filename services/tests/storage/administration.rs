use domain::{
    CategoryId, Destination, DocumentFilter, Locale, ProgrammeContent, Role, Slug, Timestamp, WorkflowState,
    category::CategoryFields, document_form::DocumentFields, menu::MenuFields, page::PageFields,
    programme_form::ProgrammeFields, site::SiteFields, typed::Fault,
};
use services::{
    Portal,
    accounts::AccountInfo,
    articles::NewArticle,
    audit::AuditFilter,
    categories::CategoryEntry,
    documents::DocumentOrder,
    operations::{BackupError, IndexState},
    refused::Refused,
    site::NewMenuItem,
    storage::health::DatabaseKind,
};

use crate::on_both_databases;

pub async fn account(portal: &Portal, role: Role) -> AccountInfo {
    let login = role.as_str();
    let id = portal.accounts().ensure(login, login, role).await.unwrap();
    AccountInfo { id, login: login.to_owned(), display_name: login.to_owned(), role }
}

fn fields(name: &str, parent: Option<CategoryId>) -> CategoryFields {
    CategoryFields {
        name: name.to_owned(),
        parent: parent.map_or_else(String::new, |id| id.to_string()),
        ..CategoryFields::default()
    }
}

/// Adds categories, each below the one before it.
async fn line(portal: &Portal, boss: &AccountInfo, names: &[&str]) -> Vec<CategoryId> {
    let mut ids = Vec::new();
    for name in names {
        let added = portal.categories().add(boss, &fields(name, ids.last().copied())).await;
        ids.push(added.unwrap());
    }
    ids
}

async fn article(portal: &Portal, title: &str, category: CategoryId) {
    cited(portal, title, category, "Nội dung").await;
}

/// A stored PDF; its content address.
async fn pdf(portal: &Portal) -> String {
    let bytes = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".to_vec();
    services::media::add_file(portal, std::io::Cursor::new(bytes), "van-ban.pdf").await.unwrap().1.hash
}

fn document_fields(fields: &[(&str, &str)]) -> DocumentFields {
    let fields = fields.iter().map(|(name, value)| (*name, serde_json::Value::from(*value)));
    serde_json::from_value(serde_json::Value::Object(
        fields.map(|(name, value)| (name.to_owned(), value)).collect(),
    ))
    .unwrap()
}

async fn cited(portal: &Portal, title: &str, category: CategoryId, text: &str) {
    let new = NewArticle {
        source_id: Some(title.to_owned()),
        slug: None,
        title: title.to_owned(),
        summary: String::new(),
        body: services::html::sanitise(&format!("<p>{text}</p>")),
        text: text.to_owned(),
        author: String::new(),
        category,
        tags: Vec::new(),
        locale: Locale::Vietnamese,
        translation_of: None,
        state: WorkflowState::Published,
        published_at: Timestamp(1_700_000_000),
        updated_at: None,
        pictures: Vec::new(),
        pinned: false,
        fingerprint: title.to_owned(),
    };
    portal.articles().put(new).await.unwrap();
}

async fn paths(portal: &Portal) -> Vec<String> {
    portal.categories().tree().await.unwrap().iter().map(|category| category.path.clone()).collect()
}

async fn leads(portal: &Portal, address: &str) -> Option<String> {
    portal.redirects().lookup(address).await.unwrap().map(|to| to.to_string())
}

async fn entry(portal: &Portal, boss: &AccountInfo, id: CategoryId) -> CategoryEntry {
    let entries = portal.categories().entries(boss).await.unwrap();
    entries.into_iter().find(|entry| entry.category.id == id).unwrap()
}

fn fault(refused: Result<impl std::fmt::Debug, Refused>, field: &str) -> Fault {
    match refused {
        Err(Refused::Mistaken(faults)) => faults.of(field).unwrap_or_else(|| panic!("{faults:?}")).clone(),
        other => panic!("{other:?}"),
    }
}

on_both_databases! {
    async fn a_category_that_moves_takes_its_branch_along_and_leaves_its_addresses_behind(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news, office, week] = line(portal, &boss, &["Tin tức", "Tin Sở", "Tuần"]).await[..] else { panic!() };
        let [other] = line(portal, &boss, &["Hoạt động"]).await[..] else { panic!() };
        let item = NewMenuItem { label: "Sở".to_owned(), label_en: String::new(), url: "/chuyen-muc/tin-tuc/tin-so".to_owned() };
        portal.site().set_menu(&[item]).await.unwrap();
        let version = portal.content_version();
        portal.categories().change(&boss, office, &fields("Bản tin", Some(other))).await.unwrap();
        assert!(portal.content_version() > version);
        assert_eq!(paths(portal).await, ["tin-tuc", "hoat-dong", "hoat-dong/ban-tin", "hoat-dong/ban-tin/tuan"]);
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so").await.as_deref(), Some("/chuyen-muc/hoat-dong/ban-tin"));
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so/tuan").await.as_deref(), Some("/chuyen-muc/hoat-dong/ban-tin/tuan"));
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so/rss.xml").await.as_deref(), Some("/chuyen-muc/hoat-dong/ban-tin/rss.xml"));
        assert_eq!(portal.site().menu().await.unwrap()[0].url, "/chuyen-muc/hoat-dong/ban-tin");
        // A second move makes no chain, and what is lived in again leads nowhere.
        portal.categories().change(&boss, office, &fields("Tin Sở", Some(news))).await.unwrap();
        assert_eq!(leads(portal, "/chuyen-muc/tin-tuc/tin-so").await, None);
        assert_eq!(leads(portal, "/chuyen-muc/hoat-dong/ban-tin/tuan").await.as_deref(), Some("/chuyen-muc/tin-tuc/tin-so/tuan"));
        assert_eq!(entry(portal, &boss, week).await.category.path, "tin-tuc/tin-so/tuan");
    }

    async fn what_cannot_be_arranged_is_refused_at_its_field(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news, office] = line(portal, &boss, &["Tin tức", "Tin Sở"]).await[..] else { panic!() };
        let categories = portal.categories();
        assert_eq!(fault(categories.change(&boss, news, &fields("Tin tức", Some(office))).await, "parent"), Fault::Cycle);
        assert_eq!(fault(categories.change(&boss, news, &fields("Tin tức", Some(news))).await, "parent"), Fault::Cycle);
        assert_eq!(fault(categories.add(&boss, &fields("Tin TỨC", None)).await, "slug"), Fault::Taken("Tin tức".to_owned()));
        assert_eq!(fault(categories.add(&boss, &fields("", None)).await, "name"), Fault::Missing);
        assert_eq!(fault(categories.add(&boss, &fields("Lạc", Some(CategoryId(99)))).await, "parent"), Fault::Choice);
        assert_eq!(fault(categories.merge(&boss, news, office).await, "into"), Fault::Cycle);
        assert_eq!(fault(categories.delete(&boss, news).await, "delete"), Fault::Choice);
        for role in [Role::Reporter, Role::Editor, Role::Approver] {
            let account = account(portal, role).await;
            assert!(matches!(categories.delete(&account, office).await, Err(Refused::NotAllowed)), "{role:?}");
            assert!(matches!(categories.entries(&account).await, Err(Refused::NotAllowed)), "{role:?}");
        }
        assert_eq!(paths(portal).await, ["tin-tuc", "tin-tuc/tin-so"]);
    }

    async fn merging_moves_articles_and_branches_and_leaves_nothing_behind(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news, office, week] = line(portal, &boss, &["Tin", "Sở", "Sở"]).await[..] else { panic!() };
        article(portal, "Một", office).await;
        article(portal, "Hai", news).await;
        article(portal, "Ba", week).await;
        // The category below comes to stand at the very address that goes.
        portal.categories().merge(&boss, office, news).await.unwrap();
        assert_eq!(paths(portal).await, ["tin", "tin/so"]);
        assert_eq!(leads(portal, "/chuyen-muc/tin/so/so").await.as_deref(), Some("/chuyen-muc/tin/so"));
        assert_eq!(leads(portal, "/chuyen-muc/tin/so").await, None);
        assert_eq!(entry(portal, &boss, news).await.articles, 2);
        assert_eq!(fault(portal.categories().delete(&boss, week).await, "delete"), Fault::Choice);
        portal.categories().merge(&boss, week, news).await.unwrap();
        assert_eq!(leads(portal, "/chuyen-muc/tin/so").await.as_deref(), Some("/chuyen-muc/tin"));
        assert_eq!(leads(portal, "/chuyen-muc/tin/so/so").await.as_deref(), Some("/chuyen-muc/tin"));
        assert_eq!(entry(portal, &boss, news).await.articles, 3);
    }

    async fn what_is_being_written_follows_a_merge(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [first] = line(portal, &boss, &["Một"]).await[..] else { panic!() };
        let [wished] = line(portal, &boss, &["Hai"]).await[..] else { panic!() };
        let manuscripts = portal.manuscripts();
        let id = manuscripts.begin(&boss, Locale::Vietnamese).await.unwrap();
        let mut copy = manuscripts.open(&boss, id).await.unwrap();
        copy.manuscript.category = Some(wished);
        manuscripts.save(&boss, id, copy.version, copy.manuscript, true).await.unwrap();
        assert_eq!(fault(portal.categories().delete(&boss, wished).await, "delete"), Fault::Choice);
        portal.categories().merge(&boss, wished, first).await.unwrap();
        assert_eq!(manuscripts.open(&boss, id).await.unwrap().manuscript.category, Some(first));
    }

    async fn siblings_change_places_and_stop_at_the_ends(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let mut ids = Vec::new();
        for name in ["A", "B", "C"] {
            ids.extend(line(portal, &boss, &[name]).await);
        }
        let categories = portal.categories();
        categories.shift(&boss, ids[2], true).await.unwrap();
        assert_eq!(paths(portal).await, ["a", "c", "b"]);
        categories.shift(&boss, ids[0], true).await.unwrap();
        categories.shift(&boss, ids[1], false).await.unwrap();
        assert_eq!(paths(portal).await, ["a", "c", "b"]);
        assert!(matches!(categories.shift(&boss, CategoryId(99), true).await, Err(Refused::Unknown)));
        categories.delete(&boss, ids[0]).await.unwrap();
        assert_eq!(paths(portal).await, ["c", "b"]);
    }

    async fn former_addresses_lead_on_in_one_step_or_not_at_all(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        line(portal, &boss, &["Tin tức"]).await;
        let redirects = portal.redirects();
        redirects.add(&boss, "http://127.0.0.1:3000/en/tin-c%C5%A9/", " /chuyen-muc/tin-tuc ").await.unwrap();
        redirects.add(&boss, "/index.php?id=12", "https://luu-tru.example.vn/12").await.unwrap();
        assert_eq!(leads(portal, "/en/tin-c%C5%A9?utm=1").await.as_deref(), Some("/chuyen-muc/tin-tuc"));
        assert_eq!(leads(portal, "/index.php?id=12").await.as_deref(), Some("https://luu-tru.example.vn/12"));
        assert_eq!(leads(portal, "/index.php?id=13").await, None);
        let add = |from: &'static str, to: &'static str| redirects.add(&boss, from, to);
        assert_eq!(fault(add("/tin-cũ", "/van-ban").await, "from"), Fault::Taken("/chuyen-muc/tin-tuc".to_owned()));
        assert_eq!(fault(add("/a", "/a/").await, "to"), Fault::Cycle);
        assert_eq!(fault(add("/a", "/tin-cũ").await, "to"), Fault::Chain("/chuyen-muc/tin-tuc".to_owned()));
        for (from, fault_of_it) in [
            ("/quan-tri", Fault::Reserved),
            ("/chuyen-muc/tin-tuc", Fault::Reserved),
            ("/van-ban", Fault::Reserved),
            ("", Fault::Missing),
            ("//evil.vn", Fault::Address),
        ] {
            assert_eq!(fault(add(from, "/").await, "from"), fault_of_it, "{from}");
        }
        add("/b", "/c").await.unwrap();
        assert_eq!(fault(add("/c", "/d").await, "from"), Fault::Chain("/b".to_owned()));
        for bad in ["javascript:alert(1)", "http://x.vn", "//evil.vn"] {
            assert_eq!(fault(add("/e", bad).await, "to"), Fault::Address, "{bad}");
        }
        let editor = account(portal, Role::Approver).await;
        assert!(matches!(redirects.add(&editor, "/e", "/f").await, Err(Refused::NotAllowed)));
    }

    async fn a_deleted_redirect_comes_back_as_it_was(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let redirects = portal.redirects();
        redirects.add(&boss, "/cu", "/moi").await.unwrap();
        redirects.add(&boss, "/khac%25", "/moi_2").await.unwrap();
        let found = redirects.find(&boss, "", 1, 10).await.unwrap();
        assert_eq!((found.total, found.items[0].from.as_str()), (2, "/khac%"));
        for (words, total) in [("cu", 1), ("/moi", 2), ("%", 1), ("_", 1), ("moi khac", 1), ("' or 1=1", 0)] {
            assert_eq!(redirects.find(&boss, words, 1, 10).await.unwrap().total, total, "{words}");
        }
        let id = found.items[1].id;
        redirects.set_deleted(&boss, id, true).await.unwrap();
        assert_eq!(leads(portal, "/cu").await, None);
        assert_eq!(redirects.find(&boss, "", 1, 10).await.unwrap().total, 1);
        let back = redirects.set_deleted(&boss, id, false).await.unwrap();
        assert_eq!(Some(back.to), Destination::parse("/moi"));
        assert_eq!(leads(portal, "/cu").await.as_deref(), Some("/moi"));
        // A deleted one does not stand in the way of another.
        redirects.set_deleted(&boss, id, true).await.unwrap();
        redirects.add(&boss, "/cu", "/moi-hon").await.unwrap();
        assert_eq!(leads(portal, "/cu").await.as_deref(), Some("/moi-hon"));
        assert!(matches!(redirects.set_deleted(&boss, domain::RedirectId(99), true).await, Err(Refused::Unknown)));
    }

    async fn the_menu_is_kept_item_by_item(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let site = portal.site();
        for (label, place) in [("Trang chủ", "/"), ("Văn bản", "/van-ban"), ("Kho", "https://kho.example.vn")] {
            let fields = MenuFields { label: label.to_owned(), place: place.to_owned(), ..MenuFields::default() };
            site.put_menu_item(&boss, None, &fields).await.unwrap();
        }
        let labels = || async {
            let menu = portal.site().menu().await.unwrap();
            menu.iter().map(|item| item.label.clone()).collect::<Vec<_>>().join(" ")
        };
        let entries = site.menu_entries(&boss).await.unwrap();
        site.shift_menu_item(&boss, entries[2].id, true).await.unwrap();
        site.shift_menu_item(&boss, entries[0].id, true).await.unwrap();
        assert_eq!(labels().await, "Trang chủ Kho Văn bản");
        let fields = MenuFields { label: "Sổ văn bản".to_owned(), label_en: "Registry".to_owned(), place: "/van-ban".to_owned(), ..MenuFields::default() };
        site.put_menu_item(&boss, Some(entries[1].id), &fields).await.unwrap();
        site.delete_menu_item(&boss, entries[0].id).await.unwrap();
        assert_eq!(labels().await, "Kho Sổ văn bản");
        assert_eq!(site.edition(Locale::English).menu().await.unwrap()[1].label, "Registry");
        assert!(matches!(site.delete_menu_item(&boss, entries[0].id).await, Err(Refused::Unknown)));
        assert!(matches!(site.put_menu_item(&boss, Some(entries[0].id), &fields).await, Err(Refused::Unknown)));
        let editor = account(portal, Role::Approver).await;
        assert!(matches!(site.put_menu_item(&editor, None, &fields).await, Err(Refused::NotAllowed)));
    }

    async fn the_identity_is_kept_for_each_language_with_its_author(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let fields = SiteFields { name: "Sở Khoa học".to_owned(), slogan: "Tri thức".to_owned(), accent: "#7a1f3d".to_owned(), visits_total_offset: "45.210".to_owned(), ..SiteFields::default() };
        portal.site().identify(&boss, &fields).await.unwrap();
        let english = SiteFields { slogan: "Knowledge".to_owned(), ..SiteFields::default() };
        portal.site().edition(Locale::English).identify(&boss, &english).await.unwrap();
        let shown = portal.site().edition(Locale::English).identity().await.unwrap();
        assert_eq!((shown.name.as_str(), shown.slogan.as_str()), ("Sở Khoa học", "Knowledge"));
        assert_eq!(shown.accent.map(|accent| accent.to_string()).as_deref(), Some("#7a1f3d"));
        assert!(portal.visits().counts().total >= 45_210);
        assert_eq!(portal.site().edition(Locale::English).written(&boss).await.unwrap().name, "");
        let pale = SiteFields { accent: "#ffd400".to_owned(), ..fields };
        assert!(matches!(fault(portal.site().identify(&boss, &pale).await, "accent"), Fault::Contrast(..)));
    }

    async fn a_page_is_hidden_moved_translated_and_deleted(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let pages = portal.pages();
        let fields = |title: &str, published: bool| PageFields {
            title: title.to_owned(),
            body: "Một <script>alert(1)</script><b>hai</b>".to_owned(),
            published: if published { "1".to_owned() } else { String::new() },
            ..PageFields::default()
        };
        let id = pages.change(&editor, None, &fields("Giới thiệu", false)).await.unwrap();
        let slug = |text: &str| Slug::try_from(text).unwrap();
        assert!(pages.by_slug(&slug("gioi-thieu")).await.unwrap().is_none());
        pages.change(&editor, Some(id), &fields("Giới thiệu", true)).await.unwrap();
        let page = pages.by_slug(&slug("gioi-thieu")).await.unwrap().unwrap();
        assert!(page.body.as_str().contains("hai") && !page.body.as_str().contains("script"), "{:?}", page.body);
        let item = MenuFields { label: "Giới thiệu".to_owned(), place: "/gioi-thieu".to_owned(), ..MenuFields::default() };
        let boss = account(portal, Role::Administrator).await;
        portal.site().put_menu_item(&boss, None, &item).await.unwrap();
        pages.change(&editor, Some(id), &fields("Về Sở", true)).await.unwrap();
        assert_eq!(leads(portal, "/gioi-thieu").await.as_deref(), Some("/ve-so"));
        assert_eq!(portal.site().menu().await.unwrap()[0].url, "/ve-so");
        assert_eq!(fault(pages.change(&editor, None, &fields("Về sở", true)).await, "slug"), Fault::Taken("Về Sở".to_owned()));
        assert_eq!(fault(pages.change(&editor, None, &fields("Tìm kiếm", true)).await, "slug"), Fault::Reserved);
        let english = PageFields { locale: "en".to_owned(), translation_of: id.to_string(), ..fields("About", true) };
        let about = pages.change(&editor, None, &english).await.unwrap();
        assert_eq!(pages.by_slug(&slug("ve-so")).await.unwrap().unwrap().translation, Some(slug("about")));
        assert_eq!(fault(pages.change(&editor, Some(about), &PageFields { locale: "vi".to_owned(), ..english }).await, "translation_of"), Fault::Choice);
        pages.delete(&editor, id).await.unwrap();
        assert!(pages.by_slug(&slug("ve-so")).await.unwrap().is_none());
        assert_eq!(pages.by_slug(&slug("about")).await.unwrap().unwrap().translates, None);
        assert!(matches!(pages.delete(&editor, id).await, Err(Refused::Unknown)));
        let reporter = account(portal, Role::Reporter).await;
        assert!(matches!(pages.all(&reporter).await, Err(Refused::NotAllowed)));
    }

    async fn a_document_is_kept_with_its_files_and_its_former_address(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let documents = portal.documents();
        let hash = pdf(portal).await;
        let fields = |number: &str, file: &str| {
            document_fields(&[("number", number), ("issued_on", "05-01-2026"), ("kind", "Quyết định"),
                ("issuer", "UBND tỉnh"), ("signer", "Lê Mận"), ("summary", "Phê duyệt đề án"), ("file_1", file), ("label_1", "Toàn văn")])
        };
        let address = format!("/media/{hash}/tep.pdf");
        let id = documents.change(&editor, None, &fields("12/QĐ-UBND", &address)).await.unwrap();
        let stored = documents.get(&editor, id).await.unwrap();
        assert_eq!((stored.signer.as_str(), stored.attachments.len(), stored.attachments[0].label.as_str()), ("Lê Mận", 1, "Toàn văn"));
        let missing = format!("/media/{}/tep.pdf", "0".repeat(32));
        assert_eq!(fault(documents.change(&editor, Some(id), &fields("12/QĐ-UBND", &missing)).await, "file_1"), Fault::File);
        assert_eq!(fault(documents.change(&editor, None, &fields("12/QĐ-UBND", "")).await, "number"), Fault::Taken("12/QĐ-UBND".to_owned()));
        documents.change(&editor, Some(id), &fields("13/QĐ-UBND", &address)).await.unwrap();
        assert_eq!(leads(portal, "/van-ban/12-qd-ubnd-2026-01-05").await.as_deref(), Some("/van-ban/13-qd-ubnd-2026-01-05"));
        let again = DocumentFields::of(&documents.get(&editor, id).await.unwrap());
        assert_eq!(documents.change(&editor, Some(id), &again).await.unwrap(), id);
        documents.delete(&editor, id).await.unwrap();
        assert!(matches!(documents.get(&editor, id).await, Err(Refused::Unknown)));
        assert!(matches!(documents.change(&editor, Some(id), &again).await, Err(Refused::Unknown)));
        let reporter = account(portal, Role::Reporter).await;
        assert!(matches!(documents.change(&reporter, None, &again).await, Err(Refused::NotAllowed)));
    }

    async fn the_registry_is_ordered_as_asked_and_a_cited_number_begins_a_form(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        for (number, day, issuer) in [("2/QĐ-A", "05-01-2026", "Sở B"), ("1/QĐ-A", "06-01-2026", "Sở A"), ("3/QĐ-A", "04-01-2026", "Sở A")] {
            let fields = document_fields(&[("number", number), ("issued_on", day), ("kind", "Quyết định"), ("issuer", issuer), ("summary", "Về đề án")]);
            portal.documents().change(&boss, None, &fields).await.unwrap();
        }
        for (order, numbers) in [
            (DocumentOrder::Newest, "1 2 3"), (DocumentOrder::Oldest, "3 2 1"),
            (DocumentOrder::Number, "1 2 3"), (DocumentOrder::Issuer, "1 3 2"),
        ] {
            let found = portal.documents().ordered(&boss, &DocumentFilter::default(), order, 1, 9).await.unwrap();
            let found: Vec<&str> = found.items.iter().map(|document| document.number.split('/').next().unwrap()).collect();
            assert_eq!(found.join(" "), numbers, "{order:?}");
        }
        let [news] = line(portal, &boss, &["Tin"]).await[..] else { panic!() };
        let text = "Theo Quyết định số 1048/QĐ-UBND ngày 24/7/2025 của UBND tỉnh.";
        cited(portal, "Một", news, text).await;
        let fields = portal.documents().begin(&boss, "1048/QĐ-UBND").await.unwrap();
        assert_eq!((fields.number.as_str(), fields.issued_on.as_str(), fields.kind.as_str()), ("1048/QĐ-UBND", "24-07-2025", "Quyết định"));
        assert_eq!(portal.documents().begin(&boss, "<b>").await.unwrap().number, "<b>");
    }

    async fn an_issue_is_kept_with_what_there_is_to_read(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let programmes = portal.programmes();
        let hash = pdf(portal).await;
        let fields = ProgrammeFields {
            title: "Tạp chí số 1".to_owned(),
            number: "1".to_owned(),
            year: "2026".to_owned(),
            kind: "magazine".to_owned(),
            file: format!("/media/{hash}/tep.pdf"),
            body: "- Một\n- Hai".to_owned(),
            published_on: "05-01-2026".to_owned(),
            ..ProgrammeFields::default()
        };
        let id = programmes.change(&editor, None, &fields).await.unwrap();
        let stored = programmes.get(&editor, id).await.unwrap();
        assert!(matches!(&stored.content, ProgrammeContent::Magazine(Some(file)) if file.hash == hash));
        assert_eq!(stored.published_at.dd_mm_yyyy(), "05-01-2026");
        let video = ProgrammeFields { kind: "video".to_owned(), ..fields.clone() };
        assert_eq!(fault(programmes.change(&editor, Some(id), &video).await, "file"), Fault::File, "a magazine is no video");
        let cover = ProgrammeFields { cover: fields.file.clone(), ..fields.clone() };
        assert_eq!(fault(programmes.change(&editor, Some(id), &cover).await, "cover"), Fault::File);
        assert!(matches!(fault(programmes.change(&editor, None, &fields).await, "slug"), Fault::Taken(_)));
        let again = ProgrammeFields { slug: "tap-chi-dau-nam".to_owned(), ..ProgrammeFields::of(&stored) };
        programmes.change(&editor, Some(id), &again).await.unwrap();
        assert_eq!(leads(portal, "/chuyen-de/tap-chi-so-1").await.as_deref(), Some("/chuyen-de/tap-chi-dau-nam"));
        assert_eq!(programmes.find(&editor, "TAP CHI", 1, 9).await.unwrap().total, 1);
        assert_eq!(programmes.find(&editor, "không có", 1, 9).await.unwrap().total, 0);
        programmes.delete(&editor, id).await.unwrap();
        assert!(matches!(programmes.delete(&editor, id).await, Err(Refused::Unknown)));
    }

    async fn the_log_is_narrowed_and_read_behind_a_number(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        for name in ["Một", "Hai 100%", "Ba"] {
            portal.categories().add(&boss, &fields(name, None)).await.unwrap();
        }
        let editor = account(portal, Role::Editor).await;
        let log = portal.audit();
        let read = |filter: AuditFilter| async move {
            let entries = log.entries(&account(portal, Role::Administrator).await, &filter, None, 99).await.unwrap();
            entries.into_iter().map(|entry| entry.detail).collect::<Vec<_>>().join(" ")
        };
        let action = |action: &str| AuditFilter { action: action.to_owned(), ..AuditFilter::default() };
        assert_eq!(read(action("category.create")).await, "Ba Hai 100% Một");
        assert_eq!(read(action("category.")).await, "Ba Hai 100% Một");
        assert_eq!(read(AuditFilter { subject: "100%".to_owned(), ..action("category.") }).await, "Hai 100%");
        assert_eq!(read(AuditFilter { actor: "admin".to_owned(), ..action("category.") }).await, "Ba Hai 100% Một");
        for nothing in ["%", "_", "' or 1=1 --"] {
            assert_eq!(read(AuditFilter { actor: nothing.to_owned(), ..AuditFilter::default() }).await, "", "{nothing}");
        }
        let today = Timestamp::now().date();
        let days = |from, to| AuditFilter { from, to, ..action("category.") };
        assert_eq!(read(days(Some(today), Some(today))).await, "Ba Hai 100% Một");
        assert_eq!(read(days(today.next_day(), None)).await, "");
        assert_eq!(read(days(None, today.previous_day())).await, "");
        let first = log.entries(&boss, &action("category."), None, 2).await.unwrap();
        let rest = log.entries(&boss, &action("category."), Some(first[1].id), 2).await.unwrap();
        assert_eq!((first.len(), rest.len(), rest[0].detail.as_str()), (2, 1, "Một"));
        assert_eq!((rest[0].account, rest[0].actor.as_str()), (Some(boss.id), boss.login.as_str()));
        assert!(log.actions(&boss).await.unwrap().contains(&"category.create".to_owned()));
        assert!(matches!(log.entries(&editor, &AuditFilter::default(), None, 9).await, Err(Refused::NotAllowed)));
    }

    async fn the_machine_says_how_it_is_and_copies_what_is_a_file(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news] = line(portal, &boss, &["Tin"]).await[..] else { panic!() };
        article(portal, "Một", news).await;
        let operations = portal.operations();
        let health = operations.health(&boss).await.unwrap();
        assert!(health.database.bytes > 0 && health.free.is_some());
        assert_eq!(health.index[0].1, IndexState { published: 1, known: 0 });
        portal.search_index().refresh().await.unwrap();
        assert_eq!(operations.health(&boss).await.unwrap().index[0].1, IndexState { published: 1, known: 1 });
        let change = portal.storage().last_change().await.unwrap();
        match health.database.kind {
            DatabaseKind::Sqlite => {
                let name = operations.back_up(&boss).await.unwrap();
                let backups = operations.backups(&boss).await.unwrap();
                assert_eq!((backups.len(), &backups[0].name), (1, &name));
                assert!(backups[0].bytes > 0);
                operations.forget_backup(&boss, &name).await.unwrap();
                assert!(operations.backups(&boss).await.unwrap().is_empty());
                assert!(matches!(operations.forget_backup(&boss, &name).await, Err(BackupError::Refused(Refused::Unknown))));
                assert_eq!(portal.storage().last_change().await.unwrap(), change, "no page is renewed for it");
            }
            DatabaseKind::PostgreSql => {
                assert!(matches!(operations.back_up(&boss).await, Err(BackupError::NotAFile)));
                assert!(health.dump.unwrap().starts_with("pg_dump "));
            }
        }
        let editor = account(portal, Role::Approver).await;
        assert!(matches!(operations.back_up(&editor).await, Err(BackupError::Refused(Refused::NotAllowed))));
    }
}
