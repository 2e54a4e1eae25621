//! `/documents` and `/documents/{id}`.

use super::{Words, contract_path};
use crate::features::pension::views::{DocumentRow, DocumentView, DocumentsView, Fact, Picture, RowTone, RowView};
use crate::i18n::{Key, k};
use services::own_pension::Paper;
use std::collections::{BTreeMap, BTreeSet};

/// The kinds that have a word of their own; all others are "other".
const KINDS: [(&str, Key, Key); 6] = [
    ("statement", k::OWN_KIND_STATEMENT, k::OWN_KINDS_STATEMENT),
    ("agreement", k::OWN_KIND_AGREEMENT, k::OWN_KINDS_AGREEMENT),
    ("policy", k::OWN_KIND_POLICY, k::OWN_KINDS_POLICY),
    ("letter", k::OWN_KIND_LETTER, k::OWN_KINDS_LETTER),
    ("information", k::OWN_KIND_INFORMATION, k::OWN_KINDS_INFORMATION),
    ("receipt", k::OWN_KIND_RECEIPT, k::OWN_KINDS_RECEIPT),
];

/// The group of a kind and its word, for one and for many: `conversion_agreement` is an agreement.
fn kind(code: &str) -> (&'static str, Key, Key) {
    let known = |(name, ..): &&(&str, Key, Key)| code == *name || code.ends_with(&format!("_{name}"));
    KINDS.iter().find(known).map_or(("other", k::OWN_KIND_OTHER, k::OWN_KIND_OTHER), |found| *found)
}

/// All documents, and what they can be narrowed to.
pub(in crate::features::pension) fn documents(w: Words, papers: &[Paper]) -> DocumentsView {
    let row = |paper: &Paper| DocumentRow {
        row: paper_row(w, paper),
        kind: kind(&paper.filing.kind).0.to_owned(),
        year: paper.filing.issued_on.year().to_string(),
    };
    let kinds: BTreeMap<&str, Key> =
        papers.iter().map(|paper| kind(&paper.filing.kind)).map(|(group, _, words)| (group, words)).collect();
    let years: BTreeSet<i16> = papers.iter().map(|paper| paper.filing.issued_on.year()).collect();
    DocumentsView {
        stand: w.stand(),
        rows: papers.iter().map(row).collect(),
        kinds: kinds
            .into_iter()
            .map(|(label, word)| Fact { label: label.to_owned(), text: w.text(word), note: None })
            .collect(),
        years: years.into_iter().rev().map(|year| year.to_string()).collect(),
    }
}

/// A document in a list.
pub(super) fn paper_row(w: Words, paper: &Paper) -> RowView {
    let filing = &paper.filing;
    let signed = kind(&filing.kind).0 == "agreement";
    let from = filing.issuer.as_ref().unwrap_or(&paper.employer.name);
    let line = w.fill(k::OWN_PAPER_LINE, &[("from", from), ("date", &w.date(filing.issued_on))]);
    RowView {
        href: format!("/documents/{}", filing.id),
        picture: if signed { Picture::Signed } else { Picture::Paper },
        tone: RowTone::Plain,
        title: filing.title.clone(),
        line,
        badge: filing.read_at.is_none().then(|| w.text(k::OWN_NEW)),
    }
}

/// One document.
pub(in crate::features::pension) fn document(w: Words, paper: &Paper) -> DocumentView {
    let filing = &paper.filing;
    let fact = |label, text| Fact { label: w.text(label), text, note: None };
    let issuer = filing
        .issuer
        .clone()
        .filter(|issuer| *issuer != paper.employer.name)
        .map(|issuer| fact(k::OWN_PAPER_ISSUER, issuer));
    let facts = [
        Some(fact(k::OWN_PAPER_KIND, w.text(kind(&filing.kind).1))),
        Some(fact(k::OWN_PAPER_DAY, w.date(filing.issued_on))),
        issuer,
        Some(fact(k::OWN_PAPER_THROUGH, paper.employer.name.clone())),
        Some(fact(k::OWN_PAPER_SIZE, size(filing.size))),
    ];
    let picture = matches!(filing.media_type.as_str(), "image/png" | "image/jpeg");
    DocumentView {
        stand: w.stand(),
        title: filing.title.clone(),
        facts: facts.into_iter().flatten().collect(),
        file: format!("/documents/{}/file", filing.id),
        shows: picture || matches!(filing.media_type.as_str(), "application/pdf" | "text/plain"),
        picture,
        contract: filing.contract.map(|id| contract_path(&paper.employer.place, id)),
    }
}

/// A length as people read it, rounded up.
fn size(bytes: i64) -> String {
    const KILO: i64 = 1_000;
    let kilo = bytes.saturating_add(KILO - 1) / KILO;
    if kilo < KILO { format!("{kilo}\u{a0}kB") } else { format!("{}\u{a0}MB", kilo.saturating_add(KILO - 1) / KILO) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_last_word() {
        for (code, group) in [
            ("statement", "statement"),
            ("conversion_agreement", "agreement"),
            ("agreement", "agreement"),
            ("disagreement", "other"),
            ("", "other"),
        ] {
            assert_eq!(kind(code).0, group, "{code}");
        }
    }

    #[test]
    fn a_length_is_never_nothing() {
        for (bytes, written) in [(1, "1\u{a0}kB"), (1_000, "1\u{a0}kB"), (1_001, "2\u{a0}kB"), (1_500_000, "2\u{a0}MB")]
        {
            assert_eq!(size(bytes), written);
        }
    }
}
