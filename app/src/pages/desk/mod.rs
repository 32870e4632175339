//! `/quan-tri`: the editors' desk.
//!
//! The desk has a document of its own (`shell`): no island, no wasm, and
//! scripts and styles that no reader ever downloads. A page works as plain
//! forms first; a script only makes it quicker.

pub mod account;
pub mod articles;
pub mod audit;
pub mod calendar;
pub mod categories;
pub mod documents;
pub mod feedback;
pub mod file_field;
pub mod forms;
pub mod front;
pub mod library;
pub mod list;
pub mod menu;
pub mod pages;
pub mod parts;
pub mod programmes;
pub mod redirects;
pub mod second_factor;
pub mod shell;
pub mod site;
pub mod start;
pub mod statistics;
pub mod synonyms;
pub mod system;
pub mod users;

use std::sync::Arc;

use domain::{Locale, Permission};
use leptos::prelude::AnyView;
use serde_json::Value;
use services::accounts::AccountInfo;

use crate::i18n::DeskWords;

/// A part of the desk, as its menu lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What waits for me.
    Start,
    /// What is written.
    Articles,
    /// Pictures and files.
    Library,
    /// Weeks of the work calendar.
    Calendar,
    /// What readers sent.
    Feedback,
    /// What the search calls the same.
    Synonyms,
    /// The accounts of all.
    Users,
    /// One's own account.
    Account,
    /// The document registry.
    Documents,
    /// Issues of programmes.
    Programmes,
    /// Static pages.
    Pages,
    /// How much is read.
    Statistics,
    /// The tree of categories.
    Categories,
    /// The main menu.
    Menu,
    /// How the front page is composed.
    Front,
    /// Who runs the portal.
    Site,
    /// Former addresses.
    Redirects,
    /// Who did what.
    Audit,
    /// How the portal is.
    System,
}

impl Section {
    /// Every part, in the order of the menu.
    pub const ALL: &'static [Self] = &[
        Self::Start,
        Self::Articles,
        Self::Library,
        Self::Calendar,
        Self::Documents,
        Self::Programmes,
        Self::Pages,
        Self::Feedback,
        Self::Statistics,
        Self::Synonyms,
        Self::Categories,
        Self::Menu,
        Self::Front,
        Self::Site,
        Self::Redirects,
        Self::Users,
        Self::Audit,
        Self::System,
        Self::Account,
    ];

    /// Where it begins.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Start => "/quan-tri",
            Self::Articles => articles::LIST,
            Self::Library => "/quan-tri/tep",
            Self::Calendar => "/quan-tri/lich",
            Self::Feedback => "/quan-tri/phan-hoi",
            Self::Synonyms => "/quan-tri/tim-kiem",
            Self::Users => users::LIST,
            Self::Account => account::ADDRESS,
            Self::Documents => documents::LIST,
            Self::Programmes => programmes::LIST,
            Self::Pages => pages::LIST,
            Self::Statistics => statistics::ADDRESS,
            Self::Categories => categories::LIST,
            Self::Menu => menu::LIST,
            Self::Front => front::ADDRESS,
            Self::Site => site::ADDRESS,
            Self::Redirects => redirects::LIST,
            Self::Audit => audit::ADDRESS,
            Self::System => system::ADDRESS,
        }
    }

    /// What one must be allowed to see it.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::Start => Permission::EnterDesk,
            Self::Articles => Permission::WriteArticles,
            Self::Library => Permission::UseMedia,
            Self::Calendar => Permission::EditCalendar,
            Self::Feedback => Permission::AnswerReaders,
            Self::Synonyms => Permission::EditSynonyms,
            Self::Users => Permission::ManageAccounts,
            Self::Account => Permission::EnterDesk,
            Self::Documents => Permission::EditDocuments,
            Self::Programmes => Permission::EditProgrammes,
            Self::Pages => Permission::EditPages,
            Self::Statistics => Permission::ReadStatistics,
            Self::Categories => Permission::ManageCategories,
            Self::Menu | Self::Front | Self::Site | Self::Redirects => Permission::ManageSite,
            Self::Audit => Permission::ReadAudit,
            Self::System => Permission::OperatePortal,
        }
    }

    /// What the menu calls it.
    #[must_use]
    pub const fn label(self, words: &'static DeskWords) -> &'static str {
        match self {
            Self::Start => words.start,
            Self::Articles => words.articles,
            Self::Library => words.library,
            Self::Calendar => words.calendar,
            Self::Feedback => words.feedback,
            Self::Synonyms => words.synonyms,
            Self::Users => words.users,
            Self::Account => words.own_account,
            Self::Documents => words.documents,
            Self::Programmes => words.programmes,
            Self::Pages => words.pages,
            Self::Statistics => words.statistics,
            Self::Categories => words.categories,
            Self::Menu => words.main_menu,
            Self::Front => words.front,
            Self::Site => words.site,
            Self::Redirects => words.redirects,
            Self::Audit => words.audit,
            Self::System => words.system,
        }
    }
}

