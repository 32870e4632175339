//! Who may try again when. Failures are counted per login name and per network
//! address; after a few of them the wait doubles with each.

use std::net::IpAddr;

use domain::{Timestamp, UserId};

use super::{AccountError, Accounts, token};
use crate::storage::accounts::Subject;

/// The first wait, in seconds.
const FIRST_WAIT: i64 = 15;
/// The longest. An account is never shut for good: that would be a way to shut
/// somebody else's.
const LONGEST_WAIT: i64 = 15 * 60;
/// How many attempts of an account are free.
const FREE_OF_ACCOUNT: i32 = 5;
/// How many mails somebody gets before they wait for the next.
const FREE_OF_FORGOTTEN: i32 = 3;
/// How many of an address: a whole office may share one.
const FREE_OF_ADDRESS: i32 = 20;

/// Attempts at a login name, known or not. Kept as a hash: some people type
/// their password there.
pub fn of_login(login: &str) -> Subject {
    Subject { name: format!("login:{}", token::hash(&login.to_lowercase())), wait: wait_of_account }
}

/// Attempts at the second factor of an account. Counted apart: who guesses codes
/// has the password already, and the password must not wipe the slate.
pub fn of_code(account: UserId) -> Subject {
    Subject { name: format!("code:{account}"), wait: wait_of_account }
}

/// Requests for a new password under a name, known or not. Counted apart: who
/// typed the wrong password too often is who needs a new one.
pub fn of_forgotten(name: &str) -> Subject {
    Subject { name: format!("forgotten:{}", token::hash(&name.to_lowercase())), wait: wait_of_forgotten }
}

/// Requests for a new password from an address.
pub fn of_forgotten_at(address: &str) -> Option<Subject> {
    let Subject { name, wait } = of_address(address)?;
    Some(Subject { name: format!("forgotten-{name}"), wait })
}

/// Attempts from an address. A network of IPv6 is one: its last 64 bits are the
/// visitor's to choose (RFC 4291 §2.5.1).
pub fn of_address(address: &str) -> Option<Subject> {
    let network = match address.parse::<IpAddr>().ok()?.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::")
        }
    };
    Some(Subject { name: format!("address:{network}"), wait: wait_of_address })
}

fn wait_of_account(failures: i32) -> i64 {
    wait(failures, FREE_OF_ACCOUNT)
}

fn wait_of_forgotten(requests: i32) -> i64 {
    wait(requests, FREE_OF_FORGOTTEN)
}

fn wait_of_address(failures: i32) -> i64 {
    wait(failures, FREE_OF_ADDRESS)
}

fn wait(failures: i32, free: i32) -> i64 {
    let Ok(doublings) = u32::try_from(failures - free) else { return 0 };
    FIRST_WAIT.saturating_mul(1 << doublings.min(20)).min(LONGEST_WAIT)
}

/// An attempt that was counted as failed until it turns out otherwise.
pub(super) struct Attempt {
    subject: Subject,
    address: Option<Subject>,
}

impl Accounts<'_> {
    /// Begins an attempt.
    pub(super) async fn attempt(self, subject: Subject) -> Result<Attempt, AccountError> {
        let address = self.device.and_then(|device| of_address(&device.address));
        self.count(address.as_ref(), &subject).await?;
        Ok(Attempt { subject, address })
    }

    /// Counts one more request for a new password; none is ever forgiven.
    pub(super) async fn request(self, name: &str) -> Result<(), AccountError> {
        let address = self.device.and_then(|device| of_forgotten_at(&device.address));
        self.count(address.as_ref(), &of_forgotten(name)).await
    }

    async fn count(self, address: Option<&Subject>, subject: &Subject) -> Result<(), AccountError> {
        // The address first, always: two attempts at once never wait for each other.
        let subjects: Vec<_> = address.into_iter().chain([subject]).cloned().collect();
        match self.portal.storage().count_attempt(&subjects, Timestamp::now()).await? {
            Some(seconds) => {
                tracing::warn!(seconds, "too many attempts: somebody has to wait");
                Err(AccountError::TooOften { seconds })
            }
            None => Ok(()),
        }
    }

    /// It succeeded. The account begins anew; the address only gets this attempt
    /// back, or an account of one's own would be a way to try all others.
    pub(super) async fn succeeded(self, attempt: Attempt) -> Result<(), AccountError> {
        Ok(self.portal.storage().forgive(&attempt.subject, attempt.address.as_ref()).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (1..14).map(wait_of_account).collect();
        assert_eq!(waits, [0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!((wait_of_address(19), wait_of_address(20), wait(i32::MAX, 5)), (0, 15, 900));
    }

    #[test]
    fn a_network_of_ipv6_and_an_address_written_otherwise_are_one() {
        let name = |address| of_address(address).unwrap().name;
        assert_eq!(name("2001:db8::1"), name("2001:db8::ffff:1"));
        assert_eq!(name("::ffff:203.0.113.9"), name("203.0.113.9"));
        assert_ne!(name("203.0.113.9"), name("203.0.113.8"));
        assert!(of_address("").is_none());
    }

    #[test]
    fn what_is_typed_as_a_name_is_not_kept() {
        assert!(!of_login("mot mat khau").name.contains("mat"));
        assert_eq!(of_login("QuanTri").name, of_login("quantri").name);
    }
}
