//! The proof that whoever acts has shown a moment ago who they are, not only that their browser is signed in.

use domain::id::PersonId;
use domain::time::Timestamp;
use std::time::Duration;

/// Long enough to fill in a form.
const GOOD_FOR: Duration = Duration::from_mins(5);

/// Somebody has just shown who they are: by [`super::Auth::confirm`] with a password. Only the doors make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    person: PersonId,
    until: Timestamp,
}

impl Fresh {
    pub(super) fn new(person: PersonId, now: Timestamp) -> Self {
        Self { person, until: now.plus(GOOD_FOR) }
    }

    /// Whether it is this person's, and not too old.
    pub(super) fn proves(&self, person: PersonId, now: Timestamp) -> bool {
        self.person == person && now <= self.until
    }
}