/// A script that a page of the desk needs, with what it is told.
#[derive(Clone, Debug)]
pub struct Script {
    /// The module's name, without `.js`.
    pub module: &'static str,
    /// What it works on.
    pub data: Value,
    /// What it says.
    pub words: Value,
}

/// A page of the desk that is ready to be rendered.
#[derive(Clone)]
pub struct DeskPage {
    /// HTTP status.
    pub status: u16,
    /// The page's own title.
    pub title: String,
    /// The part of the desk it belongs to.
    pub section: Section,
    /// The script it needs besides that of every page.
    pub script: Option<Script>,
    /// Renders what stands beside the menu.
    pub body: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl DeskPage {
    /// A page with status 200 and no script of its own.
    pub fn new(
        section: Section,
        title: impl Into<String>,
        body: impl Fn() -> AnyView + Send + Sync + 'static,
    ) -> Self {
        Self { status: 200, title: title.into(), section, script: None, body: Arc::new(body) }
    }

    /// The same as the answer to a form that has a mistake in it.
    #[must_use]
    pub fn mistaken(mut self, mistaken: bool) -> Self {
        if mistaken {
            self.status = 422;
        }
        self
    }

    /// The same with a script.
    #[must_use]
    pub fn with_script(mut self, script: Script) -> Self {
        self.script = Some(script);
        self
    }
}

/// What surrounds every page of the desk.
#[derive(Clone)]
pub struct DeskFrame {
    /// Who is logged in.
    pub account: AccountInfo,
    /// The agency's name.
    pub site: String,
    /// The folder of this build's assets, without slashes around it.
    pub pkg_dir: String,
}

/// What the desk says. It has no other edition yet: its staff works in one language.
#[must_use]
pub const fn words() -> &'static DeskWords {
    DeskWords::of(Locale::Vietnamese)
}

/// The answer to an account whose role does not allow it.
#[must_use]
pub fn not_allowed() -> DeskPage {
    message(403, words().not_allowed_title, words().not_allowed)
}

/// What was asked for cannot be done yet, and why.
#[must_use]
pub fn cannot(title: &'static str, why: String) -> DeskPage {
    message(422, title, why)
}

/// More was sent than may be, in bytes.
#[must_use]
pub fn too_large(limit: usize) -> DeskPage {
    message(413, words().too_large_title, too_large_sentence(limit))
}

/// The sentence that says how much may be sent.
#[must_use]
pub fn too_large_sentence(limit: usize) -> String {
    let limit = if limit < 1 << 20 { format!("{} KB", limit >> 10) } else { format!("{} MB", limit >> 20) };
    words().too_large.replace("{}", &limit)
}

/// Nothing lives at that address of the desk.
#[must_use]
pub fn not_found() -> DeskPage {
    message(404, words().not_found_title, words().not_found)
}

/// Something went wrong on the portal's side; `id` is the request's.
#[must_use]
pub fn failed(id: &str) -> DeskPage {
    let mut text = words().failed.to_owned();
    text.push_str(id);
    message(500, words().failed_title, text)
}

fn message(status: u16, title: &'static str, text: impl Into<String>) -> DeskPage {
    let text = text.into();
    let page = DeskPage::new(Section::Start, title, move || parts::message(title, text.clone()));
    DeskPage { status, ..page }
}
