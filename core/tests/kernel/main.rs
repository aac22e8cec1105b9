//! The kernel as a host sees it: documents in, determinations out, held against a naive reading of the same documents.

#[cfg(test)]
mod acceptance;
#[cfg(test)]
mod analysis;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod exactness;
#[cfg(test)]
mod findings;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod milder;
#[cfg(test)]
mod mutations;
#[cfg(test)]
mod regimes;
#[cfg(test)]
mod support;
