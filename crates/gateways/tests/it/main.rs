//! Mails over real connections to a real server, and into a folder; providers that do what they should not.

#![expect(clippy::expect_used, reason = "a test may stop where its world is not as it must be")]

mod answers;
mod certificates;
mod delivered;
mod folder;
mod injection;
mod oidc;
mod parallel;
mod quiet;
mod support;
mod time_stamp;
mod tls;
