//! The sixteen Länder as answers: they set the church tax and the holidays.

use crate::{Choice, Key, k};

const fn land(value: &'static str, label: Key) -> Choice {
    Choice { value, label }
}

/// All of them, by the letters of ISO 3166-2:DE.
pub(super) const LANDS: [Choice; 16] = [
    land("BB", k::PAYOUT_LAND_BB),
    land("BE", k::PAYOUT_LAND_BE),
    land("BW", k::PAYOUT_LAND_BW),
    land("BY", k::PAYOUT_LAND_BY),
    land("HB", k::PAYOUT_LAND_HB),
    land("HE", k::PAYOUT_LAND_HE),
    land("HH", k::PAYOUT_LAND_HH),
    land("MV", k::PAYOUT_LAND_MV),
    land("NI", k::PAYOUT_LAND_NI),
    land("NW", k::PAYOUT_LAND_NW),
    land("RP", k::PAYOUT_LAND_RP),
    land("SH", k::PAYOUT_LAND_SH),
    land("SL", k::PAYOUT_LAND_SL),
    land("SN", k::PAYOUT_LAND_SN),
    land("ST", k::PAYOUT_LAND_ST),
    land("TH", k::PAYOUT_LAND_TH),
];

/// The answer of who does not know; no letters of a Land.
pub(super) const UNKNOWN: &str = "any";

/// The same, after "I do not know".
pub(super) const OR_UNKNOWN: [Choice; 17] = {
    let mut all = [land(UNKNOWN, k::LEAVING_LAND_UNKNOWN); 17];
    let mut place = 0;
    while place < LANDS.len() {
        all[place + 1] = LANDS[place];
        place += 1;
    }
    all
};
