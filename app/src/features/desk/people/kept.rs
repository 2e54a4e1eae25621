//! What was answered before, for while the server cannot be asked again: a list that is read does not vanish with the network.

use crate::api::ApiError;
use leptos::prelude::*;

/// The last answer of a page.
#[derive(Debug)]
pub struct Kept<T: 'static>(StoredValue<Option<(String, T)>>);

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T: Clone + Send + Sync + 'static> Kept<T> {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The answer to what was asked; in trouble the one before, if the same was asked.
    pub fn or_before(self, asked: String, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        match answer {
            Ok(view) => {
                self.0.set_value(Some((asked, view.clone())));
                Ok(view)
            }
            Err(ApiError::Trouble) => {
                let before = self.0.get_value().filter(|(before, _)| *before == asked);
                before.map(|(_, view)| view).ok_or(ApiError::Trouble)
            }
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_leaves_what_was_answered_to_the_same_question() {
        let owner = Owner::new();
        owner.with(|| {
            let kept = Kept::<u8>::new();
            let asked = |asked: &str, answer| kept.or_before(asked.to_owned(), answer);
            assert_eq!(asked("a", Err(ApiError::Trouble)), Err(ApiError::Trouble));
            assert_eq!(asked("a", Ok(1)), Ok(1));
            assert_eq!(asked("a", Err(ApiError::Trouble)), Ok(1));
            assert_eq!(asked("b", Err(ApiError::Trouble)), Err(ApiError::Trouble), "something else was asked");
            assert_eq!(asked("a", Err(ApiError::NotFound)), Err(ApiError::NotFound), "it is gone");
        });
    }
}
