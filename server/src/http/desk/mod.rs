//! `/quan-tri`: the editors' desk. One file per part; each lists its doors, and
//! a door cannot be made without saying who may go through (`door`).

mod account;
pub mod articles;
mod calendar;
mod door;
mod feedback;
mod library;
mod refusal;
mod second_factor;
mod staff;
mod start;
mod synonyms;
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
        calendar::doors,
    ];
    parts.into_iter().fold(Doors::new(state), |doors, part| part(doors))
}
