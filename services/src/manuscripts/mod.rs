//! Articles as their writers work on them: saving without losing a word, and
//! the way to readers.
//!
//! Whose article it is decides as much as the role does: writers change their
//! own while they are drafts, editors change everybody's, and what readers see
//! is decided by those who may publish (`domain::workflow`).

mod compare;
mod compose;
mod error;
mod preview;
mod rights;
mod schedule;
mod talk;
mod versions;

use domain::{
    ArticleId, Locale, Manuscript, Paged, Permission, Slug, StepKind, Timestamp, WorkflowState,
    manuscript::ManuscriptFault,
};
use unicode_normalization::UnicodeNormalization;

use self::rights::{allow, may_see, may_step};
pub use self::{
    compare::{Difference, Line, Piece},
    error::ManuscriptError,
    rights::may_change,
    schedule::{publish_due, run as publish_when_due},
};
pub use crate::storage::manuscripts::{
    Copy,
    list::{DeskArticle, DeskColumn, DeskFilter},
    notes::{Event, Note},
    revisions::{Revision, RevisionText},
};
use crate::{
    Portal, PortalError,
    accounts::{AccountInfo, token},
    events::ContentKind,
    storage::manuscripts::{Save, Saved, steps::Step},
};

/// The longest comment, in characters.
pub const MAX_COMMENT: usize = 2_000;
/// How far ahead an article may be scheduled, in seconds: a year.
const MAX_AHEAD: i64 = 366 * 86_400;

/// What a save led to.
#[derive(Clone, Debug)]
pub enum SaveOutcome {
    /// It is stored.
    Saved {
        /// The version it is now.
        version: i32,
        /// When.
        at: Timestamp,
        /// Where the article stands now.
        stage: WorkflowState,
    },
    /// Somebody else saved in between; this is theirs.
    Conflict(Box<Copy>),
}

/// A step, as it is asked for.
#[derive(Clone, Debug, Default)]
pub struct StepRequest {
    /// The version the person looked at.
    pub version: i32,
    /// The comment or reason; may be empty where none is needed.
    pub comment: String,
    /// The instant, for scheduling.
    pub publish_at: Option<Timestamp>,
}

/// The manuscripts of a portal.
#[derive(Clone, Copy)]
pub struct Manuscripts<'a> {
    portal: &'a Portal,
}

