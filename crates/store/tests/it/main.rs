//! The store on both engines. Every test of behaviour is written once and runs on SQLite and on PostgreSQL.

mod backup_support;
mod s3;
mod support;

mod backup;
mod backup_refused;
mod custody;
mod jobs;
mod jobs_operate;
mod jobs_schedule;
mod jobs_worker;
mod live;
mod objects;
mod search;
mod writing;
