//! The outside: a child process, plain connections, a ledger of what was acknowledged.

pub mod acknowledged;
pub mod child;
pub mod http;
pub mod sse;
pub mod writers;
