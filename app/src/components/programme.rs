//! Programme issues: what there is to watch or to read.

use domain::{Picture, Programme, ProgrammeContent, StoredFile, VideoSource};
use leptos::prelude::*;

use super::picture::PictureImage;
use crate::{
    i18n::{locale, registry_words},
    islands::embedded_video::EmbeddedVideo,
};

/// How wide the poster of a video is at least, in pixels.
const POSTER_WIDTH: u32 = 1280;

/// The video or magazine of an issue, or when it will be there.
#[component]
pub fn IssueContent(issue: Programme) -> impl IntoView {
    let words = registry_words();
    let Programme { title, cover, content, .. } = issue;
    match content {
        ProgrammeContent::Video(Some(VideoSource::File { video, captions })) => {
            view! { <OwnVideo title video captions cover /> }.into_any()
        }
        ProgrammeContent::Video(Some(VideoSource::Embed(embed))) => {
            view! { <EmbeddedVideo embed title poster=cover /> }.into_any()
        }
        ProgrammeContent::Video(None) => view! { <p class="meta">{words.video_to_come}</p> }.into_any(),
        ProgrammeContent::Magazine(Some(file)) => view! { <Magazine file /> }.into_any(),
        ProgrammeContent::Magazine(None) => view! { <p class="meta">{words.magazine_to_come}</p> }.into_any(),
    }
}

/// A video of the portal's own. Only its length is fetched before it is started.
#[component]
fn OwnVideo(
    title: String,
    video: StoredFile,
    captions: Option<StoredFile>,
    cover: Option<Picture>,
) -> impl IntoView {
    let words = registry_words();
    view! {
        <div class="player">
            <video
                controls
                preload="metadata"
                playsinline
                poster=cover.map(|cover| cover.at_least(POSTER_WIDTH))
                aria-label=title
            >
                <source src=video.url() r#type=video.kind.mime() />
                {captions.map(|captions| view! {
                    <track kind="captions" src=captions.url() srclang="vi" label=words.captions />
                })}
                <p>{words.no_video}</p>
            </video>
        </div>
        <p class="issue-files">
            <a href=video.url() download=video.name.clone()>{words.download_video}</a>
            <span class="meta">{video.type_and_size(locale())}</span>
        </p>
    }
}

/// A magazine: opened in the browser's viewer, or saved.
#[component]
fn Magazine(file: StoredFile) -> impl IntoView {
    let words = registry_words();
    view! {
        <p class="issue-files">
            <a class="more" href=file.url() rel="external">{words.read_magazine}</a>
            <a href=file.url() download=file.name.clone()>{words.download}</a>
            <span class="meta">{file.type_and_size(locale())}</span>
        </p>
    }
}

/// The cover of an issue beside its text. A magazine opens by it; a video shows
/// it in its player already.
#[component]
pub fn IssueCover(issue: Programme) -> impl IntoView {
    let Some(picture) = issue.cover else { return ().into_any() };
    let image = |decorative| {
        view! { <PictureImage picture sizes="(min-width: 56rem) 24rem, 100vw" eager=true decorative /> }
    };
    match issue.content {
        ProgrammeContent::Video(Some(_)) => ().into_any(),
        ProgrammeContent::Magazine(Some(file)) => view! {
            <a class="cover" href=file.url() rel="external" tabindex="-1" aria-hidden="true">{image(true)}</a>
        }
        .into_any(),
        _ => view! { <div class="cover">{image(false)}</div> }.into_any(),
    }
}
