//! Why there is no result. Every case names what to change; the words for people are made from it in their language.

/// Why a calculation has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalcError {
    /// The law's numbers for this year are not known (yet). Nothing is extrapolated.
    #[error("there are no parameters for {year}; the last published year is {last}")]
    NoParameters {
        /// The year asked for.
        year: i16,
        /// The last year with all numbers.
        last: i16,
    },
    /// One number is not known for this year, though others are.
    #[error("`{name}` is not known for {year}")]
    NoParameter {
        /// The name in the tables of parameters.
        name: &'static str,
        /// The year asked for.
        year: i16,
    },
    /// A value that cannot be.
    #[error("`{field}` must be {allowed}")]
    OutOfRange {
        /// The input's field, as in the case files.
        field: &'static str,
        /// What it may be.
        allowed: &'static str,
    },
    /// Two inputs that do not go together.
    #[error("`{field}` does not go together with `{with}`")]
    Conflict {
        /// The input's field.
        field: &'static str,
        /// The other one.
        with: &'static str,
    },
    /// The payments have no rate of return between -86 % and +435 % a year.
    #[error("these payments have no rate of return")]
    NoReturn,
    /// A result, or a number on the way to it, that is larger than any amount of money can be here.
    #[error("the result is too large")]
    TooLarge,
}

/// Refuses a value outside its range.
pub(crate) fn within(ok: bool, field: &'static str, allowed: &'static str) -> Result<(), CalcError> {
    if ok { Ok(()) } else { Err(CalcError::OutOfRange { field, allowed }) }
}
