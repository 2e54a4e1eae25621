//! What people and attackers send is answered as `vectors/hostile.tsv` says, and soon.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why and stop")]

mod any;
mod books;
mod export;
mod hostile;
mod made;
mod odd;
mod sheets;
