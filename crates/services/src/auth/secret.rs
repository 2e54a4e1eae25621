//! The secret that renews a sign-in: 256 random bits beside the sign-in's identifier, kept as SHA-256 only. A mark tells a secret that was given
//! out here from a made-up one, so that only a real one that is used up tells of a theft.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::SignInId;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;
use store::Store;

/// What the browser keeps: `identifier.secret`.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshSecret {
    /// Which sign-in.
    pub id: SignInId,
    secret: [u8; 32],
    mark: [u8; 32],
}

impl RefreshSecret {
    pub(super) fn new(store: &Store, id: SignInId, secret: [u8; 32]) -> Self {
        Self { id, secret, mark: store.mark_refresh(&marked(id, &secret)) }
    }

    /// Whether this installation gave it out, for this sign-in.
    pub(super) fn is_genuine(&self, store: &Store) -> bool {
        store.is_marked(&marked(self.id, &self.secret), &self.mark)
    }

    /// What is kept of it.
    pub(super) fn hash(&self) -> [u8; 32] {
        hash(&self.secret)
    }

    /// For the cookie.
    pub fn text(&self) -> String {
        format!("{}.{}", self.id.uuid().simple(), URL_SAFE_NO_PAD.encode([self.secret, self.mark].concat()))
    }
}

pub(super) fn hash(secret: &[u8; 32]) -> [u8; 32] {
    Sha256::digest(secret).into()
}

fn marked(id: SignInId, secret: &[u8; 32]) -> Vec<u8> {
    [id.uuid().as_bytes().as_slice(), secret].concat()
}

impl FromStr for RefreshSecret {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (id, secret) = text.split_once('.').filter(|_| text.len() <= 140).ok_or(())?;
        let bytes = URL_SAFE_NO_PAD.decode(secret).map_err(|_| ())?;
        let (secret, mark) = bytes.split_at_checked(32).ok_or(())?;
        let (secret, mark) = (secret.try_into().map_err(|_| ())?, mark.try_into().map_err(|_| ())?);
        Ok(Self { id: id.parse().map_err(|_| ())?, secret, mark })
    }
}

impl fmt::Debug for RefreshSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RefreshSecret({}.…)", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_secret_keeps_its_form_and_is_never_shown() {
        let secret = RefreshSecret { id: SignInId::from_uuid(Uuid::from_u128(7)), secret: [9; 32], mark: [8; 32] };
        assert_eq!(secret.text().parse(), Ok(secret.clone()));
        assert!(!format!("{secret:?}").contains("CQkJ"));
        for bad in ["", ".", "7.CQ", &format!("{}x", secret.text()), &secret.text().replace('.', ""), &"a".repeat(200)]
        {
            assert_eq!(bad.parse::<RefreshSecret>(), Err(()), "{bad}");
        }
    }
}
