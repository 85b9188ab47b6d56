//! jiama (加码) compares a parent directive with its children and shows where burden was added on the way down.

pub mod archive;
pub mod calendar;
pub mod cli;
pub mod command;
pub mod compare;
pub mod config;
pub mod directive;
pub mod fault;
pub mod finding;
pub mod fingerprint;
pub mod fix;
pub mod guard;
pub mod kind;
pub mod lineage;
pub mod pack;
pub mod place;
pub mod policy;
pub mod recall;
pub mod relation;
pub mod render;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod write;
pub mod yaml;
