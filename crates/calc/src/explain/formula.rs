//! Arithmetic with its numbers, as tokens: each language writes them with its own signs and separators.

use crate::{Cents, Percent};
use std::fmt;

/// One sign or number of a formula, in the order in which it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Token {
    /// An amount.
    Money(Cents),
    /// A percentage.
    Rate(Percent),
    /// A plain number: `mantissa / 10^decimals`.
    Number(i64, u8),
    /// `+`
    Plus,
    /// `−`
    Minus,
    /// `×`
    Times,
    /// `/`
    Over,
    /// `(`
    Open,
    /// `)`
    Close,
    /// The smallest of the list in brackets that follows.
    Least,
    /// The largest of the list in brackets that follows.
    Most,
    /// Between the entries of a list.
    Comma,
}

/// How the value of the tokens becomes the line's amount.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// It is the amount.
    #[default]
    Exact,
    /// To the nearest cent, halves up.
    HalfUp,
    /// Fractions of a cent are cut off.
    CentDown,
    /// Cut to whole euro.
    EuroDown,
    /// Up to whole euro.
    EuroUp,
    /// A number in it is itself shown rounded, so the amount is more exact than the formula: by a cent and a millionth at most.
    Shown,
}

/// The arithmetic of a line. Empty: taken as entered, or found by the steps above.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Formula {
    /// Signs and numbers.
    pub tokens: Vec<Token>,
    /// What happens to their value.
    pub rounding: Rounding,
}

impl Formula {
    /// Nothing to calculate: the amount was entered, or the lines above lead to it.
    pub const NONE: Self = Self { tokens: Vec::new(), rounding: Rounding::Exact };

    /// A formula whose value is the amount.
    pub(crate) fn exact(tokens: impl Into<Vec<Token>>) -> Self {
        Self { tokens: tokens.into(), rounding: Rounding::Exact }
    }

    /// The same with a rounding.
    pub(crate) fn rounded(tokens: impl Into<Vec<Token>>, rounding: Rounding) -> Self {
        Self { tokens: tokens.into(), rounding }
    }

    /// `amount × rate`, to the nearest cent.
    pub(crate) fn share(amount: Cents, rate: Percent) -> Self {
        Self::rounded([Token::Money(amount), Token::Times, Token::Rate(rate)], Rounding::HalfUp)
    }

    /// `amount × rate`, fractions of a cent cut off.
    pub(crate) fn share_down(amount: Cents, rate: Percent) -> Self {
        Self::rounded([Token::Money(amount), Token::Times, Token::Rate(rate)], Rounding::CentDown)
    }

    /// `first − second`.
    pub(crate) fn difference(first: Cents, second: Cents) -> Self {
        Self::exact([Token::Money(first), Token::Minus, Token::Money(second)])
    }

    /// `a + b + …`
    pub(crate) fn sum(amounts: impl IntoIterator<Item = Cents>) -> Self {
        let mut tokens = Vec::new();
        for amount in amounts {
            if !tokens.is_empty() {
                tokens.push(Token::Plus);
            }
            tokens.push(Token::Money(amount));
        }
        Self::exact(tokens)
    }

    /// The smaller of two amounts.
    pub(crate) fn least(first: Cents, second: Cents) -> Self {
        use Token::{Close, Comma, Least, Money, Open};
        Self::exact([Least, Open, Money(first), Comma, Money(second), Close])
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(amount) => write!(f, "{amount}"),
            Self::Rate(rate) => write!(f, "{rate} %"),
            Self::Number(mantissa, 0) => write!(f, "{mantissa}"),
            Self::Number(mantissa, decimals) => {
                let one = 10_u64.saturating_pow((*decimals).into());
                let (sign, count) = (if *mantissa < 0 { "-" } else { "" }, mantissa.unsigned_abs());
                write!(f, "{sign}{}.{:0width$}", count / one, count % one, width = usize::from(*decimals))
            }
            Self::Plus => f.write_str("+"),
            Self::Minus => f.write_str("-"),
            Self::Times => f.write_str("×"),
            Self::Over => f.write_str("/"),
            Self::Open => f.write_str("("),
            Self::Close => f.write_str(")"),
            Self::Least => f.write_str("min"),
            Self::Most => f.write_str("max"),
            Self::Comma => f.write_str(","),
        }
    }
}

impl fmt::Display for Formula {
    /// Plain, for tests and the command line: `3500.00 × 7.3 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, token) in self.tokens.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{token}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_reads_as_it_is_calculated() {
        let rate = "7.3".parse().expect("percentage");
        assert_eq!(Formula::share(Cents::new(350_000), rate).to_string(), "3500.00 × 7.3 %");
        assert_eq!(Formula::sum([Cents::new(1), Cents::new(2)]).to_string(), "0.01 + 0.02");
        let number = Formula::exact([Token::Number(-1_050, 3), Token::Over, Token::Number(12, 0)]);
        assert_eq!(number.to_string(), "-1.050 / 12");
    }
}
