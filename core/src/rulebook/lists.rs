//! The lists that regulations ask for.
