use std::collections::HashSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::server::{between, header, server, text};

const FEED: &str = "/lich-cong-tac.ics";

/// The number of an entry of the demo calendar.
fn an_entry() -> String {
    let id = between(&server().text(FEED), "UID:calendar-", "@").to_owned();
    assert!(!id.is_empty());
    id
}

#[test]
fn the_calendar_can_be_subscribed_to() {
    let response = server().get(FEED);
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), "text/calendar; charset=utf-8");
    assert_eq!(header(&response, "cache-control"), "no-cache");
    let text = text(response);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("\r\nEND:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let uids: Vec<_> = text.split("\r\n").filter(|line| line.starts_with("UID:")).collect();
    assert!(uids.len() > 5 && uids.len() == uids.iter().collect::<HashSet<_>>().len(), "{uids:?}");
    assert!(text.contains("STATUS:CANCELLED\r\n"), "the demo calls one entry off");
}

#[test]
fn a_subscriber_who_has_the_calendar_gets_it_not_again() {
    for path in [FEED.to_owned(), format!("/lich-cong-tac/su-kien/{}.ics", an_entry())] {
        let response = server().get(&path);
        for (name, validator) in [("if-none-match", "etag"), ("if-modified-since", "last-modified")] {
            let value = header(&response, validator);
            assert!(!value.is_empty(), "{path}: {validator}");
            assert_eq!(server().get_with(&path, name, value).status(), 304, "{path}: {name}");
        }
        let old = "Thu, 01 Jan 2015 00:00:00 GMT";
        assert_eq!(server().get_with(&path, "if-modified-since", old).status(), 200, "{path}");
    }
}

#[test]
fn one_leaders_calendar_holds_that_leaders_entries() {
    let unfolded = |path: &str| server().text(path).replace("\r\n ", "");
    let count = |text: &str| text.matches("BEGIN:VEVENT").count();
    let all = unfolded(FEED);
    let chair = between(&all, "DESCRIPTION:Chủ trì: ", "\\n");
    assert!(!chair.is_empty());
    let filtered = unfolded(&format!("{FEED}?lanh-dao={}", utf8_percent_encode(chair, NON_ALPHANUMERIC)));
    let named = format!("Chủ trì: {chair}");
    assert_eq!(count(&filtered), filtered.matches(&named).count());
    assert!(count(&filtered) > 0 && count(&filtered) < count(&all), "{chair}");
    assert_eq!(count(&unfolded(&format!("{FEED}?lanh-dao=ai+do"))), 0);
    assert_eq!(count(&unfolded(&format!("{FEED}?lanh-dao="))), count(&all));
    assert_eq!(server().get(&format!("{FEED}?lanh-dao={}", "a".repeat(201))).status(), 400);
    assert_eq!(server().get(&format!("{FEED}?lanh-dao=a&lanh-dao=b")).status(), 400);
}

#[test]
fn one_entry_can_be_taken_along() {
    let id = an_entry();
    let response = server().get(&format!("/lich-cong-tac/su-kien/{id}.ics"));
    assert_eq!(header(&response, "content-type"), "text/calendar; charset=utf-8");
    let disposition = format!("attachment; filename=\"lich-cong-tac-{id}.ics\"");
    assert_eq!(header(&response, "content-disposition"), disposition);
    let text = text(response);
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert!(text.contains(&format!("UID:calendar-{id}@127.0.0.1\r\n")), "{text}");
    let week = between(&text, "URL:", "\r\n").split('#').next().unwrap();
    assert_eq!(server().get(week.strip_prefix(&server().url("")).unwrap()).status(), 200, "{week}");
}

#[test]
fn an_entry_that_does_not_exist_answers_404() {
    let id = an_entry();
    for file in [
        "999999.ics",
        "-1.ics",
        "b%E1%BA%A3y.ics",
        ".ics",
        &id,
        &format!("0{id}.ics"),
        &format!("{id}.ics.ics"),
    ] {
        let response = server().get(&format!("/lich-cong-tac/su-kien/{file}"));
        assert_eq!(response.status(), 404, "{file}");
    }
}

#[test]
fn the_calendar_speaks_english_to_english_readers() {
    let text = server().text("/en/lich-cong-tac.ics").replace("\r\n ", "");
    assert!(text.contains("DESCRIPTION:Chair: ") && text.contains("SUMMARY:Cancelled: "), "{text}");
    let page = between(&text, "URL:", "#");
    assert_eq!(server().get(page.strip_prefix(&server().url("")).unwrap()).status(), 200, "{page}");
}
