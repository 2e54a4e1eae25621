//! Which master key a database belongs to.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::vault::Fingerprint;
use crate::{Access, Error, Result, Store};
use domain::{Ctx, System};

statements! {
    System: IDENTITY_GET = "SELECT key_fingerprint FROM store_identity WHERE id = 1";
    System: IDENTITY_SET = "INSERT INTO store_identity (id, key_fingerprint, created_at) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING";
}

impl Store {
    /// Remembers the master key's fingerprint at the first start of a server, and refuses another key afterwards: it could open
    /// nothing.
    pub(crate) async fn check_identity(&self, access: Access, ctx: &Ctx<System>) -> Result<()> {
        let known = self.known_fingerprint(ctx).await?;
        if known.is_none() && access == Access::Tool {
            return Ok(());
        }
        let known = if let Some(known) = known {
            known
        } else {
            let (ours, now) = (self.master().fingerprint().to_string(), Ts(ctx.now()));
            self.write(ctx, async |scope| changed!(scope.scope, IDENTITY_SET; &ours, now)).await?;
            self.known_fingerprint(ctx).await?.unwrap_or(ours)
        };
        let known: Fingerprint =
            known.parse().map_err(|_| Error::Inconsistent { table: "store_identity", column: "key_fingerprint" })?;
        self.master().check(known).map_err(|other| Error::Setup(other.to_string()))
    }

    async fn known_fingerprint(&self, ctx: &Ctx<System>) -> Result<Option<String>> {
        self.read(ctx, async |scope| {
            let found = rows!(scope, IDENTITY_GET, (String,), fetch_optional;)?;
            Ok(found.map(|(known,)| known))
        })
        .await
    }
}
