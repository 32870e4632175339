//! The second factor: codes of an authenticator (TOTP, RFC 6238), and recovery
//! codes for the day the telephone is lost.

use domain::{Role, Timestamp};
use totp_rs::{Builder, Secret, Totp};

use super::{AccountError, AccountInfo, Accounts, throttle, token};
use crate::storage::{
    Actor,
    accounts::{AccountRow, SecondFactor},
};

/// The setting that says from which role on a second factor is required.
const REQUIRED_FROM: &str = "accounts.second_factor_from";
/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;
/// The letters of a recovery code: none looks like another, 5 bits each.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// How many of them: 80 bits, so that a fast hash is enough.
const RECOVERY_LENGTH: usize = 16;

/// Where an account stands with its authenticator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondFactorState {
    /// It has none.
    Off,
    /// It is being set up.
    Setup {
        /// What the authenticator is told, in letters to type.
        secret: String,
        /// The same as an address to scan.
        uri: String,
    },
    /// It is asked for at every login.
    On,
    /// It is on, and no code can be checked: the secret key has changed since.
    Unreadable,
}

impl Accounts<'_> {
    /// Where an account stands.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn second_factor(self, account: &AccountInfo) -> Result<SecondFactorState, AccountError> {
        let storage = self.portal.storage();
        match storage.second_factor(account.id).await? {
            None => Ok(SecondFactorState::Off),
            Some(SecondFactor { secret, confirmed }) => match (self.unseal(account.id, &secret), confirmed) {
                (Ok(_), true) => Ok(SecondFactorState::On),
                (Err(_), true) => Ok(SecondFactorState::Unreadable),
                (Ok(secret), false) => {
                    let uri = self.uri(account, &secret).await?;
                    Ok(SecondFactorState::Setup { secret, uri })
                }
                // Nothing was asked for yet: it can be begun anew.
                (Err(_), false) => Ok(SecondFactorState::Off),
            },
        }
    }

    /// Whether an account proves more than a password.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn proves_more(self, account: &AccountInfo) -> Result<bool, AccountError> {
        Ok(self.portal.storage().proves_more(account.id).await?)
    }

    /// How many recovery codes an account has left.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn recovery_codes_left(self, account: &AccountInfo) -> Result<u64, AccountError> {
        Ok(self.portal.storage().recovery_codes_left(account.id).await?)
    }

    /// Makes a secret for an authenticator. Nothing is asked for before a code
    /// has shown that the authenticator has it.
    ///
    /// # Errors
    /// When there is no randomness or storage fails.
    pub async fn begin_second_factor(self, account: &AccountInfo) -> Result<(), AccountError> {
        let secret = self.seal(account.id, &Secret::new_stack(token::random()?).to_base32())?;
        Ok(self.portal.storage().begin_second_factor(account.id, &secret).await?)
    }

    /// Takes the first code. Gives the recovery codes, which nobody sees again.
    ///
    /// # Errors
    /// [`AccountError::WrongCode`], [`AccountError::TooOften`],
    /// [`AccountError::UnreadableFactor`], or when storage fails.
    pub async fn confirm_second_factor(
        self,
        account: &AccountInfo,
        code: &str,
    ) -> Result<Vec<String>, AccountError> {
        let storage = self.portal.storage();
        let factor = storage.second_factor(account.id).await?.filter(|factor| !factor.confirmed);
        let SecondFactor { secret: sealed, .. } = factor.ok_or(AccountError::WrongCode)?;
        let secret = self.unseal(account.id, &sealed)?;
        let attempt = self.attempt(throttle::of_code(account.id)).await?;
        let step = step_of(&secret, &bare(code), Timestamp::now()).ok_or(AccountError::WrongCode)?;
        let codes = new_codes()?;
        let confirmed = storage
            .confirm_second_factor(account.id, &sealed, step, &hashes(&codes), &account.actor())
            .await?;
        if !confirmed {
            return Err(AccountError::WrongCode);
        }
        self.succeeded(attempt).await?;
        Ok(codes)
    }

    /// Makes new recovery codes for who knows the password; the earlier ones end.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`], [`AccountError::TooOften`],
    /// [`AccountError::Unknown`] without a second factor, or when storage fails.
    pub async fn new_recovery_codes(
        self,
        account: &AccountInfo,
        password: &str,
    ) -> Result<Vec<String>, AccountError> {
        self.confirm_password(account, password).await?;
        let storage = self.portal.storage();
        if !storage.proves_more(account.id).await? {
            return Err(AccountError::Unknown);
        }
        let codes = new_codes()?;
        storage.replace_recovery_codes(account.id, &hashes(&codes), &account.actor()).await?;
        Ok(codes)
    }

    /// Takes every second factor away from who knows the password.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`], [`AccountError::TooOften`], or when storage fails.
    pub async fn end_second_factor(self, account: &AccountInfo, password: &str) -> Result<(), AccountError> {
        self.confirm_password(account, password).await?;
        Ok(self.portal.storage().remove_second_factor(account.id, &account.actor()).await?)
    }

    /// The least role that needs a second factor, if any does.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn second_factor_required_from(self) -> Result<Option<Role>, AccountError> {
        Ok(self.portal.storage().setting::<Option<Role>>(REQUIRED_FROM).await?.flatten())
    }

    pub(super) async fn set_required_from(
        self,
        role: Option<Role>,
        actor: &Actor,
    ) -> Result<(), AccountError> {
        Ok(self.portal.storage().set_setting(REQUIRED_FROM, &role, actor).await?)
    }

    /// Whether an account must set up its second factor before anything else.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn owes_second_factor(self, account: &AccountInfo) -> Result<bool, AccountError> {
        if self.second_factor_required_from().await?.is_none_or(|least| account.role < least) {
            return Ok(false);
        }
        Ok(!self.portal.storage().proves_more(account.id).await?)
    }

    /// Whether a code is right, and uses it up.
    pub(super) async fn take_code(self, account: &AccountRow, code: &str) -> Result<bool, AccountError> {
        let storage = self.portal.storage();
        let factor = storage.second_factor(account.id).await?.filter(|factor| factor.confirmed);
        let code = bare(code);
        let secret = factor.map(|factor| self.unseal(account.id, &factor.secret)).transpose();
        let step =
            secret.as_ref().ok().and_then(|secret| step_of(secret.as_deref()?, &code, Timestamp::now()));
        if let Some(step) = step {
            return Ok(storage.take_code_step(account.id, step).await?);
        }
        let actor = Actor::Account(account.id, account.login.clone());
        let recovered = storage.take_recovery_code(account.id, &token::hash(&code), &actor).await?;
        // Recovery codes need no key; only who has none is told why.
        if recovered { Ok(true) } else { secret.map(|_| false) }
    }

    async fn uri(self, account: &AccountInfo, secret: &str) -> Result<String, AccountError> {
        // A colon would end the issuer's name (Key URI Format).
        let issuer = self.site_name().await.replace(':', " ");
        let issuer = if issuer.trim().is_empty() { "Bản Tin".to_owned() } else { issuer };
        totp(secret)
            .map(|totp| totp.with_issuer(Some(issuer)).with_account_name(account.login.replace(':', " ")))
            .and_then(|totp| totp.build().ok())
            .and_then(|totp| totp.to_url().ok())
            .ok_or_else(|| AccountError::Crypto("the secret of a second factor is unreadable".to_owned()))
    }
}

