//! Slips of the finger: which known words a mistyped one may be.

/// Shorter words have too many neighbours for a guess to mean anything.
const MIN_LETTERS: usize = 3;
/// From this length on two slips are forgiven.
const LONG: usize = 7;
/// How many candidates are worth asking the index about.
const MAX_CANDIDATES: usize = 16;

/// The words of `vocabulary` that `word` may be a slip of, the closest first
/// and the most frequent first among them.
pub fn candidates<'v>(word: &str, vocabulary: &'v [(String, u32)]) -> Vec<&'v str> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < MIN_LETTERS || letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let allowed = if letters.len() >= LONG { 2 } else { 1 };
    let mut found: Vec<(usize, u32, &str)> = vocabulary
        .iter()
        .filter_map(|(known, count)| {
            let known_letters: Vec<char> = known.chars().collect();
            let distance = distance(&letters, &known_letters);
            (1..=allowed).contains(&distance).then_some((distance, u32::MAX - count, known.as_str()))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(MAX_CANDIDATES).map(|(_, _, known)| known).collect()
}

/// How many letters must be added, dropped, replaced or swapped with their
/// neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before_last[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance_of(a: &str, b: &str) -> usize {
        distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn each_slip_counts_one() {
        for (slip, count) in [("nghi", 0), ("ngi", 1), ("nghii", 1), ("nghj", 1), ("nhgi", 1), ("nig", 3)] {
            assert_eq!(distance_of(slip, "nghi"), count, "{slip}");
        }
    }

    #[test]
    fn frequent_words_are_guessed_first_and_short_words_not_at_all() {
        let vocabulary = [("nghi".to_owned(), 90), ("nghe".to_owned(), 20), ("nga".to_owned(), 200)];
        assert_eq!(candidates("nghj", &vocabulary), ["nghi", "nghe"]);
        assert!(candidates("ng", &vocabulary).is_empty());
    }
}
