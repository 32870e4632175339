//! Moving pictures, where a stored body shows a still of one.
//!
//! Bodies hold stills only: feeds, printed pages and search get what stands
//! still, and nothing has to pass the sanitiser that is not a picture.

use std::borrow::Cow;

use domain::{Picture, SanitisedHtml};

use super::flow::attribute;

/// The body with its moving pictures, for those who did not ask for less motion.
#[must_use]
pub fn with_motion(body: &SanitisedHtml) -> SanitisedHtml {
    let mut out = String::with_capacity(body.as_str().len());
    let mut rest = body.as_str();
    // The sanitiser's own output: `<` begins a tag and nothing else.
    while let Some(start) = rest.find("<img ") {
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        out.push_str(&rest[..start]);
        out.push_str(&shown(&rest[start..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    SanitisedHtml::from_sanitiser(out)
}

/// A tag of a body as a page shows it.
pub(super) fn shown(tag: &str) -> Cow<'_, str> {
    let Some(moving) = moving(tag) else { return Cow::Borrowed(tag) };
    let srcset = attribute("srcset", &moving);
    let source =
        format!("<source media=\"(prefers-reduced-motion: no-preference)\" type=\"image/webp\"{srcset}>");
    Cow::Owned(format!("<picture>{source}{tag}</picture>"))
}

fn moving(tag: &str) -> Option<String> {
    let (_, srcset) = tag.strip_prefix("<img ")?.split_once(" srcset=\"")?;
    let still = srcset.split([' ', '"']).next()?;
    Picture::moving_beside(still)
}

#[cfg(test)]
mod tests {
    use super::{super::sanitise, *};

    #[test]
    fn a_still_of_a_moving_picture_moves_unless_less_motion_is_wanted() {
        let img = |file: &str| {
            format!("<img src=\"/media/ab/goc.jpg\" srcset=\"/media/ab/{file} 320w\" alt=\"Múa lân\">")
        };
        let body = sanitise(&format!(
            "<figure>{}</figure><p>a</p><figure>{}</figure>",
            img("320t.webp"),
            img("320.webp")
        ));
        let page = with_motion(&body);
        let expected = format!(
            "<picture><source media=\"(prefers-reduced-motion: no-preference)\" type=\"image/webp\" \
             srcset=\"/media/ab/dong.webp\">{}</picture>",
            img("320t.webp")
        );
        assert_eq!(page.as_str(), body.as_str().replace(&img("320t.webp"), &expected));
        // A body that went through it is not what is stored; should it ever be, nothing is lost.
        assert_eq!(sanitise(page.as_str()), body);
    }
}
