//! The fields of an input before they are a line.

use super::random::Random;
use std::fmt::{Display, Write as _};

/// Names and values, the values as they stand in JSON. In their order: the same line on every machine.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(&'static str, String)>);

impl Fields {
    /// A number, a truth or `null`.
    pub(super) fn add(&mut self, name: &'static str, value: impl Display) {
        self.0.push((name, value.to_string()));
    }

    /// A text without anything to escape.
    pub(super) fn text(&mut self, name: &'static str, value: impl Display) {
        self.0.push((name, format!("\"{value}\"")));
    }

    /// Not always: the field has a default.
    pub(super) fn maybe<T: Display>(
        &mut self,
        random: &mut Random<'_>,
        name: &'static str,
        value: impl FnOnce(&mut Random<'_>) -> T,
    ) {
        if !random.one_in(3) {
            self.add(name, value(random));
        }
    }

    /// Puts something else in the place of a value, or takes the field away, or says it twice.
    pub(super) fn spoil(&mut self, random: &mut Random<'_>, value: &str) {
        let at = random.index(self.0.len());
        match random.between(0, 9) {
            0 if at < self.0.len() => drop(self.0.remove(at)),
            1 => self.0.extend(self.0.get(at).cloned()),
            2 => self.add("unknown", value),
            _ => {
                if let Some((_, old)) = self.0.get_mut(at) {
                    value.clone_into(old);
                }
            }
        }
    }

    /// The case as a line.
    pub(super) fn line(&self, id: u64) -> String {
        let mut line = format!("{{\"id\":\"g{id}\",\"input\":{{");
        for (index, (name, value)) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            // Writing to a text cannot fail.
            let _ = write!(line, "{comma}\"{name}\":{value}");
        }
        line.push_str("}}");
        line
    }
}
