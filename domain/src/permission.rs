//! Who may do what at the desk: one table for the whole house.
//!
//! Roles are offices of growing power (*phóng viên*, *biên tập viên*, *người
//! duyệt*, *quản trị*), so the table names the least of them for each thing.
//! What depends on whose article it is, the services decide beside it.

use crate::Role;

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident: $role:ident;)+) => {
        /// Something that not everybody may do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Permission {
            $($(#[$doc])* $name,)+
        }

        impl Permission {
            /// Everything there is to be allowed.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The least powerful role that may.
            #[must_use]
            pub const fn least_role(self) -> Role {
                match self {
                    $(Self::$name => Role::$role,)+
                }
            }
        }
    };
}

permissions! {
    /// Come in, and look after one's own account.
    EnterDesk: Reporter;
    /// Write articles and change one's own before they are handed in.
    WriteArticles: Reporter;
    /// Bring pictures and files, and use those that are there.
    UseMedia: Reporter;
    /// See how much is read.
    ReadStatistics: Reporter;
    /// Change everybody's articles and hand them in.
    EditArticles: Editor;
    /// Describe, replace and remove pictures and files of others.
    ManageMedia: Editor;
    /// Fill the work calendar.
    EditCalendar: Editor;
    /// Keep the document registry.
    EditDocuments: Editor;
    /// Keep programmes and their issues.
    EditProgrammes: Editor;
    /// Write static pages.
    EditPages: Editor;
    /// Say what the search calls the same.
    EditSynonyms: Editor;
    /// Read what readers sent, with their addresses, and answer.
    AnswerReaders: Editor;
    /// Approve, publish, schedule, pin, withdraw articles; send them back.
    PublishArticles: Approver;
    /// Publish weeks of the work calendar and take them back.
    PublishCalendar: Approver;
    /// Publish, reject and delete what readers sent, and open drafts.
    PublishFeedback: Approver;
    /// Order, name, merge and move categories.
    ManageCategories: Administrator;
    /// Identity, menu, front page, redirects.
    ManageSite: Administrator;
    /// Accounts of others, and what they must prove to log in.
    ManageAccounts: Administrator;
    /// Read who did what.
    ReadAudit: Administrator;
    /// Look after the machine: health, backups.
    OperatePortal: Administrator;
}

impl Role {
    /// Whether an account of this role may do it.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        self >= permission.least_role()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_more_powerful_role_may_whatever_a_lesser_one_may() {
        for &permission in Permission::ALL {
            let may: Vec<bool> = Role::ALL.into_iter().map(|role| role.may(permission)).collect();
            assert!(may.is_sorted() && may[3], "{permission:?}: {may:?}");
        }
    }

    #[test]
    fn publishing_is_for_those_who_answer_for_it() {
        assert!(!Role::Editor.may(Permission::PublishArticles));
        assert!(Role::Approver.may(Permission::PublishArticles));
        assert!(!Role::Approver.may(Permission::ManageAccounts));
        assert!(Role::Reporter.may(Permission::WriteArticles));
    }
}
