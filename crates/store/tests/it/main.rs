//! The store on both engines. Every test of behaviour is written once and runs on SQLite and on PostgreSQL.

mod support;

mod search;
mod search_figures;
mod writing;
