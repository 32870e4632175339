//! Leaders and rooms: what the desk suggests, and what can be booked twice.

use serde::{Deserialize, Serialize};

use super::{
    WeekRow,
    token::{Token, tokens},
};
use crate::text::compose;

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
    pub(super) fn busy(&self, row: &WeekRow) -> Vec<Name> {
        let attending = Name::new(&row.participants);
        let leaders = self.leaders.iter().map(|leader| Name::new(leader));
        let chairs =
            row.chair.split([',', ';', '\n', '/']).flat_map(|part| part.split(" và ")).map(Name::new);
        let mut busy: Vec<Name> = Vec::new();
        for name in chairs.chain(leaders.filter(|leader| attending.mentions(leader))) {
            if !name.words.is_empty() && !busy.contains(&name) && busy.len() < MOST {
                busy.push(name);
            }
        }
        busy
    }

    /// The room a row takes: one of the list, or a place that calls itself one.
    /// Two may be at the provincial committee at once.
    pub(super) fn room(&self, row: &WeekRow) -> Option<Name> {
        let place = Name::new(&row.place);
        let is_room = self.rooms.iter().any(|room| Name::new(room) == place)
            || ["phòng họp", "hội trường"].iter().any(|word| place.words.starts_with(&tokens(word)));
        (is_room && !place.words.is_empty()).then_some(place)
    }
}

/// How many people a row keeps busy at most: who chairs are few.
const MOST: usize = 20;

/// A name as it was written. Two are the same whatever their marks, case,
/// spaces and signs.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub written: String,
    words: Vec<Token>,
}

impl Name {
    pub(super) fn new(written: &str) -> Self {
        Self { written: written.trim().to_owned(), words: tokens(written) }
    }

    /// Whether the text names that name, word by word.
    fn mentions(&self, name: &Self) -> bool {
        !name.words.is_empty() && self.words.windows(name.words.len()).any(|window| window == name.words)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

/// Whether two spellings name the same.
fn same(one: &str, other: &str) -> bool {
    Name::new(one) == Name::new(other)
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
        let busy: Vec<_> = lists.busy(&row).into_iter().map(|name| name.written).collect();
        assert_eq!(busy, ["Giám đốc", "Chánh Văn phòng", "lê mận", "Phó Giám đốc Trần Nam"]);
        assert_eq!(lists.room(&row), Some(Name::new("Tầng 3")));
        let at = |place: &str| WeekRow { place: place.to_owned(), ..WeekRow::default() };
        assert_eq!(lists.room(&at("UBND tỉnh")), None);
        assert_eq!(lists.room(&at("Hội trường lớn")), Some(Name::new("hội trường lớn")));
        assert_eq!(lists.room(&at("")), None);
    }
}
