//! A small proof of work: what a browser computes in the background so that
//! sending a thousand forms costs something and sending one costs nothing.
//!
//! A proof of a challenge is a number: SHA-256 (FIPS 180-4) of the challenge, a
//! colon and the number in decimal digits begins with so many zero bits. One in
//! 2ⁿ numbers is one, as in Hashcash (A. Back, 2002).

use sha2::{Digest, Sha256};

/// Zero bits that a proof needs: 131 072 hashes on average, well under a second
/// of a cheap phone's time.
pub const BITS: u32 = 17;

/// Whether `number` proves work on `challenge` with `bits` zero bits.
#[must_use]
pub fn is_proof(challenge: &str, number: u64, bits: u32) -> bool {
    zero_bits(&Sha256::digest(format!("{challenge}:{number}"))) >= bits
}

/// The first proof among the `count` numbers from `from`.
#[must_use]
pub fn search(challenge: &str, bits: u32, from: u64, count: u64) -> Option<u64> {
    // The challenge is hashed once; each number continues from there.
    let begun = Sha256::new_with_prefix(format!("{challenge}:"));
    (from..from.saturating_add(count))
        .find(|number| zero_bits(&begun.clone().chain_update(number.to_string()).finalize()) >= bits)
}

fn zero_bits(hash: &[u8]) -> u32 {
    let mut bits = 0;
    for byte in hash {
        bits += byte.leading_zeros();
        if *byte != 0 {
            break;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_a_proof_of_that_challenge_only() {
        let number = search("thử thách", 10, 0, 1 << 20).unwrap();
        assert!(is_proof("thử thách", number, 10));
        assert!(!is_proof("thử thách", number, 200));
        assert!(!is_proof("thử thách khác", number, 10));
        assert_eq!(search("thử thách", 10, 0, number), None);
    }

    #[test]
    fn bits_are_counted_from_the_front() {
        assert_eq!(zero_bits(&[0, 0, 0b0001_0000, 0]), 19);
        assert_eq!(zero_bits(&[0x80]), 0);
        assert_eq!(zero_bits(&[0, 0]), 16);
    }
}
