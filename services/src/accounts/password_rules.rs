//! Which passwords are refused: short ones, those that everybody tries first,
//! and those that say whose they are. Nothing is asked about capitals, digits or
//! signs; length is worth more (NIST SP 800-63B §5.1.1.2).

use std::{collections::HashSet, sync::LazyLock};

use domain::text::fold;

use super::{AccountError, Accounts};

/// The shortest password, in characters (NIST SP 800-63B asks for 8; what opens
/// a public agency's site is worth more).
pub const MIN_PASSWORD: usize = 12;
/// The longest, in characters.
pub const MAX_PASSWORD: usize = 200;

/// The shortest name that a password must not contain: shorter ones are syllables.
const MIN_NAME: usize = 4;

/// The longest piece that is looked up, in letters.
const LONGEST_PIECE: usize = 24;

/// What common passwords are made of.
static PIECES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("common_passwords.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// What is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// It has too few characters.
    #[error("a password needs at least {MIN_PASSWORD} characters")]
    TooShort,
    /// It has too many.
    #[error("a password has at most {MAX_PASSWORD} characters")]
    TooLong,
    /// It is one of those that are tried first.
    #[error("this password is among those that are tried first")]
    Common,
    /// It contains the login name, or the name of the site.
    #[error("a password must not contain the login name or the name of the site")]
    Named,
}

impl Accounts<'_> {
    /// Whether an account may have this password.
    pub(super) async fn check_password(self, password: &str, login: &str) -> Result<(), AccountError> {
        let base_url = &self.portal.config().base_url;
        let host = base_url.split_once("://").map_or(base_url.as_str(), |(_, rest)| rest);
        let names = [login.to_owned(), self.site_name().await];
        // Of `sokhcn.tinh.gov.vn` each part: the whole is seldom typed.
        let parts = host.split([':', '/']).next().unwrap_or_default().split('.').map(str::to_owned);
        Ok(check(password, names.into_iter().chain(parts))?)
    }

    /// What the site is called; a rule about it is no reason to fail.
    pub(super) async fn site_name(self) -> String {
        self.portal.site().identity().await.map(|identity| identity.name.clone()).unwrap_or_default()
    }
}

fn check(password: &str, names: impl Iterator<Item = String>) -> Result<(), PasswordFault> {
    match password.chars().count() {
        length if length < MIN_PASSWORD => return Err(PasswordFault::TooShort),
        length if length > MAX_PASSWORD => return Err(PasswordFault::TooLong),
        _ => {}
    }
    let bare = plain(password);
    let names = names.map(|name| plain(&name));
    let mut names = names.filter(|name| name.len() >= MIN_NAME && name.chars().any(char::is_alphabetic));
    if names.any(|name| bare.contains(&name)) {
        return Err(PasswordFault::Named);
    }
    let written: Vec<Sign> = bare.chars().map(|c| Sign { written: c, meant: c }).collect();
    let meant: Vec<Sign> = fold(password).chars().map(Sign::read).collect();
    if is_common(&written) || is_common(&meant) {
        return Err(PasswordFault::Common);
    }
    Ok(())
}

/// Letters and digits alone, without marks and case.
fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A sign of a password, and the letter that it may stand for.
struct Sign {
    written: char,
    meant: char,
}

impl Sign {
    /// Reads `p@ssw0rd` as it is meant.
    const fn read(written: char) -> Self {
        let meant = match written {
            '@' | '4' => 'a',
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '$' | '5' => 's',
            '7' => 't',
            c => c,
        };
        Self { written, meant }
    }
}

/// Whether a password can be cut into common words, digits, signs and
/// repetitions without anything left over.
fn is_common(signs: &[Sign]) -> bool {
    let length = signs.len();
    // reached[n]: the first n signs can be cut so.
    let mut reached = vec![false; length + 1];
    reached[0] = true;
    for start in 0..length {
        if !reached[start] {
            continue;
        }
        let rest = &signs[start..];
        let first = rest[0].written;
        if !first.is_alphabetic() {
            reached[start + 1] = true;
        }
        let same = rest.iter().take_while(|sign| sign.written == first).count();
        if same >= 3 {
            reached[start + same] = true;
        }
        let mut piece = String::new();
        for (after, sign) in rest.iter().take(LONGEST_PIECE).enumerate() {
            piece.push(sign.meant);
            if PIECES.contains(piece.as_str()) {
                reached[start + after + 1] = true;
            }
        }
    }
    reached[length]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(password: &str) -> Result<(), PasswordFault> {
        let names = ["quantri.so", "Sở Khoa học và Công nghệ", "127", "vn", "sokhcn"];
        check(password, names.into_iter().map(str::to_owned))
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in [
            "matkhau123456",
            "Mật khẩu 123456",
            "MatKhau@2026!",
            "password1234",
            "P@ssw0rd2026",
            "qwertyuiop123",
            "123456789012",
            "000000000000",
            "aaaaaaaaaaaaaaaa",
            "zzzzzzz zzzzzz",
            "anhyeuem123456",
            "admin@123456789",
            "Vietnam2026@@@",
            "iloveyou99999",
            "1qaz2wsx3edc",
            "abcabcabcabc",
            "!!!!!!!!!!!!",
        ] {
            assert_eq!(checked(common), Err(PasswordFault::Common), "{common}");
        }
    }

    #[test]
    fn what_says_whose_it_is_is_refused() {
        for named in ["toi la QuanTri.So 99", "Sở Khoa học và Công nghệ!", "xe dap sokhcn cu"] {
            assert_eq!(checked(named), Err(PasswordFault::Named), "{named}");
        }
    }

    #[test]
    fn a_long_sentence_of_ones_own_is_welcome() {
        for good in [
            "mot mat khau dai",
            "mot mat khau dai va la",
            "con mèo leo cây cau",
            "Kh8-rvq2-Lm77",
            "xe đạp chở dưa hấu",
            "correct horse battery staple",
        ] {
            assert_eq!(checked(good), Ok(()), "{good}");
        }
        assert_eq!(checked("mèo leo cây"), Err(PasswordFault::TooShort));
        assert_eq!(checked(&"ơ".repeat(201)), Err(PasswordFault::TooLong));
    }

    #[test]
    fn the_list_is_written_as_passwords_are_read() {
        assert!(PIECES.len() > 500);
        for piece in PIECES.iter() {
            assert_eq!(plain(piece), **piece);
            assert!(piece.len() <= LONGEST_PIECE, "{piece}");
        }
    }
}
