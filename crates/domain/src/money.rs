//! Amounts of money: whole cents with their currency. Nothing here rounds; where a norm rounds, its calculator says so.

pub use calc::Cents;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The currencies of the places we serve (ISO 4217).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Euro: Germany, the Netherlands.
    Eur,
    /// Danish krone.
    Dkk,
}

impl Currency {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Eur, Self::Dkk];

    /// The three letters of ISO 4217.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eur => "EUR",
            Self::Dkk => "DKK",
        }
    }

    /// Reads what [`Self::code`] writes.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.code() == code)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Why two amounts give no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// We convert nothing.
    #[error("{left} and {right} do not add up")]
    Currencies {
        /// The currency of the first amount.
        left: Currency,
        /// The currency of the second amount.
        right: Currency,
    },
    /// The result does not fit into 64 bits.
    #[error("the amount is too large")]
    Overflow,
}

/// An amount and its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// How much.
    pub amount: Cents,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// An amount in this currency.
    pub const fn new(amount: Cents, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// An amount in euro.
    pub const fn eur(amount: Cents) -> Self {
        Self::new(amount, Currency::Eur)
    }

    /// The sum.
    ///
    /// # Errors
    /// Two currencies; a sum that does not fit.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, Cents::checked_add)
    }

    /// The difference.
    ///
    /// # Errors
    /// Two currencies; a difference that does not fit.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, Cents::checked_sub)
    }

    /// So many times.
    ///
    /// # Errors
    /// A product that does not fit.
    pub fn checked_mul(self, times: i64) -> Result<Self, MoneyError> {
        let amount = self.amount.checked_mul(times).ok_or(MoneyError::Overflow)?;
        Ok(Self { amount, ..self })
    }

    fn combine(self, other: Self, how: impl Fn(Cents, Cents) -> Option<Cents>) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Currencies { left: self.currency, right: other.currency });
        }
        let amount = how(self.amount, other.amount).ok_or(MoneyError::Overflow)?;
        Ok(Self { amount, ..self })
    }
}

impl fmt::Display for Money {
    /// Plain, for logs and tests: `1234.56 EUR`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_do_not_mix() {
        let euro = Money::eur(Cents::new(100));
        let krone = Money::new(Cents::new(100), Currency::Dkk);
        let refused = Err(MoneyError::Currencies { left: Currency::Eur, right: Currency::Dkk });
        assert_eq!(euro.checked_add(krone), refused);
        assert_eq!(euro.checked_sub(krone), refused);
        assert_eq!(euro.checked_sub(euro), Ok(Money::eur(Cents::ZERO)));
        assert_eq!(euro.checked_mul(i64::MAX), Err(MoneyError::Overflow));
    }

    #[test]
    fn a_currency_is_read_as_it_is_written() {
        assert!(Currency::ALL.iter().all(|currency| Currency::from_code(currency.code()) == Some(*currency)));
        assert_eq!(Currency::from_code("eur"), None);
    }

    #[test]
    fn an_amount_keeps_its_form_on_the_wire() {
        let text = serde_json::to_string(&Money::new(Cents::new(-7), Currency::Dkk)).expect("json");
        assert_eq!(text, r#"{"amount":-7,"currency":"DKK"}"#);
        assert_eq!(serde_json::from_str::<Money>(&text).expect("money").to_string(), "-0.07 DKK");
    }
}
