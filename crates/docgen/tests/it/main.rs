//! The documents as others see them: read with poppler, checked with qpdf, scanned like a phone does.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why and stop")]

mod declaration;
mod evidence;
mod fit;
mod images;
mod input;
mod letter;
mod long;
mod paper;
mod refused;
mod sample;
mod sheet;
mod tools;
mod words;
