//! Places of work and payroll areas as lists name them.

use domain::intake::normalised;
use std::collections::BTreeMap;

/// What a name in a list means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name<Id> {
    /// It is known, and called so.
    Known(Id, String),
    /// It is not, and is added when the list is booked.
    New(String),
}

/// Names as people write them: capitals, marks and signs do not matter, unless several known names differ in nothing else. Then only the
/// name itself is meant, and any other is a new one.
#[derive(Debug, Clone, Default)]
pub(in crate::imports) struct Names<Id> {
    exact: BTreeMap<String, Id>,
    by_key: BTreeMap<String, Name<Id>>,
    /// The keys of new ones, in the order of the file.
    new: Vec<String>,
}

impl<Id: Copy> Names<Id> {
    pub(super) fn of(known: impl Iterator<Item = (Id, String)>) -> Self {
        let known: Vec<(Id, String)> = known.collect();
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        for (_, name) in &known {
            *alike.entry(key(name)).or_default() += 1;
        }
        let exact = known.iter().map(|(id, name)| (name.clone(), *id)).collect();
        let keyed = known.into_iter().map(|(id, name)| (key(&name), Name::Known(id, name)));
        let by_key = keyed.filter(|(key, _)| alike.get(key) == Some(&1)).collect();
        Self { exact, by_key, new: Vec::new() }
    }

    /// What the thing is called here: as it is known, else as the list writes it first.
    pub(super) fn called<'n>(&'n self, name: &'n str) -> &'n str {
        if self.exact.contains_key(name) {
            return name;
        }
        match self.by_key.get(&key(name)) {
            Some(Name::Known(_, known) | Name::New(known)) => known,
            None => name,
        }
    }

    /// Notes a name that a row uses which will be booked.
    pub(super) fn want(&mut self, name: &str) {
        let key = key(name);
        if !self.exact.contains_key(name) && !self.by_key.contains_key(&key) {
            self.by_key.insert(key.clone(), Name::New(name.to_owned()));
            self.new.push(key);
        }
    }

    /// The new ones, in the order of the file.
    pub(in crate::imports) fn new_names(&self) -> Vec<String> {
        let name = |key: &String| match self.by_key.get(key)? {
            Name::New(name) => Some(name.clone()),
            Name::Known(..) => None,
        };
        self.new.iter().filter_map(name).collect()
    }

    /// From now on this name means that row.
    pub(in crate::imports) fn add(&mut self, name: &str, id: Id) {
        self.by_key.insert(key(name), Name::Known(id, name.to_owned()));
    }

    /// The row of a name, once all new ones were added.
    pub(in crate::imports) fn id(&self, name: &str) -> Option<Id> {
        if let Some(id) = self.exact.get(name) {
            return Some(*id);
        }
        match self.by_key.get(&key(name))? {
            Name::Known(id, _) => Some(*id),
            Name::New(_) => None,
        }
    }
}

/// A name of signs only is its own key.
fn key(name: &str) -> String {
    Some(normalised(name)).filter(|key| !key.is_empty()).unwrap_or_else(|| name.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        let mut names = Names::of([(1, "Köln".to_owned())].into_iter());
        assert_eq!(names.called("KÖLN"), "Köln");
        names.want("koeln");
        names.want("Kassel");
        names.want("KASSEL");
        assert_eq!(names.new_names(), ["Kassel"]);
        assert_eq!((names.id("köln"), names.id("Kassel")), (Some(1), None));
        names.add("Kassel", 2);
        assert_eq!(names.id("kassel"), Some(2));
    }

    #[test]
    fn names_that_differ_in_signs_only_are_not_mixed_up() {
        let mut names = Names::of([(1, "Werk 1".to_owned()), (2, "Werk-1".to_owned())].into_iter());
        assert_eq!((names.id("Werk 1"), names.id("Werk-1"), names.id("werk 1")), (Some(1), Some(2), None));
        assert_eq!((names.called("Werk-1"), names.called("WERK 1")), ("Werk-1", "WERK 1"));
        names.want("Werk-1");
        names.want("WERK 1");
        assert_eq!(names.new_names(), ["WERK 1"]);
    }
}
