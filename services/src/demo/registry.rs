//! Programmes and documents of the demo content, with their files.

use domain::{MediaId, Timestamp, VideoEmbed, time::parse_iso_date};

use super::{
    DemoError,
    articles::{compose_embedded, store_picture},
    files, when,
};
use crate::{
    Portal,
    documents::{NewAttachment, NewDocument},
    media,
    programmes::{NewProgramme, NewProgrammeContent},
};

/// The issues of the programme.
pub(super) async fn programmes(portal: &Portal, now: Timestamp) -> Result<(), DemoError> {
    for issue in files::programmes()? {
        let file = format!("programmes.toml: {}", issue.title);
        let composed = compose_embedded(portal, &file, &issue.body_html).await?;
        let new = NewProgramme {
            content: content(portal, &file, &issue).await?,
            title: issue.title,
            number: issue.number,
            year: issue.year,
            summary: issue.summary,
            body: composed.body,
            cover: Some(store_picture(portal, &issue.cover, String::new()).await?),
            published_at: when::days_before(now, issue.days_ago, None),
        };
        portal.programmes().put(new).await?;
    }
    Ok(())
}

async fn content(
    portal: &Portal,
    file: &str,
    issue: &files::Programme,
) -> Result<NewProgrammeContent, DemoError> {
    let main = stored(portal, issue.file.as_deref()).await?;
    match (issue.kind.as_str(), main, &issue.embed) {
        ("magazine", main, None) => Ok(NewProgrammeContent::Magazine(main)),
        ("video", Some(video), None) => {
            let captions = stored(portal, issue.captions.as_deref()).await?;
            Ok(NewProgrammeContent::VideoFile { video, captions })
        }
        ("video", None, Some(address)) => VideoEmbed::parse(address)
            .map(NewProgrammeContent::VideoEmbed)
            .ok_or_else(|| DemoError::content(file, "`embed` is no known video")),
        ("video", None, None) => Ok(NewProgrammeContent::VideoToCome),
        _ => Err(DemoError::content(file, "`kind`, `file` and `embed` do not fit")),
    }
}

async fn stored(portal: &Portal, name: Option<&str>) -> Result<Option<MediaId>, DemoError> {
    match name {
        Some(name) => Ok(Some(store_file(portal, name, name).await?)),
        None => Ok(None),
    }
}

/// Stores an embedded file under the name readers save it under.
async fn store_file(portal: &Portal, file: &str, name: &str) -> Result<MediaId, DemoError> {
    let (id, _) = media::add_file(portal, files::attachment(file)?, name).await?;
    Ok(id)
}

/// The registry of documents.
pub(super) async fn documents(portal: &Portal) -> Result<(), DemoError> {
    let date = |text: &str| parse_iso_date(text).map_err(|error| DemoError::content("documents.toml", error));
    for document in files::documents()? {
        let mut attachments = Vec::new();
        for attachment in document.attachments {
            let file = store_file(portal, &attachment.file, &attachment.name).await?;
            attachments.push(NewAttachment { file, label: attachment.label });
        }
        let new = NewDocument {
            issued_on: date(&document.issued_on)?,
            effective_on: document.effective_on.as_deref().map(date).transpose()?,
            expires_on: document.expires_on.as_deref().map(date).transpose()?,
            number: document.number,
            kind: document.kind,
            issuer: document.issuer,
            field: document.field,
            summary: document.summary,
            attachments,
        };
        portal.documents().put(new).await?;
    }
    Ok(())
}
