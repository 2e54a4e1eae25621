//! What the ledger says about a person, in words.

use super::super::views::EntryView;
use crate::features::desk::members::role_name;
use crate::i18n::{Key, Texts, k, moment};
use services::people::{Seen, Who};

/// What happened: what, by whom, when.
pub(super) fn told(t: Texts, entry: &Seen) -> EntryView {
    let who = t.get(who(entry.who));
    EntryView { what: t.get(what(&entry.action)).to_owned(), facts: format!("{}, {who}", moment(t.lang(), entry.at)) }
}

/// Who opened the page, and when.
pub(super) fn seen(t: Texts, entry: &Seen) -> EntryView {
    EntryView { what: t.get(who(entry.who)).to_owned(), facts: moment(t.lang(), entry.at) }
}

const fn who(who: Who) -> Key {
    match who {
        Who::Themself => k::WHO_THEMSELF,
        Who::Role(role) => role_name(role),
        Who::Elsewhere => k::WHO_ELSEWHERE,
        Who::Product => k::WHO_PRODUCT,
    }
}

/// The name of an action; the ledger's own names say thing and deed.
fn what(action: &str) -> Key {
    let (thing, deed) = action.split_once('.').unwrap_or((action, ""));
    match (thing, deed) {
        ("person_record", "added") => k::HISTORY_PERSON_ADDED,
        ("person_record", "activated") => k::HISTORY_ACTIVATED,
        ("person_record", "invited") | ("invitation" | "letter", _) => k::HISTORY_INVITED,
        ("person_record" | "tax_id" | "private", _) => k::HISTORY_PERSON,
        ("employment", "added") => k::HISTORY_JOB_ADDED,
        ("employment", _) => k::HISTORY_JOB,
        ("contract", "added") => k::HISTORY_CONTRACT_ADDED,
        ("contract", _) => k::HISTORY_CONTRACT,
        ("contract_value", _) => k::HISTORY_VALUE,
        ("contribution", _) => k::HISTORY_CONTRIBUTION,
        ("filing", "read") => k::HISTORY_FILING_READ,
        ("filing" | "document", _) => k::HISTORY_FILING,
        ("message", "read") => k::HISTORY_MESSAGE_READ,
        ("message", _) => k::HISTORY_MESSAGE,
        ("receipt", _) => k::HISTORY_RECEIPT,
        _ => k::HISTORY_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn the_ledgers_names_are_told_apart() {
        let t = Texts::of(Lang::De);
        let said = |action| t.get(what(action));
        assert_ne!(said("contract.added"), said("contract.changed"));
        assert_ne!(said("filing.read"), said("filing.added"));
        assert_eq!(said("person_record.renamed"), said("person_record.changed"));
        assert_eq!(what("nothing"), k::HISTORY_OTHER);
    }
}
