//! Documents on their way: between two places for objects, under the same addresses, sealed as they are.

use crate::custody;
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::objects::{ObjectError, Objects};
use crate::vault::{Address, DataKey, OVERHEAD};
use crate::{Error, Result, Store};
use domain::id::KeyId;
use domain::{Ctx, System};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    System: DOCUMENTS = "SELECT document.id, key_id, address, size, wrapped FROM document JOIN data_key ON data_key.id = key_id WHERE document.id > $1 ORDER BY document.id LIMIT 500";
}

/// Objects on their way at once: each waits for the disk or the network most of the time.
const AT_ONCE: usize = 16;

/// How closely documents are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Check {
    /// That each is there and as long as it must be.
    #[default]
    Sizes,
    /// Each is opened and its content compared with its address: reads everything.
    Contents,
}

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Documents {
    /// Objects; the same content of one person is one object.
    pub count: u64,
    /// Their length as stored, in bytes.
    pub bytes: u64,
}

/// The objects that rows name, each with its length as stored. About 80 bytes of memory each.
pub(super) type Wanted = BTreeMap<Address, u64>;

pub(super) fn sum(wanted: &Wanted) -> Documents {
    Documents { count: wanted.len() as u64, bytes: wanted.values().sum() }
}

/// A row that names an object.
struct Named {
    id: Uuid,
    key: Uuid,
    address: Address,
    size: u64,
    wrapped: Option<Vec<u8>>,
}

/// Up to 500 rows after this one.
async fn page(store: &Store, ctx: &Ctx<System>, after: Uuid) -> Result<Vec<Named>> {
    type Row = (Uuid, Uuid, String, i64, Option<Vec<u8>>);
    let found = store.read(ctx, async |scope| rows!(scope, DOCUMENTS, Row, fetch_all; after)).await?;
    let named = |(id, key, address, size, wrapped): Row| {
        let broken = |column| Error::Inconsistent { table: "document", column };
        let address = Address::parse(&address).map_err(|_| broken("address"))?;
        let size = u64::try_from(size).map_err(|_| broken("size"))?;
        Ok(Named { id, key, address, size, wrapped })
    };
    found.into_iter().map(named).collect()
}

/// What the rows of these tables name.
pub(super) async fn wanted(store: &Store, ctx: &Ctx<System>) -> Result<Wanted> {
    let (mut wanted, mut after) = (Wanted::new(), Uuid::nil());
    loop {
        let page = page(store, ctx, after).await?;
        let Some(last) = page.last() else { return Ok(wanted) };
        after = last.id;
        wanted.extend(page.iter().map(|named| (named.address, named.size + OVERHEAD as u64)));
    }
}

/// Copies what is missing in `to`; which ones are not in `from` either. An object there of another length than wanted is none
/// of ours and is replaced.
pub(super) async fn bring(from: &Objects, to: &Objects, wanted: &Wanted) -> Result<Vec<Address>> {
    let (mut missing, mut spoilt) = (wanted.clone(), Vec::new());
    let mut listed = to.list();
    while let Some(found) = listed.try_next().await? {
        match wanted.get(&found.address) {
            Some(size) if *size == found.size => drop(missing.remove(&found.address)),
            Some(_) => spoilt.push(found.address),
            None => {}
        }
    }
    for address in spoilt {
        to.delete(&address).await?;
    }
    let copies = missing.into_iter().map(|(address, size)| bring_one(from, to, address, size));
    let gone: Vec<Option<Address>> = stream::iter(copies).buffer_unordered(AT_ONCE).try_collect().await?;
    Ok(gone.into_iter().flatten().collect())
}

/// Copies one object; its address if it is not there.
async fn bring_one(from: &Objects, to: &Objects, address: Address, size: u64) -> Result<Option<Address>> {
    let bytes = match from.get(&address).await {
        Err(ObjectError::Missing) => return Ok(Some(address)),
        bytes => bytes?,
    };
    if bytes.len() as u64 != size {
        return Err(Error::DamagedDocument);
    }
    to.put_new(&address, bytes).await?;
    Ok(None)
}

/// Removes what no row names.
pub(super) async fn prune(objects: &Objects, wanted: &Wanted) -> Result<()> {
    let mut listed = objects.list();
    while let Some(found) = listed.try_next().await? {
        if !wanted.contains_key(&found.address) {
            objects.delete(&found.address).await?;
        }
    }
    Ok(())
}

/// Looks whether all that rows name lies in `objects`; what is wrong, in words.
pub(super) async fn fault(
    tables: &Store,
    objects: &Objects,
    ctx: &Ctx<System>,
    wanted: &Wanted,
    check: Check,
) -> Result<Option<String>> {
    let mut present = 0;
    let mut listed = objects.list();
    while let Some(found) = listed.try_next().await? {
        present += usize::from(wanted.get(&found.address) == Some(&found.size));
    }
    if present != wanted.len() {
        return Ok(Some(format!("{} of {} documents are missing or cut", wanted.len() - present, wanted.len())));
    }
    match check {
        Check::Sizes => Ok(None),
        Check::Contents => unreadable(tables, objects, ctx).await,
    }
}

/// Opens every document.
async fn unreadable(tables: &Store, objects: &Objects, ctx: &Ctx<System>) -> Result<Option<String>> {
    let mut after = Uuid::nil();
    loop {
        let page = page(tables, ctx, after).await?;
        let Some(last) = page.last() else { return Ok(None) };
        after = last.id;
        let opened = stream::iter(&page).map(|named| is_readable(tables, objects, named)).buffered(AT_ONCE);
        let opened: Vec<bool> = opened.try_collect().await?;
        if let Some((bad, _)) = page.iter().zip(opened).find(|(_, readable)| !readable) {
            return Ok(Some(format!("the document {} cannot be opened", bad.id)));
        }
    }
}

async fn is_readable(tables: &Store, objects: &Objects, named: &Named) -> Result<bool> {
    let Some(wrapped) = &named.wrapped else { return Ok(false) };
    let Ok(key) = DataKey::unwrap(tables.master(), KeyId::from_uuid(named.key), wrapped) else { return Ok(false) };
    match custody::fetch(objects, &key, &named.address).await {
        Err(Error::DamagedDocument) => Ok(false),
        content => content.map(|content| content.len() as u64 == named.size),
    }
}
