//! What people can read up on: questions that employees ask, and the words of the field. Only the server says them.

pub mod faq;
pub mod terms;

#[cfg(test)]
mod tests;
