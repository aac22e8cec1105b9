//! The distinguo command line.
fn main() {}
