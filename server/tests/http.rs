//! What the portal answers over HTTP.

#![expect(clippy::unwrap_used, reason = "in a test a panic is a finding")]

mod support;

#[path = "http/accounts.rs"]
mod accounts;
#[path = "http/administration.rs"]
mod administration;
#[path = "http/api.rs"]
mod api;
#[path = "http/articles.rs"]
mod articles;
#[path = "http/bad_input.rs"]
mod bad_input;
#[path = "http/blocks.rs"]
mod blocks;
#[path = "http/calendar_files.rs"]
mod calendar_files;
#[path = "http/contract.rs"]
mod contract;
#[path = "http/desk_forms.rs"]
mod desk_forms;
#[path = "http/feedback.rs"]
mod feedback;
#[path = "http/files.rs"]
mod files;
#[path = "http/forgotten.rs"]
mod forgotten;
#[path = "http/languages.rs"]
mod languages;
#[path = "http/library.rs"]
mod library;
#[path = "http/lists.rs"]
mod lists;
#[path = "http/lists_hostile.rs"]
mod lists_hostile;
#[path = "http/lists_office.rs"]
mod lists_office;
#[path = "http/machines.rs"]
mod machines;
#[path = "http/office.rs"]
mod office;
#[path = "http/pages.rs"]
mod pages;
#[path = "http/pieces.rs"]
mod pieces;
#[path = "http/registry.rs"]
mod registry;
#[path = "http/renditions.rs"]
mod renditions;
#[path = "http/search.rs"]
mod search_answers;
#[path = "http/second_factor.rs"]
mod second_factor;
#[path = "http/sent_again.rs"]
mod sent_again;
#[path = "http/server.rs"]
mod server;
#[path = "http/users.rs"]
mod users;
#[path = "http/week_script.rs"]
mod week_script;
#[path = "http/weeks.rs"]
mod weeks;
