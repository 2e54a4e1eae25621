//! The views of the pages from what the services found: amounts, days and sentences in the page's language. Server side only.

mod contract;
mod home;
mod messages;
mod papers;
mod words;

pub(super) use contract::contract;
pub(super) use home::home;
pub(super) use messages::{message, messages};
pub(super) use papers::{document, documents};

use crate::api::{ApiError, server};
use crate::i18n::{Key, Lang, Texts, k, moment, use_texts};
use domain::money::{Cents, Currency};
use domain::pension::ValueSource;
use domain::time::Timestamp;
use domain::typed::{write_amount, write_euro, write_long_date};
use domain::{Ctx, Own};
use jiff::civil::Date;
use services::{Refusal, ServiceError};

/// The page's language, and when it is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    t: Texts,
    lang: Lang,
    now: Timestamp,
}

impl Words {
    /// Of the page that is being made.
    pub(super) fn here(ctx: &Ctx<Own>) -> Self {
        let t = use_texts();
        Self { t, lang: t.lang(), now: ctx.now() }
    }

    fn text(self, key: Key) -> String {
        self.t.get(key).to_owned()
    }

    fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        self.t.fill(key, values)
    }

    /// When the page was made: `22.11.2026, 14:05`.
    fn stand(self) -> String {
        self.moment(self.now)
    }

    /// A day and a time that no line breaks apart: `13.11.2026, 09:00`.
    fn moment(self, at: Timestamp) -> String {
        moment(self.lang, at).replace(' ', "\u{a0}")
    }

    fn date(self, day: Date) -> String {
        crate::i18n::date(self.lang, day)
    }

    /// A month with its year: `Mai 2059`.
    fn month(self, day: Date) -> String {
        let first = write_long_date(day.first_of_month(), self.lang.language());
        first.split_once(' ').map_or_else(|| first.clone(), |(_, month)| month.replace(' ', "\u{a0}"))
    }

    /// An amount with its currency: `1.234,56 €`.
    fn money(self, amount: Cents, currency: Currency) -> String {
        match currency {
            Currency::Eur => write_euro(amount, self.lang.language()),
            Currency::Dkk => format!("{}\u{a0}{}", self.bare(amount), sign(currency)),
        }
    }

    /// An amount without its currency: `1.234,56`.
    fn bare(self, amount: Cents) -> String {
        write_amount(amount, self.lang.language())
    }

    /// What stands between a currency's sign and the amount, where the sign comes first.
    const fn before(self, currency: Currency) -> Option<&'static str> {
        match (currency, self.lang) {
            (Currency::Eur, Lang::En) => Some(""),
            (Currency::Eur, Lang::Nl) => Some("\u{a0}"),
            _ => None,
        }
    }

    /// Likewise for several contracts: `Ihren Standmitteilungen`.
    fn sources(self, source: ValueSource, contracts: usize) -> &'static str {
        match source {
            ValueSource::Statement if contracts > 1 => self.t.get(k::OWN_SOURCE_STATEMENTS),
            _ => self.source(source),
        }
    }

    /// Who stated a value: `Ihrer Standmitteilung`.
    fn source(self, source: ValueSource) -> &'static str {
        self.t.get(match source {
            ValueSource::Statement => k::OWN_SOURCE_STATEMENT,
            ValueSource::Import => k::OWN_SOURCE_IMPORT,
            ValueSource::Report => k::OWN_SOURCE_REPORT,
        })
    }
}

/// The sign of a currency behind a bare amount.
const fn sign(currency: Currency) -> &'static str {
    match currency {
        Currency::Eur => "€",
        Currency::Dkk => "kr.",
    }
}

/// Where a contract of the person has its page.
fn contract_path(place: &str, id: domain::id::ContractId) -> String {
    format!("/contracts/{place}/{id}")
}

/// A service's error; what is not there is not found.
pub(super) fn refused(error: ServiceError) -> ApiError {
    match error {
        ServiceError::Refused(Refusal::Unknown) => server::not_found(),
        other => server::refused(other),
    }
}
