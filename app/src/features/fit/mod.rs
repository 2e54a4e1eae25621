//! The quick test for employers: its words. Only the server says them.

pub mod words;
