//! Measurements: each is one command and prints one JSON object.

pub mod fanout;
pub mod figures;
pub mod jobs;
pub mod machine;
pub mod pace;
pub mod pages;
pub mod reads;
pub mod sign_ins;
pub mod writes;
