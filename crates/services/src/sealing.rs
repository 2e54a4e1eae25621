//! Seals: what this installation seals documents with, and whether a seal holds.
//!
//! The installation is its own authority from its first start. A seal says who sealed and that nothing changed since; with a time-stamp
//! service also until when at the latest.

use crate::ServiceError;
use domain::{Ctx, Reach, System};
use gateways::time_stamp::TimeStamps;
use seal::{About, Answer, Authority, LocalKey, SealKey as _, Seed, Signed, prepare};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::seal_authority::SealAuthority;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use seal::{Certificate, LARGEST_FILE, Level, Refused, Report, Seal, Trust, verify};

/// What is larger is not looked at: no document of ours comes near.
pub const LARGEST: usize = 20_000_000;
/// So many files of strangers are held in memory at once.
const TURNS: usize = 4;
/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a certificate says where the operator gave no name.
const UNNAMED: &str = "Zusage";
/// A certificate holds 64 characters of a name, with what is added to it.
const LONGEST_NAME: usize = 40;

/// What a file's seals say, or why they do not hold.
pub type Verdict = Result<Report, Refused>;

/// Why there is no seal.
#[derive(Debug, thiserror::Error)]
pub enum NoSeal {
    /// The document cannot be sealed.
    #[error(transparent)]
    Document(#[from] seal::Unsealable),
    /// The seal could not be made.
    #[error(transparent)]
    Seal(#[from] seal::SealError),
    /// The work broke off.
    #[error("sealing broke off")]
    Broken,
}

/// What seals, and what is trusted; cheap to clone.
#[derive(Debug, Clone)]
pub struct Sealing(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    name: String,
    root: Certificate,
    key: LocalKey,
    /// A time-stamp service with the certificates that its stamps are trusted by.
    stamps: Option<(TimeStamps, Vec<Certificate>)>,
    /// How many files of strangers are in hand at once.
    turns: Arc<Semaphore>,
}

/// A sealed document.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Why it has no time stamp, though a service is configured; for logs.
    pub unstamped: Option<String>,
}

impl Sealing {
    /// Loads the authority; makes it at the installation's first start. `operator` is whose name the certificates bear, `stamps` a
    /// time-stamp service with the certificates (PEM) that its stamps are trusted by.
    ///
    /// # Errors
    /// The store's; [`ServiceError::Sealing`] for keys that cannot be made or read.
    pub async fn open(
        store: &Store,
        ctx: &Ctx<System>,
        operator: Option<&str>,
        stamps: Option<(TimeStamps, String)>,
    ) -> Result<Self, ServiceError> {
        let name = name(operator);
        if store.seal_authority(ctx).await?.is_none() {
            store.keep_seal_authority(ctx, &make(ctx, &name)?).await?;
        }
        let kept = store.seal_authority(ctx).await?.ok_or(ServiceError::Sealing)?;
        let key = LocalKey::from_pem(&kept.seal_key).map_err(|_| ServiceError::Sealing)?;
        let mut roots = Certificate::all_from_pem(&kept.root).map_err(|_| ServiceError::Sealing)?;
        let root = roots.pop().ok_or(ServiceError::Sealing)?;
        let read = |(service, roots): (TimeStamps, String)| Some((service, Certificate::all_from_pem(&roots).ok()?));
        let stamps = stamps.map(|stamps| read(stamps).ok_or(ServiceError::Sealing)).transpose()?;
        let turns = Arc::new(Semaphore::new(TURNS));
        Ok(Self(Arc::new(Inner { name, root, key, stamps, turns })))
    }

    /// The root certificate as PEM, for everybody who wants to check by themself.
    pub fn root_pem(&self) -> String {
        self.0.root.to_pem()
    }

    /// SHA-256 of the root certificate.
    pub fn root_fingerprint(&self) -> [u8; 32] {
        self.0.root.fingerprint()
    }

    /// SHA-256 of the certificate that seals today.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.0.key.chain().first().fingerprint()
    }

    /// Seals a document. A time-stamp service that does not answer is no reason to have no seal: it is then one without.
    ///
    /// # Errors
    /// [`NoSeal`].
    pub async fn seal<R: Reach>(
        &self,
        ctx: &Ctx<R>,
        pdf: Vec<u8>,
        field: &str,
        reason: &str,
    ) -> Result<Sealed, NoSeal> {
        let about = About::new(field, &self.0.name, reason, ctx.now().jiff());
        let inner = Arc::clone(&self.0);
        let work = move || Ok::<_, NoSeal>(prepare(&pdf, &about)?.sign(&inner.key)?);
        let signed = away(work).await.ok_or(NoSeal::Broken)??;
        let Some((service, roots)) = &self.0.stamps else {
            return Ok(Sealed { bytes: signed.finish(None)?, unstamped: None });
        };
        let nonce = u64::from_be_bytes(ctx.random());
        match stamped(&signed, service, roots, nonce).await {
            Ok(bytes) => Ok(Sealed { bytes, unstamped: None }),
            Err(error) => Ok(Sealed { bytes: signed.finish(None)?, unstamped: Some(error.to_string()) }),
        }
    }

    /// Waits until a file of a stranger may be read and verified; none where too many wait.
    pub async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        let turn = Arc::clone(&self.0.turns).acquire_owned();
        tokio::time::timeout(PATIENCE, turn).await.ok()?.ok()
    }

    /// Whether a file's seals hold. Nothing of the file is kept.
    ///
    /// # Errors
    /// [`ServiceError::Sealing`] where the work broke off.
    pub async fn verify(&self, file: Vec<u8>) -> Result<Verdict, ServiceError> {
        if file.len() > LARGEST {
            return Ok(Err(Refused::TooLarge));
        }
        let trust = self.trust();
        away(move || seal::verify(&file, &trust)).await.ok_or(ServiceError::Sealing)
    }

    fn trust(&self) -> Trust {
        let stamps = self.0.stamps.iter().flat_map(|(_, roots)| roots.clone());
        stamps.fold(Trust::new().seal(self.0.root.clone()), Trust::stamp)
    }
}

/// Asks the service for a stamp, and checks it as whoever verifies will.
async fn stamped(
    signed: &Signed,
    service: &TimeStamps,
    roots: &[Certificate],
    nonce: u64,
) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let response = service.ask(signed.time_stamp_request(nonce)?).await?;
    let trust = roots.iter().cloned().fold(Trust::new(), Trust::stamp);
    Ok(signed.finish(Some(&Answer { nonce, response: &response, trust: &trust }))?)
}

/// Hashing and reading a large file would hold the requests beside it; none where the work broke off.
async fn away<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}

/// The authority of a new installation.
fn make(ctx: &Ctx<System>, name: &str) -> Result<SealAuthority, ServiceError> {
    let (now, made) = (ctx.now().jiff(), |_| ServiceError::Sealing);
    let authority = Authority::create(&Seed::new(ctx.random()), name, now).map_err(made)?;
    let key = authority.issue(&Seed::new(ctx.random()), name, now).map_err(made)?;
    Ok(SealAuthority {
        root: authority.root().to_pem(),
        authority: authority.to_pem().map_err(made)?,
        seal_key: key.to_pem().map_err(made)?,
    })
}

/// The operator's name as it fits into a certificate.
fn name(operator: Option<&str>) -> String {
    let plain: String =
        operator.unwrap_or(UNNAMED).chars().filter(|sign| !sign.is_control()).take(LONGEST_NAME).collect();
    let plain = plain.trim();
    if plain.is_empty() { UNNAMED.to_owned() } else { plain.to_owned() }
}
