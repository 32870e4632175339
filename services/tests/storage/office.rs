use domain::{
    CalendarEntry, CalendarEntryId, HalfDay, IsoWeek, Locale, SiteIdentity, Slug, Timestamp,
    calendar::parse_clock, time::parse_iso_date,
};
use services::{
    calendar::NewCalendarEntry,
    documents::NewDocument,
    html,
    pages::NewPage,
    programmes::{NewProgramme, NewProgrammeContent},
    site::NewMenuItem,
};

use crate::on_both_databases;

fn entry(day: &str, half: HalfDay, clock: Option<&str>, content: &str) -> CalendarEntry {
    CalendarEntry {
        id: CalendarEntryId(0),
        date: parse_iso_date(day).unwrap(),
        half,
        starts_at: clock.and_then(parse_clock),
        ends_at: None,
        content: content.to_owned(),
        chair: String::new(),
        participants: String::new(),
        place: String::new(),
        note: String::new(),
        cancelled: false,
        updated_at: Timestamp(0),
    }
}

fn document(number: &str, day: &str, summary: &str) -> NewDocument {
    NewDocument {
        number: number.to_owned(),
        issued_on: parse_iso_date(day).unwrap(),
        kind: "Quyết định".to_owned(),
        issuer: "UBND tỉnh".to_owned(),
        field: String::new(),
        summary: summary.to_owned(),
        effective_on: None,
        expires_on: None,
        attachments: Vec::new(),
    }
}

