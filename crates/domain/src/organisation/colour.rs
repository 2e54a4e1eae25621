//! Colours of the screen: sRGB, their contrast, and what lies between two of them. Whole numbers only, so that both sides of the wire see
//! the same colour.

use std::fmt;
use std::str::FromStr;

/// A colour of the screen (sRGB, IEC 61966-2-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

/// The text is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colour as #rrggbb")]
pub struct NoColour;

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// White.
    pub const WHITE: Self = Self([255; 3]);

    /// A colour by its three channels.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Relative luminance in millionths (WCAG 2.2, "relative luminance").
    pub fn luminance(self) -> u32 {
        let [red, green, blue] = self.0.map(|channel| LINEAR.get(usize::from(channel)).copied().unwrap_or(1_000_000));
        let sum = 2_126 * u64::from(red) + 7_152 * u64::from(green) + 722 * u64::from(blue);
        u32::try_from(sum / 10_000).unwrap_or(1_000_000)
    }

    /// The contrast of two colours in hundredths, rounded down (WCAG 2.2, "contrast ratio"): 450 is 4.5 to 1.
    pub fn contrast(self, other: Self) -> u32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 50_000) * 100 / (one.min(two) + 50_000)
    }

    /// The colour that lies so many percent of the way to another one.
    #[must_use]
    pub fn towards(self, other: Self, percent: u8) -> Self {
        let share = u16::from(percent.min(100));
        let mut mixed = self.0;
        for (channel, end) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*channel) * (100 - share) + u16::from(end) * share;
            *channel = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// The brightest colour of the same hue: its strongest channel is full. White for black, which has no hue.
    #[must_use]
    pub fn brightest(self) -> Self {
        let most = self.0.into_iter().max().unwrap_or(0);
        if most == 0 {
            return Self::WHITE;
        }
        Self(self.0.map(|channel| u8::try_from(u16::from(channel) * 255 / u16::from(most)).unwrap_or(u8::MAX)))
    }

    /// The nearest colour on the way to `end` that has at least this contrast, in hundredths, to each of the grounds; `end` itself if there
    /// is none.
    #[must_use]
    pub fn readable(self, end: Self, grounds: &[Self], least: u32) -> Self {
        let stands_out = |colour: &Self| grounds.iter().all(|ground| colour.contrast(*ground) >= least);
        (0..100).step_by(4).map(|percent| self.towards(end, percent)).find(stands_out).unwrap_or(end)
    }
}

impl FromStr for Colour {
    type Err = NoColour;

