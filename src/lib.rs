//! jiama (加码) compares a parent directive with its children and shows where burden was added on the way down.

pub mod calendar;
pub mod fault;
pub mod kind;
pub mod render;
pub mod source;
pub mod yaml;
