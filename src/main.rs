//! The `jiama` program.

fn main() {}
