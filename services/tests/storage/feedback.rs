use domain::{
    FeedbackId, FeedbackKind, FeedbackState, Locale, Role, Timestamp,
    feedback::{FeedbackFields, NewDraft, StepRefused, Submission},
    time::Date,
};
use services::{
    Portal,
    accounts::AccountInfo,
    feedback::{Admission, FeedbackError, FeedbackFilter, Step},
    storage::Actor,
};

use crate::on_both_databases;

pub fn submission(kind: FeedbackKind, title: &str, body: &str) -> Submission {
    let fields = FeedbackFields {
        name: "Lê Thị Mận".to_owned(),
        contact: "0912 345 678".to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
        consent: true,
    };
    fields.check(kind).unwrap()
}

pub fn admission(reference: &str) -> Admission {
    Admission { reference: reference.to_owned(), unproven: false }
}

pub async fn account(portal: &Portal, login: &str, role: Role) -> AccountInfo {
    let id = portal.accounts().ensure(login, login, role).await.unwrap();
    AccountInfo { id, login: login.to_owned(), display_name: login.to_owned(), role }
}

/// Sends a question and gives its number.
pub async fn ask(portal: &Portal, reference: &str, title: &str, body: &str) -> FeedbackId {
    let sent = submission(FeedbackKind::Question, title, body);
    portal.feedback().send(sent, None, &admission(reference), Locale::Vietnamese).await.unwrap();
    let boss = account(portal, "duyet", Role::Approver).await;
    let newest = portal.feedback().messages(&boss, &FeedbackFilter::default(), 1, 1).await.unwrap();
    newest.items[0].id
}

async fn titles(portal: &Portal, words: &str) -> Vec<String> {
    let found = portal.feedback().questions(words, 1, 10).await.unwrap();
    assert_eq!(found.total, found.items.len() as u64);
    found.items.into_iter().map(|question| question.title).collect()
}

fn day(days: i64) -> Date {
    Timestamp::now().plus_seconds(86_400 * days).date()
}

pub async fn draft(portal: &Portal, title: &str, days: i64) -> domain::feedback::Draft {
    let boss = account(portal, "duyet", Role::Approver).await;
    let new = NewDraft {
        title: title.to_owned(),
        body: "Điều 1".to_owned(),
        attachment: String::new(),
        closes_on: day(days),
    };
    let slug = portal.feedback().put_draft(&boss, new).await.unwrap();
    portal.feedback().draft(&slug).await.unwrap().unwrap()
}

