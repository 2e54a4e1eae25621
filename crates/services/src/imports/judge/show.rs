//! What was judged, as pages show it.

use super::Sheet;
use crate::imports::{Change, Fault, Row, RowVerdict};
use domain::intake::{CellFault, Column, FaultCode, Judged, List, Verdict, masked};
use domain::money::Cents;
use domain::pension::Split;
use domain::typed::parse_amount;

const PARTS: [Column; 3] = [Column::OwnContribution, Column::EmployerContribution, Column::Subsidy];

impl Sheet {
    /// A row with its verdict. `name` is whose row it is, where that is known better than from the row itself.
    pub(super) fn shown(&self, place: usize, judged: Judged, name: Option<String>) -> Row {
        let verdict = match judged.verdict {
            Verdict::New => RowVerdict::Added,
            Verdict::Unchanged => RowVerdict::Unchanged,
            Verdict::Changed(changes) => {
                let changes = changes.into_iter();
                RowVerdict::Changed(
                    changes.map(|one| Change { column: one.column, old: one.old, new: one.new }).collect(),
                )
            }
            Verdict::Refused(faults) => {
                RowVerdict::Refused(faults.into_iter().map(|fault| self.fault(place, fault)).collect())
            }
        };
        let number = self.cell(place, self.mapping.list().key_column());
        Row {
            line: judged.line,
            key: Some(number.to_owned()).filter(|number| !number.is_empty()),
            name: name.or_else(|| self.name(place)),
            verdict,
        }
    }

    /// A fault with what stands in its cell.
    pub(super) fn fault(&self, place: usize, fault: CellFault) -> Fault {
        let found = self.mapping.columns().iter().position(|column| *column == Some(fault.column));
        Fault {
            column: fault.column,
            code: fault.code,
            place: found.and_then(|place| u32::try_from(place + 1).ok()),
            cell: shortened(&masked(fault.column, self.cell(place, fault.column))),
            other_line: fault.other_line,
            split: if fault.code == FaultCode::SplitDiffers { self.split(place) } else { None },
        }
    }

    /// The parts of a contribution that the row states, their sum, and the total that it states.
    fn split(&self, place: usize) -> Option<(Vec<Cents>, Cents, Cents)> {
        let read = |column: Column| parse_amount(self.cell(place, column), self.language).ok();
        let parts: Vec<Cents> = PARTS.into_iter().filter_map(read).collect();
        let sum = parts.iter().try_fold(Cents::ZERO, |sum, part| sum.checked_add(*part))?;
        Some((parts, sum, read(Column::TotalContribution)?))
    }

    /// Whose row it is, as the row itself says it.
    fn name(&self, place: usize) -> Option<String> {
        let [given, family, whole] =
            [Column::GivenName, Column::FamilyName, Column::WholeName].map(|column| self.cell(place, column));
        let own = [given, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let name = if own.is_empty() { whole } else { &own };
        Some(shortened(name)).filter(|name| !name.is_empty())
    }

    /// The column that names a person in this list.
    pub(super) fn name_column(&self) -> Column {
        let own = self.has(Column::FamilyName) || self.mapping.list() == List::People;
        if own { Column::FamilyName } else { Column::WholeName }
    }
}

impl Row {
    /// With the parts as the row would leave them, in place of those that it says itself: what is known belongs to the sum.
    pub(super) fn with_split(mut self, left: Option<Split>) -> Self {
        let (Some(left), RowVerdict::Refused(faults)) = (left, &mut self.verdict) else { return self };
        let parts = [left.own, left.employer, left.subsidy];
        for fault in faults.iter_mut().filter(|fault| fault.code == FaultCode::SplitDiffers) {
            if let (Some((shown, sum, _)), Some(whole)) = (&mut fault.split, left.total()) {
                *shown = parts.into_iter().filter(|part| *part != Cents::ZERO).collect();
                *sum = whole;
            }
        }
        self
    }
}

/// A cell may hold four thousand characters; a page shows the first ones.
fn shortened(cell: &str) -> String {
    const SHOWN: usize = 80;
    if cell.chars().count() <= SHOWN { cell.to_owned() } else { cell.chars().take(SHOWN).chain(['…']).collect() }
}
