//! The store on both engines. Every test of behaviour is written once and runs on SQLite and on PostgreSQL.

mod support;

mod jobs;
mod jobs_operate;
mod jobs_schedule;
mod jobs_worker;
mod writing;
