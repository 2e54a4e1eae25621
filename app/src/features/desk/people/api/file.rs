//! Everything about one person, in words.

use super::super::views::{EntryView, PersonView};
use super::{contract, facts, history, told};
use crate::i18n::{Texts, date, k, moment, use_texts};
use domain::time::Timestamp;
use services::people::{Filing, PersonFile};
use services::today;

pub(super) fn view(file: &PersonFile, ways: &told::Ways, now: Timestamp) -> PersonView {
    let (t, day) = (use_texts(), today(now));
    let record = &file.record;
    let current = file.employments.first();
    let site = current.and_then(|job| job.site).and_then(|site| file.sites.get(&site));
    let place = site.map_or_else(|| record.personnel_no.clone(), |site| format!("{}, {site}", record.personnel_no));
    let state = told::state(t, record.state, current.map(|job| job.state));
    PersonView {
        who: told::name(record.id.to_string(), &record.given_name, &record.family_name, place, state),
        as_of: t.fill(k::PEOPLE_AS_OF, &[("moment", &moment(t.lang(), now))]),
        steps: file.steps.iter().filter_map(|step| ways.step(t, *step, day)).collect(),
        groups: facts::groups(t, file),
        contracts: file.contracts.iter().map(|held| contract::view(t, held)).collect(),
        papers: file.filings.iter().map(|filing| paper(t, filing)).collect(),
        history: file.history.iter().map(|entry| history::told(t, entry)).collect(),
        seen: file.seen.iter().map(|entry| history::seen(t, entry)).collect(),
    }
}

fn paper(t: Texts, filing: &Filing) -> EntryView {
    let shown = match filing.read_at {
        Some(at) => t.fill(k::PEOPLE_PAPER_READ, &[("moment", &moment(t.lang(), at))]),
        None if filing.shown => t.get(k::PEOPLE_PAPER_SHOWN).to_owned(),
        None => t.get(k::PEOPLE_PAPER_HIDDEN).to_owned(),
    };
    let parts = [Some(date(t.lang(), filing.issued_on)), filing.issuer.clone(), Some(shown)];
    EntryView { what: filing.title.clone(), facts: parts.into_iter().flatten().collect::<Vec<_>>().join(", ") }
}