fn totp(secret: &str) -> Option<Builder> {
    Some(Builder::new().with_secret(Secret::try_from_base32(secret).ok()?))
}

/// The half-minute a code belongs to: this one, or one beside it for clocks that
/// differ a little.
fn step_of(secret: &str, code: &str, now: Timestamp) -> Option<i64> {
    let totp: Totp = totp(secret)?.build_noncompliant();
    let step = totp.check(code, u64::try_from(now.0).ok()?)?;
    i64::try_from(step).ok()
}

/// A code without what people put between its letters.
fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Recovery codes as they are shown: `abcd-efgh-jkmn-pqrs`.
pub(super) fn new_codes() -> Result<Vec<String>, AccountError> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let bytes = token::random::<RECOVERY_LENGTH>()?;
            let letters = bytes.map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
            let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
            Ok(groups.join("-"))
        })
        .collect()
}

pub(super) fn hashes(codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| token::hash(&bare(code))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of RFC 6238, appendix B.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_standard() {
        assert_eq!(step_of(SECRET, "287082", Timestamp(59)), Some(1));
        assert_eq!(step_of(SECRET, "081804", Timestamp(1_111_111_109)), Some(37_037_036));
        assert_eq!(step_of(SECRET, "005924", Timestamp(1_234_567_890)), Some(41_152_263));
    }

    #[test]
    fn a_clock_may_differ_by_half_a_minute_and_no_more() {
        for (now, step) in [(30, Some(1)), (89, Some(1)), (90, None), (1, Some(1))] {
            assert_eq!(step_of(SECRET, "287082", Timestamp(now)), step, "{now}");
        }
        for wrong in ["", "28708", "2870820", "287083", "abcdef"] {
            assert_eq!(step_of(SECRET, wrong, Timestamp(59)), None, "{wrong}");
        }
    }

    #[test]
    fn recovery_codes_are_ten_different_ones_and_typed_as_one_likes() {
        let codes = new_codes().unwrap();
        assert_eq!(codes.iter().collect::<std::collections::HashSet<_>>().len(), RECOVERY_CODES);
        assert!(codes.iter().all(|code| code.len() == RECOVERY_LENGTH + 3), "{codes:?}");
        assert_eq!(bare(" ABCD efgh-JKMN pqrs"), "abcdefghjkmnpqrs");
        assert_eq!(bare("123 456"), "123456");
    }
}
