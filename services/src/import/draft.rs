//! From what somebody wrote to what the portal keeps: pictures stored and
//! placed, markup made safe, plain text drawn from it. The same way for
//! imported articles and for the demo content.

use std::{collections::HashMap, future::Future, io};

use domain::{MediaId, Picture, SanitisedHtml};
use futures::future::join_all;
use tokio::task::spawn_blocking;

use crate::{
    Portal,
    html::{self, NamedPicture, PlacedPicture},
    media::{self, MediaError, PictureMeta},
};

/// A picture that belongs to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DraftPicture {
    /// A path or address; the body names the picture by it.
    pub source: String,
    /// Its caption, for a figure without one.
    pub caption: String,
    /// What it shows.
    pub alt: String,
}

/// Where the pictures of a draft come from.
pub(crate) trait PictureSource: Sync {
    /// The bytes of a picture.
    fn load(&self, source: &str) -> impl Future<Output = Result<Vec<u8>, PictureProblem>> + Send;
}

/// Why a picture could not be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PictureProblem {
    #[error("not found")]
    NotFound,
    #[error("lies outside the folder of the file")]
    Outside,
    #[error("larger than 25 MB")]
    TooLarge,
    #[error("neither a path nor an http address")]
    Scheme,
    #[error("cannot be fetched: {0}")]
    Unreachable(String),
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    #[error("reading was cut off")]
    Interrupted,
    #[error(transparent)]
    Media(#[from] MediaError),
}

impl From<io::Error> for PictureProblem {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NotFound } else { Self::Unreadable(error) }
    }
}

/// A body ready to be kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Composed {
    /// The markup.
    pub(crate) body: SanitisedHtml,
    /// Its words.
    pub(crate) text: String,
    /// The pictures in it, in order.
    pub(crate) pictures: Vec<MediaId>,
    /// What is missing, in words.
    pub(crate) warnings: Vec<String>,
}

/// Stores the pictures of a body and makes it fit to be shown. Pictures that
/// the body does not name are added behind it. A picture that cannot be had is
/// left out and said so.
pub(crate) async fn compose(
    portal: &Portal,
    from: &impl PictureSource,
    body: &str,
    pictures: &[DraftPicture],
) -> Result<Composed, MediaError> {
    let markup = with_gallery(body, &html::named_pictures(body), pictures);
    let named = html::named_pictures(&markup);
    let stored = join_all(named.iter().map(|named| stored(portal, from, named, pictures))).await;
    let mut composed = Composed::default();
    let mut placed = HashMap::new();
    for (NamedPicture { source, .. }, result) in named.into_iter().zip(stored) {
        match result {
            Ok((id, picture)) => {
                if !composed.pictures.contains(&id) {
                    composed.pictures.push(id);
                }
                placed.insert(source, picture);
            }
            // The portal itself is in trouble: no use in going on.
            Err(PictureProblem::Media(error)) if error.is_ours() => return Err(error),
            Err(problem) => composed.warnings.push(format!("picture “{source}”: {problem}")),
        }
    }
    let work = move || {
        let body = html::sanitise(&html::place_pictures(&markup, |source| placed.get(source).cloned()));
        (html::plain_text(&body), body)
    };
    (composed.text, composed.body) = spawn_blocking(work).await.map_err(|_| MediaError::Interrupted)?;
    Ok(composed)
}

/// The body, and behind it the pictures that it does not name.
fn with_gallery(body: &str, named: &[NamedPicture], pictures: &[DraftPicture]) -> String {
    let named: Vec<_> = named.iter().map(|named| key(&named.source)).collect();
    let figures: Vec<String> = pictures
        .iter()
        .filter(|picture| !named.contains(&key(&picture.source)))
        .map(|picture| format!("<figure><img src=\"{}\"></figure>", html::escape(&picture.source)))
        .collect();
    match figures.as_slice() {
        [] => body.to_owned(),
        [figure] => format!("{body}\n{figure}"),
        figures => format!("{body}\n<div class=\"gallery\">{}</div>", figures.concat()),
    }
}

async fn stored(
    portal: &Portal,
    from: &impl PictureSource,
    named: &NamedPicture,
    pictures: &[DraftPicture],
) -> Result<(MediaId, PlacedPicture), PictureProblem> {
    let source = named.source.as_str();
    let mut about =
        pictures.iter().find(|picture| key(&picture.source) == key(source)).cloned().unwrap_or_default();
    if about.alt.is_empty() {
        about.alt.clone_from(&named.alt);
    }
    let (id, picture) = match source.strip_prefix("/media/").and_then(|rest| rest.split('/').next()) {
        Some(hash) => media::by_hash(portal, hash).await?.ok_or(PictureProblem::NotFound)?,
        None => {
            let bytes = match from.load(source).await {
                Err(PictureProblem::NotFound) if key(source) != source => from.load(&key(source)).await?,
                loaded => loaded?,
            };
            let meta = PictureMeta {
                name: file_name(source),
                alt: about.alt.clone(),
                caption: about.caption.clone(),
                ..PictureMeta::default()
            };
            media::add(portal, bytes, meta).await?
        }
    };
    let alt = if about.alt.is_empty() { picture.alt } else { about.alt };
    Ok((id, PlacedPicture { picture: Picture { alt, ..picture }, caption: about.caption }))
}

/// One form for the ways in which a body and a list may write the same path.
fn key(source: &str) -> String {
    let path = source.strip_prefix("./").unwrap_or(source);
    if path.contains("://") { path.to_owned() } else { percent_decoded(path) }
}

/// `h%C3%ACnh%201.jpg` → `hình 1.jpg`; what is not UTF-8 stays as it is.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code =
            after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The last part of a path or address, for the media library.
fn file_name(source: &str) -> String {
    let path = source.split(['?', '#']).next().unwrap_or_default();
    percent_decoded(path.rsplit('/').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_the_same_however_they_are_written() {
        assert_eq!(key("./h%C3%ACnh%201.jpg"), key("hình 1.jpg"));
        assert_eq!(key("100%.jpg"), "100%.jpg");
        assert_eq!(file_name("https://a.vn/b/c%20d.jpg?w=1"), "c d.jpg");
    }

    #[test]
    fn pictures_that_the_body_forgot_come_behind_it() {
        let picture = |source: &str| DraftPicture { source: source.to_owned(), ..DraftPicture::default() };
        let (one, two) = (picture("a.jpg"), picture("b\".jpg"));
        let named = [NamedPicture { source: "./a.jpg".to_owned(), alt: String::new() }];
        assert_eq!(with_gallery("<p>", &named, std::slice::from_ref(&one)), "<p>");
        assert_eq!(
            with_gallery("<p>", &[], std::slice::from_ref(&one)),
            "<p>\n<figure><img src=\"a.jpg\"></figure>"
        );
        assert_eq!(
            with_gallery("<p>", &[], &[one, two]),
            "<p>\n<div class=\"gallery\"><figure><img src=\"a.jpg\"></figure>\
             <figure><img src=\"b&quot;.jpg\"></figure></div>"
        );
    }
}
