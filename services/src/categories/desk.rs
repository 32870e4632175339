//! Categories as administrators arrange them.

use domain::{CategoryId, Permission, category::CategoryFields, typed::Fault};

use super::{Categories, CategoryEntry};
use crate::{
    accounts::AccountInfo,
    events::ContentKind,
    refused::{Refused, allow},
    storage::categories::arrange::Arranged,
};

impl Categories<'_> {
    /// All categories in both languages, each parent before its children.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn entries(self, account: &AccountInfo) -> Result<Vec<CategoryEntry>, Refused> {
        allow(account, Permission::ManageCategories)?;
        Ok(self.portal.storage().category_entries().await?)
    }

    /// Adds a category.
    ///
    /// # Errors
    /// [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn add(self, account: &AccountInfo, fields: &CategoryFields) -> Result<CategoryId, Refused> {
        allow(account, Permission::ManageCategories)?;
        let arranged = self.portal.storage().add_category(fields.check()?, &account.actor()).await?;
        self.arranged(arranged).await
    }

    /// Names, describes and moves a category; its former address leads to the new one.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn change(
        self,
        account: &AccountInfo,
        id: CategoryId,
        fields: &CategoryFields,
    ) -> Result<CategoryId, Refused> {
        allow(account, Permission::ManageCategories)?;
        let arranged = self.portal.storage().change_category(id, fields.check()?, &account.actor()).await?;
        self.arranged(arranged).await
    }

    /// Moves a category one place up or down among its siblings.
    ///
    /// # Errors
    /// [`Refused::Unknown`], or when storage fails.
    pub async fn shift(self, account: &AccountInfo, id: CategoryId, up: bool) -> Result<(), Refused> {
        allow(account, Permission::ManageCategories)?;
        let by = if up { -1 } else { 1 };
        let arranged = self.portal.storage().shift_category(id, by, &account.actor()).await?;
        self.arranged(arranged).await.map(drop)
    }

    /// Files everything of `id` under `into`, and lets its address lead there.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`Refused::Mistaken`] when `into` lies below `id`,
    /// or has a child of the same address as one of `id`.
    pub async fn merge(
        self,
        account: &AccountInfo,
        id: CategoryId,
        into: CategoryId,
    ) -> Result<CategoryId, Refused> {
        allow(account, Permission::ManageCategories)?;
        match self.portal.storage().merge_category(id, into, &account.actor()).await? {
            Arranged::Cycle => Err(Refused::field("into", Fault::Cycle)),
            Arranged::Taken(holder) => Err(Refused::field("into", Fault::Taken(self.name(holder).await?))),
            arranged => self.arranged(arranged).await,
        }
    }

    /// Forgets a category that holds nothing.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`Refused::Mistaken`] when it holds something.
    pub async fn delete(self, account: &AccountInfo, id: CategoryId) -> Result<(), Refused> {
        allow(account, Permission::ManageCategories)?;
        let arranged = self.portal.storage().delete_category(id, &account.actor()).await?;
        self.arranged(arranged).await.map(drop)
    }

    async fn arranged(self, arranged: Arranged) -> Result<CategoryId, Refused> {
        match arranged {
            Arranged::Done(id) => {
                self.portal.kept().tree.forget();
                // The menu follows the addresses of categories.
                self.portal.kept().menu.forget();
                self.portal.changed(ContentKind::Category, id.0);
                Ok(id)
            }
            Arranged::Unknown => Err(Refused::Unknown),
            Arranged::NoParent => Err(Refused::field("parent", Fault::Choice)),
            Arranged::Taken(holder) => Err(Refused::field("slug", Fault::Taken(self.name(holder).await?))),
            Arranged::Cycle => Err(Refused::field("parent", Fault::Cycle)),
            Arranged::NotEmpty => Err(Refused::field("delete", Fault::Choice)),
        }
    }

    async fn name(self, id: CategoryId) -> Result<String, Refused> {
        let tree = self.tree().await?;
        Ok(tree.get(id).map_or_else(String::new, |category| category.name.clone()))
    }
}
