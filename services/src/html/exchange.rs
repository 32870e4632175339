//! One stored picture or file in the place of another, in a finished text.
//!
//! The text is the sanitiser's own output: `<` begins a tag and nothing else,
//! and values stand in double quotes.

use domain::{Locale, SanitisedHtml, Stored};

use super::dom::escape;

/// The text with `new` wherever `old` was named.
#[must_use]
pub fn exchange(body: &SanitisedHtml, old: &Stored, new: &Stored) -> SanitisedHtml {
    let folder = format!("/media/{}/", old.hash());
    let (old_facts, new_facts) = (facts(old), facts(new));
    let mut out = String::with_capacity(body.as_str().len());
    let mut rest = body.as_str();
    // Behind the link to a file stands what it is and how large.
    let mut in_link = false;
    while let Some(start) = rest.find('<') {
        let (text, tagged) = rest.split_at(start);
        let (tag, after) = tagged.split_at(tagged.find('>').map_or(tagged.len(), |end| end + 1));
        out.push_str(text);
        rest = after;
        if tag.contains(&folder) {
            out.push_str(&exchanged(tag, &folder, new));
            in_link = tag.starts_with("<a ");
            continue;
        }
        out.push_str(tag);
        if in_link && tag == "</a>" {
            in_link = false;
            if let Some(after) = rest.strip_prefix(&old_facts).filter(|_| !old_facts.is_empty()) {
                out.push_str(&new_facts);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    SanitisedHtml::from_sanitiser(out)
}

/// What a text says of a file behind the link to it; nothing of a picture.
fn facts(stored: &Stored) -> String {
    match stored {
        Stored::Picture(_) => String::new(),
        Stored::File(file) => escape(&format!(" ({})", file.type_and_size(Locale::Vietnamese))),
    }
}

fn exchanged(tag: &str, folder: &str, new: &Stored) -> String {
    match new {
        Stored::Picture(picture) if tag.starts_with("<img ") => [
            ("src", picture.src()),
            ("srcset", picture.srcset()),
            ("width", picture.width.to_string()),
            ("height", picture.height.to_string()),
        ]
        .iter()
        .fold(tag.to_owned(), |tag, (name, value)| with_attribute(&tag, name, value)),
        new => with_addresses(tag, folder, new),
    }
}

/// The tag with another value of an attribute that it has.
fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let before = format!(" {name}=\"");
    let replaced = tag.split_once(&before).and_then(|(head, rest)| {
        let (_, tail) = rest.split_once('"')?;
        Some(format!("{head}{before}{value}\"{tail}"))
    });
    replaced.unwrap_or_else(|| tag.to_owned())
}

/// The tag with the address of `new` for each below `folder`.
fn with_addresses(tag: &str, folder: &str, new: &Stored) -> String {
    let mut parts = tag.split(folder);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find('"').unwrap_or(part.len());
        let (file, tail) = part.split_at(end);
        match new {
            Stored::Picture(picture) => out.push_str(&picture.in_place_of(file)),
            Stored::File(file) => out.push_str(&file.url()),
        }
        out.push_str(tail);
    }
    out
}

#[cfg(test)]
mod tests {
    use domain::{FileKind, Picture, PictureVariant, StoredFile};

    use super::{
        super::{PlacedPicture, place_pictures, sanitise},
        *,
    };

    fn picture(digit: char, width: u32, height: u32) -> Picture {
        let variant = |step: u32| PictureVariant {
            width: step,
            height: step * height / width,
            file: format!("{step}.webp"),
        };
        Picture {
            hash: digit.to_string().repeat(32),
            width,
            height,
            alt: String::new(),
            variants: [320, 640, 960].into_iter().filter(|step| *step <= width).map(variant).collect(),
            focus: None,
        }
    }

    fn with_pictures(markup: &str, one: &Picture, two: &Picture) -> SanitisedHtml {
        let markup = place_pictures(markup, |source| {
            let picture = if source == "1" { one } else { two };
            Some(PlacedPicture { picture: picture.clone(), caption: String::new() })
        });
        sanitise(&markup)
    }

    #[test]
    fn a_text_with_another_picture_is_what_it_would_be_had_it_been_written_with_it() {
        let (old, new, other) = (picture('a', 1000, 500), picture('b', 700, 700), picture('c', 640, 480));
        let markup = "<p>Lễ &lt;khai mạc&gt; /media/x</p><img src=\"1\" alt=\"Hội trường\"><p>a</p><img src=\"2\"><img src=\"1\">";
        let before = with_pictures(markup, &old, &other);
        let after = with_pictures(markup, &new, &other);
        assert_eq!(exchange(&before, &Stored::Picture(old), &Stored::Picture(new)), after);
        assert_ne!(before, after);
    }

    #[test]
    fn a_file_is_linked_anew_with_its_own_kind_and_size() {
        let file = |digit: char, kind, bytes| {
            Stored::File(StoredFile { hash: digit.to_string().repeat(32), kind, bytes, name: String::new() })
        };
        let (old, new) = (file('a', FileKind::Docx, 2048), file('b', FileKind::Pdf, 4096));
        let text = |stored: &Stored, facts: &str| {
            sanitise(&format!(
                "<p class=\"attachment\"><a href=\"{}\">Phụ <b>lục</b></a> ({facts})</p><p>(DOCX, 2 KB)</p>",
                stored.url()
            ))
        };
        assert_eq!(exchange(&text(&old, "DOCX, 2 KB"), &old, &new), text(&new, "PDF, 4 KB"));
    }
}
