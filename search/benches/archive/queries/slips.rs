//! Slips of the finger: one edit in one syllable.

use crate::chance::Chance;

/// The rows of a keyboard.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// `text` with one slip: a neighbouring key, a letter left out, doubled, or two
/// letters swapped. Digits and words of one letter are typed with care.
pub fn slip(text: &str, chance: &mut Chance) -> Option<String> {
    let mut words: Vec<Vec<char>> = text.split(' ').map(|word| word.chars().collect()).collect();
    let candidates: Vec<usize> = (0..words.len())
        .filter(|&number| words[number].len() > 1 && words[number].iter().all(|c| c.is_alphabetic()))
        .collect();
    if candidates.is_empty() {
        return None;
    }
    let word = &mut words[*chance.pick(&candidates)];
    let before = word.clone();
    for _ in 0..20 {
        edit(word, chance);
        let same = |a: &[char], b: &[char]| fold(a) == fold(b);
        if !same(word, &before) {
            let words: Vec<String> = words.into_iter().map(String::from_iter).collect();
            return Some(words.join(" "));
        }
        word.clone_from(&before);
    }
    None
}

fn fold(word: &[char]) -> String {
    domain::text::fold(&word.iter().collect::<String>())
}

fn edit(word: &mut Vec<char>, chance: &mut Chance) {
    let place = chance.below(word.len());
    match chance.below(4) {
        0 => {
            let key = fold(&word[place..=place]).chars().next().unwrap_or('a');
            if let Some(neighbour) = neighbour(key, chance) {
                word[place] = neighbour;
            }
        }
        1 => {
            word.remove(place);
        }
        2 => word.insert(place, word[place]),
        _ if place > 0 => word.swap(place - 1, place),
        _ => word.swap(0, 1),
    }
}

fn neighbour(key: char, chance: &mut Chance) -> Option<char> {
    let (row, column) = ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.find(key)?)))?;
    let mut near = Vec::new();
    for (other, keys) in ROWS.iter().enumerate().filter(|(other, _)| other.abs_diff(row) <= 1) {
        // Every row is moved by half a key: two keys of the next row touch this one.
        let columns = match other.cmp(&row) {
            std::cmp::Ordering::Less => [column, column + 1],
            std::cmp::Ordering::Equal => [column.wrapping_sub(1), column + 1],
            std::cmp::Ordering::Greater => [column.wrapping_sub(1), column],
        };
        near.extend(columns.iter().filter_map(|&column| keys.chars().nth(column)));
    }
    (!near.is_empty()).then(|| *chance.pick(&near))
}

/// `text` with its last word half-typed; `None` where that is too short.
pub fn half_typed(text: &str, chance: &mut Chance) -> Option<String> {
    let (before, last) = text.rsplit_once(' ')?;
    let letters: Vec<char> = last.chars().collect();
    if letters.len() < 2 {
        return None;
    }
    let kept = chance.between(letters.len().div_ceil(2), letters.len() - 1);
    Some(format!("{before} {}", letters[..kept].iter().collect::<String>()))
}
