//! Hours as people write them: `8h`, `8h00`, `8:00`, `08 giờ 30`,
//! `14h-16h30`, `từ 2h đến 4h chiều`, or a half of the day in words.

use time::Time;

use super::token::{Token, is_long, tokens};
use crate::{HalfDay, calendar::clock};

/// When something happens, as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The half of the day.
    pub half: HalfDay,
    /// When it begins.
    pub starts: Option<Time>,
    /// When it ends.
    pub ends: Option<Time>,
}

/// Why hours cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursFault {
    /// They are not hours.
    Unreadable,
    /// They end before they begin.
    EndsFirst,
}

impl Hours {
    /// The hours as the desk writes them, so that [`read_hours`] gives the same.
    #[must_use]
    pub fn typed(&self) -> String {
        let half = match self.half {
            HalfDay::Morning => "Sáng",
            HalfDay::Afternoon => "Chiều",
            HalfDay::AllDay => "Cả ngày",
        };
        let Some(starts) = self.starts else {
            return if self.half == HalfDay::AllDay { String::new() } else { half.to_owned() };
        };
        let hours = match self.ends {
            Some(ends) => format!("{} - {}", clock(starts), clock(ends)),
            None => clock(starts),
        };
        if half_of(starts) == self.half { hours } else { format!("{half} {hours}") }
    }
}

/// A half of the day, said beside an hour or alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Morning,
    /// Small numbers mean hours after twelve, ten and eleven do not.
    Noon,
    /// Afternoon or evening: numbers mean hours after twelve.
    Later,
    AllDay,
}

/// What the pieces say, in their order.
#[derive(Clone, Copy)]
enum Part {
    Clock { hour: u32, minute: u32 },
    Said(Said),
    Until,
}

/// Reads hours; nothing is the whole day.
///
/// # Errors
/// When they are no hours, or end before they begin.
pub fn read_hours(text: &str) -> Result<Hours, HoursFault> {
    if is_long(text) {
        return Err(HoursFault::Unreadable);
    }
    let parts = parts(&tokens(text)).ok_or(HoursFault::Unreadable)?;
    let halves: Vec<Said> = parts
        .iter()
        .filter_map(|part| if let Part::Said(said) = part { Some(*said) } else { None })
        .collect();
    let clocks = clocks(&parts).ok_or(HoursFault::Unreadable)?;
    let half = |otherwise| match halves.as_slice() {
        [] => otherwise,
        all if all.contains(&Said::AllDay) => HalfDay::AllDay,
        [first, ..] if clocks.is_empty() && halves.iter().any(|half| half != first) => HalfDay::AllDay,
        [Said::Morning, ..] => HalfDay::Morning,
        _ => HalfDay::Afternoon,
    };
    match clocks[..] {
        [] if parts.iter().any(|part| matches!(part, Part::Until)) && halves.len() < 2 => {
            Err(HoursFault::Unreadable)
        }
        [] => Ok(Hours { half: half(HalfDay::AllDay), starts: None, ends: None }),
        [starts] => Ok(Hours { half: half(half_of(starts)), starts: Some(starts), ends: None }),
        [starts, ends] if ends <= starts => Err(HoursFault::EndsFirst),
        [starts, ends] => Ok(Hours { half: half(half_of(starts)), starts: Some(starts), ends: Some(ends) }),
        _ => Err(HoursFault::Unreadable),
    }
}

fn half_of(starts: Time) -> HalfDay {
    if starts.hour() < 12 { HalfDay::Morning } else { HalfDay::Afternoon }
}

/// Each clock with the half that stands before it, or behind it where halves
/// stand behind.
fn clocks(parts: &[Part]) -> Option<Vec<Time>> {
    let before = !matches!(parts.iter().find(|part| !matches!(part, Part::Until)), Some(Part::Clock { .. }));
    let mut clocks = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let Part::Clock { hour, minute } = *part else { continue };
        let mut beside: Box<dyn Iterator<Item = &Part>> =
            if before { Box::new(parts[..index].iter().rev()) } else { Box::new(parts[index..].iter()) };
        let said = beside.find_map(|part| if let Part::Said(said) = part { Some(*said) } else { None });
        let is_later = match said {
            Some(Said::Later) => hour < 12,
            Some(Said::Noon) => hour < 10,
            _ => false,
        };
        let hour = if is_later { hour + 12 } else { hour };
        clocks.push(Time::from_hms(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, 0).ok()?);
    }
    Some(clocks)
}

fn parts(tokens: &[Token]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = tokens;
    let mut bare = 0;
    while let [first, after @ ..] = rest {
        rest = after;
        match first {
            Token::Number(hour) => {
                let (minute, used, marked) = minutes(after)?;
                bare += usize::from(!marked);
                rest = &after[used..];
                parts.push(Part::Clock { hour: *hour, minute });
            }
            Token::Dash => parts.push(Part::Until),
            Token::Sign('(' | ')' | ',' | ';' | ':' | '.') => {}
            Token::Sign(_) => return None,
            Token::Word(word) => match word.as_str() {
                "den" => parts.push(Part::Until),
                "toi" if is_clock(after) && has_clock(&parts) => parts.push(Part::Until),
                "sang" | "am" => parts.push(Part::Said(Said::Morning)),
                "trua" => parts.push(Part::Said(Said::Noon)),
                "chieu" | "toi" | "pm" => parts.push(Part::Said(Said::Later)),
                "ca" if matches!(after, [Token::Word(day), ..] if day == "ngay") => {
                    rest = &after[1..];
                    parts.push(Part::Said(Said::AllDay));
                }
                "tu" | "luc" | "khoang" | "buoi" | "va" => {}
                _ => return None,
            },
        }
    }
    let clocks = parts.iter().filter(|part| matches!(part, Part::Clock { .. })).count();
    // `8-10h` is hours; `23-11` and a lone number are not.
    if bare > 0 && bare >= clocks { None } else { Some(parts) }
}

