//! An issue of a programme as the desk's form holds it.

use serde::Deserialize;
use time::Date;

use crate::{
    Programme, ProgrammeContent, ProgrammeKind, Slug, VideoEmbed, VideoSource,
    document_form::content_address,
    typed::{Fault, Faults},
};

/// What an issue is to be, but its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeChange {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its number within the year.
    pub number: i32,
    /// The year of the issue.
    pub year: i32,
    /// What there is to watch or to read.
    pub content: TypedContent,
    /// What is in it, in a sentence or two.
    pub summary: String,
    /// The content address of its cover.
    pub cover: Option<String>,
    /// The day on which it came out.
    pub published_on: Date,
}

/// What there is to watch or to read; files by content address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedContent {
    /// A broadcast that is not there yet.
    VideoToCome,
    /// A video of the portal's own.
    VideoFile {
        /// The video.
        video: String,
        /// Its subtitles.
        captions: Option<String>,
    },
    /// A video at another site.
    VideoEmbed(VideoEmbed),
    /// A magazine, as soon as it is there.
    Magazine(Option<String>),
}

/// The fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ProgrammeFields {
    /// Its title.
    pub title: String,
    /// Its address; made from the title when empty.
    pub slug: String,
    /// Its number within the year.
    pub number: String,
    /// The year of the issue.
    pub year: String,
    /// The name of its kind.
    pub kind: String,
    /// What is in it, in a sentence or two.
    pub summary: String,
    /// What is in it, at length: plain text or markup.
    pub body: String,
    /// The address of the cover.
    pub cover: String,
    /// The address of the video or magazine.
    pub file: String,
    /// The address of the subtitles.
    pub captions: String,
    /// The address of a video at another site.
    pub embed: String,
    /// The day on which it came out, `dd-mm-yyyy`.
    pub published_on: String,
}

impl ProgrammeFields {
    const MAX_LINE: usize = 200;
    const MAX_SUMMARY: usize = 1_000;
    /// The longest text, in characters of what is typed.
    pub const MAX_BODY: usize = 200_000;

    /// The form of an issue that is there.
    #[must_use]
    pub fn of(issue: &Programme) -> Self {
        let mut fields = Self {
            title: issue.title.clone(),
            slug: issue.slug.to_string(),
            number: issue.number.to_string(),
            year: issue.year.to_string(),
            kind: issue.kind().as_str().to_owned(),
            summary: issue.summary.clone(),
            body: issue.body.as_str().to_owned(),
            cover: issue.cover.as_ref().map(crate::Picture::src).unwrap_or_default(),
            published_on: issue.published_at.dd_mm_yyyy(),
            ..Self::default()
        };
        match &issue.content {
            ProgrammeContent::Video(Some(VideoSource::File { video, captions })) => {
                fields.file = video.url();
                fields.captions = captions.as_ref().map(crate::StoredFile::url).unwrap_or_default();
            }
            ProgrammeContent::Video(Some(VideoSource::Embed(embed))) => fields.embed = embed.watch_url(),
            ProgrammeContent::Magazine(Some(file)) => fields.file = file.url(),
            ProgrammeContent::Video(None) | ProgrammeContent::Magazine(None) => {}
        }
        fields
    }

    /// The addresses of files in it.
    #[must_use]
    pub fn addresses(&self) -> [&str; 3] {
        [&self.file, &self.captions, &self.cover]
    }

    /// Reads the fields.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<ProgrammeChange, Faults> {
        let mut faults = Faults::default();
        let title = faults.required("title", &self.title, Self::MAX_LINE);
        let slug = faults.slug("slug", &self.slug, &title);
        let number = faults.number("number", &self.number, 1, 9_999);
        let year = faults.number("year", &self.year, 1945, 2999);
        let summary = faults.lines("summary", &self.summary, Self::MAX_SUMMARY);
        faults.lines("body", &self.body, Self::MAX_BODY);
        let cover = address(&mut faults, "cover", &self.cover);
        let content = self.content(&mut faults);
        let published_on = faults.day("published_on", &self.published_on);
        if published_on.is_none() {
            faults.add("published_on", Fault::Missing);
        }
        let (Some(content), Some(published_on)) = (content, published_on) else { return Err(faults) };
        faults.none(ProgrammeChange { slug, title, number, year, content, summary, cover, published_on })
    }

    fn content(&self, faults: &mut Faults) -> Option<TypedContent> {
        let Some(kind) = ProgrammeKind::from_name(&self.kind) else {
            faults.add("kind", Fault::Choice);
            return None;
        };
        let file = address(faults, "file", &self.file);
        let captions = address(faults, "captions", &self.captions);
        let embed = self.embed.trim();
        Some(match (kind, file) {
            (ProgrammeKind::Magazine, file) => TypedContent::Magazine(file),
            (ProgrammeKind::Video, Some(video)) => TypedContent::VideoFile { video, captions },
            (ProgrammeKind::Video, None) if embed.is_empty() => TypedContent::VideoToCome,
            (ProgrammeKind::Video, None) => match VideoEmbed::parse(embed) {
                Some(embed) => TypedContent::VideoEmbed(embed),
                None => {
                    faults.add("embed", Fault::Video);
                    return None;
                }
            },
        })
    }
}

/// The content address in a field; nothing where nothing is typed.
fn address(faults: &mut Faults, field: &'static str, typed: &str) -> Option<String> {
    if typed.trim().is_empty() {
        return None;
    }
    let found = content_address(typed).map(str::to_owned);
    if found.is_none() {
        faults.add(field, Fault::File);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(kind: &str) -> ProgrammeFields {
        ProgrammeFields {
            title: "Chuyên mục KH&CN số 5-2026".to_owned(),
            number: "5".to_owned(),
            year: "2026".to_owned(),
            kind: kind.to_owned(),
            published_on: "05-01-2026".to_owned(),
            ..ProgrammeFields::default()
        }
    }

    #[test]
    fn a_file_goes_before_a_video_elsewhere_and_nothing_is_still_to_come() {
        let hash = "0".repeat(32);
        let video = ProgrammeFields { embed: "https://youtu.be/aqz-KE-bpKQ".to_owned(), ..fields("video") };
        assert!(matches!(video.check().unwrap().content, TypedContent::VideoEmbed(_)));
        let own = ProgrammeFields { file: format!("/media/{hash}/tep.mp4"), ..video };
        let content = own.check().unwrap().content;
        assert_eq!(content, TypedContent::VideoFile { video: hash, captions: None });
        assert_eq!(fields("video").check().unwrap().content, TypedContent::VideoToCome);
        assert_eq!(fields("magazine").check().unwrap().content, TypedContent::Magazine(None));
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        let typed = ProgrammeFields {
            number: "0".to_owned(),
            embed: "https://elsewhere.vn/x".to_owned(),
            cover: "anh.jpg".to_owned(),
            published_on: String::new(),
            ..fields("video")
        };
        let faults = typed.check().unwrap_err();
        assert!(matches!(faults.of("number"), Some(Fault::Number(..))));
        assert_eq!(faults.of("embed"), Some(&Fault::Video));
        assert_eq!(faults.of("cover"), Some(&Fault::File));
        assert_eq!(faults.of("published_on"), Some(&Fault::Missing));
        assert_eq!(fields("x").check().unwrap_err().of("kind"), Some(&Fault::Choice));
    }
}
