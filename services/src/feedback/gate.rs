//! What stands between a form and the inbox. Nobody is asked to read crooked
//! letters or sent to another company's server: the browser proves a little
//! work in the background. Who has no JavaScript may write too, and takes their
//! time: such a form must have been open for a while, fewer of them are taken,
//! and the desk is told to look closely.

use std::{
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use domain::{Timestamp, proof};

use super::{
    limiter::{Act, Limiter},
    ticket::{Ticket, TicketRefused},
};
use crate::secret::SecretKey;

/// How long filling in takes at least, in seconds, for whoever proved work.
const LEAST_PROVEN: i64 = 3;
/// The same for whoever did not.
const LEAST_UNPROVEN: i64 = 20;

/// What a form says about itself besides what was filled in.
#[derive(Clone, Debug, Default)]
pub struct Credentials {
    /// The ticket it was given out with.
    pub ticket: String,
    /// The number that proves work on the ticket; empty without JavaScript.
    pub proof: String,
    /// A field that people do not see.
    pub trap: String,
}

/// Why the gate stays shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The ticket is missing, foreign or too old: the form is given out anew.
    #[error(transparent)]
    Ticket(#[from] TicketRefused),
    /// The field that people do not see was filled in.
    #[error("the hidden field was filled in")]
    Trap,
    /// It was filled in faster than people write.
    #[error("sent too early: {0} s to wait")]
    TooFast(i64),
    /// Too many from this address, or from everybody together.
    #[error("sent too often: {0} s to wait")]
    TooMany(i64),
}

/// A form that was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// The code its sender is given.
    pub reference: String,
    /// Whether it came without the proof of work.
    pub unproven: bool,
}

/// The gate.
pub struct Gate {
    key: SecretKey,
    limiter: Mutex<Limiter>,
}

impl Gate {
    /// A gate that recognises tickets by `key`.
    #[must_use]
    pub fn new(key: SecretKey) -> Self {
        Self { key, limiter: Mutex::new(Limiter::new()) }
    }

    /// A ticket for a form, named by its path without a language.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn issue(&self, form: &str) -> Result<Ticket, getrandom::Error> {
        Ticket::issue(&self.key, form, Timestamp::now())
    }

    /// Counts an attempt: a form that was sent, or a code that was looked up.
    ///
    /// # Errors
    /// [`Refusal::TooMany`].
    pub fn attempt(&self, address: IpAddr, now: Timestamp) -> Result<(), Refusal> {
        self.count(address, Act::Attempt, now)
    }

    /// Looks at the ticket and the trap, which tell whether the rest is worth reading.
    ///
    /// # Errors
    /// [`Refusal::Ticket`] or [`Refusal::Trap`].
    pub fn recognise(&self, form: &str, sent: &Credentials, now: Timestamp) -> Result<Ticket, Refusal> {
        let ticket = Ticket::recognise(&self.key, form, &sent.ticket, now)?;
        if sent.trap.is_empty() { Ok(ticket) } else { Err(Refusal::Trap) }
    }

    /// Lets a form in whose fields are right.
    ///
    /// # Errors
    /// [`Refusal::TooFast`] or [`Refusal::TooMany`]; the ticket stays good.
    pub fn admit(
        &self,
        ticket: &Ticket,
        proof: &str,
        address: IpAddr,
        now: Timestamp,
    ) -> Result<Admission, Refusal> {
        let proven = proof.parse().is_ok_and(|number| proof::is_proof(ticket.as_str(), number, proof::BITS));
        let (least, act) = if proven { (LEAST_PROVEN, Act::Proven) } else { (LEAST_UNPROVEN, Act::Unproven) };
        let age = ticket.age(now);
        if age < least {
            return Err(Refusal::TooFast(least - age));
        }
        self.count(address, act, now)?;
        Ok(Admission { reference: ticket.reference(&self.key), unproven: !proven })
    }

    fn count(&self, address: IpAddr, act: Act, now: Timestamp) -> Result<(), Refusal> {
        let mut limiter = self.limiter.lock().unwrap_or_else(PoisonError::into_inner);
        limiter.count(address, act, now).map_err(Refusal::TooMany)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const FORM: &str = "/hoi-dap/gui";
    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn gate() -> Gate {
        Gate::new(SecretKey::open(Some(&"k".repeat(32)), Path::new("")).unwrap())
    }

    fn sent(ticket: &Ticket, trap: &str) -> Credentials {
        Credentials { ticket: ticket.as_str().to_owned(), trap: trap.to_owned(), ..Credentials::default() }
    }

    #[test]
    fn whoever_proves_work_waits_seconds_and_whoever_does_not_waits_longer() {
        let (gate, now) = (gate(), Timestamp::now());
        let ticket = gate.issue(FORM).unwrap();
        let number = proof::search(ticket.as_str(), proof::BITS, 0, u64::MAX).unwrap().to_string();
        assert!(matches!(
            gate.admit(&ticket, &number, HOME, now.plus_seconds(1)),
            Err(Refusal::TooFast(1..=2))
        ));
        let admitted = gate.admit(&ticket, &number, HOME, now.plus_seconds(4)).unwrap();
        assert!(!admitted.unproven);
        for proof in ["", "0x1", "-1", "1e9"] {
            let refused = gate.admit(&ticket, proof, HOME, now.plus_seconds(4));
            assert!(matches!(refused, Err(Refusal::TooFast(16..))), "{proof}: {refused:?}");
        }
        assert!(gate.admit(&ticket, "", HOME, now.plus_seconds(30)).unwrap().unproven);
    }

    #[test]
    fn work_on_another_ticket_proves_nothing() {
        let (gate, now) = (gate(), Timestamp::now());
        let (mine, other) = (gate.issue(FORM).unwrap(), gate.issue(FORM).unwrap());
        let numbers = (0..).filter_map(|from| proof::search(other.as_str(), proof::BITS, from, 1));
        let foreign = numbers.take(1).find(|number| !proof::is_proof(mine.as_str(), *number, proof::BITS));
        let proof = foreign.unwrap().to_string();
        assert!(matches!(gate.admit(&mine, &proof, HOME, now.plus_seconds(4)), Err(Refusal::TooFast(_))));
    }

    #[test]
    fn a_filled_trap_and_a_foreign_ticket_are_refused() {
        let (gate, now) = (gate(), Timestamp::now());
        let ticket = gate.issue(FORM).unwrap();
        assert_eq!(gate.recognise(FORM, &sent(&ticket, "x"), now), Err(Refusal::Trap));
        let elsewhere = gate.recognise("/lien-he/gui", &sent(&ticket, ""), now);
        assert_eq!(elsewhere, Err(Refusal::Ticket(TicketRefused::Forged)));
        assert_eq!(gate.recognise(FORM, &sent(&ticket, ""), now), Ok(ticket));
    }
}
