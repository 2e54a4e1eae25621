//! Why a seal does not hold, by what somebody can do about it.

use crate::i18n::{Key, k};
use services::sealing::Refused;

/// The reason's text.
pub(super) const fn reason(why: Refused) -> Key {
    match why {
        Refused::NotPdf => k::VERIFY_WHY_NOT_PDF,
        Refused::TooLarge => k::VERIFY_WHY_TOO_LARGE,
        Refused::TooMany => k::VERIFY_WHY_TOO_MANY,
        Refused::NoSeal => k::VERIFY_WHY_NO_SEAL,
        Refused::Foreign | Refused::Algorithm => k::VERIFY_WHY_FOREIGN,
        Refused::Appended => k::VERIFY_WHY_ADDED,
        Refused::Cut => k::VERIFY_WHY_CUT,
        Refused::Shadow => k::VERIFY_WHY_SHADOW,
        Refused::Certificate(_) => k::VERIFY_WHY_CERTIFICATE,
        Refused::Stamp(_) => k::VERIFY_WHY_STAMP,
        // Damaged, ByteRange, Canonical, Digest, Signature: some byte is another one.
        _ => k::VERIFY_WHY_CHANGED,
    }
}
