//! What lists of staff and contracts mean: headings by the table in `vectors/intake`, rows, and what they would change.

mod contracts;
mod differences;
mod headings;
mod people;