    fn from_str(text: &str) -> Result<Self, NoColour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or(NoColour)?;
        let mut bytes = [0; 3];
        for (byte, at) in bytes.iter_mut().zip([0, 2, 4]) {
            let pair = digits.get(at..at + 2).filter(|pair| pair.bytes().all(|b| b.is_ascii_hexdigit()));
            *byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or(NoColour)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A channel as linear light in millionths: `c / 12.92` up to 0.04045, else `((c + 0.055) / 1.055) ^ 2.4`. The test computes it anew.
const LINEAR: [u32; 256] = [
    0, 304, 607, 911, 1_214, 1_518, 1_821, 2_125, 2_428, 2_732, 3_035, 3_347, 3_677, 4_025, 4_391, 4_777, 5_182, 5_605,
    6_049, 6_512, 6_995, 7_499, 8_023, 8_568, 9_134, 9_721, 10_330, 10_960, 11_612, 12_286, 12_983, 13_702, 14_444,
    15_209, 15_996, 16_807, 17_642, 18_500, 19_382, 20_289, 21_219, 22_174, 23_153, 24_158, 25_187, 26_241, 27_321,
    28_426, 29_557, 30_713, 31_896, 33_105, 34_340, 35_601, 36_889, 38_204, 39_546, 40_915, 42_311, 43_735, 45_186,
    46_665, 48_172, 49_707, 51_269, 52_861, 54_480, 56_128, 57_805, 59_511, 61_246, 63_010, 64_803, 66_626, 68_478,
    70_360, 72_272, 74_214, 76_185, 78_187, 80_220, 82_283, 84_376, 86_500, 88_656, 90_842, 93_059, 95_307, 97_587,
    99_899, 102_242, 104_616, 107_023, 109_462, 111_932, 114_435, 116_971, 119_538, 122_139, 124_772, 127_438, 130_136,
    132_868, 135_633, 138_432, 141_263, 144_128, 147_027, 149_960, 152_926, 155_926, 158_961, 162_029, 165_132,
    168_269, 171_441, 174_647, 177_888, 181_164, 184_475, 187_821, 191_202, 194_618, 198_069, 201_556, 205_079,
    208_637, 212_231, 215_861, 219_526, 223_228, 226_966, 230_740, 234_551, 238_398, 242_281, 246_201, 250_158,
    254_152, 258_183, 262_251, 266_356, 270_498, 274_677, 278_894, 283_149, 287_441, 291_771, 296_138, 300_544,
    304_987, 309_469, 313_989, 318_547, 323_143, 327_778, 332_452, 337_164, 341_914, 346_704, 351_533, 356_400,
    361_307, 366_253, 371_238, 376_262, 381_326, 386_429, 391_572, 396_755, 401_978, 407_240, 412_543, 417_885,
    423_268, 428_690, 434_154, 439_657, 445_201, 450_786, 456_411, 462_077, 467_784, 473_531, 479_320, 485_150,
    491_021, 496_933, 502_886, 508_881, 514_918, 520_996, 527_115, 533_276, 539_479, 545_724, 552_011, 558_340,
    564_712, 571_125, 577_580, 584_078, 590_619, 597_202, 603_827, 610_496, 617_207, 623_960, 630_757, 637_597,
    644_480, 651_406, 658_375, 665_387, 672_443, 679_542, 686_685, 693_872, 701_102, 708_376, 715_694, 723_055,
    730_461, 737_910, 745_404, 752_942, 760_525, 768_151, 775_822, 783_538, 791_298, 799_103, 806_952, 814_847,
    822_786, 830_770, 838_799, 846_873, 854_993, 863_157, 871_367, 879_622, 887_923, 896_269, 904_661, 913_099,
    921_582, 930_111, 938_686, 947_307, 955_973, 964_686, 973_445, 982_251, 991_102, 1_000_000,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "millionths of numbers from 0 to 1")]
    fn the_table_is_the_formula() {
        for (channel, linear) in (0_u8..=255).zip(LINEAR) {
            let c = f64::from(channel) / 255.0;
            let light = if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
            assert_eq!(linear, (light * 1e6).round() as u32, "{channel}");
        }
    }

    #[test]
    fn contrasts_are_those_that_others_measure() {
        let of =
            |one: &str, two: &str| one.parse::<Colour>().expect("a colour").contrast(two.parse().expect("a colour"));
        assert_eq!(of("#000000", "#ffffff"), 2100);
        assert_eq!(of("#ffffff", "#767676"), 454);
        assert_eq!(of("#777777", "#ffffff"), 447);
        assert_eq!(of("#2543c6", "#ffffff"), 778);
        assert_eq!(of("#ff0000", "#ffffff"), 399);
    }

    #[test]
    fn between_two_colours_lie_others() {
        let (black, white) = (Colour::BLACK, Colour::WHITE);
        assert_eq!(black.towards(white, 0), black);
        assert_eq!(black.towards(white, 100), white);
        assert_eq!(black.towards(white, 50), Colour::rgb(128, 128, 128));
        assert_eq!(Colour::rgb(0x25, 0x43, 0xc6).brightest(), Colour::rgb(47, 86, 255));
        assert_eq!((black.brightest(), white.brightest()), (white, white));
        assert_eq!(black.readable(white, &[black], 450).to_string(), "#7a7a7a");
        assert_eq!(white.readable(black, &[black, white], 2200), black, "nothing has more than 21 to 1");
    }
}
