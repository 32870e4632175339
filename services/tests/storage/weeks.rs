use domain::{
    CalendarEntry, IsoWeek, Role,
    time::parse_iso_date,
    week::{CalendarLists, RowField, WeekRow, WeekState},
};
use services::{
    Portal,
    accounts::AccountInfo,
    calendar::{
        NewCalendarEntry,
        desk::{SavedWeek, WeekCopy, WeekError},
    },
};

use crate::on_both_databases;

fn week() -> IsoWeek {
    IsoWeek::new(2026, 48).unwrap()
}

fn row(day: &str, time: &str, content: &str) -> WeekRow {
    WeekRow { day: day.to_owned(), time: time.to_owned(), content: content.to_owned(), ..WeekRow::default() }
}

async fn account(portal: &Portal, role: Role) -> AccountInfo {
    let name = format!("Đồng chí {}", role.as_str());
    let id = portal.accounts().ensure(role.as_str(), &name, role).await.unwrap();
    AccountInfo { id, login: role.as_str().to_owned(), display_name: name, role }
}

async fn save(portal: &Portal, who: &AccountInfo, version: i32, rows: Vec<WeekRow>) -> WeekCopy {
    match portal.calendar().desk().save(who, week(), version, rows, true).await.unwrap() {
        SavedWeek::As(copy) => copy,
        SavedWeek::Conflict(theirs) => panic!("conflict with {theirs:?}"),
    }
}

async fn public(portal: &Portal) -> Vec<CalendarEntry> {
    portal.calendar().week(week()).await.unwrap().entries
}

