//! Static pages as editors keep them.

use domain::{
    Locale, PageId, Paged, Permission, Sort, StaticPage,
    page::{PageColumn, PageFields},
    text::{Wanted, fold},
    typed::Fault,
};

use super::Pages;
use crate::{
    accounts::AccountInfo,
    events::ContentKind,
    html,
    refused::{Refused, allow},
    storage::pages::desk::{PageChange, PageOutcome},
};

/// Which pages a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFilter {
    /// Words of headline or address, with or without marks.
    pub words: String,
    /// In this language only.
    pub locale: Option<Locale>,
    /// Those only that readers see, or those that they do not.
    pub published: Option<bool>,
    /// In this order.
    pub sort: Sort<PageColumn>,
}

impl Pages<'_> {
    /// All pages of every language, those too that readers do not see.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn all(self, account: &AccountInfo) -> Result<Vec<StaticPage>, Refused> {
        allow(account, Permission::EditPages)?;
        Ok(self.portal.storage().all_pages().await?)
    }

    /// Page `page` of those that pass `filter`. There are a few dozen of them:
    /// they are sought and sorted here, by Vietnamese rules.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn find(
        self,
        account: &AccountInfo,
        filter: &PageFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<StaticPage>, Refused> {
        let mut found = self.all(account).await?;
        let wanted = Wanted::of(&filter.words);
        found.retain(|page| {
            wanted.is_in(&format!("{} {}", page.title, page.slug))
                && filter.locale.is_none_or(|locale| page.locale == locale)
                && filter.published.is_none_or(|published| page.published == published)
        });
        match filter.sort.by {
            PageColumn::Title => found.sort_by_cached_key(|page| fold(&page.title)),
            PageColumn::Changed => found.sort_by_key(|page| page.updated_at),
        }
        if filter.sort.falling {
            found.reverse();
        }
        Ok(Paged::cut(found, page, per_page))
    }

    /// Adds a page, or changes the one of that number.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`Refused::Mistaken`] names the fields that are wrong.
    pub async fn change(
        self,
        account: &AccountInfo,
        id: Option<PageId>,
        fields: &PageFields,
    ) -> Result<PageId, Refused> {
        allow(account, Permission::EditPages)?;
        let typed = fields.check()?;
        let change = PageChange {
            slug: typed.slug,
            title: typed.title,
            body: html::typed(&fields.body),
            locale: typed.locale,
            translation_of: typed.translation_of,
            published: typed.published,
        };
        match self.portal.storage().change_page(id, change, &account.actor()).await? {
            PageOutcome::Done(id) => {
                self.changed(id);
                Ok(id)
            }
            PageOutcome::Unknown => Err(Refused::Unknown),
            PageOutcome::Taken(title) => Err(Refused::field("slug", Fault::Taken(title))),
            PageOutcome::NoOriginal => Err(Refused::field("translation_of", Fault::Choice)),
        }
    }

    /// Deletes a page.
    ///
    /// # Errors
    /// [`Refused::Unknown`], or when storage fails.
    pub async fn delete(self, account: &AccountInfo, id: PageId) -> Result<(), Refused> {
        allow(account, Permission::EditPages)?;
        if !self.portal.storage().delete_page(id, &account.actor()).await? {
            return Err(Refused::Unknown);
        }
        self.changed(id);
        Ok(())
    }

    fn changed(self, id: PageId) {
        // The menu follows the addresses of pages.
        self.portal.kept().menu.forget();
        self.portal.changed(ContentKind::Page, id.0);
    }
}
