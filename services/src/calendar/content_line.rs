//! The lines iCalendar files are made of (RFC 5545 §3.1, §3.3.11).

/// The longest line in octets, without its line break.
const MAX_OCTETS: usize = 75;

/// An iCalendar file being written, line by line.
#[derive(Debug, Default)]
pub(super) struct ContentLines(String);

impl ContentLines {
    /// A line whose value needs no escaping: dates, numbers, addresses, names of
    /// the standard. `name` may carry parameters.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line of text that people wrote.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &escape(value));
    }

    /// The file.
    pub(super) fn into_string(self) -> String {
        self.0
    }

    /// Breaks between characters, never inside one: not every reader joins
    /// octets before it decodes them.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for character in line.chars() {
            if octets + character.len_utf8() > MAX_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(character);
            octets += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Escapes text. Control characters have no place in it, but for line breaks,
/// which become `\n` however they were typed, and the tabulator.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push('\t'),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, value: &str) -> String {
        let mut lines = ContentLines::default();
        lines.text(name, value);
        lines.into_string()
    }

    #[test]
    fn what_the_standard_gives_a_meaning_is_escaped() {
        assert_eq!(line("SUMMARY", "a,b;c\\d: e\"f"), "SUMMARY:a\\,b\\;c\\\\d: e\"f\r\n");
        assert_eq!(line("SUMMARY", "một\r\nhai\nba\rbốn"), "SUMMARY:một\\nhai\\nba\\nbốn\r\n");
        assert_eq!(line("SUMMARY", "a\0b\u{7f}c\td"), "SUMMARY:abc\td\r\n");
    }

    #[test]
    fn a_line_of_75_octets_is_whole_and_one_of_76_is_folded() {
        let whole = format!("SUMMARY:{}\r\n", "a".repeat(67));
        assert_eq!(line("SUMMARY", &"a".repeat(67)), whole);
        let folded = format!("SUMMARY:{}\r\n a\r\n", "a".repeat(67));
        assert_eq!(line("SUMMARY", &"a".repeat(68)), folded);
        // The space that continues a line is one of its 75 octets.
        let twice = format!("SUMMARY:{}\r\n {}\r\n a\r\n", "a".repeat(67), "a".repeat(74));
        assert_eq!(line("SUMMARY", &"a".repeat(67 + 75)), twice);
    }

    #[test]
    fn no_letter_is_cut() {
        let folded = line("SUMMARY", &"ệ".repeat(60));
        let lines: Vec<_> = folded.split("\r\n").collect();
        assert!(lines.len() > 3 && lines.iter().all(|line| line.len() <= MAX_OCTETS), "{lines:?}");
    }
}
