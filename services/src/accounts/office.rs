//! The accounts of others, for those who administer them.

use domain::{
    AccountFault, LoginName, Paged, Permission, Profile, Role, Sort, SortColumn, UserId,
    text::{Wanted, fold},
};

use super::{AccountError, AccountInfo, AccountListing, Accounts};
use crate::storage::{
    Actor,
    accounts::{AccountChange, Outcome, Which},
};

/// A column by which accounts are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountColumn {
    /// The given name, as in Vietnamese lists.
    Name,
    /// The login name.
    Login,
    /// What they may.
    Role,
    /// When they were here last.
    LastSeen,
}

impl SortColumn for AccountColumn {
    const USUAL: Self = Self::Name;
    const ALL: &'static [(&'static str, Self)] = &[
        ("ten", Self::Name),
        ("ten-dang-nhap", Self::Login),
        ("vai-tro", Self::Role),
        ("hoat-dong", Self::LastSeen),
    ];

    fn falls(self) -> bool {
        matches!(self, Self::Role | Self::LastSeen)
    }
}

/// Which accounts a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UserFilter {
    /// Words of the names or the address, with or without marks.
    pub words: String,
    /// Of this role only.
    pub role: Option<Role>,
    /// Locked ones only, or open ones only.
    pub locked: Option<bool>,
    /// In this order.
    pub sort: Sort<AccountColumn>,
}

/// An account to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// The name it will log in with, as typed.
    pub login: String,
    /// The name others will see, as typed.
    pub display_name: String,
    /// Where its mail will go, as typed; may be empty.
    pub email: String,
    /// What it will be allowed.
    pub role: Role,
}

impl Accounts<'_> {
    /// Page `page` of the accounts. There are as many as an office has people:
    /// they are sought and sorted here, by Vietnamese rules.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], or when storage fails.
    pub async fn users(
        self,
        by: &AccountInfo,
        filter: &UserFilter,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<AccountListing>, AccountError> {
        may_manage(by)?;
        let mut found = self.portal.storage().accounts().await?;
        found.retain(|listing| is_sought(listing, filter));
        match filter.sort.by {
            AccountColumn::Name => found.sort_by_cached_key(|listing| by_given_name(&listing.display_name)),
            AccountColumn::Login => found.sort_by(|a, b| a.login.cmp(&b.login)),
            AccountColumn::Role => found.sort_by_key(|listing| listing.role),
            AccountColumn::LastSeen => found.sort_by_key(|listing| listing.last_seen_at),
        }
        if filter.sort.falling {
            found.reverse();
        }
        Ok(Paged::cut(found, page, per_page))
    }

    /// One account.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], [`AccountError::Unknown`], or when storage fails.
    pub async fn user(self, by: &AccountInfo, id: UserId) -> Result<AccountListing, AccountError> {
        may_manage(by)?;
        let all = self.portal.storage().accounts().await?;
        all.into_iter().find(|listing| listing.id == id).ok_or(AccountError::Unknown)
    }

    /// Makes an account and the link that invites its owner. Gives both.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], [`AccountError::Fields`], or when storage fails.
    pub async fn invite(self, by: &AccountInfo, new: &NewAccount) -> Result<(UserId, String), AccountError> {
        may_manage(by)?;
        self.invite_as(new, &by.actor()).await
    }

    /// The same from the command line of the machine itself.
    ///
    /// # Errors
    /// [`AccountError::Fields`], or when storage fails.
    pub async fn invite_as(self, new: &NewAccount, actor: &Actor) -> Result<(UserId, String), AccountError> {
        let login = LoginName::parse(&new.login);
        let profile = Profile::parse(&new.display_name, &new.email);
        let (login, profile) = match (login, profile) {
            (Some(login), Ok(profile)) => (login, profile),
            (login, profile) => {
                let mut faults = Vec::new();
                faults.extend(login.is_none().then_some(AccountFault::Login));
                faults.extend(profile.err().unwrap_or_default());
                return Err(AccountError::Fields(faults));
            }
        };
        let id =
            self.portal.storage().insert_account(login.as_str(), &change(&profile), new.role, actor).await?;
        let id = id.ok_or_else(|| AccountError::Fields(vec![AccountFault::LoginTaken]))?;
        Ok((id, self.link_for(id, actor).await?))
    }

    /// Changes name, address and role of an account.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], [`AccountError::Fields`],
    /// [`AccountError::Oneself`], [`AccountError::LastAdministrator`],
    /// [`AccountError::Unknown`], or when storage fails.
    pub async fn change_user(
        self,
        by: &AccountInfo,
        id: UserId,
        display_name: &str,
        email: &str,
        role: Role,
    ) -> Result<(), AccountError> {
        may_manage(by)?;
        let profile = Profile::parse(display_name, email).map_err(AccountError::Fields)?;
        if id == by.id && role != by.role {
            return Err(AccountError::Oneself);
        }
        let change = AccountChange { role: Some(role), ..change(&profile) };
        came_of(self.portal.storage().change_account(id, &change, &by.actor()).await?)
    }

    /// Locks an account or unlocks it.
    ///
    /// # Errors
    /// As [`Self::change_user`].
    pub async fn lock_user(self, by: &AccountInfo, id: UserId, locked: bool) -> Result<(), AccountError> {
        may_manage(by)?;
        if id == by.id && locked {
            return Err(AccountError::Oneself);
        }
        came_of(self.portal.storage().lock_account(id, locked, &by.actor()).await?)
    }

    /// Makes a new one-time link for an account. Gives its token.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], [`AccountError::Unknown`],
    /// [`AccountError::Locked`], or when storage fails.
    pub async fn reset_user(self, by: &AccountInfo, id: UserId) -> Result<String, AccountError> {
        if self.user(by, id).await?.locked {
            return Err(AccountError::Locked);
        }
        self.link_for(id, &by.actor()).await
    }

    /// Ends every session of an account.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], [`AccountError::Unknown`], or when storage fails.
    pub async fn end_user_sessions(self, by: &AccountInfo, id: UserId) -> Result<(), AccountError> {
        self.user(by, id).await?;
        self.portal.storage().end_sessions(id, Which::All, &by.actor()).await?;
        Ok(())
    }

    /// Takes the second factor of an account away: its owner lost the telephone
    /// and the recovery codes.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], [`AccountError::Unknown`], or when storage fails.
    pub async fn end_user_second_factor(self, by: &AccountInfo, id: UserId) -> Result<(), AccountError> {
        self.user(by, id).await?;
        Ok(self.portal.storage().remove_second_factor(id, &by.actor()).await?)
    }

    /// Says from which role on a second factor is required; `None` for nobody.
    ///
    /// # Errors
    /// [`AccountError::NotAllowed`], or when storage fails.
    pub async fn require_second_factor(
        self,
        by: &AccountInfo,
        from: Option<Role>,
    ) -> Result<(), AccountError> {
        may_manage(by)?;
        self.set_required_from(from, &by.actor()).await
    }

    /// A new link for who stands at the machine itself; can take the second
    /// factor away, too.
    ///
    /// # Errors
    /// [`AccountError::Unknown`] also for a locked account, or when storage fails.
    pub async fn reset_as(
        self,
        login: &str,
        without_second_factor: bool,
        actor: &Actor,
    ) -> Result<String, AccountError> {
        let storage = self.portal.storage();
        let account = storage.account_by_login(login).await?.ok_or(AccountError::Unknown)?;
        if without_second_factor {
            storage.remove_second_factor(account.id, actor).await?;
        }
        self.link_for(account.id, actor).await
    }
}

