//! What is wrong with a manuscript, in words, and where it is put right.

use domain::{ManuscriptFault, ManuscriptField, manuscript::MAX_TAGS};

use super::words;

/// The sentence about a fault.
#[must_use]
pub fn sentence(fault: &ManuscriptFault) -> String {
    let words = words();
    let number = |text: &str, number: usize| text.replacen("{}", &number.to_string(), 1);
    match fault {
        ManuscriptFault::Missing(ManuscriptField::Category) => words.missing_category.to_owned(),
        ManuscriptFault::Missing(ManuscriptField::Body) => words.missing_body.to_owned(),
        ManuscriptFault::Missing(_) => words.missing_title.to_owned(),
        ManuscriptFault::TooLong(ManuscriptField::Tags, most) if *most == MAX_TAGS => {
            number(words.too_many_tags, *most)
        }
        ManuscriptFault::TooLong(field, most) => {
            number(&words.too_long.replacen("{}", words.field(*field), 1), *most)
        }
        ManuscriptFault::Slug => words.slug_wrong.to_owned(),
        ManuscriptFault::Body(fault) => number(words.body_wrong, fault.block),
        ManuscriptFault::NoAlt(count) => number(words.no_alt, *count),
    }
}

/// The element of the writing page where it is put right.
#[must_use]
pub const fn place(field: ManuscriptField) -> &'static str {
    match field {
        ManuscriptField::Title => "f-title",
        ManuscriptField::Summary => "f-summary",
        ManuscriptField::Author => "f-author",
        ManuscriptField::Category => "f-category",
        ManuscriptField::Tags => "f-tags",
        ManuscriptField::Slug => "f-slug",
        ManuscriptField::Body => "body",
    }
}

#[cfg(test)]
mod tests {
    use domain::body::{BodyFault, Fault};

    use super::*;

    #[test]
    fn every_fault_says_what_to_do_and_leaves_no_gap_open() {
        for fault in [
            ManuscriptFault::Missing(ManuscriptField::Title),
            ManuscriptFault::Missing(ManuscriptField::Category),
            ManuscriptFault::Missing(ManuscriptField::Body),
            ManuscriptFault::TooLong(ManuscriptField::Title, 300),
            ManuscriptFault::TooLong(ManuscriptField::Tags, MAX_TAGS),
            ManuscriptFault::TooLong(ManuscriptField::Tags, 60),
            ManuscriptFault::Slug,
            ManuscriptFault::Body(BodyFault { block: 3, fault: Fault::Link }),
            ManuscriptFault::NoAlt(2),
        ] {
            let sentence = sentence(&fault);
            assert!(!sentence.contains("{}") && sentence.ends_with('.'), "{fault:?}: {sentence}");
        }
        let long = sentence(&ManuscriptFault::TooLong(ManuscriptField::Title, 300));
        assert_eq!(long, "Tiêu đề dài quá 300 ký tự.");
    }
}
