//! What people type is read as the tables in `vectors/typed` say; what is written is read back.

mod amounts;
mod days;
mod percentages;
mod table;
