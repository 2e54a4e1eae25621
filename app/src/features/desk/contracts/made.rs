//! What services found, as the pages show it.

use super::views::{CarrierView, ContractView, ContractsView, GroupView, PartView};
use crate::features::desk::figures::count;
use crate::features::desk::words::{self, money};
use crate::i18n::{Key, Texts, date, k};
use domain::listing::Direction;
use domain::pension::{CarrierKind, CarrierState, ContractSort, GroupState, Rhythm, Way};
use services::contracts::{Carrier, ContractCounts, ContractLine, ContractPage, ContractQuery, GroupContract, Part};

/// What an address asks for; what it does not say, or says wrong, is the usual.
pub(super) fn query(part: &str, sort: &str, down: bool, page: u16) -> ContractQuery {
    let sort = ContractSort::from_code(sort).unwrap_or(ContractSort::Number);
    let direction = if down { Direction::Down } else { Direction::Up };
    ContractQuery { part: Part::from_code(part).unwrap_or_default(), sort, direction, page }
}

pub(super) fn page(t: Texts, query: ContractQuery, found: ContractPage) -> ContractsView {
    ContractsView {
        parts: shown(query.part, &found.counts).map(|part| tab(t, part, query.part, &found.counts)).collect(),
        part: query.part.code().to_owned(),
        sort: query.sort.code().to_owned(),
        down: query.direction == Direction::Down,
        rows: found.lines.into_iter().map(|line| contract(t, line)).collect(),
        page: found.page,
        pages: found.pages,
    }
}

/// The parts that hold something; the first is all of them and always there, as is the one that is seen.
fn shown(seen: Part, counts: &ContractCounts) -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(move |part| matches!(part, Part::All) || *part == seen || part.count(counts) > 0)
}

fn tab(t: Texts, part: Part, seen: Part, counts: &ContractCounts) -> PartView {
    let name = t.get(match part {
        Part::All => k::CONTRACTS_PART_ALL,
        Part::Paying => k::CONTRACTS_PART_PAYING,
        Part::PaidUp => k::CONTRACTS_PART_PAID_UP,
        Part::Ending => k::CONTRACTS_PART_ENDING,
        Part::Over => k::CONTRACTS_PART_OVER,
    });
    let label = format!("{name}\u{a0}{}", count(t.lang(), part.count(counts)));
    PartView { code: part.code().to_owned(), label, current: part == seen }
}

fn contract(t: Texts, line: ContractLine) -> ContractView {
    let ContractLine { contract, given_name, family_name, personnel_no } = line;
    let split = contract.split;
    let amounts = [split.own, split.employer, split.subsidy];
    ContractView {
        about: format!("{}, {}", contract.carrier_name, t.get(words::way(contract.way))),
        record: contract.record.to_string(),
        person: format!("{given_name} {family_name}"),
        personnel_no,
        state: contract.state,
        state_word: t.get(words::contract(contract.state)).to_owned(),
        amounts: amounts.map(|amount| money(t.lang(), amount, contract.currency)),
        rhythm: t.get(rhythm(contract.rhythm)).to_owned(),
        end: contract.end_on.map(|day| date(t.lang(), day)),
        number: contract.number,
    }
}

pub(super) fn group(t: Texts, group: GroupContract) -> GroupView {
    GroupView {
        about: format!("{}, {}", group.carrier_name, t.get(words::way(group.way))),
        state: group.state,
        state_word: t.get(group_state(group.state)).to_owned(),
        contracts: count(t.lang(), group.contracts),
        minimum: group.minimum_members.map(|members| members.to_string()),
        start: group.start_on.map(|day| date(t.lang(), day)),
        tariff: group.tariff,
        number: group.number,
    }
}

pub(super) fn carrier(t: Texts, carrier: Carrier) -> CarrierView {
    let kind = t.get(carrier_kind(carrier.kind));
    let supervised = |number: &String| format!("{kind}, {}", t.fill(k::CONTRACTS_BAFIN, &[("number", number)]));
    let state = match carrier.state {
        CarrierState::Active => k::CONTRACTS_CARRIER_ACTIVE,
        CarrierState::WoundUp => k::CONTRACTS_CARRIER_WOUND_UP,
    };
    CarrierView {
        about: carrier.bafin_no.as_ref().map_or_else(|| kind.to_owned(), supervised),
        state: carrier.state,
        state_word: t.get(state).to_owned(),
        transfers: transfers(carrier.kind, carrier.transfers).map_or("–", |key| t.get(key)).to_owned(),
        contracts: count(t.lang(), carrier.contracts),
        groups: count(t.lang(), carrier.groups),
        name: carrier.name,
    }
}

/// Whether it joined the agreement on transfers; only insurers and pension insurance funds can.
const fn transfers(kind: CarrierKind, joined: bool) -> Option<Key> {
    match (kind, joined) {
        (_, true) => Some(k::CONTRACTS_TRANSFERS_YES),
        (CarrierKind::Insurer | CarrierKind::PensionInsuranceFund, false) => Some(k::CONTRACTS_TRANSFERS_NO),
        (CarrierKind::PensionFund | CarrierKind::SupportFund | CarrierKind::Employer, false) => None,
    }
}

/// How often it is paid.
const fn rhythm(rhythm: Rhythm) -> Key {
    match rhythm {
        Rhythm::Monthly => k::CONTRACTS_RHYTHM_MONTHLY,
        Rhythm::Quarterly => k::CONTRACTS_RHYTHM_QUARTERLY,
        Rhythm::HalfYearly => k::CONTRACTS_RHYTHM_HALF_YEARLY,
        Rhythm::Yearly => k::CONTRACTS_RHYTHM_YEARLY,
        Rhythm::Once => k::CONTRACTS_RHYTHM_ONCE,
    }
}

/// What a carrier is; a fund is called as the way that it carries.
const fn carrier_kind(kind: CarrierKind) -> Key {
    match kind {
        CarrierKind::Insurer => k::CONTRACTS_CARRIER_INSURER,
        CarrierKind::PensionInsuranceFund => words::way(Way::PensionInsuranceFund),
        CarrierKind::PensionFund => words::way(Way::PensionFund),
        CarrierKind::SupportFund => words::way(Way::SupportFund),
        CarrierKind::Employer => k::CONTRACTS_CARRIER_EMPLOYER,
    }
}

/// Where a group contract stands.
const fn group_state(state: GroupState) -> Key {
    match state {
        GroupState::Offer => k::CONTRACTS_GROUP_OFFER,
        GroupState::InForce => k::CONTRACTS_GROUP_IN_FORCE,
        GroupState::Closed => k::CONTRACTS_GROUP_CLOSED,
        GroupState::Terminated => k::CONTRACTS_GROUP_TERMINATED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_says_nothing_asks_for_all_by_number() {
        for (part, sort) in [("", ""), ("x", "secret"), ("all", "number")] {
            let asked = query(part, sort, false, 1);
            assert_eq!((asked.part, asked.page), (Part::All, 1));
            assert!(asked.sort == ContractSort::Number && asked.direction == Direction::Up, "{part} {sort}");
        }
        let asked = query("ending", "end", true, 3);
        assert!(asked.part == Part::Ending && asked.sort == ContractSort::End && asked.direction == Direction::Down);
    }
}