impl<'a> Manuscripts<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// Begins an article of one's own.
    ///
    /// # Errors
    /// [`ManuscriptError::NoCategory`], or when storage fails.
    pub async fn begin(self, account: &AccountInfo, locale: Locale) -> Result<ArticleId, ManuscriptError> {
        allow(account.role.may(Permission::WriteArticles))?;
        if self.portal.categories().tree().await?.roots().next().is_none() {
            return Err(ManuscriptError::NoCategory);
        }
        let token = token::new().map_err(PortalError::from)?;
        let stand_in = Slug::from_title(&format!("ban thao {}", &token[..12]));
        let manuscript = Manuscript {
            author: account.display_name.clone(),
            body: Some(domain::Body::default()),
            ..Manuscript::default()
        };
        let storage = self.portal.storage();
        Ok(storage.begin_article(account.id, locale, &manuscript, &stand_in, &account.actor()).await?)
    }

    /// The articles the desk lists: writers see their own.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn list(
        self,
        account: &AccountInfo,
        mut filter: DeskFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<DeskArticle>, ManuscriptError> {
        allow(account.role.may(Permission::WriteArticles))?;
        if !account.role.may(Permission::EditArticles) {
            filter.owner = Some(account.id);
        }
        Ok(self.portal.storage().desk_articles(&filter, page, per_page).await?)
    }

    /// The working copy of an article, for somebody who may see it.
    ///
    /// # Errors
    /// [`ManuscriptError::Unknown`], [`ManuscriptError::NotAllowed`], or when storage fails.
    pub async fn open(self, account: &AccountInfo, id: ArticleId) -> Result<Copy, ManuscriptError> {
        let copy = self.portal.storage().copy(id).await?.ok_or(ManuscriptError::Unknown)?;
        allow(may_see(account, &copy))?;
        Ok(copy)
    }

    /// Saves what is written, if it was made from the newest version.
    ///
    /// # Errors
    /// [`ManuscriptError::Faults`] for what no draft may hold, otherwise as [`Self::open`].
    pub async fn save(
        self,
        account: &AccountInfo,
        id: ArticleId,
        version: i32,
        mut manuscript: Manuscript,
        keep: bool,
    ) -> Result<SaveOutcome, ManuscriptError> {
        let copy = self.open(account, id).await?;
        allow(may_change(account, &copy))?;
        tidy(&mut manuscript);
        refuse(manuscript.faults())?;
        let stage = copy.stage.after_edit(account.role.may(Permission::PublishArticles));
        let save = Save { version, manuscript: &manuscript, stage, keep };
        match self.portal.storage().save_copy(id, save, &account.actor()).await? {
            Some(Saved::As { version, at, stage }) => Ok(SaveOutcome::Saved { version, at, stage }),
            Some(Saved::Conflict(theirs)) => Ok(SaveOutcome::Conflict(theirs)),
            None => Err(ManuscriptError::Unknown),
        }
    }

    /// The steps that this account may take with the article as it is.
    #[must_use]
    pub fn steps(self, account: &AccountInfo, copy: &Copy) -> Vec<StepKind> {
        StepKind::ALL
            .into_iter()
            .filter(|step| may_step(account, copy, *step) && copy.stage.after(*step, copy.public).is_ok())
            .collect()
    }

    /// Takes a step.
    ///
    /// # Errors
    /// [`ManuscriptError::NoWay`], [`ManuscriptError::Overtaken`],
    /// [`ManuscriptError::Comment`] and [`ManuscriptError::When`] for what is
    /// missing, [`ManuscriptError::Faults`] for what is not fit to be handed in
    /// or published, otherwise as [`Self::open`].
    pub async fn step(
        self,
        account: &AccountInfo,
        id: ArticleId,
        kind: StepKind,
        request: StepRequest,
    ) -> Result<(), ManuscriptError> {
        let copy = self.open(account, id).await?;
        allow(may_step(account, &copy, kind))?;
        let to = copy.stage.after(kind, copy.public)?;
        if request.version != copy.version {
            return Err(ManuscriptError::Overtaken);
        }
        let comment = request.comment.trim();
        let needs_comment = matches!(kind, StepKind::Return | StepKind::Withdraw);
        if (needs_comment && comment.is_empty()) || comment.chars().count() > MAX_COMMENT {
            return Err(ManuscriptError::Comment);
        }
        let publish_at = match kind {
            StepKind::Schedule => Some(request.publish_at.filter(is_ahead).ok_or(ManuscriptError::When)?),
            _ => None,
        };
        if matches!(kind, StepKind::Submit | StepKind::Approve | StepKind::Schedule) {
            refuse(compose::unfinished(self.portal, &copy).await?)?;
        }
        let step = Step {
            kind,
            version: copy.version,
            from: copy.stage,
            to,
            manuscript: &copy.manuscript,
            publish_at,
            comment,
        };
        if kind == StepKind::Publish {
            return compose::publish(self.portal, &copy, step, Timestamp::now(), &account.actor()).await;
        }
        if !self.portal.storage().take_step(id, step, &account.actor()).await? {
            return Err(ManuscriptError::Overtaken);
        }
        if kind == StepKind::Withdraw {
            self.portal.changed(ContentKind::Article, id.0);
        }
        Ok(())
    }

    /// Lets an article lead the front page, or no longer.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn pin(
        self,
        account: &AccountInfo,
        id: ArticleId,
        pinned: bool,
    ) -> Result<(), ManuscriptError> {
        allow(account.role.may(Permission::PublishArticles))?;
        if !self.portal.storage().pin_article(id, pinned, &account.actor()).await? {
            return Err(ManuscriptError::Unknown);
        }
        self.portal.changed(ContentKind::Article, id.0);
        Ok(())
    }
}

fn refuse(faults: Vec<ManuscriptFault>) -> Result<(), ManuscriptError> {
    if faults.is_empty() { Ok(()) } else { Err(ManuscriptError::Faults(faults)) }
}

fn is_ahead(at: &Timestamp) -> bool {
    let now = Timestamp::now();
    (now.0 + 1..=now.0 + MAX_AHEAD).contains(&at.0)
}

/// One form for every letter (NFC), one line for what is a line.
fn tidy(manuscript: &mut Manuscript) {
    let nfc = |text: &str| text.nfc().collect::<String>();
    let line = |text: &str| nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    manuscript.title = line(&manuscript.title);
    manuscript.summary = nfc(manuscript.summary.trim());
    manuscript.author = line(&manuscript.author);
    manuscript.slug = manuscript.slug.trim().to_owned();
    manuscript.tags = manuscript.tags.iter().map(|tag| line(tag)).filter(|tag| !tag.is_empty()).collect();
    manuscript.tags.dedup();
    if let Some(body) = &mut manuscript.body {
        body.map_text(&nfc);
    }
}
