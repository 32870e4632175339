//! Leaders and rooms: what the desk suggests, and what can be booked twice.

use serde::{Deserialize, Serialize};

use super::{WeekRow, token};
use crate::text::{compose, fold};

/// The longest name, in characters.
pub const MAX_NAME: usize = 200;
/// How many names a list may hold.
pub const MAX_NAMES: usize = 200;

/// The lists of a portal, in the order in which the desk shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarLists {
    /// Who chairs.
    pub leaders: Vec<String>,
    /// Where one meets.
    pub rooms: Vec<String>,
}

impl CalendarLists {
    /// The names of a list that was written one a line: each once, tidily.
    #[must_use]
    pub fn names(text: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for line in compose(text).lines() {
            let line: String = line.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
            let name = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() && !names.iter().any(|known| same(known, &name)) {
                names.push(name);
            }
        }
        names
    }

    /// Whether a list is short enough to be kept, and each of its names.
    #[must_use]
    pub fn are_storable(names: &[String]) -> bool {
        names.len() <= MAX_NAMES && names.iter().all(|name| name.chars().count() <= MAX_NAME)
    }

    /// Everybody whom a row keeps busy: who chairs, and leaders among those who
    /// take part.
    pub(super) fn busy(&self, row: &WeekRow) -> Vec<String> {
        let mut busy: Vec<String> = Vec::new();
        let attending = self.leaders.iter().filter(|leader| mentions(&row.participants, leader));
        let chairs = row.chair.split([',', ';', '\n', '/']).flat_map(|part| part.split(" và "));
        for name in chairs.map(str::trim).chain(attending.map(String::as_str)) {
            if !name.is_empty() && !busy.iter().any(|known| same(known, name)) {
                busy.push(name.to_owned());
            }
        }
        busy
    }

    /// The room a row takes: one of the list, or a place that calls itself one.
    /// Two may be at the provincial committee at once.
    pub(super) fn room<'a>(&self, row: &'a WeekRow) -> Option<&'a str> {
        let place = row.place.trim();
        let folded = fold(&place.split_whitespace().collect::<Vec<_>>().join(" "));
        let is_room = self.rooms.iter().any(|room| same(room, place))
            || ["phong hop", "hoi truong"].iter().any(|word| folded.starts_with(word));
        (is_room && !place.is_empty()).then_some(place)
    }
}

/// Whether two spellings name the same: marks, case, spaces and signs aside.
pub(super) fn same(one: &str, other: &str) -> bool {
    token::tokens(one) == token::tokens(other)
}

/// Whether `text` names `name`, word by word.
fn mentions(text: &str, name: &str) -> bool {
    let (text, name) = (token::tokens(text), token::tokens(name));
    !name.is_empty() && text.windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_one_name_a_line() {
        let names = CalendarLists::names(" Giám đốc  Lê Mận \r\n\n giám đốc lê mận\nPhòng họp 1\u{7}");
        assert_eq!(names, ["Giám đốc Lê Mận", "Phòng họp 1"]);
    }

    #[test]
    fn a_row_keeps_busy_who_chairs_and_leaders_who_take_part() {
        let lists = CalendarLists {
            leaders: vec!["Phó Giám đốc Trần Nam".to_owned(), "Lê Mận".to_owned()],
            rooms: vec!["Tầng 3".to_owned()],
        };
        let row = WeekRow {
            chair: "Giám đốc, Chánh Văn phòng và lê mận".to_owned(),
            participants: "PHÓ GIÁM ĐỐC TRẦN NAM; Lê Mận Em; các phòng".to_owned(),
            place: "tầng 3".to_owned(),
            ..WeekRow::default()
        };
        assert_eq!(lists.busy(&row), ["Giám đốc", "Chánh Văn phòng", "lê mận", "Phó Giám đốc Trần Nam"]);
        assert_eq!(lists.room(&row), Some("tầng 3"));
        let at = |place: &str| WeekRow { place: place.to_owned(), ..WeekRow::default() };
        assert_eq!(lists.room(&at("UBND tỉnh")), None);
        assert_eq!(lists.room(&at("Hội trường lớn")), Some("Hội trường lớn"));
        assert_eq!(lists.room(&at("")), None);
    }
}
