use domain::{
    ArticleId, CategoryId, Locale, Manuscript, ManuscriptFault, ManuscriptField, Role, Slug, StepKind,
    Timestamp, WorkflowState, manuscript::MAX_TITLE,
};
use services::{
    Portal,
    accounts::AccountInfo,
    articles::Lookup,
    manuscripts::{Copy, DeskFilter, ManuscriptError, SaveOutcome, StepRequest, may_change, publish_due},
};

use crate::on_both_databases;

/// Somebody of each role, and a category to write for.
pub struct Office {
    pub reporter: AccountInfo,
    pub other: AccountInfo,
    pub editor: AccountInfo,
    pub approver: AccountInfo,
    pub category: CategoryId,
}

pub async fn office(portal: &Portal) -> Office {
    let category = portal.categories().ensure_path(&["Tin".to_owned()]).await.unwrap();
    let account = async |login: &str, role| {
        let id = portal.accounts().ensure(login, &format!("Đồng chí {login}"), role).await.unwrap();
        AccountInfo { id, login: login.to_owned(), display_name: format!("Đồng chí {login}"), role }
    };
    Office {
        reporter: account("mai", Role::Reporter).await,
        other: account("nam", Role::Reporter).await,
        editor: account("hoa", Role::Editor).await,
        approver: account("sơn", Role::Approver).await,
        category,
    }
}

pub fn text(words: &str) -> Manuscript {
    let body = serde_json::json!({
        "type": "doc",
        "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": words }] }],
    });
    Manuscript {
        title: "Khai mạc tuần lễ".to_owned(),
        summary: "Sáng nay".to_owned(),
        body: Some(serde_json::from_value(body).unwrap()),
        ..Manuscript::default()
    }
}

impl Office {
    pub fn manuscript(&self, words: &str) -> Manuscript {
        Manuscript { category: Some(self.category), ..text(words) }
    }

    /// An article of the reporter's with something in it.
    pub async fn written(&self, portal: &Portal) -> ArticleId {
        let id = portal.manuscripts().begin(&self.reporter, Locale::Vietnamese).await.unwrap();
        save(portal, &self.reporter, id, self.manuscript("Gian trưng bày mở cửa.")).await;
        id
    }

    pub async fn published(&self, portal: &Portal) -> ArticleId {
        let id = self.written(portal).await;
        step(portal, &self.approver, id, StepKind::Publish).await.unwrap();
        id
    }
}

pub async fn open(portal: &Portal, account: &AccountInfo, id: ArticleId) -> Copy {
    portal.manuscripts().open(account, id).await.unwrap()
}

pub async fn save(
    portal: &Portal,
    account: &AccountInfo,
    id: ArticleId,
    manuscript: Manuscript,
) -> WorkflowState {
    let version = open(portal, account, id).await.version;
    match portal.manuscripts().save(account, id, version, manuscript, true).await.unwrap() {
        SaveOutcome::Saved { stage, .. } => stage,
        SaveOutcome::Conflict(theirs) => panic!("{theirs:?}"),
    }
}

pub async fn step(
    portal: &Portal,
    account: &AccountInfo,
    id: ArticleId,
    kind: StepKind,
) -> Result<(), ManuscriptError> {
    step_with(portal, account, id, kind, StepRequest::default()).await
}

pub async fn step_with(
    portal: &Portal,
    account: &AccountInfo,
    id: ArticleId,
    kind: StepKind,
    request: StepRequest,
) -> Result<(), ManuscriptError> {
    let version = portal.manuscripts().open(account, id).await?.version;
    portal.manuscripts().step(account, id, kind, StepRequest { version, ..request }).await
}

pub fn comment(comment: &str) -> StepRequest {
    StepRequest { comment: comment.to_owned(), ..StepRequest::default() }
}

pub async fn looked_up(portal: &Portal, slug: &str) -> Lookup {
    portal.articles().by_slug(&Slug::try_from(slug).unwrap()).await.unwrap()
}

pub async fn read(portal: &Portal, slug: &str) -> String {
    match looked_up(portal, slug).await {
        Lookup::Found(article) => article.body.as_str().to_owned(),
        other => panic!("{slug}: {other:?}"),
    }
}