fn is_clock(tokens: &[Token]) -> bool {
    matches!(tokens, [Token::Number(_), ..])
}

fn has_clock(parts: &[Part]) -> bool {
    matches!(parts.last(), Some(Part::Clock { .. }))
}

/// The minutes behind an hour, how many pieces say them, and whether anything
/// says that the number before is an hour at all.
fn minutes(after: &[Token]) -> Option<(u32, usize, bool)> {
    let (mut used, is_sign) = match after {
        [Token::Word(word), ..] if matches!(word.as_str(), "h" | "g" | "gio") => (1, false),
        [Token::Sign(':' | '.'), Token::Number(_), ..] => (1, true),
        _ => return Some((0, 0, false)),
    };
    let mut minute = 0;
    match after.get(used) {
        Some(Token::Number(number)) => {
            minute = *number;
            used += 1;
            match after.get(used..) {
                // Spreadsheets write seconds, too.
                Some([Token::Sign(':'), Token::Number(0..=59), ..]) if is_sign => used += 2,
                Some([Token::Word(word), ..]) if matches!(word.as_str(), "p" | "ph" | "phut") => used += 1,
                Some([Token::Sign('\'' | '’' | '′'), ..]) => used += 1,
                _ => {}
            }
        }
        Some(Token::Word(word)) if word == "ruoi" => {
            minute = 30;
            used += 1;
        }
        _ => {}
    }
    (minute < 60).then_some((minute, used, true))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<(HalfDay, String), HoursFault> {
        let hours = read_hours(text)?;
        let clocks: Vec<_> = [hours.starts, hours.ends].into_iter().flatten().map(clock).collect();
        Ok((hours.half, clocks.join("-")))
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("8h", "08:00"),
            ("8h00", "08:00"),
            ("8H30", "08:30"),
            ("8:00", "08:00"),
            ("08.30", "08:30"),
            ("8g15", "08:15"),
            ("08 giờ 30", "08:30"),
            ("08 giờ 30 phút", "08:30"),
            ("8 giờ rưỡi", "08:30"),
            ("8h30'", "08:30"),
            ("8:00:00", "08:00"),
            ("8:00:00 AM", "08:00"),
            ("2:15 PM", "14:15"),
            ("14h-16h30", "14:00-16:30"),
            ("14h00 – 16h30", "14:00-16:30"),
            ("8-10h", "08:00-10:00"),
            ("8h30-10", "08:30-10:00"),
            ("từ 8h đến 10h", "08:00-10:00"),
            ("từ 8h tới 10h", "08:00-10:00"),
            ("7h30 đến 11h30", "07:30-11:30"),
            ("2h chiều", "14:00"),
            ("2h - 4h chiều", "14:00-16:00"),
            ("Chiều: 2h - 4h", "14:00-16:00"),
            ("8h sáng - 2h chiều", "08:00-14:00"),
            ("Sáng 8h đến chiều 2h", "08:00-14:00"),
            ("19h30", "19:30"),
            ("7h tối", "19:00"),
            ("10h tối", "22:00"),
            ("11h trưa", "11:00"),
            ("1h trưa", "13:00"),
            ("Chiều 14h00", "14:00"),
        ] {
            assert_eq!(read(text).map(|(_, clocks)| clocks), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_half_of_the_day_is_a_time_too() {
        for (text, expected) in [
            ("", HalfDay::AllDay),
            ("Cả ngày", HalfDay::AllDay),
            ("Sáng, chiều", HalfDay::AllDay),
            ("SÁNG", HalfDay::Morning),
            ("Buổi chiều", HalfDay::Afternoon),
            ("Tối", HalfDay::Afternoon),
        ] {
            assert_eq!(read(text), Ok((expected, String::new())), "{text}");
        }
        assert_eq!(read("Cả ngày 8h-17h").unwrap().0, HalfDay::AllDay);
        assert_eq!(read("8h").unwrap().0, HalfDay::Morning);
        assert_eq!(read("12h").unwrap().0, HalfDay::Afternoon);
    }

    #[test]
    fn what_is_no_time_is_not_taken_for_one() {
        for text in
            ["8", "23-11", "23/11", "25h", "8h60", "8h-9h-10h", "sau họp", "-", "8h + 9h", "99999999999h"]
        {
            assert_eq!(read(text), Err(HoursFault::Unreadable), "{text}");
        }
        for text in ["10h-8h", "14h - 14h00", "chiều 4h - 2h"] {
            assert_eq!(read(text), Err(HoursFault::EndsFirst), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = read_hours(&text);
        }

        #[test]
        fn what_the_desk_writes_it_reads(start in 0_u16..1439, length in 0_u16..600, half in 0_usize..3) {
            let at = |minutes: u16| {
                Time::from_hms(u8::try_from(minutes / 60).unwrap(), u8::try_from(minutes % 60).unwrap(), 0).unwrap()
            };
            let ends = (length > 0).then(|| at((start + length).min(1439)));
            let starts = at(start);
            let half = HalfDay::ALL[half];
            // An hour contradicts the other half of its day.
            prop_assume!(half == HalfDay::AllDay || half == half_of(starts));
            let hours = Hours { half, starts: Some(starts), ends };
            prop_assert_eq!(read_hours(&hours.typed()), Ok(hours));
        }
    }
}
