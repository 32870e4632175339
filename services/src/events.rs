//! What changed, told after the commit to whoever keeps something derived from it.

use tokio::sync::broadcast;

/// A kind of content that readers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContentKind {
    /// An article.
    Article,
    /// An entry of the work calendar.
    Calendar,
    /// A category.
    Category,
    /// An entry of the document registry.
    Document,
    /// A published question or comment, or a draft that is open to comments.
    Feedback,
    /// A static page.
    Page,
    /// A programme issue.
    Programme,
    /// The site's identity or menu.
    Site,
}

/// Published content is no longer what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentChanged {
    /// What kind of thing changed.
    pub kind: ContentKind,
    /// Its number; 0 where the kind has a single instance.
    pub id: i64,
}

/// The portal's notice board. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Events(broadcast::Sender<ContentChanged>);

impl Events {
    /// How many events a slow listener may fall behind before it must assume
    /// that everything changed.
    const BACKLOG: usize = 1024;

    /// Tells every listener. Without listeners nothing happens.
    pub fn emit(&self, kind: ContentKind, id: i64) {
        // An error only says that nobody listens.
        let _ = self.0.send(ContentChanged { kind, id });
    }

    /// Listens from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<ContentChanged> {
        self.0.subscribe()
    }
}

impl Default for Events {
    fn default() -> Self {
        Self(broadcast::channel(Self::BACKLOG).0)
    }
}
