//! How often one address, and everybody together, may send: sliding windows in
//! memory. An address is known by a hash under a salt of the day, like a
//! visitor; nothing of it is written down.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
    net::IpAddr,
};

use domain::{Timestamp, time::Date};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// A form was sent, good or bad, or a reference code looked up.
    Attempt,
    /// A message with proof of work was accepted.
    Proven,
    /// A message without it was accepted.
    Unproven,
}

impl Act {
    /// How many of one address within how many seconds. Many phones share one
    /// address of their network, so the first two are generous.
    const fn limit(self) -> (usize, i64) {
        match self {
            Self::Attempt => (40, 600),
            Self::Proven => (10, 600),
            Self::Unproven => (3, 3600),
        }
    }
}

/// How many messages the whole portal accepts within how many seconds.
const EVERYBODY: (usize, i64) = (300, 3600);
/// How many addresses are remembered before old ones are looked for.
const TIDY_AT: usize = 4096;

/// The windows.
pub struct Limiter {
    day: Option<Date>,
    salt: [u8; 32],
    of_address: HashMap<(u64, Act), VecDeque<i64>>,
    of_everybody: VecDeque<i64>,
}

impl Limiter {
    /// Nobody has sent anything.
    pub fn new() -> Self {
        Self { day: None, salt: [0; 32], of_address: HashMap::new(), of_everybody: VecDeque::new() }
    }

    /// Counts an act, if it is within its limits.
    ///
    /// # Errors
    /// After how many seconds it may be tried again.
    pub fn count(&mut self, address: IpAddr, act: Act, now: Timestamp) -> Result<(), i64> {
        self.begin_day(now);
        if self.of_address.len() > TIDY_AT {
            self.of_address
                .retain(|(_, act), times| times.back().is_some_and(|last| now.0 - last < act.limit().1));
        }
        let everybody = (act != Act::Attempt).then_some(EVERYBODY);
        if let Some((_, span)) = everybody {
            forget(&mut self.of_everybody, now.0 - span);
        }
        let (limit, span) = act.limit();
        let key = (self.hash(address), act);
        let times = self.of_address.entry(key).or_default();
        forget(times, now.0 - span);
        room(times, limit, span, now)?;
        if let Some((limit, span)) = everybody {
            room(&self.of_everybody, limit, span, now)?;
            self.of_everybody.push_back(now.0);
        }
        times.push_back(now.0);
        Ok(())
    }

    /// A new day has a new salt; what was counted under the old one is forgotten.
    fn begin_day(&mut self, now: Timestamp) {
        let today = now.date();
        if self.day != Some(today) {
            self.day = Some(today);
            self.salt = crate::visits::random_salt();
            self.of_address.clear();
        }
    }

    /// The address as it is remembered. A network of IPv6 is one address: its
    /// last 64 bits are the reader's to choose (RFC 4291 §2.5.1).
    fn hash(&self, address: IpAddr) -> u64 {
        let network = match address.to_canonical() {
            IpAddr::V4(address) => address.octets().to_vec(),
            IpAddr::V6(address) => address.octets()[..8].to_vec(),
        };
        let hash = blake3::keyed_hash(&self.salt, &network);
        hash.as_bytes()[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

fn forget(times: &mut VecDeque<i64>, before: i64) {
    while times.front().is_some_and(|time| *time <= before) {
        times.pop_front();
    }
}

fn room(times: &VecDeque<i64>, limit: usize, span: i64, now: Timestamp) -> Result<(), i64> {
    match times.front() {
        Some(first) if times.len() >= limit => Err((first + span - now.0).max(1)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn address(last: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, last])
    }

    #[test]
    fn an_address_waits_until_its_first_act_has_left_the_window() {
        let mut limiter = Limiter::new();
        for second in 0..3 {
            assert_eq!(limiter.count(address(1), Act::Unproven, NOW.plus_seconds(second)), Ok(()));
        }
        assert_eq!(limiter.count(address(1), Act::Unproven, NOW.plus_seconds(10)), Err(3590));
        assert_eq!(limiter.count(address(2), Act::Unproven, NOW.plus_seconds(10)), Ok(()));
        assert_eq!(limiter.count(address(1), Act::Proven, NOW.plus_seconds(10)), Ok(()));
        assert_eq!(limiter.count(address(1), Act::Unproven, NOW.plus_seconds(3600)), Ok(()));
        assert_eq!(limiter.count(address(1), Act::Unproven, NOW.plus_seconds(3600)), Err(1));
    }

    #[test]
    fn everybody_together_has_a_limit_that_attempts_do_not_use_up() {
        let mut limiter = Limiter::new();
        for number in 0..300_u32 {
            let from = IpAddr::from(number.to_be_bytes());
            assert_eq!(limiter.count(from, Act::Attempt, NOW), Ok(()));
            assert_eq!(limiter.count(from, Act::Proven, NOW), Ok(()), "{number}");
        }
        assert!(limiter.count(address(9), Act::Proven, NOW).is_err());
        assert_eq!(limiter.count(address(9), Act::Attempt, NOW), Ok(()));
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let mut limiter = Limiter::new();
        let from = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]);
        for last in 0..3 {
            assert_eq!(limiter.count(from(last), Act::Unproven, NOW), Ok(()));
        }
        assert!(limiter.count(from(77), Act::Unproven, NOW).is_err());
    }

    #[test]
    fn what_has_left_its_window_is_not_kept() {
        let mut limiter = Limiter::new();
        for number in 0..u32::try_from(TIDY_AT).unwrap() + 2 {
            let _ = limiter.count(IpAddr::from(number.to_be_bytes()), Act::Attempt, NOW);
        }
        let _ = limiter.count(address(1), Act::Attempt, NOW.plus_seconds(601));
        assert_eq!(limiter.of_address.len(), 1);
    }
}
