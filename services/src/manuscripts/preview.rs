//! An article as readers would see it, before they can.

use domain::{Article, ArticleId, Timestamp};

use super::{Copy, ManuscriptError, Manuscripts, compose};
use crate::{
    PortalError,
    accounts::{AccountInfo, token},
};

/// How long a preview address leads to the article, in seconds: three days.
const PREVIEW_LIFE: i64 = 3 * 86_400;

impl Manuscripts<'_> {
    /// The text of a copy as readers would see it.
    ///
    /// # Errors
    /// When a picture of it cannot be had, or storage fails.
    pub async fn html(self, copy: &Copy) -> Result<String, ManuscriptError> {
        Ok(compose::html(self.portal, copy).await?)
    }

    /// Makes a secret address at which anybody can read the copy for three
    /// days. Gives the token; only its hash is kept.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn preview(self, account: &AccountInfo, id: ArticleId) -> Result<String, ManuscriptError> {
        self.open(account, id).await?;
        let token = token::new().map_err(PortalError::from)?;
        let expires = Timestamp::now().plus_seconds(PREVIEW_LIFE);
        let hash = token::hash(&token);
        self.portal.storage().insert_preview(id, &hash, expires, &account.actor()).await?;
        Ok(token)
    }

    /// The article as it would be if it were published now, at a secret address.
    ///
    /// # Errors
    /// [`ManuscriptError::Unknown`] for an address that leads nowhere (any more), or when storage fails.
    pub async fn previewed(self, token: &str) -> Result<Article, ManuscriptError> {
        let storage = self.portal.storage();
        let id = storage.previewed(&token::hash(token)).await?.ok_or(ManuscriptError::Unknown)?;
        let copy = storage.copy(id).await?.ok_or(ManuscriptError::Unknown)?;
        compose::article(self.portal, &copy).await
    }
}
