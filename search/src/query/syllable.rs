//! Which words can be Vietnamese syllables.
//!
//! A syllable is an onset and a rhyme (Hoàng Phê, *Từ điển tiếng Việt*; the
//! lists are those of the spelling taught at school), written here without
//! marks. Anything else is a foreign word, an abbreviation, or typed with a
//! keyboard that was not switched to Vietnamese.

/// Onsets, the longer ones before those they begin with.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rhymes without marks, sorted.
const RHYMES: [&str; 128] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en",
    "eng", "enh", "eo", "ep", "et", "eu", "ech", "i", "ia", "ich", "iec", "iem", "ien", "ieng", "iep", "iet",
    "ieu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang",
    "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oem", "oen", "oeo", "oet", "oi", "om", "on", "ong",
    "ooc", "oong", "op", "ot", "u", "ua", "uan", "uang", "uat", "uac", "uach", "uai", "uay", "uau", "uc",
    "ue", "uech", "uen", "uenh", "uet", "ueu", "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon",
    "uong", "uop", "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uynh", "uyp", "uyt",
    "uyu", "uyn", "y", "ya", "yem", "yen", "yet", "yeu", "ym", "yn", "yt", "ych", "ynh", "yp", "uanh", "uao",
    "uap", "uam", "ong", "ung",
];

/// Whether `folded`, a word without marks, can be a syllable.
pub fn is_possible(folded: &str) -> bool {
    ONSETS.iter().any(|onset| {
        folded.strip_prefix(onset).is_some_and(|rhyme| {
            RHYMES.contains(&rhyme)
                // *gì*, *giếng*, *quy*: the onset's own vowel begins the rhyme.
                || (*onset == "gi" && (rhyme.is_empty() || RHYMES.contains(&format!("i{rhyme}").as_str())))
        })
    })
}

/// Whether a syllable that ends like this one carries only the tones *sắc* and
/// *nặng*, if any.
pub fn is_stopped(folded: &str) -> bool {
    folded.ends_with(['c', 'p', 't']) || folded.ends_with("ch")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in [
            "nghi", "hoi", "tong", "ket", "chuyen", "doi", "quyet", "giai", "gi", "gieng", "nguyen", "khuya",
            "xoong", "y", "uy", "quoc", "thuo", "oai", "yeu",
        ] {
            assert!(is_possible(word), "{word}");
        }
        for word in ["nghij", "hooij", "ubnd", "dmst", "startup", "qd", "ctr", "text", "google", ""] {
            assert!(!is_possible(word), "{word}");
        }
    }
}
