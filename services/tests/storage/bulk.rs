//! Steps with several rows of a list, and the way back.

use domain::{
    BulkFault, BulkList, BulkStep, DocumentFilter, DocumentId, FeedbackId, FeedbackKind, Locale, Role, Slug,
    Sort, Visibility,
};
use services::{
    Portal,
    accounts::AccountInfo,
    audit::AuditFilter,
    bulk::BulkReport,
    feedback::{FeedbackFilter, Step},
    refused::Refused,
};

use super::{
    desk::{account, article, leads, line, typed},
    feedback::{admission, ask, submission},
};
use crate::on_both_databases;

/// A document of that number.
async fn document(portal: &Portal, by: &AccountInfo, number: &str) -> DocumentId {
    let fields = typed(&[
        ("number", number),
        ("issued_on", "05-01-2026"),
        ("kind", "Quyết định"),
        ("issuer", "UBND tỉnh"),
        ("summary", "Về đề án"),
    ]);
    portal.documents().change(by, None, &fields).await.unwrap()
}

async fn step(portal: &Portal, by: &AccountInfo, list: BulkList, step: BulkStep, ids: &[i64]) -> BulkReport {
    let id = portal.bulk(list).step(by, step, ids).await.unwrap();
    portal.bulk(list).report(by, id).await.unwrap().unwrap()
}

async fn undo(portal: &Portal, by: &AccountInfo, list: BulkList, id: i64) -> BulkReport {
    let id = portal.bulk(list).undo(by, id).await.unwrap();
    portal.bulk(list).report(by, id).await.unwrap().unwrap()
}

/// The numbers of the rows that were changed, and what was refused.
fn told(report: &BulkReport) -> (Vec<i64>, Vec<(&str, BulkFault)>) {
    let done = report.done.iter().map(|row| row.id).collect();
    (done, report.refused.iter().map(|refusal| (refusal.name.as_str(), refusal.fault)).collect())
}

/// The newest entries of the log about a kind of thing.
async fn log(portal: &Portal, action: &str) -> Vec<(String, i64, String)> {
    let boss = account(portal, Role::Administrator).await;
    let filter = AuditFilter { action: format!("{action}."), ..AuditFilter::default() };
    let entries = portal.audit().entries(&boss, &filter, None, 99).await.unwrap();
    entries.into_iter().map(|entry| (entry.action, entry.subject_id, entry.detail)).collect()
}

async fn readers_see(portal: &Portal, slug: &str) -> bool {
    portal.documents().by_slug(&Slug::try_from(slug).unwrap()).await.unwrap().is_some()
}

async fn desk_sees(portal: &Portal, by: &AccountInfo, visibility: Option<Visibility>) -> String {
    let filter = DocumentFilter::default();
    let (found, _) =
        portal.documents().desk(by, &filter, visibility, Sort::named("so"), (1, 9)).await.unwrap();
    found.items.iter().map(|document| document.number.as_str()).collect::<Vec<_>>().join(" ")
}

