//! The media library: every stored picture and file, with what is said about it
//! and where it is used.

use crate::{ArticleId, MediaId, Picture, StoredFile, Timestamp, UserId};

/// The longest description, caption and credit, in characters.
pub const MAX_WORDS: usize = 500;
/// The longest name, in characters.
pub const MAX_NAME: usize = 200;

/// What lies in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A picture with its renditions.
    Picture(Picture),
    /// A file as it came.
    File(StoredFile),
}

impl Stored {
    /// The content address.
    #[must_use]
    pub fn hash(&self) -> &str {
        match self {
            Self::Picture(picture) => &picture.hash,
            Self::File(file) => &file.hash,
        }
    }

    /// Where it is to be had.
    #[must_use]
    pub fn url(&self) -> String {
        match self {
            Self::Picture(picture) => picture.src(),
            Self::File(file) => file.url(),
        }
    }

    /// Whether the other may take its place: a picture a picture's, a video a
    /// video's, a document any document's.
    #[must_use]
    pub fn may_be_replaced_by(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Picture(_), Self::Picture(_)) => true,
            (Self::File(old), Self::File(new)) => {
                old.kind == new.kind || !(old.kind.is_media() || new.kind.is_media())
            }
            _ => false,
        }
    }
}

/// A picture or file of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryItem {
    /// Its number.
    pub id: MediaId,
    /// What it is.
    pub stored: Stored,
    /// The name it came with.
    pub name: String,
    /// Its size as it came, in bytes.
    pub bytes: u64,
    /// What is said below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Who brought it; nobody at the desk for what was imported.
    pub owner: Option<UserId>,
    /// When it came.
    pub added_at: Timestamp,
}

impl LibraryItem {
    /// What it shows, for those who do not see it; empty for files.
    #[must_use]
    pub fn alt(&self) -> &str {
        match &self.stored {
            Stored::Picture(picture) => &picture.alt,
            Stored::File(_) => "",
        }
    }
}

/// A kind of thing in the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryKind {
    /// Pictures.
    Picture,
    /// Documents, videos and other files.
    File,
}

impl LibraryKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Picture, Self::File];

    /// Its name in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::File => "file",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What a list of the library comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryOnly {
    /// What I brought.
    Mine,
    /// Pictures that do not say what they show.
    WithoutAlt,
}

impl LibraryOnly {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Mine, Self::WithoutAlt];

    /// Its name in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mine => "cua-toi",
            Self::WithoutAlt => "thieu-mo-ta",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|only| only.as_str() == name)
    }
}

/// What comes first in a list of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LibraryOrder {
    /// What came last.
    #[default]
    Newest,
    /// What came first.
    Oldest,
    /// By name.
    Name,
    /// What takes the most room.
    Largest,
}

impl LibraryOrder {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::Name, Self::Largest];

    /// Its name in addresses; the usual order needs none.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "",
            Self::Oldest => "cu-nhat",
            Self::Name => "ten",
            Self::Largest => "lon-nhat",
        }
    }

    /// The order of that name, or the usual one.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.as_str() == name).unwrap_or_default()
    }
}

/// Something that uses a picture or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaUse {
    /// What it is.
    pub place: MediaPlace,
    /// What it is called.
    pub title: String,
}

/// Where a picture or file is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaPlace {
    /// An article as readers see it.
    Article(ArticleId),
    /// An article as its writers left it.
    Manuscript(ArticleId),
    /// An earlier version of an article: only restoring it would need the file.
    Version(ArticleId),
    /// Something else, by its public address.
    At(String),
}

impl MediaPlace {
    /// Whether something would be missing if the file were gone.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        !matches!(self, Self::Version(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileKind;

    fn file(kind: FileKind) -> Stored {
        Stored::File(StoredFile { hash: "ab".to_owned(), kind, bytes: 1, name: "a".to_owned() })
    }

    #[test]
    fn only_what_can_stand_in_its_place_replaces_a_file() {
        assert!(file(FileKind::Docx).may_be_replaced_by(&file(FileKind::Pdf)));
        assert!(!file(FileKind::Docx).may_be_replaced_by(&file(FileKind::Mp4)));
        assert!(file(FileKind::Mp4).may_be_replaced_by(&file(FileKind::Mp4)));
        assert!(!file(FileKind::Vtt).may_be_replaced_by(&file(FileKind::Pdf)));
    }

    #[test]
    fn names_in_addresses_lead_back() {
        for kind in LibraryKind::ALL {
            assert_eq!(LibraryKind::from_name(kind.as_str()), Some(kind));
        }
        for only in LibraryOnly::ALL {
            assert_eq!(LibraryOnly::from_name(only.as_str()), Some(only));
        }
        for order in LibraryOrder::ALL {
            assert_eq!(LibraryOrder::from_name(order.as_str()), order);
        }
        assert_eq!(LibraryOrder::from_name("x"), LibraryOrder::Newest);
    }
}