on_both_databases! {
    async fn a_question_is_seen_when_it_is_answered_and_published_and_not_before(test: TestPortal) {
        let (portal, feedback) = (&test.portal, test.portal.feedback());
        let boss = account(portal, "duyet", Role::Approver).await;
        let id = ask(portal, "AAAA-BBBB-CCC1", "Muối Cồn Nhạn", "Hộ lẻ có được dùng tên không?").await;
        let version = portal.content_version();
        assert!(feedback.question(id).await.unwrap().is_none());
        let refused = feedback.step(&boss, id, Step::Publish).await;
        assert!(matches!(refused, Err(FeedbackError::Step(StepRefused::NeedsAnswer))), "{refused:?}");
        feedback.step(&boss, id, Step::Answer("Được, theo\r\nquy chế.".to_owned())).await.unwrap();
        assert!(feedback.question(id).await.unwrap().is_none());
        assert_eq!(portal.content_version(), version, "nothing public changed yet");
        feedback.step(&boss, id, Step::Publish).await.unwrap();
        assert!(portal.content_version() > version);
        let question = feedback.question(id).await.unwrap().unwrap();
        assert_eq!((question.answer.as_str(), question.url()), ("Được, theo\nquy chế.", format!("/hoi-dap/{id}-muoi-con-nhan")));
        feedback.step(&boss, id, Step::Reject).await.unwrap();
        assert!(feedback.question(id).await.unwrap().is_none());
    }

    async fn questions_are_found_whatever_their_diacritics(test: TestPortal) {
        let (portal, feedback) = (&test.portal, test.portal.feedback());
        let boss = account(portal, "duyet", Role::Approver).await;
        for (reference, title, body) in [
            ("AAAA-BBBB-CCC1", "Đăng ký nhãn hiệu", "Thủ tục thế nào, mất 100% phí?"),
            ("AAAA-BBBB-CCC2", "Kiểm định cân", "Chợ huyện có cân đối chứng không?"),
        ] {
            let id = ask(portal, reference, title, body).await;
            feedback.step(&boss, id, Step::Answer("Xin gọi đường dây nóng.".to_owned())).await.unwrap();
            feedback.step(&boss, id, Step::Publish).await.unwrap();
        }
        assert_eq!(titles(portal, "dang ky NHAN hieu").await, ["Đăng ký nhãn hiệu"]);
        assert_eq!(titles(portal, "cân chợ").await, ["Kiểm định cân"]);
        assert_eq!(titles(portal, "duong day nong").await.len(), 2);
        assert_eq!(titles(portal, "100%").await, ["Đăng ký nhãn hiệu"]);
        for nothing in ["nhãn cân", "%%", "_", "'; DROP TABLE feedback; --"] {
            assert_eq!(titles(portal, nothing).await, [""; 0], "{nothing}");
        }
        assert_eq!(titles(portal, "  ").await.len(), 2);
    }

    async fn a_form_that_is_sent_twice_is_kept_once(test: TestPortal) {
        let feedback = test.portal.feedback();
        let send = || {
            let sent = submission(FeedbackKind::Contact, "", "Cổng hồ sơ bị lỗi.");
            let admission = admission("AAAA-BBBB-CCC1");
            async move { feedback.send(sent, None, &admission, Locale::Vietnamese).await }
        };
        send().await.unwrap();
        assert!(matches!(send().await, Err(FeedbackError::SentBefore)));
        let boss = account(&test.portal, "duyet", Role::Approver).await;
        assert_eq!(feedback.messages(&boss, &FeedbackFilter::default(), 1, 9).await.unwrap().total, 1);
    }

    async fn comments_are_taken_until_the_draft_closes(test: TestPortal) {
        let (portal, feedback) = (&test.portal, test.portal.feedback());
        let (open, closed) = (draft(portal, "Dự thảo mở", 0).await, draft(portal, "Dự thảo đóng", -1).await);
        let comment = || submission(FeedbackKind::Comment, "", "Nên thêm đèn báo ban đêm.");
        let late = feedback.send(comment(), Some(&closed), &admission("1"), Locale::Vietnamese).await;
        assert!(matches!(late, Err(FeedbackError::Closed)));
        feedback.send(comment(), Some(&open), &admission("AAAA-BBBB-CCC2"), Locale::English).await.unwrap();
        assert!(feedback.comments(&open).await.unwrap().is_empty());
        let boss = account(portal, "duyet", Role::Approver).await;
        let filter = FeedbackFilter {
            kind: Some(FeedbackKind::Comment),
            state: Some(FeedbackState::New),
            ..FeedbackFilter::default()
        };
        let waiting = feedback.messages(&boss, &filter, 1, 9).await.unwrap();
        feedback.step(&boss, waiting.items[0].id, Step::Publish).await.unwrap();
        assert_eq!(feedback.comments(&open).await.unwrap()[0].body, "Nên thêm đèn báo ban đêm.");
        let listed = feedback.drafts(1, 9).await.unwrap();
        let counts: Vec<_> = listed.items.iter().map(|card| (card.draft.title.as_str(), card.comments)).collect();
        assert_eq!(counts, [("Dự thảo mở", 1), ("Dự thảo đóng", 0)]);
        let status = feedback.status("aaaa bbbb ccc2").await.unwrap().unwrap();
        assert_eq!(status.url.as_deref(), Some("/gop-y/du-thao-mo"));
    }

    async fn roles_limit_what_the_desk_may_do(test: TestPortal) {
        let (portal, feedback) = (&test.portal, test.portal.feedback());
        let id = ask(portal, "AAAA-BBBB-CCC1", "Câu hỏi", "Nội dung câu hỏi.").await;
        let reporter = account(portal, "phongvien", Role::Reporter).await;
        let editor = account(portal, "bientap", Role::Editor).await;
        let boss = account(portal, "duyet", Role::Approver).await;
        let answer = || Step::Answer("Trả lời.".to_owned());
        assert!(matches!(feedback.message(&reporter, id).await, Err(FeedbackError::NotAllowed)));
        assert!(matches!(feedback.step(&reporter, id, answer()).await, Err(FeedbackError::NotAllowed)));
        feedback.step(&editor, id, answer()).await.unwrap();
        for step in [Step::Publish, Step::Reject, Step::Delete] {
            assert!(matches!(feedback.step(&editor, id, step).await, Err(FeedbackError::NotAllowed)));
        }
        feedback.step(&boss, id, Step::Publish).await.unwrap();
        // Correcting what everybody reads is publishing.
        assert!(matches!(feedback.step(&editor, id, answer()).await, Err(FeedbackError::NotAllowed)));
        feedback.step(&boss, id, Step::Delete).await.unwrap();
        assert!(matches!(feedback.message(&boss, id).await, Err(FeedbackError::Unknown)));
        assert!(feedback.status("AAAA-BBBB-CCC1").await.unwrap().is_none());
    }

    async fn reply_addresses_are_forgotten_when_they_are_old(test: TestPortal) {
        let (portal, feedback) = (&test.portal, test.portal.feedback());
        let id = ask(portal, "AAAA-BBBB-CCC1", "Câu hỏi", "Nội dung câu hỏi.").await;
        let boss = account(portal, "duyet", Role::Approver).await;
        let later = |days: i64| Timestamp::now().plus_seconds(86_400 * days);
        assert_eq!(feedback.forget_senders(later(364)).await.unwrap(), 0);
        assert_eq!(feedback.message(&boss, id).await.unwrap().contact, "0912 345 678");
        portal.storage().set_setting("feedback.contact_days", &30, &Actor::System("test")).await.unwrap();
        assert_eq!(feedback.forget_senders(later(31)).await.unwrap(), 1);
        let message = feedback.message(&boss, id).await.unwrap();
        assert_eq!((message.contact.as_str(), message.name.as_str()), ("", ""));
        assert_eq!(message.body, "Nội dung câu hỏi.");
        assert_eq!(feedback.forget_senders(later(32)).await.unwrap(), 0);
    }

    async fn what_waits_for_the_desk_renews_no_page(test: TestPortal) {
        let before = test.portal.storage().last_change().await.unwrap();
        let sent = submission(FeedbackKind::Contact, "", "Cổng hồ sơ bị lỗi.");
        test.portal.feedback().send(sent, None, &admission("AAAA-BBBB-CCC1"), Locale::Vietnamese).await.unwrap();
        assert_eq!(test.portal.storage().last_change().await.unwrap(), before);
    }
}
