//! The real binary: over real sockets and on the command line.

#![expect(clippy::expect_used, reason = "a test may stop where its world is not as it must be")]

mod advice;
mod attacks;
mod browser;
mod calc;
mod checks;
mod contracts;
mod data;
mod demo;
mod drafts;
mod imports;
mod matrix;
mod members;
mod organisations;
mod papers;
mod people;
mod provider;
mod search;
mod serving;
mod sso;
mod support;
mod verify;
