//! Calculates a formula from its tokens, exactly, by hand's rules: brackets, `×` and `/` before `+` and `−`. It shares no code with
//! the calculators, so a formula that does not lead to its line's amount is found.

use calc::Cents;
use calc::explain::{Formula, Rounding, Token};

/// A fraction of whole numbers, in euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    n: i128,
    d: i128,
}

impl Fraction {
    fn new(n: i128, d: i128) -> Self {
        assert_ne!(d, 0, "division by nothing");
        let (n, d) = if d < 0 { (-n, -d) } else { (n, d) };
        let g = gcd(n.unsigned_abs(), d.unsigned_abs()).max(1).cast_signed();
        Self { n: n / g, d: d / g }
    }

    fn plus(self, other: Self) -> Self {
        Self::new(self.n * other.d + other.n * self.d, self.d * other.d)
    }

    fn times(self, other: Self) -> Self {
        // Reduced crosswise first, so that 128 bits hold it.
        let (a, b) = (Self::new(self.n, other.d), Self::new(other.n, self.d));
        Self::new(a.n * b.n, a.d * b.d)
    }

    fn less(self, other: Self) -> bool {
        self.n * other.d < other.n * self.d
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The amount that a formula leads to; none where it has no tokens, or one of its numbers is itself shown rounded.
pub fn amount(formula: &Formula) -> Option<Cents> {
    if formula.tokens.is_empty() || formula.rounding == Rounding::Shown {
        return None;
    }
    let mut reader = Reader { tokens: &formula.tokens };
    let value = reader.sum();
    assert!(reader.tokens.is_empty(), "left over in {formula}");
    Some(rounded(value, formula.rounding, formula))
}

fn rounded(value: Fraction, rounding: Rounding, formula: &Formula) -> Cents {
    let unit: i128 = if matches!(rounding, Rounding::EuroDown | Rounding::EuroUp) { 1 } else { 100 };
    let (n, d) = (value.n * unit, value.d);
    let whole = match rounding {
        Rounding::Exact => {
            assert_eq!(n % d, 0, "{formula} is no whole cent");
            n / d
        }
        Rounding::HalfUp => (2 * n.abs() + d) / (2 * d) * n.signum(),
        Rounding::CentDown | Rounding::EuroDown => n / d,
        Rounding::EuroUp => (n.abs() + d - 1) / d * n.signum(),
        Rounding::Shown => unreachable!("looked at above"),
    };
    Cents::new(i64::try_from(whole * (100 / unit)).expect("an amount"))
}

struct Reader<'a> {
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn next(&mut self) -> Token {
        let (first, rest) = self.tokens.split_first().expect("a formula that breaks off");
        self.tokens = rest;
        *first
    }

    fn takes(&mut self, token: Token) -> bool {
        let there = self.tokens.first() == Some(&token);
        if there {
            self.next();
        }
        there
    }

    fn sum(&mut self) -> Fraction {
        let mut value = self.product();
        loop {
            if self.takes(Token::Plus) {
                value = value.plus(self.product());
            } else if self.takes(Token::Minus) {
                value = value.plus(self.product().times(Fraction::new(-1, 1)));
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> Fraction {
        let mut value = self.one();
        loop {
            if self.takes(Token::Times) {
                value = value.times(self.one());
            } else if self.takes(Token::Over) {
                let by = self.one();
                value = value.times(Fraction::new(by.d, by.n));
            } else {
                return value;
            }
        }
    }

    fn one(&mut self) -> Fraction {
        match self.next() {
            Token::Money(amount) => Fraction::new(amount.get().into(), 100),
            Token::Rate(rate) => Fraction::new(rate.ten_thousandths().into(), 1_000_000),
            Token::Number(mantissa, decimals) => Fraction::new(mantissa.into(), 10_i128.pow(decimals.into())),
            Token::Open => {
                let value = self.sum();
                assert!(self.takes(Token::Close), "a bracket stays open");
                value
            }
            Token::Least => self.list(Fraction::less),
            Token::Most => self.list(|new, best| best.less(new)),
            other => panic!("{other} where a number should be"),
        }
    }

    fn list(&mut self, better: fn(Fraction, Fraction) -> bool) -> Fraction {
        assert!(self.takes(Token::Open), "a list without a bracket");
        let mut best = self.sum();
        while self.takes(Token::Comma) {
            let new = self.sum();
            if better(new, best) {
                best = new;
            }
        }
        assert!(self.takes(Token::Close), "a list stays open");
        best
    }
}