on_both_databases! {
    async fn a_week_is_read_in_the_order_of_its_hours(test: TestPortal) {
        let calendar = test.portal.calendar();
        let put = |uid: &str, entry| calendar.put(NewCalendarEntry { uid: uid.to_owned(), entry });
        put("1", entry("2027-01-01", HalfDay::Afternoon, Some("14:00"), "Chiều")).await.unwrap();
        put("2", entry("2027-01-01", HalfDay::Morning, Some("09:00"), "Muộn")).await.unwrap();
        put("3", entry("2027-01-01", HalfDay::Morning, Some("07:30"), "Sớm")).await.unwrap();
        put("4", entry("2026-12-28", HalfDay::AllDay, None, "Đầu tuần")).await.unwrap();
        put("5", entry("2027-01-04", HalfDay::Morning, None, "Tuần sau")).await.unwrap();
        // The same entry again, moved by an hour.
        put("3", entry("2027-01-01", HalfDay::Morning, Some("08:30"), "Dời giờ")).await.unwrap();
        let week = calendar.week(IsoWeek::new(2026, 53).unwrap()).await.unwrap();
        let contents: Vec<_> = week.entries.iter().map(|entry| entry.content.as_str()).collect();
        assert_eq!(contents, ["Đầu tuần", "Dời giờ", "Muộn", "Chiều"]);
        assert_eq!(week.entries[1].hours(), "08:30");
        assert_eq!(calendar.on(parse_iso_date("2027-01-04").unwrap()).await.unwrap().len(), 1);
    }

    async fn the_recent_calendar_reaches_eight_weeks_back_and_can_be_one_chairs(test: TestPortal) {
        let calendar = test.portal.calendar();
        assert_eq!(calendar.changed_at().await.unwrap(), None);
        let put = |uid: &str, day: &str, chair: &str| {
            let entry = CalendarEntry { chair: chair.to_owned(), ..entry(day, HalfDay::Morning, None, uid) };
            calendar.put(NewCalendarEntry { uid: uid.to_owned(), entry })
        };
        put("sau", "2027-03-01", "Giám đốc").await.unwrap();
        put("nay", "2026-11-25", "Phó Giám đốc").await.unwrap();
        put("vừa kịp", "2026-09-30", "Chánh Văn phòng").await.unwrap();
        put("quá xưa", "2026-09-29", "Người cũ").await.unwrap();
        put("trống", "2026-11-25", "").await.unwrap();
        put("nữa", "2026-11-26", "Giám đốc").await.unwrap();
        let today = parse_iso_date("2026-11-25").unwrap();
        let contents = |entries: Vec<CalendarEntry>| -> Vec<String> {
            entries.into_iter().map(|entry| entry.content).collect()
        };
        let all = calendar.recent(today, None).await.unwrap();
        assert_eq!(contents(all.clone()), ["vừa kịp", "nay", "trống", "nữa", "sau"]);
        assert_eq!(contents(calendar.recent(today, Some("Giám đốc")).await.unwrap()), ["nữa", "sau"]);
        assert_eq!(calendar.recent(today, Some("giám đốc' OR '1'='1")).await.unwrap(), []);
        assert_eq!(calendar.chairs(today).await.unwrap(), ["Chánh Văn phòng", "Giám đốc", "Phó Giám đốc"]);
        assert_eq!(calendar.entry(all[1].id).await.unwrap().as_ref(), Some(&all[1]));
        assert_eq!(calendar.entry(CalendarEntryId(999)).await.unwrap(), None);
        assert!(calendar.changed_at().await.unwrap() >= Some(all[1].updated_at));
    }

    async fn the_registry_is_newest_first_and_knows_a_document_by_number_and_date(test: TestPortal) {
        let documents = test.portal.documents();
        documents.put(document("12/QĐ-UBND", "2025-03-01", "cũ")).await.unwrap();
        documents.put(document("12/QĐ-UBND", "2026-03-01", "mới")).await.unwrap();
        documents.put(document("12/QĐ-UBND", "2026-03-01", "đã sửa")).await.unwrap();
        let page = documents.page(1, 10).await.unwrap();
        let summaries: Vec<_> = page.items.iter().map(|document| document.summary.as_str()).collect();
        assert_eq!((page.total, summaries), (2, vec!["đã sửa", "cũ"]));
        assert_eq!(documents.page(2, 1).await.unwrap().items[0].summary, "cũ");
        let slug = Slug::try_from("12-qd-ubnd-2025-03-01").unwrap();
        assert_eq!(documents.by_slug(&slug).await.unwrap().unwrap().number, "12/QĐ-UBND");
    }

    async fn programmes_are_newest_first(test: TestPortal) {
        let programmes = test.portal.programmes();
        for (number, at) in [(1, 100), (3, 300), (2, 200)] {
            let new = NewProgramme {
                title: format!("Số {number}"),
                number,
                year: 2026,
                content: NewProgrammeContent::VideoToCome,
                summary: String::new(),
                body: html::sanitise("<p>Nội dung</p>"),
                cover: None,
                published_at: Timestamp(at),
            };
            programmes.put(new).await.unwrap();
        }
        let titles: Vec<_> = programmes.latest(2).await.unwrap().into_iter().map(|issue| issue.title).collect();
        assert_eq!(titles, ["Số 3", "Số 2"]);
        let slug = Slug::try_from("so-1").unwrap();
        assert_eq!(programmes.by_slug(&slug).await.unwrap().unwrap().number, 1);
    }

    async fn a_page_keeps_its_address_and_cannot_take_the_portals(test: TestPortal) {
        let pages = test.portal.pages();
        let page = |slug: &str, title: &str| NewPage {
            slug: Slug::try_from(slug).unwrap(),
            title: title.to_owned(),
            body: html::sanitise("<p>Chữ</p>"),
            position: 1,
            locale: Locale::Vietnamese,
            translation_of: None,
        };
        pages.put(page("gioi-thieu", "Giới thiệu")).await.unwrap();
        pages.put(page("gioi-thieu", "Về chúng tôi")).await.unwrap();
        assert_eq!(pages.list().await.unwrap().len(), 1);
        assert_eq!(pages.by_slug(&Slug::try_from("gioi-thieu").unwrap()).await.unwrap().unwrap().title, "Về chúng tôi");
        assert!(pages.put(page("tim-kiem", "Tìm")).await.is_err());

        let original = Some(Slug::try_from("gioi-thieu").unwrap());
        let about = NewPage { locale: Locale::English, translation_of: original, ..page("about", "About") };
        pages.put(about).await.unwrap();
        assert_eq!(pages.list().await.unwrap().len(), 1);
        let english = pages.edition(Locale::English).list().await.unwrap();
        assert_eq!(english[0].translation.as_ref().map(Slug::as_str), Some("gioi-thieu"));
    }

    async fn identity_and_menu_are_replaced_at_once(test: TestPortal) {
        let site = test.portal.site();
        assert_eq!(site.identity().await.unwrap().name, "Bản Tin");
        let before = test.portal.content_version();
        site.set_identity(&SiteIdentity { name: "Sở".into(), ..SiteIdentity::default() }).await.unwrap();
        assert_eq!(site.identity().await.unwrap().name, "Sở");
        assert!(test.portal.content_version() > before);
        let item = |label: &str| NewMenuItem {
            label: label.to_owned(),
            label_en: if label == "A" { "Apple".to_owned() } else { String::new() },
            url: "/".to_owned(),
        };
        site.set_menu(&[item("B"), item("A")]).await.unwrap();
        site.set_menu(&[item("C"), item("A"), item("B")]).await.unwrap();
        let labels: Vec<_> = site.menu().await.unwrap().iter().map(|item| item.label.clone()).collect();
        assert_eq!(labels, ["C", "A", "B"]);

        let english = site.edition(Locale::English);
        let labels: Vec<_> = english.menu().await.unwrap().iter().map(|item| item.label.clone()).collect();
        assert_eq!(labels, ["C", "Apple", "B"]);
        english.set_identity(&SiteIdentity { slogan: "Hello".into(), ..SiteIdentity::default() }).await.unwrap();
        let identity = english.identity().await.unwrap();
        assert_eq!((identity.name.as_str(), identity.slogan.as_str()), ("Sở", "Hello"));
        assert_eq!(site.identity().await.unwrap().slogan, "");
    }
}