on_both_databases! {
    async fn an_article_goes_its_way_to_readers_and_every_step_is_told(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        assert!(matches!(looked_up(&portal, "khai-mac-tuan-le").await, Lookup::Unknown));

        step(&portal, &office.reporter, id, StepKind::Submit).await.unwrap();
        assert!(matches!(
            step(&portal, &office.approver, id, StepKind::Return).await,
            Err(ManuscriptError::Comment)
        ));
        step_with(&portal, &office.approver, id, StepKind::Return, comment("Thêm ngày giờ")).await.unwrap();
        step(&portal, &office.reporter, id, StepKind::Submit).await.unwrap();
        step(&portal, &office.approver, id, StepKind::Approve).await.unwrap();
        step(&portal, &office.approver, id, StepKind::Publish).await.unwrap();
        assert!(read(&portal, "khai-mac-tuan-le").await.contains("Gian trưng bày"));

        let manuscripts = portal.manuscripts();
        let done: Vec<String> =
            manuscripts.history(&office.editor, id).await.unwrap().into_iter().map(|event| event.action).collect();
        let expected = ["dang", "duyet", "gui-duyet", "tra-lai", "gui-duyet", "save", "begin"];
        assert_eq!(done, expected.map(|action| format!("article.{action}")));
        let notes = manuscripts.notes(&office.reporter, id).await.unwrap();
        assert_eq!(notes[0].body, "Thêm ngày giờ");
        // Readers' pages follow this, and no draft's.
        assert!(open(&portal, &office.editor, id).await.public);
    }

    async fn of_two_who_save_at_once_one_is_shown_the_other_text(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        let version = open(&portal, &office.reporter, id).await.version;
        let save = async |account: &AccountInfo, words: &str| {
            portal.manuscripts().save(account, id, version, office.manuscript(words), false).await.unwrap()
        };
        let outcomes = tokio::join!(save(&office.reporter, "bản một"), save(&office.editor, "bản hai"));
        let ((SaveOutcome::Saved { version: now, .. }, SaveOutcome::Conflict(theirs))
        | (SaveOutcome::Conflict(theirs), SaveOutcome::Saved { version: now, .. })) = outcomes
        else {
            panic!("{outcomes:?}");
        };
        assert_eq!((now, theirs.version), (version + 1, version + 1));
        assert_eq!(theirs.manuscript, open(&portal, &office.editor, id).await.manuscript);
    }

    async fn of_several_servers_exactly_one_publishes_what_is_due(test: TestPortal) {
        let office = office(&test.portal).await;
        let id = office.written(&test.portal).await;
        let publish_at = Some(Timestamp::now().plus_seconds(60));
        let request = StepRequest { publish_at, ..StepRequest::default() };
        step_with(&test.portal, &office.approver, id, StepKind::Schedule, request).await.unwrap();
        assert_eq!(publish_due(&test.portal, Timestamp::now()).await.unwrap(), 0);

        // Restarted, and beside another.
        test.portal.close().await;
        let (one, other) =
            (Portal::open(test.config.clone()).await.unwrap(), Portal::open(test.config.clone()).await.unwrap());
        let due = Timestamp::now().plus_seconds(61);
        let (first, second) = tokio::join!(publish_due(&one, due), publish_due(&other, due));
        assert_eq!(first.unwrap() + second.unwrap(), 1);
        assert_eq!(publish_due(&one, due).await.unwrap(), 0);
        let history = one.manuscripts().history(&office.editor, id).await.unwrap();
        assert_eq!(history.iter().filter(|event| event.action == "article.dang").count(), 1);
        assert!(open(&other, &office.editor, id).await.public);
    }

    async fn readers_keep_the_published_text_until_the_new_one_is_published(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.published(&portal).await;
        let new = Manuscript { slug: "tuan-le-moi".to_owned(), ..office.manuscript("Chữ mới.") };
        assert_eq!(save(&portal, &office.editor, id, new).await, WorkflowState::Draft);
        assert!(read(&portal, "khai-mac-tuan-le").await.contains("Gian trưng bày"));

        step(&portal, &office.approver, id, StepKind::Publish).await.unwrap();
        assert!(read(&portal, "tuan-le-moi").await.contains("Chữ mới."));
        let old = looked_up(&portal, "khai-mac-tuan-le").await;
        assert!(matches!(&old, Lookup::Moved(_, to) if to.as_str() == "tuan-le-moi"), "{old:?}");
    }

    async fn what_is_withdrawn_is_gone_with_its_reason_and_can_be_taken_up_again(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.published(&portal).await;
        let withdraw = StepKind::Withdraw;
        assert!(matches!(step(&portal, &office.approver, id, withdraw).await, Err(ManuscriptError::Comment)));
        step_with(&portal, &office.approver, id, withdraw, comment("Sai số liệu")).await.unwrap();
        assert!(matches!(looked_up(&portal, "khai-mac-tuan-le").await, Lookup::Withdrawn));
        assert_eq!(open(&portal, &office.editor, id).await.reason, "Sai số liệu");
        step(&portal, &office.editor, id, StepKind::Reopen).await.unwrap();
        step(&portal, &office.approver, id, StepKind::Publish).await.unwrap();
        assert!(matches!(looked_up(&portal, "khai-mac-tuan-le").await, Lookup::Found(_)));
        assert_eq!(open(&portal, &office.editor, id).await.reason, "");
    }

    async fn whose_it_is_and_where_it_stands_decide_who_may_what(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        let manuscripts = portal.manuscripts();
        assert!(matches!(manuscripts.open(&office.other, id).await, Err(ManuscriptError::NotAllowed)));
        assert!(matches!(
            step(&portal, &office.reporter, id, StepKind::Publish).await,
            Err(ManuscriptError::NotAllowed)
        ));
        assert!(matches!(
            step(&portal, &office.editor, id, StepKind::Approve).await,
            Err(ManuscriptError::NotAllowed)
        ));
        step(&portal, &office.reporter, id, StepKind::Submit).await.unwrap();
        let copy = open(&portal, &office.reporter, id).await;
        assert!(!may_change(&office.reporter, &copy) && may_change(&office.editor, &copy));
        let refused = manuscripts.save(&office.reporter, id, copy.version, text("x"), true).await;
        assert!(matches!(refused, Err(ManuscriptError::NotAllowed)));

        step(&portal, &office.approver, id, StepKind::Approve).await.unwrap();
        // What was approved is not what it is now.
        let stage = save(&portal, &office.editor, id, office.manuscript("Sửa thêm.")).await;
        assert_eq!(stage, WorkflowState::Submitted);
        let listed = manuscripts.list(&office.other, DeskFilter::default(), 1, 10).await.unwrap();
        assert_eq!(listed.total, 0);
    }

    async fn a_step_on_an_older_version_is_refused(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        let version = open(&portal, &office.reporter, id).await.version;
        save(&portal, &office.reporter, id, office.manuscript("Chữ sau.")).await;
        let request = StepRequest { version, ..StepRequest::default() };
        let published = portal.manuscripts().step(&office.approver, id, StepKind::Publish, request).await;
        assert!(matches!(published, Err(ManuscriptError::Overtaken)));
    }

    async fn what_lacks_something_is_kept_but_not_published(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let manuscripts = portal.manuscripts();
        let id = manuscripts.begin(&office.reporter, Locale::Vietnamese).await.unwrap();
        let empty = Manuscript { title: String::new(), ..text("Chữ.") };
        save(&portal, &office.reporter, id, empty).await;
        let Err(ManuscriptError::Faults(faults)) = step(&portal, &office.reporter, id, StepKind::Submit).await
        else {
            panic!("handed in without a title");
        };
        let fields: Vec<_> = faults.iter().map(ManuscriptFault::field).collect();
        assert_eq!(fields, [ManuscriptField::Title, ManuscriptField::Category]);
        let version = open(&portal, &office.reporter, id).await.version;
        let long = Manuscript { title: "ă".repeat(MAX_TITLE + 1), ..text("Chữ.") };
        assert!(matches!(
            manuscripts.save(&office.reporter, id, version, long, false).await,
            Err(ManuscriptError::Faults(_))
        ));
        for at in [-60, 400 * 86_400] {
            let publish_at = Some(Timestamp::now().plus_seconds(at));
            let request = StepRequest { publish_at, ..StepRequest::default() };
            let scheduled = step_with(&portal, &office.approver, id, StepKind::Schedule, request).await;
            assert!(matches!(scheduled, Err(ManuscriptError::When)), "{at}");
        }
    }

    async fn a_category_that_is_gone_by_now_is_to_be_chosen_anew(test: TestPortal) {
        let portal = test.portal;
        let office = office(&portal).await;
        let id = office.written(&portal).await;
        let gone = Manuscript { category: Some(CategoryId(9_999)), ..office.manuscript("Chữ.") };
        save(&portal, &office.reporter, id, gone).await;
        let Err(ManuscriptError::Faults(faults)) = step(&portal, &office.approver, id, StepKind::Publish).await
        else {
            panic!("published into nowhere");
        };
        assert_eq!(faults, [ManuscriptFault::Missing(ManuscriptField::Category)]);
    }
}
