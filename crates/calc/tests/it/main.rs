//! What the calculators promise: the law's own examples, the ministry's table, properties, explanations that hold.

mod evaluate;
mod explanations;
mod law;
mod official_table;
mod properties;
mod strategies;
mod table;
