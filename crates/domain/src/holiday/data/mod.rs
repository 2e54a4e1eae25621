//! The holidays, country by country. Known as of November 2026; what a legislature adds later is added here.

mod de;
mod dk;
mod nl;

use super::place::Region;
use super::rule::Rule;

/// The first year for which the lists were checked. Earlier days are in doubt.
pub const CHECKED_FROM: i16 = 2000;

pub(super) const fn rules(region: Region) -> &'static [Rule] {
    match region {
        Region::De(_) => de::RULES,
        Region::Nl => nl::RULES,
        Region::Dk => dk::RULES,
    }
}
