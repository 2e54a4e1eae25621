//! The real binary: over real sockets and on the command line.

#![expect(clippy::expect_used, reason = "a test may stop where its world is not as it must be")]

mod calc;
mod data;
mod serving;
mod support;
