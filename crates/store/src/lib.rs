//! The one way to data: SQLite or PostgreSQL behind one door.
//!
//! Rows are reached through a scope only: one organisation, oneself, the organisations of a mandate, or the system.
