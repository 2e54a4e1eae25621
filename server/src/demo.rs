//! The demo's invented data.

use crate::config::Config;
use crate::data;
use domain::id::OrgId;
use domain::organisation::{OrganisationKind, OrganisationState};
use domain::{Org, System};
use jiff::civil::date;
use std::fs;
use std::path::PathBuf;
use store::organisations::NewOrganisation;
use store::{Result, Store};
use uuid::Uuid;

/// The demo's organisation in the address, and its identifier: always the same, so that a link to the demo stays good.
const ORGANISATION: (&str, OrgId) =
    ("kessler", OrgId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_6b65_7373_6c65)));

/// A folder that goes with its value.
#[derive(Debug)]
pub(crate) struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A demo that was not told where to keep its data gets a folder that goes with it.
///
/// # Errors
/// When the temporary folder takes none.
pub(crate) fn folder_for(config: &mut Config) -> std::io::Result<Option<Passing>> {
    if !config.demo || config.data.folder.is_some() || config.data.url.is_some() {
        return Ok(None);
    }
    let id = data::context("demo", System).id::<domain::id::RequestId>();
    let folder = std::env::temp_dir().join(format!("zusage-demo-{id}"));
    fs::create_dir_all(&folder)?;
    config.data.folder = Some(folder.join("data"));
    Ok(Some(Passing(folder)))
}

/// Adds what the demo shows, if it is not there.
///
/// # Errors
/// The store's.
pub(crate) async fn fill(store: &Store) -> Result<()> {
    let (slug, id) = ORGANISATION;
    let org = data::context("demo", Org(id));
    if store.read(&org, async |scope| scope.organisation().await).await?.is_some() {
        return Ok(());
    }
    let system = data::context("demo", System);
    if store.read(&system, async |scope| scope.count_organisations().await).await? > 0 {
        return Err(store::Error::Setup(
            "there are real organisations here; the demo wants a place of its own: name one with --data".to_owned(),
        ));
    }
    let slug = slug.parse().map_err(|_| store::Error::Setup("the demo's address is no address".to_owned()))?;
    let kessler = NewOrganisation {
        state: OrganisationState::Active,
        agreement_on: Some(date(2025, 1, 1)),
        ..NewOrganisation::prospect(OrganisationKind::Employer, slug, "Kessler Maschinenbau")
    };
    store.write(&system, async |scope| scope.add_organisation_as(id, &kessler).await).await
}

/// The organisation of an address, as long as the demo is the only one with any.
pub(crate) fn organisation(config: &Config, slug: &str) -> Option<OrgId> {
    (config.demo && slug == ORGANISATION.0).then_some(ORGANISATION.1)
}
