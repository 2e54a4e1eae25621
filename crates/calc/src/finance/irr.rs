//! The rate of return of payments in and out.

use super::MOST_MONTHS;
use super::exact::Exact;
use crate::error::within;
use crate::explain::{Explanation, Formula, Source, Text};
use crate::{CalcError, Cents, limits};

/// One payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Months from the start.
    pub month: u32,
    /// How much; below nothing: paid in.
    pub amount: Cents,
}

/// All payments, in any order; several in one month add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flows(pub Vec<Flow>);

/// What the payments have brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Return {
    /// The rate of return per year (effective), in 10⁻⁸.
    pub rate_e8: i64,
    paid_in: Cents,
    received: Cents,
}

const MOST_FLOWS: usize = 10_000;

impl Flows {
    /// The rate at which all payments together are worth nothing.
    ///
    /// The factor of a month is looked for from 0.85 to 1.15; the payments' value has to change its sign there, once.
    ///
    /// # Errors
    /// A value out of range, or payments without such a rate.
    pub fn calculate(&self) -> Result<Return, CalcError> {
        within(self.0.len() <= MOST_FLOWS, "flows", "at most 10000 payments")?;
        let (mut paid_in, mut received, mut months) = (Cents::ZERO, Cents::ZERO, Vec::new());
        for flow in &self.0 {
            within(flow.month <= MOST_MONTHS, "flows", "payments in the months from 0 to 1200")?;
            let side = if flow.amount.is_negative() { &mut paid_in } else { &mut received };
            let amount = Cents::new(flow.amount.get().saturating_abs());
            limits::amount("flows", amount)?;
            *side += amount;
            add(&mut months, flow);
        }
        months.retain(|(_, sum)| *sum != Cents::ZERO);
        Ok(Return { rate_e8: (annual(&months)? - Exact::ONE).count(8)?, paid_in, received })
    }
}

/// Adds a payment to its month's sum; the months stay in order. A tree would weigh more than the rest of the search.
fn add(months: &mut Vec<(u32, Cents)>, flow: &Flow) {
    match months.binary_search_by_key(&flow.month, |(month, _)| *month) {
        Ok(at) => months.iter_mut().skip(at).take(1).for_each(|(_, sum)| *sum += flow.amount),
        Err(at) => months.insert(at, (flow.month, flow.amount)),
    }
}

/// The factor of a year.
///
/// Interest above nothing is looked for in powers of the discount, from the first payment on; interest below nothing in
/// powers of the growth, from the last one back. So no power is above 1, and nothing is too large.
fn annual(months: &[(u32, Cents)]) -> Result<Exact, CalcError> {
    let terms = |from: u32| {
        let distance = move |(month, amount): &(u32, Cents)| (month.abs_diff(from), Exact::from(*amount));
        months.iter().map(distance)
    };
    let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) else {
        return Err(CalcError::NoReturn);
    };
    let discounted = Polynomial(terms(*first).rev().collect());
    let grown = Polynomial(terms(*last).collect());
    let (low, high) = (Exact::scaled(85, 2), Exact::ONE / Exact::scaled(115, 2));
    let [at_low, at_one, at_high] = [grown.sign(low)?, grown.sign(Exact::ONE)?, discounted.sign(high)?];
    match (at_low * at_high, at_one * at_high) {
        (1, _) => Err(CalcError::NoReturn),
        (_, 1) => Ok(grown.root(low)?.pow(12)),
        _ => Ok(Exact::ONE / discounted.root(high)?.pow(12)),
    }
}

/// Exponents, falling, with their coefficients.
struct Polynomial(Vec<(u32, Exact)>);

impl Polynomial {
    /// Value and derivative, by Horner's scheme.
    fn at(&self, x: Exact) -> (Exact, Exact) {
        let (mut value, mut slope) = (Exact::ZERO, Exact::ZERO);
        let next = self.0.iter().skip(1).map(|(exponent, _)| *exponent).chain([0]);
        for ((exponent, coefficient), next) in self.0.iter().zip(next) {
            value = value + *coefficient;
            let gap = exponent - next;
            if gap > 0 {
                let power = x.pow(gap - 1);
                slope = (slope * x + value * Exact::from(gap)) * power;
                value = value * x * power;
            }
        }
        (value, slope)
    }

    fn sign(&self, x: Exact) -> Result<i8, CalcError> {
        sign(self.at(x).0)
    }

    /// A root between `low` and 1, where the signs differ: Newton's iteration, and half of the interval where that leaves it
    /// or is slow.
    fn root(&self, low: Exact) -> Result<Exact, CalcError> {
        let (mut low, mut high) = (low, Exact::ONE);
        let sign_low = self.sign(low)?;
        if sign_low == 0 {
            return Ok(low);
        }
        let (mut x, mut last) = (high, high - low);
        for _ in 0..STEPS {
            let (value, slope) = self.at(x);
            match sign(value)? * sign_low {
                0 => return Ok(x),
                1 => low = x,
                _ => high = x,
            }
            let newton = x - value / slope;
            if (newton - x).lies_within(Exact::scaled(1, DIGITS)) {
                return Ok(x);
            }
            let half = (low + high) / Exact::from(2);
            let quick = newton.lies_between(low, high) && (newton - x).lies_within(last / Exact::from(2));
            let next = if quick { newton } else { half };
            (last, x) = (next - x, next);
        }
        Ok(x)
    }
}

/// A step of this size, as a power of a tenth, changes nothing that is shown.
const DIGITS: u32 = 20;
/// Halving alone comes to that in fewer.
const STEPS: usize = 100;

fn sign(number: Exact) -> Result<i8, CalcError> {
    let number = number.get()?;
    Ok(if number.is_zero() {
        0
    } else if number.is_sign_negative() {
        -1
    } else {
        1
    })
}

impl Return {
    /// What was received less what was paid in: the gain.
    pub fn explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::ReturnGain);
        lines.plus(Text::ReturnReceived, self.received, Formula::NONE, Source::ARITHMETIC);
        lines.minus(Text::ReturnPaidIn, self.paid_in, Formula::NONE, Source::ARITHMETIC);
        lines
    }
}