on_both_databases! {
    async fn documents_are_hidden_deleted_and_each_becomes_again_what_it_was(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let list = BulkList::Documents;
        let mut ids = Vec::new();
        for number in ["1/QĐ-A", "2/QĐ-A", "3/QĐ-A"] {
            ids.push(document(portal, &editor, number).await.0);
        }
        let version = portal.content_version();
        let report = step(portal, &editor, list, BulkStep::Hide, &[ids[1], 999, ids[1]]).await;
        assert_eq!(told(&report), (vec![ids[1]], vec![("#999", BulkFault::Unknown)]));
        assert!(portal.content_version() > version);
        assert_eq!(log(portal, "document").await[0], ("document.hide".to_owned(), ids[1], format!("2/QĐ-A #{}", ids[1])));
        assert!(!readers_see(portal, "2-qd-a-2026-01-05").await);
        assert_eq!(portal.documents().page(1, 9).await.unwrap().total, 2);
        assert_eq!(portal.documents().facets(&DocumentFilter::default()).await.unwrap().kinds[0].count, 2);
        assert_eq!(portal.documents().latest(9).await.unwrap().len(), 2);
        assert!(portal.documents().get(&editor, DocumentId(ids[1])).await.is_ok());

        let deleted = step(portal, &editor, list, BulkStep::Delete, &ids).await;
        assert_eq!(told(&deleted), (ids.clone(), vec![]));
        let entry = log(portal, "document").await.remove(0);
        assert_eq!((entry.0.as_str(), entry.1), ("document.delete", 0), "three rows, one entry");
        assert!(entry.2.contains("1/QĐ-A") && entry.2.contains("3/QĐ-A"), "{entry:?}");
        assert_eq!((desk_sees(portal, &editor, None).await, portal.documents().page(1, 9).await.unwrap().total), (String::new(), 0));
        assert_eq!(desk_sees(portal, &editor, Some(Visibility::Deleted)).await, "1/QĐ-A 2/QĐ-A 3/QĐ-A");
        // One comes back by hand; the way back leaves it alone.
        step(portal, &editor, list, BulkStep::Restore, &ids[..1]).await;
        let back = undo(portal, &editor, list, deleted.id).await;
        assert_eq!(told(&back), (ids[1..].to_vec(), vec![("1/QĐ-A", BulkFault::Changed)]));
        assert!(back.is_undo && !back.can_be_undone());
        assert_eq!(log(portal, "document").await[0].0, "document.undo");
        assert_eq!(desk_sees(portal, &editor, Some(Visibility::Hidden)).await, "1/QĐ-A 2/QĐ-A");
        assert_eq!(desk_sees(portal, &editor, Some(Visibility::Shown)).await, "3/QĐ-A");
        assert!(matches!(portal.bulk(list).undo(&editor, deleted.id).await, Err(Refused::Unknown)), "once");
    }

    async fn a_deleted_document_makes_room_and_is_no_longer_cited(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let [news] = line(portal, &boss, &["Tin"]).await[..] else { panic!() };
        article(portal, "Một", news, "Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh.").await;
        let cited = async || {
            let slug = Slug::try_from("mot").unwrap();
            let services::articles::Lookup::Found(article) = portal.articles().by_slug(&slug).await.unwrap() else { panic!() };
            let cited = portal.storage().cited_documents(&article).await.unwrap();
            let missing = portal.documents().missing(9).await.unwrap().len();
            (cited[0].document.is_some(), missing)
        };
        assert_eq!(cited().await, (false, 1));
        let id = document(portal, &boss, "12/QĐ-UBND").await;
        assert_eq!(cited().await, (true, 0));
        step(portal, &boss, BulkList::Documents, BulkStep::Hide, &[id.0]).await;
        assert_eq!(cited().await, (false, 0), "it is known, and no link leads to it");
        let deleted = step(portal, &boss, BulkList::Documents, BulkStep::Delete, &[id.0]).await;
        assert_eq!(cited().await, (false, 1));
        let again = document(portal, &boss, "12/QĐ-UBND").await;
        assert_eq!(cited().await, (true, 0));
        let back = undo(portal, &boss, BulkList::Documents, deleted.id).await;
        assert_eq!(told(&back), (vec![], vec![("12/QĐ-UBND", BulkFault::Unknown)]), "another stands in its place");
        assert!(portal.documents().get(&boss, again).await.is_ok());
    }

    async fn redirects_come_back_unless_they_would_lead_in_a_circle(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, Role::Administrator).await;
        let (redirects, list) = (portal.redirects(), BulkList::Redirects);
        for (from, to) in [("/a", "/b"), ("/c", "/d"), ("/e", "/f")] {
            redirects.add(&boss, from, to).await.unwrap();
        }
        let found = redirects.find(&boss, "", Sort::named("tu"), 1, 9).await.unwrap();
        let ids: Vec<i64> = found.items.iter().map(|redirect| redirect.id.0).collect();
        let deleted = step(portal, &boss, list, BulkStep::Delete, &ids).await;
        assert_eq!((deleted.done.len(), leads(portal, "/a").await), (3, None));
        // Meanwhile one leads elsewhere, and one would begin a chain.
        redirects.add(&boss, "/c", "/x").await.unwrap();
        redirects.add(&boss, "/f", "/y").await.unwrap();
        let back = undo(portal, &boss, list, deleted.id).await;
        assert_eq!(told(&back), (vec![ids[0]], vec![("/c", BulkFault::Changed), ("/e", BulkFault::Chain)]));
        assert_eq!(leads(portal, "/a").await.as_deref(), Some("/b"));
        assert_eq!(leads(portal, "/c").await.as_deref(), Some("/x"));
        assert_eq!(leads(portal, "/e").await, None);
        let again = step(portal, &boss, list, BulkStep::Delete, &ids[..1]).await;
        assert_eq!(again.done.len(), 1);
        assert_eq!(told(&step(portal, &boss, list, BulkStep::Delete, &ids[..1]).await).1, [("/a", BulkFault::AlreadyThere)]);
        // A deleted one does not stand in the way of another.
        redirects.add(&boss, "/a", "/z").await.unwrap();
        assert_eq!(leads(portal, "/a").await.as_deref(), Some("/z"));
    }

    async fn nobody_locks_themselves_or_the_last_who_can_administer(test: TestPortal) {
        let portal = &test.portal;
        let list = BulkList::Accounts;
        let (boss, _) = crate::accounts::account(portal, "quantri", Role::Administrator).await;
        let (other, token) = crate::accounts::account(portal, "quantri2", Role::Administrator).await;
        let (writer, _) = crate::accounts::account(portal, "viet", Role::Reporter).await;
        let all = [boss.id.0, other.id.0, writer.id.0];
        let locked = step(portal, &boss, list, BulkStep::Lock, &all).await;
        assert_eq!((told(&locked).0, locked.refused.len(), locked.refused[0].fault), (all[1..].to_vec(), 1, BulkFault::Oneself));
        assert!(portal.accounts().session(&token).await.unwrap().is_none());
        // Who was an administrator a moment ago locks nobody else out.
        assert!(portal.accounts().has_administrator().await.unwrap());
        let refused = step(portal, &other, list, BulkStep::Lock, &all[..1]).await;
        assert_eq!(refused.refused[0].fault, BulkFault::LastAdministrator);
        let back = undo(portal, &boss, list, locked.id).await;
        assert_eq!(told(&back).0, all[1..]);
        assert!(portal.accounts().session(&token).await.unwrap().is_none(), "what was ended stays ended");
        assert!(log(portal, "account").await.iter().any(|(action, ..)| action == "account.undo"));
    }

    async fn of_two_who_lock_each_other_one_stays(test: TestPortal) {
        let portal = &test.portal;
        let (one, _) = crate::accounts::account(portal, "quantri", Role::Administrator).await;
        let (two, _) = crate::accounts::account(portal, "quantri2", Role::Administrator).await;
        let [of_one, of_two] = [[one.id.0], [two.id.0]];
        let (first, second) = tokio::join!(
            step(portal, &one, BulkList::Accounts, BulkStep::Lock, &of_two),
            step(portal, &two, BulkList::Accounts, BulkStep::Lock, &of_one),
        );
        assert_eq!(first.done.len() + second.done.len(), 1, "{first:?} {second:?}");
        assert!(portal.accounts().has_administrator().await.unwrap());
    }

    async fn messages_are_published_hidden_and_put_away_and_come_back(test: TestPortal) {
        let (portal, feedback, list) = (&test.portal, test.portal.feedback(), BulkList::Feedback);
        let boss = account(portal, Role::Approver).await;
        let open = ask(portal, "AAAA-BBBB-CCC1", "Chưa trả lời", "Nội dung câu hỏi.").await;
        let answered = ask(portal, "AAAA-BBBB-CCC2", "Đã trả lời", "Nội dung câu hỏi.").await;
        feedback.step(&boss, answered, Step::Answer("Trả lời.".to_owned())).await.unwrap();
        let sent = submission(FeedbackKind::Contact, "", "Mua hàng giá rẻ");
        feedback.send(sent, None, &admission("AAAA-BBBB-CCC3"), Locale::Vietnamese).await.unwrap();
        let newest = feedback.messages(&boss, &FeedbackFilter::default(), 1, 1).await.unwrap();
        let contact = newest.items[0].id;
        let ids = [open.0, answered.0, contact.0];
        let change = portal.storage().last_change().await.unwrap();
        let spam = step(portal, &boss, list, BulkStep::Spam, &[contact.0]).await;
        assert_eq!(portal.storage().last_change().await.unwrap(), change, "no page is renewed for it");
        let shown = step(portal, &boss, list, BulkStep::Show, &ids).await;
        let faults: Vec<_> = shown.refused.iter().map(|refusal| (refusal.name.as_str(), refusal.fault)).collect();
        assert_eq!(faults, [("Chưa trả lời", BulkFault::NeedsAnswer), ("Mua hàng giá rẻ", BulkFault::NeverPublished)]);
        assert!(feedback.question(answered).await.unwrap().is_some());
        assert!(portal.storage().last_change().await.unwrap() > change);
        let find = async |words: &str, state| {
            let filter = FeedbackFilter { words: words.to_owned(), state, ..FeedbackFilter::default() };
            let found = feedback.messages(&boss, &filter, 1, 9).await.unwrap();
            found.items.into_iter().map(|message| message.id).collect::<Vec<FeedbackId>>()
        };
        assert_eq!(find("", None).await, [answered, open], "rubbish is out of the way");
        assert_eq!(find("gia RE", Some(domain::FeedbackState::Spam)).await, [contact]);
        assert_eq!(find("chua tra loi", None).await, [open]);
        assert_eq!(find("aaaa-bbbb-ccc2", None).await, [answered]);
        for nothing in ["%", "_", "' or 1=1 --"] {
            assert!(find(nothing, None).await.is_empty(), "{nothing}");
        }
        let status = feedback.status("AAAA-BBBB-CCC3").await.unwrap().unwrap();
        assert_eq!(status.state, domain::FeedbackState::Rejected, "who sends rubbish is not told");
        undo(portal, &boss, list, shown.id).await;
        assert!(feedback.question(answered).await.unwrap().is_none());
        assert_eq!(feedback.message(&boss, answered).await.unwrap().state, domain::FeedbackState::Answered);
        undo(portal, &boss, list, spam.id).await;
        assert_eq!(feedback.message(&boss, contact).await.unwrap().state, domain::FeedbackState::New);
    }

    async fn a_report_belongs_to_its_list_and_to_who_took_the_step(test: TestPortal) {
        let portal = &test.portal;
        let (boss, editor) = (account(portal, Role::Administrator).await, account(portal, Role::Editor).await);
        let id = document(portal, &editor, "1/QĐ-A").await.0;
        let list = portal.bulk(BulkList::Documents);
        let report = list.step(&editor, BulkStep::Hide, &[id]).await.unwrap();
        assert!(list.report(&boss, report).await.unwrap().is_none());
        assert!(matches!(list.undo(&boss, report).await, Err(Refused::Unknown)));
        let pages = portal.bulk(BulkList::Pages);
        assert!(pages.report(&editor, report).await.unwrap().is_none());
        assert!(matches!(pages.undo(&editor, report).await, Err(Refused::Unknown)));
        assert!(matches!(list.step(&editor, BulkStep::Lock, &[id]).await, Err(Refused::Unknown)));
        for (role, list) in [
            (Role::Reporter, BulkList::Documents),
            (Role::Reporter, BulkList::Pages),
            (Role::Reporter, BulkList::Programmes),
            (Role::Editor, BulkList::Feedback),
            (Role::Approver, BulkList::Redirects),
            (Role::Approver, BulkList::Accounts),
        ] {
            let (who, bulk) = (account(portal, role).await, portal.bulk(list));
            assert!(matches!(bulk.step(&who, list.steps()[0], &[1]).await, Err(Refused::NotAllowed)), "{list:?}");
            assert!(matches!(bulk.undo(&who, report).await, Err(Refused::NotAllowed)), "{list:?}");
            assert!(matches!(bulk.report(&who, report).await, Err(Refused::NotAllowed)), "{list:?}");
        }
    }
}
