//! Those who work on one article: what they say to each other, and who has it open.

use domain::ArticleId;

use super::{MAX_COMMENT, ManuscriptError, Manuscripts, Note};
use crate::{accounts::AccountInfo, storage::presence::Place};

impl Manuscripts<'_> {
    /// Says something about an article.
    ///
    /// # Errors
    /// [`ManuscriptError::Comment`] when it is nothing or too much, otherwise as [`Self::open`].
    pub async fn note(self, account: &AccountInfo, id: ArticleId, text: &str) -> Result<(), ManuscriptError> {
        self.open(account, id).await?;
        let text = text.trim();
        if !(1..=MAX_COMMENT).contains(&text.chars().count()) {
            return Err(ManuscriptError::Comment);
        }
        self.portal.storage().add_note(id, text, &account.actor()).await?;
        Ok(())
    }

    /// What was said about an article, oldest first.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn notes(self, account: &AccountInfo, id: ArticleId) -> Result<Vec<Note>, ManuscriptError> {
        self.open(account, id).await?;
        Ok(self.portal.storage().notes(id).await?)
    }

    /// Notes that somebody has the article open, and says who else has.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn present(
        self,
        account: &AccountInfo,
        id: ArticleId,
        client: &str,
    ) -> Result<(Vec<String>, i32), ManuscriptError> {
        let copy = self.open(account, id).await?;
        let (place, name) = (Place::Article(id), &account.display_name);
        let others = self.portal.storage().present(place, client, account.id, name).await?;
        Ok((others, copy.version))
    }
}
