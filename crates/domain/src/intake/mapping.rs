//! Which column of a list holds what, as a person confirmed it.

use super::{Column, List};

/// Why columns are no mapping.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoMapping {
    /// Leave one of them open: two columns were said to hold the same.
    #[error("two columns hold the same")]
    Twice(Column),
    /// A list of this kind has no such column.
    #[error("a list of this kind has no such column")]
    Foreign(Column),
    /// Say which columns hold these: without them no row can be read.
    #[error("columns are missing that every row needs")]
    Missing(Vec<Column>),
}

/// What each column of a list holds, by place; nothing: it is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    list: List,
    columns: Vec<Option<Column>>,
}

impl Mapping {
    /// Takes what was guessed, or chosen by a person.
    ///
    /// # Errors
    /// [`NoMapping`].
    pub fn new(list: List, columns: Vec<Option<Column>>) -> Result<Self, NoMapping> {
        let mut used: Vec<Column> = Vec::with_capacity(columns.len());
        for column in columns.iter().copied().flatten() {
            if !column.belongs_to(list) {
                return Err(NoMapping::Foreign(column));
            }
            if used.contains(&column) {
                return Err(NoMapping::Twice(column));
            }
            used.push(column);
        }
        let missing = list.missing(&used);
        if missing.is_empty() { Ok(Self { list, columns }) } else { Err(NoMapping::Missing(missing)) }
    }

    /// What the list is about.
    pub const fn list(&self) -> List {
        self.list
    }

    /// By place.
    pub fn columns(&self) -> &[Option<Column>] {
        &self.columns
    }

    /// The cells of a row that are read, with what they hold. A row that is too short lacks its last cells.
    pub fn cells<'r, C: AsRef<str>>(&self, row: &'r [C]) -> Vec<(Column, &'r str)> {
        let pairs = self.columns.iter().zip(row);
        pairs.filter_map(|(column, cell)| column.map(|column| (column, cell.as_ref()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{FamilyName, GivenName, Iban, PersonnelNumber, Rhythm};

    #[test]
    fn what_is_twice_foreign_or_missing_is_no_mapping() {
        let new = |columns: &[Option<Column>]| Mapping::new(List::People, columns.to_vec());
        let needed = [Some(PersonnelNumber), Some(FamilyName), Some(GivenName)];
        assert!(new(&needed).is_ok());
        assert_eq!(new(&[Some(Iban), Some(Iban)]), Err(NoMapping::Twice(Iban)));
        assert_eq!(new(&[Some(Rhythm)]), Err(NoMapping::Foreign(Rhythm)));
        assert_eq!(new(&needed[..1]), Err(NoMapping::Missing(vec![FamilyName, GivenName])));
    }

    #[test]
    fn a_row_is_read_by_place() {
        let columns = vec![Some(FamilyName), None, Some(GivenName), Some(PersonnelNumber)];
        let mapping = Mapping::new(List::People, columns).expect("complete");
        assert_eq!(mapping.cells(&["Krämer", "x", "Jana"]), [(FamilyName, "Krämer"), (GivenName, "Jana")]);
    }
}
