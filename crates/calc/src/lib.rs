//! Exact money: what the law of wages and pensions makes of an amount, to the cent.
//!
//! A book on payroll, module by module; who knows the paragraph finds its code:
//!
//! | module | law |
//! | --- | --- |
//! | [`wage_tax`] | EStG §§ 39b, 32a and the ministry's plan for calculating wage tax by machine; SolzG; church tax base |
//! | [`social_insurance`] | SGB III, IV, V, VI, XI, BVV: regular, transition range, marginal jobs, special payments |
//! | [`net`] | gross to net: both together, church tax, private health insurance |
//! | [`conversion`] | BetrAVG § 1a, EStG §§ 3 Nr. 63, 100, SvEV § 1: what a contribution costs and what flows in |
//! | [`effects`] | SGB V § 47, SGB III §§ 149-153, BEEG §§ 2-2f, SGB VI § 64: what a conversion makes smaller |
//! | [`payout`] | SGB V §§ 226, 229, EStG § 22: what is left of a pension |
//! | [`finance`] | saving, annuities, withdrawal, return, gap, InvStG § 18 |
//! | [`parameters`] | the law's numbers by year, with source and validity |
//! | [`explain`] | how a result came about, line by line |
//!
//! Nothing here reads a clock or a file; nothing rounds unless a norm says so; a year whose numbers are not published is an
//! error. Percentages count millionths, amounts cents; interest is calculated in decimals of 28 digits.

#[cfg(feature = "cases")]
pub mod cases;
pub mod conversion;
pub mod effects;
mod error;
pub mod explain;
pub mod finance;
mod land;
pub mod limits;
mod money;
pub mod net;
pub mod parameters;
pub mod payout;
mod percent;
mod round;
pub mod social_insurance;
pub mod wage_tax;

pub use error::CalcError;
pub use land::Land;
pub use money::Cents;
pub use percent::{NoPercent, Percent};
