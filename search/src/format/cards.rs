//! An article as results show it.

use domain::FocalPoint;

use super::codec::{DecodeError, Reader};
use crate::results::Thumbnail;

#[cfg(feature = "build")]
use super::codec::Writer;

/// What is kept of an article for lists. Its category stands in the head's cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCard {
    /// Its part of the address.
    pub slug: String,
    /// The headline.
    pub title: String,
    /// The summary, plain text.
    pub summary: String,
    /// When it was published, Unix seconds.
    pub published_at: i64,
    /// A small picture.
    pub thumbnail: Option<Thumbnail>,
}

impl StoredCard {
    /// Reads a card.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        let mut text = || reader.text().map(str::to_owned);
        let (slug, title, summary, src) = (text()?, text()?, text()?, text()?);
        let published_at = reader.fitting()?;
        let thumbnail = match src.is_empty() {
            true => None,
            false => Some(Thumbnail {
                src,
                width: reader.fitting()?,
                height: reader.fitting()?,
                // At the very end, and only where somebody chose one: cards that were
                // written before there was any can still be read.
                focus: if reader.is_at_end() { None } else { Some(focus(&mut reader)?) },
            }),
        };
        let card = Self { slug, title, summary, published_at, thumbnail };
        if reader.is_at_end() { Ok(card) } else { Err(DecodeError) }
    }

    /// Writes a card.
    #[cfg(feature = "build")]
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        let src = self.thumbnail.as_ref().map_or("", |picture| &picture.src);
        for part in [&self.slug, &self.title, &self.summary, src] {
            writer.text(part);
        }
        writer.number(u64::try_from(self.published_at).unwrap_or(0));
        if let Some(picture) = &self.thumbnail {
            writer.number(u64::from(picture.width));
            writer.number(u64::from(picture.height));
            if let Some(focus) = picture.focus {
                writer.number(u64::from(focus.x()));
                writer.number(u64::from(focus.y()));
            }
        }
        writer.finish()
    }
}

fn focus(reader: &mut Reader<'_>) -> Result<FocalPoint, DecodeError> {
    FocalPoint::new(reader.fitting()?, reader.fitting()?).ok_or(DecodeError)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cards_survive_the_round_trip(slug: String, title: String, summary: String, published_at in 0_i64.., src: String, width: u32, height: u32, at: Option<(u8, u8)>) {
            let thumbnail = (!src.is_empty()).then_some(Thumbnail { src, width, height, focus: at.and_then(|(x, y)| FocalPoint::new(x, y)) });
            let card = StoredCard { slug, title, summary, published_at, thumbnail };
            prop_assert_eq!(StoredCard::decode(&card.encode()), Ok(card));
        }

        #[test]
        fn garbage_gives_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let _ = StoredCard::decode(&bytes);
        }
    }
}