on_both_databases! {
    async fn a_week_goes_to_readers_and_back_and_its_entries_keep_their_numbers(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let approver = account(portal, Role::Approver).await;
        let copy = desk.open(&approver, week()).await.unwrap();
        assert_eq!((copy.version, copy.state, copy.rows.len()), (0, WeekState::Empty, 0));
        assert!(matches!(desk.publish(&approver, week(), 0).await, Err(WeekError::Empty)));

        let rows = vec![row("Thứ Hai", "8h", "Giao ban"), row("24/11", "14h-16h", "Họp"), row("", "", "")];
        let copy = save(portal, &approver, 0, rows).await;
        assert_eq!((copy.version, copy.state, copy.rows.len()), (1, WeekState::Draft, 2));
        assert_eq!(copy.rows[0].day, "2026-11-23");
        assert_eq!(public(portal).await, []);
        let before = portal.content_version();
        desk.publish(&approver, week(), 1).await.unwrap();
        assert!(portal.content_version() > before);
        let first = public(portal).await;
        assert_eq!((first.len(), first[0].content.as_str(), first[1].hours().as_str()), (2, "Giao ban", "14:00–16:00"));

        // Changed, called off, one gone, one new: what stays keeps its number.
        let mut rows = desk.open(&approver, week()).await.unwrap().rows;
        rows[0].content = "Giao ban mở rộng".to_owned();
        rows[0].cancelled = true;
        rows[1] = row("2026-11-25", "", "Đi cơ sở");
        let copy = save(portal, &approver, 1, rows).await;
        assert_eq!(copy.state, WeekState::Changed);
        assert_eq!(public(portal).await, first);
        desk.publish(&approver, week(), 2).await.unwrap();
        let second = public(portal).await;
        assert_eq!(second[0].id, first[0].id);
        assert!(second[0].cancelled && second[0].content == "Giao ban mở rộng");
        assert_eq!((second.len(), second[1].content.as_str()), (2, "Đi cơ sở"));
        assert!(second[1].id != first[1].id);
        assert_eq!(portal.calendar().entry(first[1].id).await.unwrap(), None);

        assert!(matches!(desk.take_back(&approver, week(), " ").await, Err(WeekError::Reason)));
        desk.take_back(&approver, week(), "Sai giờ").await.unwrap();
        assert_eq!(public(portal).await, []);
        assert_eq!(portal.calendar().entry(first[0].id).await.unwrap(), None);
        let copy = desk.open(&approver, week()).await.unwrap();
        assert_eq!((copy.state, copy.reason.as_str(), copy.rows.len()), (WeekState::TakenBack, "Sai giờ", 2));
        assert!(matches!(desk.take_back(&approver, week(), "lại").await, Err(WeekError::NotPublic)));

        desk.publish(&approver, week(), 2).await.unwrap();
        let third = public(portal).await;
        assert_eq!([third[0].id, third[1].id], [second[0].id, second[1].id]);
        let occasions: Vec<_> =
            desk.history(&approver, week()).await.unwrap().into_iter().map(|version| version.occasion).collect();
        assert_eq!(occasions, ["publish", "take_back", "publish", "save", "publish", "save"]);
    }

    async fn what_came_from_elsewhere_is_made_on_from_what_readers_see(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let approver = account(portal, Role::Approver).await;
        let entry = row("2026-11-23", "8h", "Từ nơi khác").entry(week()).unwrap();
        portal.calendar().put(NewCalendarEntry { uid: "khac".to_owned(), entry }).await.unwrap();
        let copy = desk.open(&approver, week()).await.unwrap();
        assert_eq!((copy.state, copy.rows[0].key.as_str()), (WeekState::Published, "khac"));
        let number = public(portal).await[0].id;
        let changed_at = public(portal).await[0].updated_at;

        // Nothing changed, nothing to do.
        assert_eq!(save(portal, &approver, 0, copy.rows.clone()).await.version, 0);
        desk.publish(&approver, week(), 0).await.unwrap();
        let mut rows = copy.rows.clone();
        rows.push(row("2026-11-24", "", "Thêm"));
        let copy = save(portal, &approver, 0, rows).await;
        assert_eq!((copy.version, copy.state), (1, WeekState::Changed));
        desk.publish(&approver, week(), 1).await.unwrap();
        let entries = public(portal).await;
        assert_eq!((entries.len(), entries[0].id, entries[0].updated_at), (2, number, changed_at));
        let history = desk.history(&approver, week()).await.unwrap();
        assert_eq!(history.last().map(|version| (version.occasion.as_str(), version.rows.len())), Some(("import", 1)));

        // Taken back before anybody changed it here.
        let next = week().next();
        let entry = row("2026-11-30", "", "Tuần sau").entry(next).unwrap();
        portal.calendar().put(NewCalendarEntry { uid: "sau".to_owned(), entry }).await.unwrap();
        desk.take_back(&approver, next, "Nhầm").await.unwrap();
        assert_eq!(portal.calendar().week(next).await.unwrap().entries, []);
        // It comes from there again: what the desk took back stays back.
        let entry = row("2026-11-30", "", "Tuần sau").entry(next).unwrap();
        portal.calendar().put(NewCalendarEntry { uid: "sau".to_owned(), entry }).await.unwrap();
        assert_eq!(portal.calendar().week(next).await.unwrap().entries, []);
        desk.publish(&approver, next, 0).await.unwrap();
        assert_eq!(portal.calendar().week(next).await.unwrap().entries.len(), 1);
    }

    async fn of_several_who_save_at_once_one_succeeds_and_the_others_see_what_it_wrote(test: TestPortal) {
        let portal = &test.portal;
        let editor = account(portal, Role::Editor).await;
        let saves = (0..6).map(|number| {
            let (portal, editor) = (portal.clone(), editor.clone());
            tokio::spawn(async move {
                let rows = vec![row("T2", "8h", &format!("Bản {number}"))];
                portal.calendar().desk().save(&editor, week(), 0, rows, false).await.unwrap()
            })
        });
        let mut won = Vec::new();
        let mut lost = Vec::new();
        for save in saves.collect::<Vec<_>>() {
            match save.await.unwrap() {
                SavedWeek::As(copy) => won.push(copy),
                SavedWeek::Conflict(theirs) => lost.push(theirs),
            }
        }
        assert_eq!((won.len(), lost.len()), (1, 5));
        for theirs in lost {
            assert_eq!((theirs.version, &theirs.rows, theirs.saved_by.as_str()), (1, &won[0].rows, "Đồng chí editor"));
        }
    }

    async fn nothing_wrong_is_published_and_nothing_endless_is_saved(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let approver = account(portal, Role::Approver).await;
        save(portal, &approver, 0, vec![row("T2", "8h", "Họp"), row("T3", "10h-8h", "Họp")]).await;
        let Err(WeekError::Faults(faults)) = desk.publish(&approver, week(), 1).await else { panic!("published") };
        assert_eq!((faults.len(), faults[0].row, faults[0].field), (1, 1, RowField::Time));
        assert!(matches!(desk.publish(&approver, week(), 0).await, Err(WeekError::Overtaken)));
        let long = vec![row("T2", "8h", &"a".repeat(2_001))];
        assert!(matches!(desk.save(&approver, week(), 1, long, false).await, Err(WeekError::Faults(_))));
        let many = vec![row("T2", "8h", "Họp"); 201];
        assert!(matches!(desk.save(&approver, week(), 1, many, false).await, Err(WeekError::Faults(_))));
    }

    async fn who_may_not_does_not(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let (reporter, editor) = (account(portal, Role::Reporter).await, account(portal, Role::Editor).await);
        assert!(matches!(desk.open(&reporter, week()).await, Err(WeekError::NotAllowed)));
        assert!(matches!(desk.save(&reporter, week(), 0, vec![], true).await, Err(WeekError::NotAllowed)));
        assert!(matches!(desk.set_lists(&reporter, &CalendarLists::default()).await, Err(WeekError::NotAllowed)));
        save(portal, &editor, 0, vec![row("T2", "8h", "Họp")]).await;
        assert!(matches!(desk.publish(&editor, week(), 1).await, Err(WeekError::NotAllowed)));
        assert!(matches!(desk.take_back(&editor, week(), "Sai").await, Err(WeekError::NotAllowed)));
    }

    async fn nobody_takes_over_an_entry_of_another_week(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let approver = account(portal, Role::Approver).await;
        let entry = row("2026-11-30", "", "Tuần sau").entry(week().next()).unwrap();
        portal.calendar().put(NewCalendarEntry { uid: "sau".to_owned(), entry }).await.unwrap();
        let forged = WeekRow { key: "sau".to_owned(), ..row("T2", "8h", "Giả") };
        let copy = save(portal, &approver, 0, vec![forged]).await;
        assert!(copy.rows[0].key != "sau");
        // The same key twice: the copy is an entry of its own.
        let twice = vec![copy.rows[0].clone(), copy.rows[0].clone()];
        let copy = save(portal, &approver, 1, twice).await;
        assert!(copy.rows[0].key != copy.rows[1].key);
        desk.publish(&approver, week(), 2).await.unwrap();
        assert_eq!(public(portal).await.len(), 2);
        assert_eq!(portal.calendar().week(week().next()).await.unwrap().entries.len(), 1);
    }

    async fn last_week_is_copied_below_and_earlier_versions_come_back(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let editor = account(portal, Role::Editor).await;
        assert!(matches!(desk.copy_last(&editor, week(), 0).await, Err(WeekError::Empty)));
        let last = WeekRow { cancelled: true, ..row("T3", "", "Đã hoãn") };
        let last = vec![row("T2", "8h", "Giao ban"), last];
        desk.save(&editor, week().previous(), 0, last, true).await.unwrap();
        save(portal, &editor, 0, vec![row("T4", "9h", "Họp")]).await;
        let SavedWeek::As(copy) = desk.copy_last(&editor, week(), 1).await.unwrap() else { panic!("conflict") };
        let days: Vec<_> = copy.rows.iter().map(|row| (row.day.as_str(), row.content.as_str())).collect();
        assert_eq!(days, [("2026-11-25", "Họp"), ("2026-11-23", "Giao ban")]);
        assert!(matches!(desk.copy_last(&editor, week(), 1).await, Ok(SavedWeek::Conflict(_))));

        let history = desk.history(&editor, week()).await.unwrap();
        let occasions: Vec<_> = history.iter().map(|version| version.occasion.as_str()).collect();
        assert_eq!(occasions, ["copy", "save"]);
        assert_eq!(history[0].name, "Đồng chí editor");
        desk.restore(&editor, week(), history[1].id).await.unwrap();
        let copy = desk.open(&editor, week()).await.unwrap();
        assert_eq!((copy.version, copy.rows.len()), (3, 1));
        assert!(matches!(desk.version(&editor, week().next(), history[1].id).await, Err(WeekError::Unknown)));
    }

    async fn drafts_tell_readers_nothing(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let approver = account(portal, Role::Approver).await;
        let storage = portal.storage();
        let (change, version) = (storage.last_change().await.unwrap(), portal.content_version());
        save(portal, &approver, 0, vec![row("T2", "8h", "Họp")]).await;
        let lists = CalendarLists { leaders: vec!["Giám đốc".to_owned()], rooms: vec!["Phòng họp 1".to_owned()] };
        desk.set_lists(&approver, &lists).await.unwrap();
        desk.set_lists(&approver, &lists).await.unwrap();
        assert_eq!(desk.lists(&approver).await.unwrap(), lists);
        assert_eq!((storage.last_change().await.unwrap(), portal.content_version()), (change, version));
        assert_eq!(portal.calendar().changed_at().await.unwrap(), None);
        desk.publish(&approver, week(), 1).await.unwrap();
        assert!(storage.last_change().await.unwrap() > change);
        assert!(portal.calendar().changed_at().await.unwrap().is_some());
    }

    async fn those_who_have_a_week_open_see_each_other(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let (editor, approver) = (account(portal, Role::Editor).await, account(portal, Role::Approver).await);
        let copy = save(portal, &editor, 0, vec![row("T2", "8h", "Họp")]).await;
        assert_eq!(desk.present(&editor, week(), "a1").await.unwrap(), (vec![], copy.version));
        // Two windows are one person, and another week is another place.
        desk.present(&editor, week(), "a2").await.unwrap();
        let (others, _) = desk.present(&approver, week(), "b1").await.unwrap();
        assert_eq!(others, ["Đồng chí editor"]);
        assert_eq!(desk.present(&approver, week().next(), "b1").await.unwrap().0, [] as [&str; 0]);
        let reporter = account(portal, Role::Reporter).await;
        assert!(matches!(desk.present(&reporter, week(), "c1").await, Err(WeekError::NotAllowed)));
    }

    async fn the_list_says_where_each_week_stands(test: TestPortal) {
        let (portal, desk) = (&test.portal, test.portal.calendar().desk());
        let editor = account(portal, Role::Editor).await;
        save(portal, &editor, 0, vec![row("T2", "8h", "Họp"), row("T2", "9h", "Họp")]).await;
        let entry = row("2026-11-16", "", "Tuần trước").entry(week().previous()).unwrap();
        portal.calendar().put(NewCalendarEntry { uid: "truoc".to_owned(), entry }).await.unwrap();
        let weeks = desk.weeks(&editor, parse_iso_date("2026-11-25").unwrap()).await.unwrap();
        let weeks: Vec<_> =
            weeks.into_iter().map(|copy| (copy.week.week(), copy.state, copy.rows.len())).collect();
        assert_eq!(weeks, [(49, WeekState::Empty, 0), (48, WeekState::Draft, 2), (47, WeekState::Published, 1)]);
    }
}
