//! Every word the portal itself says, in both languages, side by side: a word
//! without its translation does not compile.
//!
//! One file per part of the portal. Only words of islands travel to the browser.

#[cfg(feature = "ssr")]
mod account;
mod administration;
#[cfg(feature = "ssr")]
mod article_desk;
#[cfg(feature = "ssr")]
mod desk;
#[cfg(feature = "ssr")]
mod desk_registry;
#[cfg(feature = "ssr")]
mod editor;
#[cfg(feature = "ssr")]
mod feedback;
#[cfg(feature = "ssr")]
mod front_desk;
#[cfg(feature = "ssr")]
mod holidays;
mod islands;
#[cfg(feature = "ssr")]
mod library;
#[cfg(feature = "ssr")]
mod lists;
#[cfg(feature = "ssr")]
mod machines;
#[cfg(feature = "ssr")]
mod operations;
#[cfg(feature = "ssr")]
mod pages;
mod registry;
#[cfg(feature = "ssr")]
mod statistics;
#[cfg(feature = "ssr")]
mod users;
#[cfg(feature = "ssr")]
mod week_desk;
#[cfg(feature = "ssr")]
mod week_script;

#[cfg(feature = "ssr")]
pub use account::AccountWords;
pub use administration::{
    CategoryDeskWords, FormWords, MenuWords, PageDeskWords, RedirectWords, SiteDeskWords,
};
#[cfg(feature = "ssr")]
pub use article_desk::ArticleDeskWords;
#[cfg(feature = "ssr")]
pub use desk::DeskWords;
#[cfg(feature = "ssr")]
pub use desk_registry::{DocumentDeskWords, ProgrammeDeskWords};
use domain::Locale;
#[cfg(feature = "ssr")]
pub use editor::EditorWords;
#[cfg(feature = "ssr")]
pub use feedback::FeedbackWords;
#[cfg(feature = "ssr")]
pub use front_desk::FrontDeskWords;
#[cfg(feature = "ssr")]
pub use holidays::HolidayWords;
pub use islands::IslandWords;
#[cfg(feature = "ssr")]
pub use library::LibraryWords;
#[cfg(feature = "ssr")]
pub use lists::ListWords;
#[cfg(feature = "ssr")]
pub use machines::{MACHINES, MachineWords};
#[cfg(feature = "ssr")]
pub use operations::{AuditWords, SystemWords};
#[cfg(feature = "ssr")]
pub use pages::Words;
pub use registry::{RegistryIslandWords, registry_island_words, vietnamese};
#[cfg(feature = "ssr")]
pub use registry::{RegistryWords, registry_words};
#[cfg(feature = "ssr")]
pub use statistics::StatisticsWords;
#[cfg(feature = "ssr")]
pub use users::UserWords;
#[cfg(feature = "ssr")]
pub use week_desk::WeekDeskWords;
#[cfg(feature = "ssr")]
pub use week_script::WeekScriptWords;

/// Makes a struct of words. Each line is `name: "Vietnamese", "English";`.
macro_rules! bilingual {
    ($(#[$doc:meta])* $name:ident { $($key:ident: $vi:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[expect(missing_docs, reason = "each name is the English of the words it holds")]
        pub struct $name {
            $(pub $key: &'static str,)+
        }

        impl $name {
            const VIETNAMESE: Self = Self { $($key: $vi,)+ };
            const ENGLISH: Self = Self { $($key: $en,)+ };

            /// The words in a language.
            #[must_use]
            pub const fn of(locale: domain::Locale) -> &'static Self {
                match locale {
                    domain::Locale::Vietnamese => &Self::VIETNAMESE,
                    domain::Locale::English => &Self::ENGLISH,
                }
            }

            /// Every word, in Vietnamese and in English.
            #[cfg(feature = "ssr")]
            pub const PAIRS: &'static [(&'static str, &'static str)] = &[$(($vi, $en),)+];

            /// Every word by its name, for a script of the desk.
            #[cfg(feature = "ssr")]
            #[must_use]
            pub fn by_name(locale: domain::Locale) -> serde_json::Value {
                let words = Self::of(locale);
                let named = [$((stringify!($key), words.$key),)+];
                named.into_iter().map(|(name, word)| (name.to_owned(), word.into())).collect::<serde_json::Map<_, _>>().into()
            }
        }
    };
}
use bilingual;

/// The language of the page being rendered: the server says it in the context,
/// the browser reads it from the document.
#[must_use]
pub fn locale() -> Locale {
    #[cfg(feature = "ssr")]
    let found = leptos::prelude::use_context::<Locale>();
    #[cfg(not(feature = "ssr"))]
    let found = leptos::prelude::document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|lang| Locale::from_lang(&lang));
    found.unwrap_or_default()
}

/// The address of `path` in the language of the page being rendered.
#[must_use]
pub fn link(path: &str) -> String {
    locale().path(path)
}

/// What pages and components say, in the language of the page being rendered.
#[cfg(feature = "ssr")]
#[must_use]
pub fn words() -> &'static Words {
    Words::of(locale())
}

/// What islands say, in the language of the page being rendered.
#[must_use]
pub fn island_words() -> &'static IslandWords {
    IslandWords::of(locale())
}

/// What the account pages say, in the language of the page being rendered.
#[cfg(feature = "ssr")]
#[must_use]
pub fn account_words() -> &'static AccountWords {
    AccountWords::of(locale())
}

/// What the pages about messages, questions and comments say, in the language
/// of the page being rendered.
#[cfg(feature = "ssr")]
#[must_use]
pub fn feedback_words() -> &'static FeedbackWords {
    FeedbackWords::of(locale())
}

/// What the page of statistics says, in the language of the page being rendered.
#[cfg(feature = "ssr")]
#[must_use]
pub fn statistics_words() -> &'static StatisticsWords {
    StatisticsWords::of(locale())
}
