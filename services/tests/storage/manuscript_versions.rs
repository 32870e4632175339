use domain::{Locale, Manuscript, Sort, StepKind, Timestamp, WorkflowState};
use services::{
    articles::NewArticle,
    html,
    manuscripts::{DeskColumn, DeskFilter, ManuscriptError, Piece},
};

use super::manuscripts::{office, open, read, save, step};
use crate::on_both_databases;

on_both_databases! {
    async fn earlier_versions_are_compared_and_taken_up_again(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        save(&portal, &office.editor, id, office.manuscript("Gian trưng bày đóng cửa.")).await;
        let manuscripts = portal.manuscripts();
        let revisions = manuscripts.revisions(&office.editor, id).await.unwrap();
        assert_eq!(revisions.iter().map(|revision| revision.name.as_str()).collect::<Vec<_>>(), [
            "Đồng chí hoa",
            "Đồng chí mai"
        ]);
        let first = manuscripts.revision(&office.editor, id, revisions[1].id).await.unwrap();
        assert!(first.body_html.contains("mở cửa"));
        let found = manuscripts.compare(&office.editor, id, &first).await.unwrap();
        assert_eq!(found.len(), 1);
        let line = format!("{:?}", found[0].lines);
        let removed = format!("{:?}", Piece::Removed("mở".to_owned()));
        let added = format!("{:?}", Piece::Added("đóng".to_owned()));
        assert!(line.contains(&removed) && line.contains(&added), "{line}");

        manuscripts.restore(&office.editor, id, revisions[1].id).await.unwrap();
        let copy = open(&portal, &office.editor, id).await;
        assert!(manuscripts.html(&copy).await.unwrap().contains("mở cửa"));
        // Another article's version is none of this one's.
        let other = office.written(&portal).await;
        assert!(matches!(
            manuscripts.revision(&office.editor, other, revisions[1].id).await,
            Err(ManuscriptError::Unknown)
        ));
    }

    async fn what_came_from_elsewhere_keeps_its_markup_until_it_is_rewritten(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let imported = NewArticle {
            source_id: Some("1".to_owned()),
            slug: None,
            title: "Bài cũ".to_owned(),
            summary: "Tóm tắt".to_owned(),
            body: html::sanitise("<p>Chữ <em>cũ</em></p>"),
            text: "Chữ cũ".to_owned(),
            locale: Locale::Vietnamese,
            translation_of: None,
            author: String::new(),
            category: office.category,
            tags: vec!["cũ".to_owned()],
            state: WorkflowState::Published,
            published_at: Timestamp::now().plus_seconds(-86_400),
            updated_at: None,
            pictures: Vec::new(),
            pinned: false,
            fingerprint: "1".to_owned(),
        };
        portal.articles().put(imported).await.unwrap();
        let listed = portal.manuscripts().list(&office.editor, DeskFilter::default(), 1, 10).await.unwrap();
        let id = listed.items[0].id;
        let copy = open(&portal, &office.editor, id).await;
        assert_eq!((copy.manuscript.body.clone(), copy.manuscript.tags.len()), (None, 1));
        let renamed = Manuscript { title: "Bài mới".to_owned(), ..copy.manuscript };
        save(&portal, &office.editor, id, renamed).await;
        step(&portal, &office.approver, id, StepKind::Publish).await.unwrap();
        assert!(read(&portal, "bai-cu").await.contains("<em>cũ</em>"));
    }

    async fn a_preview_is_read_by_whoever_has_its_address(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        let token = portal.manuscripts().preview(&office.reporter, id).await.unwrap();
        let article = portal.manuscripts().previewed(&token).await.unwrap();
        assert!(article.body.as_str().contains("Gian trưng bày"));
        for wrong in ["", "0", &token[1..]] {
            assert!(matches!(portal.manuscripts().previewed(wrong).await, Err(ManuscriptError::Unknown)));
        }
    }

    async fn the_list_finds_by_words_without_marks_and_keeps_its_order(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        for title in ["Đổi mới sáng tạo", "An toàn bức xạ", "Đổi mới công nghệ"] {
            let id = office.written(&portal).await;
            let manuscript = Manuscript { title: title.to_owned(), ..office.manuscript("Chữ.") };
            save(&portal, &office.reporter, id, manuscript).await;
        }
        let titles = async |filter: DeskFilter| {
            let found = portal.manuscripts().list(&office.editor, filter, 1, 10).await.unwrap();
            found.items.into_iter().map(|article| article.title).collect::<Vec<_>>()
        };
        let words = |words: &str| DeskFilter { words: words.to_owned(), ..DeskFilter::default() };
        assert_eq!(titles(words("doi moi")).await.len(), 2);
        assert_eq!(titles(words("Đổi TẠO")).await, ["Đổi mới sáng tạo"]);
        assert!(titles(words("%")).await.len() == 3, "signs are no words");
        let by_title = DeskFilter { sort: Sort::of(DeskColumn::Title), ..DeskFilter::default() };
        assert_eq!(titles(by_title).await, ["An toàn bức xạ", "Đổi mới công nghệ", "Đổi mới sáng tạo"]);
        let submitted = DeskFilter { stage: Some(WorkflowState::Submitted), ..DeskFilter::default() };
        assert!(titles(submitted).await.is_empty());
    }

    async fn those_who_have_it_open_see_each_other(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        let manuscripts = portal.manuscripts();
        let (others, _) = manuscripts.present(&office.reporter, id, "a1").await.unwrap();
        assert!(others.is_empty());
        // Two windows are one person.
        manuscripts.present(&office.reporter, id, "a2").await.unwrap();
        let (others, version) = manuscripts.present(&office.editor, id, "b1").await.unwrap();
        assert_eq!(others, ["Đồng chí mai"]);
        assert_eq!(version, open(&portal, &office.editor, id).await.version);
    }

    async fn one_article_leads_the_front_page(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let (first, second) = (office.published(&portal).await, office.published(&portal).await);
        let manuscripts = portal.manuscripts();
        for id in [first, second] {
            manuscripts.pin(&office.approver, id, true).await.unwrap();
        }
        assert!(!open(&portal, &office.editor, first).await.pinned);
        assert!(open(&portal, &office.editor, second).await.pinned);
        assert!(matches!(
            manuscripts.pin(&office.editor, second, false).await,
            Err(ManuscriptError::NotAllowed)
        ));
        let draft = office.written(&portal).await;
        assert!(matches!(manuscripts.pin(&office.approver, draft, true).await, Err(ManuscriptError::Unknown)));
    }
}
