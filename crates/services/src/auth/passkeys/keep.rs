//! A person's own passkeys: their list, their labels, their end; and the form in which credentials are kept.

use super::Passkeys;
use crate::{Refusal, ServiceError};
use domain::id::PasskeyId;
use domain::{Ctx, Own};
use store::sign_in::{Passkey, Removal};
use webauthn_rs::prelude::Passkey as Credential;

const LABEL_LETTERS: usize = 60;

impl Passkeys {
    /// The person's passkeys, the oldest first.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn list(&self, ctx: &Ctx<Own>) -> Result<Vec<Passkey>, ServiceError> {
        Ok(self.store().read(ctx, async |scope| scope.passkeys().await).await?)
    }

    /// Gives a passkey another label.
    ///
    /// # Errors
    /// [`Refusal::Name`] for an empty one; [`Refusal::Unknown`] for a passkey that is not the person's.
    pub async fn rename(&self, ctx: &Ctx<Own>, id: PasskeyId, name: &str) -> Result<(), ServiceError> {
        let label = label(name);
        if label.is_empty() {
            return Err(Refusal::Name.into());
        }
        let label = &label;
        match self.store().write(ctx, async |scope| scope.rename_passkey(id, label).await).await {
            Err(store::Error::Stale { .. }) => Err(Refusal::Unknown.into()),
            other => Ok(other?),
        }
    }

    /// Removes a passkey. Sign-ins that it began go on until the person ends them.
    ///
    /// # Errors
    /// [`Refusal::LastWayIn`] when the person has neither a password nor another passkey; [`Refusal::Unknown`] for a passkey that is not
    /// the person's.
    pub async fn remove(&self, ctx: &Ctx<Own>, id: PasskeyId) -> Result<(), ServiceError> {
        match self.store().write(ctx, async |scope| scope.remove_passkey(id).await).await? {
            Removal::Removed => Ok(()),
            Removal::LastWayIn => Err(Refusal::LastWayIn.into()),
            Removal::Unknown => Err(Refusal::Unknown.into()),
        }
    }
}

/// A label as it is kept: one line, not too long.
pub(super) fn label(text: &str) -> String {
    cleaned(text, LABEL_LETTERS)
}

/// One line without control characters.
pub(super) fn cleaned(text: &str, letters: usize) -> String {
    let line: String = text.trim().chars().filter(|c| !c.is_control()).take(letters).collect();
    line.trim_end().to_owned()
}

/// A credential as it is kept.
pub(super) fn written(credential: &Credential) -> Result<Vec<u8>, ServiceError> {
    serde_json::to_vec(credential).map_err(|_| ServiceError::Passkeys)
}

/// A credential that was kept.
pub(super) fn read(kept: &[u8]) -> Result<Credential, ServiceError> {
    serde_json::from_slice(kept).map_err(|_| ServiceError::Passkeys)
}
