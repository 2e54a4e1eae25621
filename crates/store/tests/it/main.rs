//! The store on both engines. Every test of behaviour is written once and runs on SQLite and on PostgreSQL.

mod s3;
mod support;

mod custody;
mod live;
mod objects;
mod writing;
