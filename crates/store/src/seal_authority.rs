//! The installation's own certificate authority: made once, the same for every server of the installation.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::vault::{open_setting, seal_setting};
use crate::{Error, Result, Store};
use domain::{Ctx, System};
use zeroize::Zeroizing;

statements! {
    System: AUTHORITY_GET = "SELECT root, authority, seal_key FROM seal_authority WHERE id = 1";
    System: AUTHORITY_SET = "INSERT INTO seal_authority (id, root, authority, seal_key, created_at) VALUES (1, $1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
}

/// The columns' names in the derivation of the keys that seal them; never renamed.
const AUTHORITY: &str = "seal_authority.authority";
const SEAL_KEY: &str = "seal_authority.seal_key";
const ROW: &[u8] = b"1";

/// The authority and the key that seals, each as PEM with certificates.
#[derive(Clone)]
pub struct SealAuthority {
    /// The root certificate, for everybody.
    pub root: String,
    /// The root's key.
    pub authority: Zeroizing<String>,
    /// The key that seals, with its certificates.
    pub seal_key: Zeroizing<String>,
}

impl std::fmt::Debug for SealAuthority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SealAuthority").finish_non_exhaustive()
    }
}

impl Store {
    /// The authority; none before the first start of a server.
    ///
    /// # Errors
    /// The store's; [`Error::Inconsistent`] where a key does not open.
    pub async fn seal_authority(&self, ctx: &Ctx<System>) -> Result<Option<SealAuthority>> {
        let read = self.read(ctx, async |scope| {
            let found = rows!(scope, AUTHORITY_GET, (String, Vec<u8>, Vec<u8>), fetch_optional;)?;
            Ok::<_, Error>(found)
        });
        let Some((root, authority, seal_key)) = read.await? else { return Ok(None) };
        let open = |column: &'static str, field, sealed: &[u8]| {
            let clear = open_setting(self.master(), field, ROW, sealed).ok();
            let text = clear.and_then(|clear| String::from_utf8(clear.to_vec()).ok());
            text.map(Zeroizing::new).ok_or(Error::Inconsistent { table: "seal_authority", column })
        };
        let authority = open("authority", AUTHORITY, &authority)?;
        Ok(Some(SealAuthority { root, authority, seal_key: open("seal_key", SEAL_KEY, &seal_key)? }))
    }

    /// Keeps an authority, unless another server was faster: what is kept is what [`Self::seal_authority`] then says.
    ///
    /// # Errors
    /// The store's.
    pub async fn keep_seal_authority(&self, ctx: &Ctx<System>, new: &SealAuthority) -> Result<()> {
        let seal = |field, text: &str| seal_setting(self.master(), field, ROW, text.as_bytes(), ctx.source());
        let (authority, seal_key) = (seal(AUTHORITY, &new.authority), seal(SEAL_KEY, &new.seal_key));
        let now = Ts(ctx.now());
        self.write(ctx, async |scope| {
            changed!(scope.scope, AUTHORITY_SET; &new.root, authority.as_slice(), seal_key.as_slice(), now)
        })
        .await?;
        Ok(())
    }
}
