//! Carriers (Versorgungsträger), as an organisation knows them.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::organisations::stale;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::CarrierId;
use domain::intake::normalised;
use domain::pension::{CarrierKind, CarrierState};
use serde_json::json;
use uuid::Uuid;

/// Carriers with how many contracts and group contracts each has.
macro_rules! carriers_sql {
    ($which:literal) => {
        concat!(
            "SELECT carrier.id, carrier.name, carrier.kind, carrier.bafin_no, carrier.transfers, carrier.state, carrier.version, (SELECT COUNT(*) FROM contract WHERE contract.org_id = carrier.org_id AND contract.carrier_id = carrier.id) AS contracts, (SELECT COUNT(*) FROM group_contract WHERE group_contract.org_id = carrier.org_id AND group_contract.carrier_id = carrier.id) AS group_contracts FROM carrier WHERE carrier.org_id = $1",
            $which
        )
    };
}

statements! {
    Org: CARRIERS = carriers_sql!("");
    Org: CARRIER_GET = carriers_sql!(" AND carrier.id = $2");
    Org: CARRIER_BY_NORM = carriers_sql!(" AND carrier.norm = $2");
    Org: CARRIER_ADD = "INSERT INTO carrier (org_id, id, name, norm, kind, bafin_no, transfers, state, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'active', 1, $8, $8)";
    Org: CARRIER_REMOVE = "DELETE FROM carrier WHERE org_id = $1 AND id = $2 AND version = $3 AND NOT EXISTS (SELECT 1 FROM contract WHERE contract.org_id = $1 AND contract.carrier_id = $2) AND NOT EXISTS (SELECT 1 FROM group_contract WHERE group_contract.org_id = $1 AND group_contract.carrier_id = $2)";
}

/// A new carrier.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewCarrier {
    /// As it calls itself.
    pub name: String,
    /// What kind of carrier.
    pub kind: CarrierKind,
    /// Its number at the supervision (`BaFin`).
    pub bafin_no: Option<String>,
    /// Whether it takes part in the agreement on transfers (Übertragungsabkommen).
    pub transfers: bool,
}

/// A carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// The carrier.
    pub id: CarrierId,
    /// As it calls itself.
    pub name: String,
    /// What kind of carrier.
    pub kind: CarrierKind,
    /// Its number at the supervision (`BaFin`).
    pub bafin_no: Option<String>,
    /// Whether it takes part in the agreement on transfers (Übertragungsabkommen).
    pub transfers: bool,
    /// Whether it still does business.
    pub state: CarrierState,
    /// Counts changes.
    pub version: i64,
    /// How many contracts the organisation has with it, those that are over too.
    pub contracts: u64,
    /// How many group contracts.
    pub groups: u64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    kind: String,
    bafin_no: Option<String>,
    transfers: i64,
    state: String,
    version: i64,
    contracts: i64,
    group_contracts: i64,
}

impl TryFrom<Row> for Carrier {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "carrier", column };
        Ok(Self {
            id: CarrierId::from_uuid(row.id),
            name: row.name,
            kind: CarrierKind::from_code(&row.kind).ok_or(broken("kind"))?,
            bafin_no: row.bafin_no,
            transfers: row.transfers != 0,
            state: CarrierState::from_code(&row.state).ok_or(broken("state"))?,
            version: row.version,
            contracts: row.contracts.unsigned_abs(),
            groups: row.group_contracts.unsigned_abs(),
        })
    }
}

impl Scope<'_, Org> {
    /// The organisation's carriers, by name.
    ///
    /// # Errors
    /// The store's.
    pub async fn carriers(&mut self) -> Result<Vec<Carrier>> {
        let found = rows!(self, CARRIERS, Row, fetch_all; self.reach.0.uuid())?;
        let mut carriers: Vec<Carrier> = found.into_iter().map(Row::try_into).collect::<Result<_>>()?;
        carriers.sort_by_cached_key(|carrier| (normalised(&carrier.name), carrier.id));
        Ok(carriers)
    }

    /// One carrier.
    ///
    /// # Errors
    /// The store's.
    pub async fn carrier(&mut self, id: CarrierId) -> Result<Option<Carrier>> {
        let found = rows!(self, CARRIER_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        found.map(Row::try_into).transpose()
    }

    /// The carrier that a list calls so, however it writes the name.
    ///
    /// # Errors
    /// The store's.
    pub async fn carrier_by_norm(&mut self, name: &str) -> Result<Option<Carrier>> {
        let norm = carrier_norm(name);
        let found = rows!(self, CARRIER_BY_NORM, Row, fetch_optional; self.reach.0.uuid(), &norm)?;
        found.map(Row::try_into).transpose()
    }
}