pub(super) fn may_manage(by: &AccountInfo) -> Result<(), AccountError> {
    by.role.may(Permission::ManageAccounts).then_some(()).ok_or(AccountError::NotAllowed)
}

fn change(profile: &Profile) -> AccountChange {
    AccountChange {
        display_name: profile.display_name().to_owned(),
        email: profile.email().to_owned(),
        role: None,
    }
}

pub(super) fn came_of(outcome: Outcome) -> Result<(), AccountError> {
    match outcome {
        Outcome::Done => Ok(()),
        Outcome::Unknown => Err(AccountError::Unknown),
        Outcome::LastAdministrator => Err(AccountError::LastAdministrator),
    }
}

fn is_sought(listing: &AccountListing, filter: &UserFilter) -> bool {
    let text = format!("{} {} {}", listing.display_name, listing.login, listing.email);
    filter.role.is_none_or(|role| listing.role == role)
        && filter.locked.is_none_or(|locked| listing.locked == locked)
        && Wanted::of(&filter.words).is_in(&text)
}

/// Vietnamese lists go by the given name, which stands last.
fn by_given_name(name: &str) -> (String, String) {
    let folded = fold(name);
    let given = folded.split_whitespace().last().unwrap_or_default().to_owned();
    (given, folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_listed_by_their_given_names() {
        let mut names = ["Trần Thị Bình", "Nguyễn Văn An", "Đỗ An", "Lê Ánh"];
        names.sort_by_cached_key(|name| by_given_name(name));
        assert_eq!(names, ["Đỗ An", "Nguyễn Văn An", "Lê Ánh", "Trần Thị Bình"]);
    }
}
