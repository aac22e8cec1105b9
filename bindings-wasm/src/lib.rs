//! The kernel behind a WebAssembly module: JSON text in, JSON text out.
