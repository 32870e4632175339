use domain::{
    BulkList, BulkStep, ProgrammeContent, ProgrammeKind, Role, Slug, Sort, programme_form::ProgrammeFields,
    typed::Fault,
};
use services::{programmes::ProgrammeFilter, refused::Refused};

use super::desk::{account, fault, leads, pdf, typed};
use crate::on_both_databases;

fn words(words: &str) -> ProgrammeFilter {
    ProgrammeFilter { words: words.to_owned(), ..ProgrammeFilter::default() }
}

on_both_databases! {
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
        assert_eq!(programmes.find(&editor, &words("TAP CHI"), 1, 9).await.unwrap().total, 1);
        assert_eq!(programmes.find(&editor, &words("không có"), 1, 9).await.unwrap().total, 0);
        programmes.delete(&editor, id).await.unwrap();
        assert!(matches!(programmes.delete(&editor, id).await, Err(Refused::Unknown)));
    }

    async fn issues_are_found_ordered_hidden_and_shown_again(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let programmes = portal.programmes();
        let mut ids = Vec::new();
        for (title, kind, number, day) in [("Bưởi", "video", "9", "05-01-2026"), ("Ảnh", "magazine", "10", "04-01-2026"), ("Cam", "video", "8", "06-01-2026")] {
            let fields: ProgrammeFields = typed(&[("title", title), ("kind", kind), ("number", number), ("year", "2026"), ("published_on", day)]);
            ids.push(programmes.change(&editor, None, &fields).await.unwrap().0);
        }
        let found = async |filter: ProgrammeFilter, page| {
            let found = programmes.find(&editor, &filter, page, 2).await.unwrap();
            (found.items.into_iter().map(|issue| issue.title).collect::<Vec<_>>().join(" "), found.total)
        };
        let sorted = |sort: &str| ProgrammeFilter { sort: Sort::named(sort), ..ProgrammeFilter::default() };
        for (sort, first) in [("", "Cam Bưởi"), ("ngay", "Ảnh Bưởi"), ("ten", "Ảnh Bưởi"), ("-ten", "Cam Bưởi"), ("-so", "Ảnh Bưởi"), ("so", "Cam Bưởi")] {
            assert_eq!(found(sorted(sort), 1).await, (first.to_owned(), 3), "{sort}");
        }
        assert_eq!(found(sorted(""), 2).await, ("Ảnh".to_owned(), 3));
        assert_eq!(found(words("buoi"), 1).await, ("Bưởi".to_owned(), 1));
        let filter = ProgrammeFilter { kind: Some(ProgrammeKind::Magazine), ..ProgrammeFilter::default() };
        assert_eq!(found(filter, 1).await, ("Ảnh".to_owned(), 1));
        let bulk = portal.bulk(BulkList::Programmes);
        let step = bulk.step(&editor, BulkStep::Hide, &ids[1..]).await.unwrap();
        let hidden = ProgrammeFilter { published: Some(false), ..ProgrammeFilter::default() };
        assert_eq!(found(hidden.clone(), 1).await, ("Cam Ảnh".to_owned(), 2));
        let slug = Slug::try_from("anh").unwrap();
        assert_eq!((programmes.list().await.unwrap().len(), programmes.latest(9).await.unwrap().len()), (1, 1));
        assert!(programmes.by_slug(&slug).await.unwrap().is_none());
        bulk.undo(&editor, step).await.unwrap();
        assert!(programmes.by_slug(&slug).await.unwrap().is_some());
        assert_eq!(found(hidden, 1).await, (String::new(), 0));
    }
}