impl WriteScope<'_, Org> {
    /// Adds a carrier.
    ///
    /// # Errors
    /// [`Error::Taken`] when there is one whose name differs only in how it is written ([`carrier_norm`]).
    pub async fn add_carrier(&mut self, new: &NewCarrier) -> Result<CarrierId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<CarrierId>(), Ts(self.ctx.now()));
        let norm = carrier_norm(&new.name);
        changed!(
            self.scope, CARRIER_ADD;
            org, id.uuid(), &new.name, &norm, new.kind.code(), new.bafin_no.as_deref(), i64::from(new.transfers), now,
        )?;
        self.record(change("carrier.added", id, 1, json!(new)));
        Ok(id)
    }

    /// Takes back a carrier that nothing is carried by.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`, or there is a contract or group contract with it.
    pub async fn remove_carrier(&mut self, id: CarrierId, version: i64) -> Result<()> {
        let org = self.ctx.reach.0.uuid();
        stale(changed!(self.scope, CARRIER_REMOVE; org, id.uuid(), version)?, "carrier")?;
        self.record(change("carrier.removed", id, version + 1, json!({})));
        Ok(())
    }
}

fn change(action: &'static str, id: CarrierId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "carrier", entity_id: id.uuid(), version, subject: None, payload }
}

/// Legal forms at any place of a name, word by word.
const FORMS: [&[&str]; 9] = [
    &["auf", "gegenseitigkeit"],
    &["v", "v", "a", "g"],
    &["a", "g"],
    &["a", "s"],
    &["n", "v"],
    &["vvag"],
    &["ag"],
    &["ev"],
    &["se"],
];

/// A carrier's name without how it happens to be written: folded, without punctuation and legal forms, *Lebensversicherung* as *leben*.
/// A name of nothing else keeps what it has.
pub fn carrier_norm(name: &str) -> String {
    let folded = normalised(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let mut kept: Vec<String> = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let Some(form) = FORMS.iter().find(|form| rest.starts_with(form)) {
            rest = &rest[form.len()..];
            continue;
        }
        kept.push(shortened(first));
        rest = after;
    }
    if kept.is_empty() { folded } else { kept.join(" ") }
}

/// `lebensversicherungs` as `leben`, also at the end of a compound.
fn shortened(word: &str) -> String {
    let (head, tail) = word.split_at(word.find("lebensversicherung").unwrap_or(word.len()));
    let whole =
        ["lebensversicherung", "lebensversicherungs", "lebensversicherungsgesellschaft", "lebensversicherungsverein"];
    if whole.contains(&tail) { format!("{head}leben") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::carrier_norm;

    #[test]
    fn a_carrier_is_the_same_however_it_is_written() {
        for (name, norm) in [
            ("Allianz Lebensversicherungs-AG", "allianz leben"),
            ("ALLIANZ LEBEN", "allianz leben"),
            ("Stuttgarter Lebensversicherung a.G.", "stuttgarter leben"),
            ("Stuttgarter Lebensversicherung a. G.", "stuttgarter leben"),
            ("HUK-COBURG-Lebensversicherung AG", "huk coburg leben"),
            ("LV 1871 VVaG", "lv 1871"),
            ("Münchener Verein auf Gegenseitigkeit", "muenchener verein"),
            ("Swiss Life SE", "swiss life"),
            ("R+V Pensionskasse AG", "r v pensionskasse"),
            ("Velliv Pension A/S", "velliv pension"),
            ("Lebensversicherungsmathematik", "lebensversicherungsmathematik"),
            ("AG", "ag"),
        ] {
            assert_eq!(carrier_norm(name), norm, "{name}");
        }
        assert_ne!(carrier_norm("Alte Leben"), carrier_norm("Neue Leben"));
    }
}
