//! How much memory the files of `vectors/hostile.tsv` take beyond themselves. Alone in its program: nothing else asks for memory meanwhile.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why and stop")]

#[path = "it/books.rs"]
mod books;
#[path = "it/made.rs"]
mod made;
#[path = "it/odd.rs"]
mod odd;
#[path = "it/sheets.rs"]
mod sheets;

use lists::{Limits, read};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What a file may take, whatever it says of itself.
const MOST: usize = 64 << 20;

#[test]
fn no_file_takes_more_than_64_mb() {
    let rows = include_str!("../vectors/hostile.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut greedy = Vec::new();
    for row in rows {
        let mut columns = row.split('\t');
        let (Some(name), Some(file), Some(making)) = (columns.next(), columns.next(), columns.next()) else { continue };
        let bytes = made::bytes(making);
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        drop(read(file, &bytes, Limits::default()));
        let taken = MEMORY.peak_usage().saturating_sub(before);
        if taken > MOST {
            greedy.push(format!("{name}: {} kB", taken >> 10));
        }
    }
    assert!(greedy.is_empty(), "{greedy:#?}");
}
