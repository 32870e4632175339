//! `/quan-tri`: the editors' desk. One file per part; each lists its doors, and
//! a door cannot be made without saying who may go through (`door`).

mod account;
mod administration;
pub mod articles;
mod audit;
mod bulk;
mod calendar;
mod categories;
mod csv;
mod documents;
mod door;
mod feedback;
mod front;
mod library;
mod menu;
mod once;
mod presence;
mod programmes;
mod redirects;
mod refusal;
mod second_factor;
mod site;
mod staff;
mod start;
mod static_pages;
mod statistics;
mod synonyms;
mod system;
mod users;
#[cfg(test)]
mod walk;

use axum::{
    Form,
    extract::rejection::FormRejection,
    extract::{Query, rejection::QueryRejection},
};

pub use self::{door::Doors, staff::Staff};
use crate::state::AppState;

/// What a form sent, or why it cannot be read.
type Fields<T> = Result<Form<T>, FormRejection>;
/// What an address asks, or why it cannot be read.
type Params<T> = Result<Query<T>, QueryRejection>;

/// Every door of the desk.
pub fn doors(state: AppState) -> Doors {
    let parts = [
        start::doors,
        articles::doors,
        feedback::doors,
        synonyms::doors,
        account::doors,
        second_factor::doors,
        users::doors,
        library::doors,
        bulk::doors,
        calendar::doors,
        documents::doors,
        programmes::doors,
        static_pages::doors,
        categories::doors,
        menu::doors,
        front::doors,
        site::doors,
        redirects::doors,
        statistics::doors,
        audit::doors,
        system::doors,
    ];
    parts.into_iter().fold(Doors::new(state), |doors, part| part(doors))
}
