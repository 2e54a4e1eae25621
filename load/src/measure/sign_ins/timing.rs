//! Whether the time that a refusal takes tells apart names that exist and names that do not.

use super::product::name;
use super::visitor::Visitor;
use crate::clock::{millis, now};
use crate::measure::figures::median;
use anyhow::{Result, ensure};
use serde::Serialize;

/// The times of refusals.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Timing {
    tries: u32,
    /// Median for names that exist, with a wrong password.
    known_ms: f64,
    /// Median for names that do not exist.
    unknown_ms: f64,
    /// Between the two.
    difference_ms: f64,
}

/// Tries so many of each, one after the other and in turn, each from an address of its own and on a name of its own: none is refused for
/// having tried too often.
pub(super) async fn measure(visitor: &Visitor, tries: u32) -> Result<Timing> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..tries {
        known.push(refusal(visitor, &name(number), 0x1_0000 + number).await?);
        unknown.push(refusal(visitor, &name(50_000 + number), 0x2_0000 + number).await?);
    }
    let (known_ms, unknown_ms) = (median(&known), median(&unknown));
    Ok(Timing { tries, known_ms, unknown_ms, difference_ms: (known_ms - unknown_ms).abs() })
}

async fn refusal(visitor: &Visitor, name: &str, from: u32) -> Result<f64> {
    let begin = now();
    let answer = visitor.sign_in(name, "Stuhl, Bär & Käse", from).await?;
    ensure!(answer.status == 401, "a wrong password was answered with {}", answer.status);
    Ok(millis(begin.elapsed()))
}
