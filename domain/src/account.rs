//! Accounts and what they may do.

use serde::{Deserialize, Serialize};

/// The office a user holds in the editors' desk, least powerful first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// *Phóng viên*: writes own articles.
    Reporter,
    /// *Biên tập viên*: edits every article and submits it.
    Editor,
    /// *Người duyệt*: publishes and withdraws.
    Approver,
    /// *Quản trị*: everything.
    Administrator,
}

impl Role {
    /// Every role, least powerful first.
    pub const ALL: [Self; 4] = [Self::Reporter, Self::Editor, Self::Approver, Self::Administrator];

    /// The name under which storage keeps it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Editor => "editor",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}
