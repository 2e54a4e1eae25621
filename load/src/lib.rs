//! The client that stands outside: it loads, kills and watches a server process, and keeps its own ledger of what was
//! acknowledged.
//!
//! `load subject` is the process that is killed: a small server that opens the store as the product does. `load kills`
//! kills it under writers, `load writes`, `load reads` and `load fanout` measure; each prints one JSON object with every
//! run and the conditions. A further measurement is a further file in [`measure`] and a further arm in [`cli`].

pub mod cli;
pub mod client;
pub mod clock;
pub mod crash;
pub mod measure;
pub mod opening;
pub mod seed;
pub mod subject;
