//! How the demo's people come to their accounts: some have opened theirs, some have a letter.

use super::people::{Person, Standing};
use super::world::{World, instant};
use domain::id::{PersonId, RecordId};
use domain::{Org, Own, System};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::time::Duration;
use store::invitations::NewInvitation;
use store::{Result, WriteScope};

/// How long a letter of the demo is good.
const LETTER: Duration = Duration::from_hours(60 * 24);

/// What is drawn for somebody before the write, which may run twice.
#[derive(Debug)]
pub(super) enum Way {
    /// Nothing yet.
    None,
    /// An account that is open.
    Account(PersonId),
    /// A letter.
    Letter {
        /// The hash of the secret in its link.
        link_hash: [u8; 32],
        /// The code to type.
        code: String,
    },
}

/// Opens the account of who has one, draws the letter of who gets one.
///
/// # Errors
/// The store's.
pub(super) async fn way(world: &World<'_>, person: &Person) -> Result<Way> {
    let system = world.ctx(System);
    match person.standing {
        Standing::Created => Ok(Way::None),
        Standing::Cast(account) => Ok(Way::Account(account)),
        Standing::Invited => {
            let code = system.id::<PersonId>().uuid().simple().to_string();
            // The end of an identifier is drawn, its beginning is the clock's.
            let code = code.chars().rev().take(12).collect::<String>().to_uppercase();
            Ok(Way::Letter { link_hash: system.random(), code })
        }
        Standing::Activated => {
            let account: PersonId = system.id();
            world.store.write(&world.ctx(Own(account)), async |scope| scope.add_account("de").await).await?;
            Ok(Way::Account(account))
        }
    }
}

/// Links the record to its account, or writes the letter.
///
/// # Errors
/// The store's.
pub(super) async fn follow(scope: &mut WriteScope<'_, Org>, record: RecordId, way: &Way, today: Date) -> Result<()> {
    match way {
        Way::None => Ok(()),
        Way::Account(account) => scope.link(record, *account).await,
        Way::Letter { link_hash, code } => {
            // Letters go out some days before the day that the demo shows.
            let expires = instant(today.saturating_sub(5.days())).plus(LETTER);
            let new = NewInvitation { record, link_hash: *link_hash, code, expires };
            scope.invite(&new).await.map(drop)
        }
    }
}
