//! Looks through the write-ahead log before SQLite does, because SQLite ends it silently at the first frame that does not
//! fit: acknowledged commits behind a damaged byte would vanish without a word.
//!
//! The format (sqlite.org/fileformat2.html, 4): a header of 32 bytes with two salts and a checksum, then frames of 24 bytes
//! and a page. A frame bears the header's salts and a checksum over itself and everything before it; one that ends a
//! transaction bears the database's new size. A frame *continues* the one before it if its checksum follows from that one's
//! stored checksum; this can be told also behind damage.
//!
//! What happens without any damage, and must not raise an alarm:
//! - A process killed or a machine without power in the middle of a transaction leaves any mixture of its frames, in any
//!   order, perhaps its last one too. It was not acknowledged. Group commit makes no difference: it is one transaction.
//! - An earlier generation of the log, all of it in the database already, lies behind the present one. Its salts differ.
//! - A transaction that was rolled back, or whose commit failed, left frames with the present salts behind the last commit.
//! - A log that was just begun: the header is written and synced alone (`sqlite3WalFrames`), so there is no frame with it.
//!
//! What cannot happen without damage: behind a frame that does not fit, a frame *continues* one that ended a transaction.
//! With `synchronous=FULL` the next transaction begins only when the one before it is synced, and after a failed commit the
//! same place is written again, so nothing continues it. Such a pair proves that everything up to it was on the disk and
//! acknowledged. A header that does not fit while frames lie behind it is damage too: its 32 bytes lie in one sector, which
//! disks write whole.
//!
//! Damage in the very last transaction cannot be told from a cut power cable here; the mark (`lock.rs`) tells it.

use super::corrupt;
use crate::Error;
use std::io::{self, BufReader, ErrorKind, Read};

const HEADER: usize = 32;
const FRAME: usize = 24;
/// The last bit says that checksums read big-endian words.
const MAGIC: u32 = 0x377f_0682;

type Sum = (u32, u32);

/// The damage that a log bears, if it bears some. Reads only.
pub(super) fn inspect(file: impl Read) -> io::Result<Option<Error>> {
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut bytes = [0; HEADER];
    if !filled(&mut file, &mut bytes)? {
        return Ok(None);
    }
    let Some(log) = Log::new(&bytes) else {
        let empty = is_blank(&mut file)?;
        return Ok((!empty).then(|| corrupt("the header of the write-ahead log does not fit its checksum")));
    };
    Ok(log.first_damaged(&mut file)?.map(|frame| {
        corrupt(format!("frame {frame} of the write-ahead log does not fit, and saved changes lie behind it"))
    }))
}

/// What the header says.
struct Log {
    salts: [u8; 8],
    sum: Sum,
    page: usize,
    big_endian: bool,
}

/// What the next frame must know of this one.
struct Before {
    sum: Sum,
    ends_transaction: bool,
}

impl Log {
    /// A header as SQLite accepts it (`walIndexRecover`).
    fn new(bytes: &[u8; HEADER]) -> Option<Self> {
        let magic = word(bytes, 0);
        let page = word(bytes, 8) as usize;
        if magic & !1 != MAGIC || !page.is_power_of_two() || !(512..=65_536).contains(&page) {
            return None;
        }
        let mut salts = [0; 8];
        salts.copy_from_slice(&bytes[16..24]);
        let log = Self { salts, sum: stored(bytes, 24), page, big_endian: magic & 1 == 1 };
        (log.add((0, 0), &bytes[..24]) == log.sum).then_some(log)
    }

    /// The number of the first frame that does not fit, if the log goes on behind it.
    fn first_damaged(&self, file: &mut impl Read) -> io::Result<Option<u64>> {
        let mut frame = vec![0; FRAME + self.page];
        let mut before = Before { sum: self.sum, ends_transaction: false };
        let mut first_bad = None;
        let mut number = 0;
        while filled(file, &mut frame)? {
            number += 1;
            let ours = frame[8..16] == self.salts;
            if ours && self.continues(&before, &frame) {
                if first_bad.is_some() && before.ends_transaction {
                    return Ok(first_bad);
                }
            } else {
                first_bad = first_bad.or(Some(number));
            }
            before = Before { sum: stored(&frame, 16), ends_transaction: ours && word(&frame, 4) != 0 };
        }
        Ok(None)
    }

    fn continues(&self, before: &Before, frame: &[u8]) -> bool {
        word(frame, 0) != 0 && self.add(self.add(before.sum, &frame[..8]), &frame[FRAME..]) == stored(frame, 16)
    }

    /// The checksum of section 4.2 of the format.
    fn add(&self, (mut one, mut two): Sum, bytes: &[u8]) -> Sum {
        let read = if self.big_endian { u32::from_be_bytes } else { u32::from_le_bytes };
        let mut words = bytes.as_chunks::<4>().0.iter().map(|word| read(*word));
        while let (Some(first), Some(second)) = (words.next(), words.next()) {
            one = one.wrapping_add(first).wrapping_add(two);
            two = two.wrapping_add(second).wrapping_add(one);
        }
        (one, two)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn stored(bytes: &[u8], at: usize) -> Sum {
    (word(bytes, at), word(bytes, at + 4))
}

/// Whether there was enough to fill the buffer; a piece of a frame at the end was never acknowledged.
fn filled(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match file.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn is_blank(file: &mut impl Read) -> io::Result<bool> {
    let mut buffer = [0; 4096];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(true),
            read if buffer[..read].iter().any(|byte| *byte != 0) => return Ok(false),
            _ => {}
        }
    }
}
