//! `cargo bench -p distinguo-benches`: the kernel alone.

use criterion::{criterion_group, criterion_main};
use distinguo_benches::suites::{kernel, settings};

criterion_group! {
    name = benches;
    config = settings();
    targets = kernel
}
criterion_main!(benches);
