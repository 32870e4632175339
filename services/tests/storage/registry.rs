use domain::{
    DocumentFilter, FileKind, ProgrammeContent, ProgrammeKind, Slug, Timestamp, Validity, VideoEmbed,
    VideoSource, time::parse_iso_date,
};
use sea_orm::{ConnectionTrait as _, Database};
use services::{
    documents::{NewAttachment, NewDocument},
    html,
    media::{self, MediaError},
    programmes::{NewProgramme, NewProgrammeContent},
};

use crate::{on_both_databases, support::TestPortal};

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
const SUBTITLES: &[u8] = b"WEBVTT\n\n00:00.000 --> 00:01.000\nXin chao\n";

fn webm() -> &'static [u8] {
    include_bytes!("../../demo/files/chuyen-muc-so-5-2026.webm")
}

fn document(number: &str, day: &str, kind: &str, issuer: &str, field: &str, summary: &str) -> NewDocument {
    NewDocument {
        number: number.to_owned(),
        issued_on: parse_iso_date(day).unwrap(),
        effective_on: None,
        expires_on: None,
        kind: kind.to_owned(),
        issuer: issuer.to_owned(),
        field: field.to_owned(),
        summary: summary.to_owned(),
        attachments: Vec::new(),
    }
}

async fn fill(test: &TestPortal) {
    let documents = test.portal.documents();
    for new in [
        document("12/QĐ-UBND", "2025-03-01", "Quyết định", "UBND tỉnh", "Bức xạ", "Ứng phó sự cố bức xạ"),
        document(
            "88/KH-UBND",
            "2026-03-16",
            "Kế hoạch",
            "UBND tỉnh",
            "Năng suất",
            "Nâng cao năng suất 100% xã",
        ),
        document("5_1/TB-SKHCN", "2026-05-04", "Thông báo", "Sở KH&CN", "", "Tiếp nhận đề xuất năm 2026"),
        document("51/TB-SKHCN", "2026-05-05", "Thông báo", "Sở KH&CN", "Bức xạ", "Khai báo thiết bị X-quang"),
    ] {
        documents.put(new).await.unwrap();
    }
}

/// The numbers that a filter leaves.
async fn numbers(test: &TestPortal, filter: DocumentFilter) -> Vec<String> {
    let found = test.portal.documents().find(&filter, 1, 10).await.unwrap();
    assert_eq!(found.total as usize, found.items.len());
    found.items.into_iter().map(|document| document.number).collect()
}

fn text(text: &str) -> DocumentFilter {
    DocumentFilter { text: text.to_owned(), ..DocumentFilter::default() }
}

fn counted(values: &[domain::FacetValue]) -> Vec<(&str, u64)> {
    values.iter().map(|facet| (facet.value.as_str(), facet.count)).collect()
}

fn programme(content: NewProgrammeContent) -> NewProgramme {
    NewProgramme {
        title: "Số 1".to_owned(),
        number: 1,
        year: 2026,
        content,
        summary: String::new(),
        body: html::sanitise("<p>Nội dung</p>"),
        cover: None,
        published_at: Timestamp(100),
    }
}

async fn content(test: &TestPortal, new: NewProgrammeContent) -> ProgrammeContent {
    test.portal.programmes().put(programme(new)).await.unwrap();
    let slug = Slug::try_from("so-1").unwrap();
    test.portal.programmes().by_slug(&slug).await.unwrap().unwrap().content
}

