//! What people type is read as the tables in `vectors/typed` say; what is written is read back.

mod account_numbers;
mod amounts;
mod any_text;
mod days;
mod percentages;
mod table;
