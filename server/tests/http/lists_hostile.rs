//! What no list of the desk does, whatever it is asked.

use crate::lists_office::{
    DOCUMENTS, FEEDBACK, PAGES, PROGRAMMES, REDIRECTS, Shown, USERS, get, office, post, sent,
};

#[test]
fn hostile_numbers_steps_and_addresses_do_nothing() {
    for list in [DOCUMENTS, PAGES, PROGRAMMES, FEEDBACK, REDIRECTS, USERS] {
        let (several, undo) = (format!("{list}/hang-loat"), format!("{list}/hoan-tac"));
        for fields in [
            &[][..],
            &[("viec", "hide")],
            &[("muc", "1")],
            &[("muc", "1"), ("viec", "'; DROP TABLE document; --")],
            &[("muc", "' or 1=1 --"), ("muc", "9223372036854775808"), ("muc", ""), ("viec", "delete")],
        ] {
            assert_eq!(sent(&several, fields), format!("{list}?viec=khong"), "{list} {fields:?}");
        }
        let page = Shown::at(&format!("{list}?viec=khong"));
        assert!(page.texts("[role=alert]")[0].contains("chưa chọn mục nào"), "{list}");
        // A step of another list, and rows that are not there.
        let foreign = if list == USERS { "hide" } else { "lock" };
        assert_eq!(
            post(&office().boss, &several, &[("muc", "1"), ("viec", foreign)]).status(),
            404,
            "{list}"
        );
        for back in ["https://example.vn/", "//example.vn", "/quan-tri/khac?x", "/quan-tri\r\nSet-Cookie: a"]
        {
            let own = match list {
                USERS => "unlock",
                REDIRECTS => "delete",
                _ => "show",
            };
            let to = sent(&several, &[("muc", "-7"), ("viec", own), ("ve", back)]);
            assert!(to.starts_with(&format!("{list}?viec=")), "{to}");
            assert_eq!(Shown::at(&to).told()[1], "#-7: không còn nữa.", "{list}");
        }
        for (report, status) in [("", 400), ("x", 400), ("0", 404), ("-1", 404), ("9223372036854775807", 404)]
        {
            assert_eq!(post(&office().boss, &undo, &[("viec", report)]).status(), status, "{list} {report}");
        }
        for odd in [
            "trang=999999",
            "trang=x&xep=%27",
            "viec=9999999",
            "viec=-1&chon=2",
            "tinh-trang=%00&loai=%00&q=%25%00",
        ] {
            let status = get(&office().boss, &format!("{list}?{odd}")).status().as_u16();
            let expected = match odd {
                "trang=999999" => 404,
                // What no text holds is refused at the front door.
                odd if odd.contains("%00") => 400,
                _ => 200,
            };
            assert_eq!(status, expected, "{list}?{odd}");
        }
    }
}