on_both_databases! {
    async fn words_are_found_with_and_without_diacritics_in_number_and_summary(test: TestPortal) {
        fill(&test).await;
        assert_eq!(numbers(&test, text("bức xạ")).await, ["12/QĐ-UBND"]);
        assert_eq!(numbers(&test, text("su co BUC XA")).await, ["12/QĐ-UBND"]);
        assert_eq!(numbers(&test, text("12/qd")).await, ["12/QĐ-UBND"]);
        assert_eq!(numbers(&test, text("tb-skhcn x-quang")).await, ["51/TB-SKHCN"]);
        assert!(numbers(&test, text("bức năng")).await.is_empty());
    }

    async fn signs_of_patterns_are_letters(test: TestPortal) {
        fill(&test).await;
        assert_eq!(numbers(&test, text("5_1")).await, ["5_1/TB-SKHCN"]);
        assert_eq!(numbers(&test, text("%")).await, ["88/KH-UBND"]);
        assert!(numbers(&test, text("\\")).await.is_empty());
        assert!(numbers(&test, text("' OR 1=1 --")).await.is_empty());
    }

    async fn filters_combine_and_counts_say_what_each_would_leave(test: TestPortal) {
        fill(&test).await;
        let filter = DocumentFilter { issuer: "Sở KH&CN".to_owned(), year: "2026".to_owned(), ..DocumentFilter::default() };
        assert_eq!(numbers(&test, filter.clone()).await, ["51/TB-SKHCN", "5_1/TB-SKHCN"]);
        let facets = test.portal.documents().facets(&filter).await.unwrap();
        // Its own part does not narrow a facet; the others do. Empty values are no choice.
        assert_eq!(counted(&facets.issuers), [("Sở KH&CN", 2), ("UBND tỉnh", 1)]);
        assert_eq!(counted(&facets.kinds), [("Thông báo", 2)]);
        assert_eq!(counted(&facets.fields), [("Bức xạ", 1)]);
        assert_eq!(counted(&facets.years), [("2026", 2)]);
        let all = test.portal.documents().facets(&DocumentFilter::default()).await.unwrap();
        assert_eq!(counted(&all.years), [("2026", 3), ("2025", 1)]);
        let of_kind: Vec<_> = all.kinds.iter().map(|facet| facet.value.as_str()).collect();
        assert_eq!(of_kind, ["Kế hoạch", "Quyết định", "Thông báo"]);
    }

    async fn what_no_document_has_leaves_nothing(test: TestPortal) {
        fill(&test).await;
        for filter in [
            DocumentFilter { year: "năm nay".to_owned(), ..DocumentFilter::default() },
            DocumentFilter { year: "20%".to_owned(), ..DocumentFilter::default() },
            DocumentFilter { kind: "Sắc lệnh".to_owned(), ..DocumentFilter::default() },
            text("không đâu có"),
        ] {
            assert!(numbers(&test, filter.clone()).await.is_empty(), "{filter:?}");
            test.portal.documents().facets(&filter).await.unwrap();
        }
    }

    async fn documents_keep_their_files_in_order_and_lose_those_left_out(test: TestPortal) {
        let (pdf, stored) = media::add_file(&test.portal, PDF, "Quyết định.docx").await.unwrap();
        assert_eq!((stored.kind, stored.name.as_str()), (FileKind::Pdf, "Quyết định.pdf"));
        let (subtitles, _) = media::add_file(&test.portal, SUBTITLES, "phụ đề.vtt").await.unwrap();
        let attach = |file, label: &str| NewAttachment { file, label: label.to_owned() };
        let mut new = document("12/QĐ-UBND", "2025-03-01", "Quyết định", "UBND tỉnh", "", "Một");
        new.effective_on = parse_iso_date("2025-04-01").ok();
        new.expires_on = parse_iso_date("2026-01-01").ok();
        new.attachments = vec![attach(subtitles, "Phụ đề"), attach(pdf, "")];
        test.portal.documents().put(new.clone()).await.unwrap();

        let slug = Slug::try_from("12-qd-ubnd-2025-03-01").unwrap();
        let found = test.portal.documents().by_slug(&slug).await.unwrap().unwrap();
        let titles: Vec<_> = found.attachments.iter().map(domain::Attachment::title).collect();
        assert_eq!(titles, ["Phụ đề", "Quyết định.pdf"]);
        assert_eq!(found.validity(parse_iso_date("2025-12-31").unwrap()), Some(Validity::InForce));

        new.attachments.remove(0);
        new.expires_on = None;
        test.portal.documents().put(new).await.unwrap();
        let found = test.portal.documents().page(1, 1).await.unwrap().items.remove(0);
        assert_eq!((found.attachments.len(), found.expires_on), (1, None));
        assert_eq!(found.attachments[0].file.bytes, PDF.len() as u64);
    }

    async fn a_file_is_stored_once_and_is_no_picture(test: TestPortal) {
        let (first, stored) = media::add_file(&test.portal, PDF, "một.pdf").await.unwrap();
        let (again, same) = media::add_file(&test.portal, PDF, "hai.pdf").await.unwrap();
        assert_eq!((first, &stored), (again, &same));
        assert_eq!(media::file_by_hash(&test.portal, &stored.hash).await.unwrap(), Some(stored.clone()));
        assert_eq!(media::by_hash(&test.portal, &stored.hash).await.unwrap(), None);
        let refused = media::add_file(&test.portal, &b"#!/bin/sh\nrm -rf /\n"[..], "van-ban.pdf").await;
        assert!(matches!(refused, Err(MediaError::UnknownFile)));
    }

    async fn an_issue_is_a_file_another_sites_video_or_a_magazine(test: TestPortal) {
        let (video, _) = media::add_file(&test.portal, webm(), "phim.webm").await.unwrap();
        let (captions, _) = media::add_file(&test.portal, SUBTITLES, "phim.vtt").await.unwrap();
        let (pdf, _) = media::add_file(&test.portal, PDF, "số 1.pdf").await.unwrap();

        let own = content(&test, NewProgrammeContent::VideoFile { video, captions: Some(captions) }).await;
        let ProgrammeContent::Video(Some(VideoSource::File { video, captions: Some(captions) })) = own else {
            panic!("{own:?}");
        };
        assert_eq!((video.kind, captions.kind), (FileKind::Webm, FileKind::Vtt));

        let embed = VideoEmbed::parse("https://vimeo.com/1084537").unwrap();
        let elsewhere = content(&test, NewProgrammeContent::VideoEmbed(embed.clone())).await;
        assert_eq!(elsewhere, ProgrammeContent::Video(Some(VideoSource::Embed(embed))));

        let magazine = content(&test, NewProgrammeContent::Magazine(Some(pdf))).await;
        assert_eq!(magazine.kind(), ProgrammeKind::Magazine);
        assert!(matches!(magazine, ProgrammeContent::Magazine(Some(file)) if file.name == "số 1.pdf"));

        assert_eq!(content(&test, NewProgrammeContent::VideoToCome).await, ProgrammeContent::Video(None));
    }

    async fn documents_from_before_can_be_searched(test: TestPortal) {
        let database = Database::connect(&test.config.database_url).await.unwrap();
        // The schema as it was, with a document in it.
        for sql in [
            "DROP TABLE document_file",
            "DROP TABLE programme_file",
            "ALTER TABLE document DROP COLUMN effective_on",
            "ALTER TABLE document DROP COLUMN expires_on",
            "ALTER TABLE document DROP COLUMN folded",
            "ALTER TABLE programme DROP COLUMN embed_url",
            "DELETE FROM seaql_migrations WHERE version = 'm20261125_000008_registry'",
            "INSERT INTO document (slug, number, issued_on, kind, issuer, field, summary) \
             VALUES ('cu', '7/QĐ-UBND', '2020-01-02', 'Quyết định', 'UBND tỉnh', '', 'Đo lường')",
        ] {
            database.execute_unprepared(sql).await.unwrap();
        }
        test.portal.storage().migrate().await.unwrap();
        assert_eq!(numbers(&test, text("qd do luong")).await, ["7/QĐ-UBND"]);
    }
}
