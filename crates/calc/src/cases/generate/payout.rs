//! Pensions around the allowance and the ceiling.

use super::fields::Fields;
use super::pay::LANDS;
use super::random::Random;

/// Allowances, ceilings and round sums, in cents a month.
const EDGES: [i64; 10] = [0, 1, 18_725, 19_775, 100_000, 250_000, 551_250, 581_250, 400_000, 2_000_000];

/// What is left of a pension or of a lump sum.
pub(super) fn payout(random: &mut Random<'_>) -> Fields {
    let mut fields = Fields::default();
    fields.add("year", random.between(2025, 2026));
    if random.one_in(4) {
        // The 120th part of a lump sum meets the same edges, and half a cent beside them.
        fields.add("bav_capital_ct", (monthly(random) * 120 + random.between(-61, 61)).max(0));
    } else {
        fields.add("bav_m_ct", monthly(random));
    }
    fields.add("grv_m_ct", monthly(random));
    fields.add("grv_start_year", random.between(1990, 2065));
    fields.text("status", random.pick(&["kvdr", "kvdr", "freiwillig", "pkv"]));
    fields.add("kvz_bp", random.between(0, 440));
    let childless = random.one_in(3);
    fields.add("children", if childless { 0 } else { random.between(0, 7) });
    fields.add("childless_surcharge", childless);
    fields.add("church", random.one_in(2));
    fields.text("land", random.pick(&LANDS));
    fields
}

fn monthly(random: &mut Random<'_>) -> i64 {
    if random.one_in(2) { (random.pick(&EDGES) + random.between(-2, 2)).max(0) } else { random.between(0, 700_000) }
}
