//! The kernel behind UniFFI, for Kotlin, Swift and Python.
