//! The store on both engines. Every test of behaviour is written once and runs on SQLite and on PostgreSQL.

mod faults;
mod faults_disk;
mod faults_file;
mod faults_lock;
mod faults_wal;
mod s3;
mod support;

mod custody;
mod live;
mod objects;
mod writing;
