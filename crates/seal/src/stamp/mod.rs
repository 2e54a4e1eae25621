//! Time stamps (RFC 3161): the question, the answer, the token in the seal.

mod answer;
mod form;
mod token;

pub(crate) use answer::{question, token};
pub(crate) use token::{Checked, check};
