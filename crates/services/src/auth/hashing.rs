//! Argon2id (RFC 9106) off the threads that answer requests, a few at a time: each takes 19 MiB and some fifty milliseconds. Who would wait
//! behind too many others is sent away at once.

use super::Password;
use crate::ServiceError;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What a hash costs, with one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// OWASP's least.
    pub const LEAST: Self = Self { memory_kib: 19 * 1024, passes: 2 };
}

/// So many wait or are hashed at a time: the last of them for two seconds or three.
const QUEUE: usize = 64;

/// A place in the queue. Held before anything is counted, so that nobody loses a try to a crowd.
#[derive(Debug)]
pub struct Place(#[expect(dead_code, reason = "held until it is dropped")] OwnedSemaphorePermit);

/// Hashes and compares passwords.
#[derive(Debug, Clone)]
pub struct Hasher {
    params: Params,
    permits: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    /// What an unknown name is compared with, so that it takes as long as a known one.
    nobody: Arc<str>,
}

impl Hasher {
    /// At most so many at the same time.
    ///
    /// # Errors
    /// Never with these parameters; the library may refuse others.
    pub fn new(at_once: usize) -> Result<Self, ServiceError> {
        Self::with_cost(at_once, Cost::LEAST)
    }

    /// The same with hashes that cost more; passwords hashed for less are hashed again when somebody signs in with them.
    ///
    /// # Errors
    /// Less than [`Cost::LEAST`], or what the library refuses.
    pub fn with_cost(at_once: usize, cost: Cost) -> Result<Self, ServiceError> {
        if cost.memory_kib < Cost::LEAST.memory_kib || cost.passes < Cost::LEAST.passes {
            return Err(ServiceError::Hashing);
        }
        let params = Params::new(cost.memory_kib, cost.passes, 1, None).map_err(|_| ServiceError::Hashing)?;
        let nobody = hash(&params, b"nobody's password", &[0; 16])?.into();
        Ok(Self { params, permits: Arc::new(Semaphore::new(at_once)), queue: Arc::new(Semaphore::new(QUEUE)), nobody })
    }

    /// A place in the queue.
    ///
    /// # Errors
    /// [`ServiceError::Busy`] behind too many others.
    pub fn place(&self) -> Result<Place, ServiceError> {
        Arc::clone(&self.queue).try_acquire_owned().map(Place).map_err(|_| ServiceError::Busy)
    }

    /// A PHC string for a new password.
    ///
    /// # Errors
    /// The library's; the process is about to end.
    pub async fn hash(&self, _: &Place, password: Password, salt: [u8; 16]) -> Result<String, ServiceError> {
        let params = self.params.clone();
        self.aside(move || hash(&params, password.as_bytes(), &salt)).await?
    }

    /// Whether a password is the hashed one; without a hash the answer is no, after the same time.
    ///
    /// # Errors
    /// The process is about to end.
    pub async fn verify(&self, _: &Place, password: Password, hash: Option<String>) -> Result<bool, ServiceError> {
        let (known, nobody) = (hash.is_some(), Arc::clone(&self.nobody));
        let same = self
            .aside(move || {
                let text = hash.as_deref().unwrap_or(&nobody);
                let parsed = PasswordHash::new(text);
                parsed.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(known && same)
    }

    /// Whether a hash was made with other parameters than today's.
    pub(super) fn is_outdated(&self, hash: &str) -> bool {
        let made = PasswordHash::new(hash).ok().and_then(|hash| Params::try_from(&hash).ok());
        let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
        made.as_ref().map(cost) != Some(cost(&self.params))
    }

    async fn aside<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, ServiceError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|_| ServiceError::Hashing)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(|_| ServiceError::Hashing)
    }
}

fn hash(params: &Params, password: &[u8], salt: &[u8]) -> Result<String, ServiceError> {
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let hash: PasswordHash = argon.hash_password_with_salt(password, salt).map_err(|_| ServiceError::Hashing)?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_another_is_not() {
        let hasher = Hasher::new(2).expect("parameters");
        let place = hasher.place().expect("nobody waits");
        let hash = hasher.hash(&place, Password::typed("Bär, Stuhl & Käse"), [7; 16]).await.expect("hashed");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let verify =
            |text: &str, hash: Option<&str>| hasher.verify(&place, Password::typed(text), hash.map(str::to_owned));
        assert!(verify("Bär, Stuhl & Käse", Some(&hash)).await.expect("compared"));
        assert!(!verify("Bär, Stuhl & Käsé", Some(&hash)).await.expect("compared"));
        assert!(!verify("nobody's password", None).await.expect("compared"));
        assert!(!verify("Bär, Stuhl & Käse", Some("no hash")).await.expect("compared"));
    }

    #[tokio::test]
    async fn behind_too_many_nobody_waits() {
        let hasher = Hasher::new(1).expect("parameters");
        let mut places: Vec<Place> = (0..QUEUE).map(|_| hasher.place().expect("a place")).collect();
        assert!(matches!(hasher.place(), Err(ServiceError::Busy)));
        places.pop();
        let place = hasher.place().expect("a place again");
        hasher.hash(&place, Password::typed("Bär, Stuhl & Käse"), [7; 16]).await.expect("hashed");
    }

    #[tokio::test]
    async fn a_hash_for_less_is_outdated_and_less_than_the_least_is_refused() {
        let today = Hasher::new(1).expect("parameters");
        let place = today.place().expect("nobody waits");
        let hash = today.hash(&place, Password::typed("Bär, Stuhl & Käse"), [7; 16]).await.expect("hashed");
        assert!(!today.is_outdated(&hash));
        let tomorrow = Hasher::with_cost(1, Cost { passes: 3, ..Cost::LEAST }).expect("parameters");
        assert!(tomorrow.is_outdated(&hash));
        assert!(Hasher::with_cost(1, Cost { passes: 1, ..Cost::LEAST }).is_err());
    }
}
