//! The second factor (TOTP, RFC 6238) and recovery codes. A code is taken once; a few tries, then a pause.

use super::Auth;
use super::throttle::{self, Try, Window};
use crate::{Refusal, ServiceError};
use domain::{Actor, Ctx, Own};
use std::time::Duration;
use totp_rs::{Builder, Totp};

/// How many codes stand in for a lost second factor.
pub const RECOVERY_CODES: usize = 10;
/// RFC 4226, 4: 160 bits.
const SECRET_BYTES: usize = 20;
/// What is asked for at a sign-in: in a quarter of an hour, and in a day.
pub(super) const ASKED: [Window; 2] = [
    Window { kind: "second factor, quarter", most: 5, length: Duration::from_mins(15) },
    Window { kind: "second factor, day", most: 20, length: Duration::from_hours(24) },
];
/// Proving a new one counts apart, so that it clears nobody's guesses.
pub(super) const PROVED: [Window; 1] =
    [Window { kind: "second factor, new", most: 5, length: Duration::from_mins(15) }];
const STEP_SECONDS: i64 = 30;
/// Without letters that are mistaken for others: 30 of them, a little under five bits each.
const LETTERS: &[u8; 30] = b"23456789abcdefghjkmnpqrtuvwxyz";

/// What a person needs to set the second factor up.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// For the QR code: `otpauth://…`.
    pub url: String,
    /// To type instead.
    pub secret: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(…)")
    }
}

impl Auth {
    /// Begins a second factor. It is not asked for before a first code proves that the person has it.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn begin_second_factor(&self, ctx: &Ctx<Own>, account: &str) -> Result<Enrolment, ServiceError> {
        let secret: [u8; SECRET_BYTES] = ctx.random();
        let account: String = account.chars().filter(|c| *c != ':').collect();
        let totp = Builder::new().with_secret(secret).with_issuer(Some("Zusage")).with_account_name(account).build();
        let totp = totp.map_err(|_| ServiceError::Hashing)?;
        let url = totp.to_url().map_err(|_| ServiceError::Hashing)?;
        self.store().write(ctx, async |scope| scope.begin_second_factor(&secret).await).await?;
        Ok(Enrolment { url, secret: totp_rs::Secret::from(secret).to_base32() })
    }

    /// Proves a first code and gives the recovery codes, which are shown once.
    ///
    /// # Errors
    /// [`Refusal::SecondFactor`].
    pub async fn confirm_second_factor(&self, ctx: &Ctx<Own>, code: &str) -> Result<Vec<String>, ServiceError> {
        let version = self.check_code(ctx, code, false).await?;
        let (store, codes) = (self.store(), recovery_codes(ctx));
        store.write(ctx, async |scope| scope.confirm_second_factor(version, &codes).await).await?;
        Ok(codes)
    }

    /// New recovery codes, for who lost theirs or never saw them; it takes a code of the second factor, and those before are worth nothing.
    ///
    /// # Errors
    /// [`Refusal::SecondFactor`]; [`Refusal::Stale`] when the second factor was changed in the meantime.
    pub async fn renew_recovery_codes(&self, ctx: &Ctx<Own>, code: &str) -> Result<Vec<String>, ServiceError> {
        let version = self.check_code(ctx, code, true).await?;
        let (store, codes) = (self.store(), recovery_codes(ctx));
        store.write(ctx, async |scope| scope.renew_recovery_codes(version, &codes).await).await?;
        Ok(codes)
    }

    /// Removes the second factor, which takes one of its codes.
    ///
    /// # Errors
    /// [`Refusal::SecondFactor`].
    pub async fn remove_second_factor(&self, ctx: &Ctx<Own>, code: &str) -> Result<(), ServiceError> {
        self.check_code(ctx, code, true).await?;
        Ok(self.store().write(ctx, async |scope| scope.remove_second_factor().await).await?)
    }

    /// Whether the person's sign-in needs a second factor.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn needs_second_factor(&self, ctx: &Ctx<Own>) -> Result<bool, ServiceError> {
        let found = self.store().read(ctx, async |scope| scope.second_factor().await).await?;
        Ok(found.is_some_and(|second| second.confirmed))
    }

    /// Takes a code of the second factor, or a recovery code in its place.
    ///
    /// # Errors
    /// [`Refusal::SecondFactor`] for a wrong one, a used one, and too many.
    pub async fn second_factor(&self, ctx: &Ctx<Own>, code: &str) -> Result<(), ServiceError> {
        self.check_code(ctx, code, true).await.map(|_| ())
    }

    /// Counts the try, then judges it; says which secret it belongs to.
    async fn check_code(&self, ctx: &Ctx<Own>, code: &str, confirmed: bool) -> Result<i64, ServiceError> {
        let windows: &'static [Window] = if confirmed { &ASKED } else { &PROVED };
        let subject = ctx.reach.0.to_string();
        let system = ctx.widened(Actor::System("second factor"));
        let tries: Vec<Try<'_>> = windows.iter().map(|window| (window, subject.as_str())).collect();
        if !throttle::claim(self.store(), &system, &tries).await? {
            return Err(Refusal::SecondFactor.into());
        }
        let version = self.judged(ctx, code.trim(), confirmed).await?.ok_or(Refusal::SecondFactor)?;
        throttle::forget(self.store(), &system, &tries).await?;
        Ok(version)
    }

    /// The version of the secret that the code belongs to; none for a wrong one.
    async fn judged(&self, ctx: &Ctx<Own>, code: &str, confirmed: bool) -> Result<Option<i64>, ServiceError> {
        let store = self.store();
        let second = store.read(ctx, async |scope| scope.second_factor().await).await?;
        let Some(second) = second.filter(|second| second.confirmed == confirmed) else { return Ok(None) };
        let now = ctx.now().as_microsecond().div_euclid(1_000_000);
        if let Some(step) = totp(&second.secret).and_then(|totp| totp.check(code, u64::try_from(now).ok()?)) {
            let step = i64::try_from(step).unwrap_or(now / STEP_SECONDS);
            let taken = store.write(ctx, async |scope| scope.take_step(step).await).await?;
            return Ok(taken.then_some(second.version));
        }
        let code = folded(code);
        let taken = confirmed && store.write(ctx, async |scope| scope.take_recovery_code(&code).await).await?;
        Ok(taken.then_some(second.version))
    }
}

fn totp(secret: &[u8]) -> Option<Totp> {
    Builder::new().with_secret(secret).build().ok()
}

fn recovery_codes(ctx: &Ctx<Own>) -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| recovery_code(ctx.random())).collect()
}

/// Ten letters, some 49 bits: enough against five tries in a quarter of an hour.
fn recovery_code(random: [u8; 10]) -> String {
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 30)).copied().map(char::from);
    random.iter().filter_map(letter).collect()
}

/// As it is compared: small letters without blanks and hyphens.
fn folded(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(32).collect()
}
