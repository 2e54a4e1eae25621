//! The store on both engines. Every test of behaviour is written once and runs on SQLite and on PostgreSQL.

mod arguments;
mod catalog;
mod raw;
mod reach;
mod seed;
mod sql;
mod support;

mod forgery;
mod group_commit;
mod isolation;
mod ledger;
mod postgres_scope;
mod schemas;
mod statements;
mod writing;
