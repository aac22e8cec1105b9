//! Build and test steps of the workspace.
fn main() {}
