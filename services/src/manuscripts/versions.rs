//! The past of an article: what was done to it, and its versions, looked at,
//! compared and taken up again.

use domain::ArticleId;

use super::{
    Difference, Event, ManuscriptError, Manuscripts, Revision, RevisionText, SaveOutcome, compare, compose,
};
use crate::accounts::AccountInfo;

impl Manuscripts<'_> {
    /// What was done to an article, newest first.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn history(self, account: &AccountInfo, id: ArticleId) -> Result<Vec<Event>, ManuscriptError> {
        self.open(account, id).await?;
        Ok(self.portal.storage().article_history(id).await?)
    }

    /// The versions of an article, newest first.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn revisions(
        self,
        account: &AccountInfo,
        id: ArticleId,
    ) -> Result<Vec<Revision>, ManuscriptError> {
        self.open(account, id).await?;
        Ok(self.portal.storage().revisions(id).await?)
    }

    /// A version, with its text as readers would see it.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn revision(
        self,
        account: &AccountInfo,
        id: ArticleId,
        revision: i64,
    ) -> Result<RevisionText, ManuscriptError> {
        let locale = self.open(account, id).await?.locale;
        let mut text = self.portal.storage().revision(id, revision).await?.ok_or(ManuscriptError::Unknown)?;
        if let Some(body) = &text.manuscript.body {
            text.body_html = compose::body(self.portal, body, locale).await?.body.as_str().to_owned();
        }
        Ok(text)
    }

    /// How the text of today differs from a version.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn compare(
        self,
        account: &AccountInfo,
        id: ArticleId,
        earlier: &RevisionText,
    ) -> Result<Vec<Difference>, ManuscriptError> {
        let today = self.open(account, id).await?;
        let body = compose::html(self.portal, &today).await?;
        Ok(compare::differences((&earlier.manuscript, &earlier.body_html), (&today.manuscript, &body)))
    }

    /// Takes up an earlier version again; the newest stays among the versions.
    ///
    /// # Errors
    /// As [`Self::save`]; [`ManuscriptError::Unknown`], too, for a version that
    /// exists as markup only.
    pub async fn restore(
        self,
        account: &AccountInfo,
        id: ArticleId,
        revision: i64,
    ) -> Result<(), ManuscriptError> {
        let copy = self.open(account, id).await?;
        let text = self.portal.storage().revision(id, revision).await?.ok_or(ManuscriptError::Unknown)?;
        if text.manuscript.body.is_none() {
            return Err(ManuscriptError::Unknown);
        }
        // What stands there now is worth a version of its own before it goes.
        let SaveOutcome::Saved { version, .. } =
            self.save(account, id, copy.version, copy.manuscript, true).await?
        else {
            return Err(ManuscriptError::Overtaken);
        };
        match self.save(account, id, version, text.manuscript, true).await? {
            SaveOutcome::Saved { .. } => Ok(()),
            SaveOutcome::Conflict(_) => Err(ManuscriptError::Overtaken),
        }
    }
}
