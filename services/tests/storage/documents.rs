use domain::{BulkList, BulkStep, DocumentFilter, Role, Sort, document_form::DocumentFields, typed::Fault};
use services::refused::Refused;

use super::desk::{account, article, fault, leads, line, pdf, typed};
use crate::on_both_databases;

on_both_databases! {
    async fn a_document_is_kept_with_its_files_and_its_former_address(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let documents = portal.documents();
        let hash = pdf(portal).await;
        let fields = |number: &str, file: &str| {
            typed(&[("number", number), ("issued_on", "05-01-2026"), ("kind", "Quyết định"),
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
        portal.bulk(BulkList::Documents).step(&editor, BulkStep::Delete, &[id.0]).await.unwrap();
        assert!(matches!(documents.get(&editor, id).await, Err(Refused::Unknown)));
        assert!(matches!(documents.change(&editor, Some(id), &again).await, Err(Refused::Unknown)));
        let reporter = account(portal, Role::Reporter).await;
        assert!(matches!(documents.change(&reporter, None, &again).await, Err(Refused::NotAllowed)));
    }

    async fn the_registry_is_ordered_as_asked_and_a_cited_number_begins_a_form(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        for (number, day, issuer) in [("2/QĐ-A", "05-01-2026", "Sở B"), ("1/QĐ-A", "06-01-2026", "Sở A"), ("3/QĐ-A", "04-01-2026", "Sở A")] {
            let fields = typed(&[("number", number), ("issued_on", day), ("kind", "Quyết định"), ("issuer", issuer), ("summary", "Về đề án")]);
            portal.documents().change(&boss, None, &fields).await.unwrap();
        }
        for (sort, numbers) in [
            ("", "1 2 3"), ("ngay", "3 2 1"), ("so", "1 2 3"), ("-so", "3 2 1"), ("co-quan", "1 3 2"), ("-co-quan", "2 1 3"),
        ] {
            let filter = DocumentFilter::default();
            let (found, _) = portal.documents().desk(&boss, &filter, None, Sort::named(sort), (1, 9)).await.unwrap();
            let found: Vec<&str> = found.items.iter().map(|document| document.number.split('/').next().unwrap()).collect();
            assert_eq!(found.join(" "), numbers, "{sort}");
        }
        let [news] = line(portal, &boss, &["Tin"]).await[..] else { panic!() };
        let text = "Theo Quyết định số 1048/QĐ-UBND ngày 24/7/2025 của UBND tỉnh.";
        article(portal, "Một", news, text).await;
        let fields = portal.documents().begin(&boss, "1048/QĐ-UBND").await.unwrap();
        assert_eq!((fields.number.as_str(), fields.issued_on.as_str(), fields.kind.as_str()), ("1048/QĐ-UBND", "24-07-2025", "Quyết định"));
        assert_eq!(portal.documents().begin(&boss, "<b>").await.unwrap().number, "<b>");
    }
}
