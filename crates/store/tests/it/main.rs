//! The store on both engines. Every test of behaviour is written once and runs on SQLite and on PostgreSQL.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why and stop")]

mod advice;
mod arguments;
mod backup;
mod backup_refused;
mod backup_support;
mod catalog;
mod contract_money;
mod contracts;
mod custody;
mod employments;
mod faults;
mod faults_disk;
mod faults_file;
mod faults_lock;
mod faults_wal;
mod filings;
mod forgery;
mod group_commit;
mod isolation;
mod jobs;
mod jobs_operate;
mod jobs_schedule;
mod jobs_worker;
mod ledger;
mod lines_before;
mod live;
mod objects;
mod organisations;
mod passkeys;
mod pay_facts;
mod pension_support;
mod people;
mod person_lines;
mod postgres_scope;
mod raw;
mod reach;
mod s3;
mod schemas;
mod search;
mod seed;
mod sql;
mod statements;
mod support;
mod writing;
