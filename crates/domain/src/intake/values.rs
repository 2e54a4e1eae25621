//! What a row says, or what is known, as texts that can be compared: one way of writing per value.

use super::Column;
use std::collections::BTreeMap;
use std::fmt;

/// Values by column: days as ISO 8601, amounts as `1234.56`, percentages and hours as `38.5`, states by their codes. An empty value
/// is none.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<Column, String>);

impl Values {
    /// The value of a column.
    pub fn get(&self, column: Column) -> Option<&str> {
        self.0.get(&column).map(String::as_str)
    }

    /// Sets a value; an empty one takes it away.
    pub fn set(&mut self, column: Column, value: impl fmt::Display) {
        let text = value.to_string();
        if text.is_empty() {
            self.0.remove(&column);
        } else {
            self.0.insert(column, text);
        }
    }

    /// Sets a value, if there is one.
    #[must_use]
    pub fn with(mut self, column: Column, value: Option<impl fmt::Display>) -> Self {
        if let Some(value) = value {
            self.set(column, value);
        }
        self
    }

    /// All of them, in the order of the columns.
    pub fn all(&self) -> impl Iterator<Item = (Column, &str)> {
        self.0.iter().map(|(column, value)| (*column, value.as_str()))
    }
}

impl fmt::Debug for Values {
    /// Which columns have a value: the values are people's own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// A sensitive value as lists may show it: its last three characters.
pub fn masked(column: Column, value: &str) -> String {
    if !column.is_sensitive() {
        return value.to_owned();
    }
    let count = value.chars().count();
    let shown = if count > 6 { 3 } else { 0 };
    std::iter::once('…').chain(value.chars().skip(count - shown)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_value_is_none_and_logs_show_none() {
        let mut values = Values::default().with(Column::Site, Some("Kassel")).with(Column::Email, None::<&str>);
        assert_eq!(values.get(Column::Site), Some("Kassel"));
        assert_eq!(format!("{values:?}"), "{Site}");
        values.set(Column::Site, "");
        assert_eq!(values, Values::default());
    }

    #[test]
    fn sensitive_values_are_masked() {
        assert_eq!(masked(Column::Iban, "DE89370400440532013000"), "…000");
        assert_eq!(masked(Column::TaxId, "123"), "…");
        assert_eq!(masked(Column::Site, "Kassel"), "Kassel");
    }
}
