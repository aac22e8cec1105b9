//! The secret of a host, the keys that it gives to cases, and what the key of a cell picks.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::table;
use crate::document::Digest;
use crate::error::{Code, Problem, Problems};

/// What a host draws at random once and keeps to itself. Reports of one host are made with one secret: under a second, the
/// same counts would be told a second time, changed in another way.
///
/// ```
/// use distinguo::report::Secret;
/// assert!(Secret::new(b"0123456789abcdef0123456789abcdef").is_ok()); // as for a test; draw yours at random
/// assert!(Secret::new(b"0123456789abcdef").is_err());
/// assert!(Secret::new(&[0; 32]).is_err());
/// ```
#[derive(Clone)]
pub struct Secret {
    /// SHA-256 after the inner and the outer block of HMAC.
    inner: Sha256,
    outer: Sha256,
}

/// It is in no log.
impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(..)")
    }
}

/// The fewest bytes of a secret: as many as a key of HMAC-SHA-256 should have.
const LEAST: usize = 32;

/// What a key is taken of: the two never meet.
const OF_CASE: &[u8] = b"distinguo.report/case\0";
const OF_CELL: &[u8] = b"distinguo.report/cell\0";

impl Secret {
    /// A secret from its bytes.
    ///
    /// # Errors
    ///
    /// The problem at `/secret`: fewer than 32 bytes, or all of them the same.
    pub fn new(bytes: &[u8]) -> Result<Self, Problems> {
        if bytes.len() < LEAST {
            return Err(Problem::new(Code::ShortSecret, "/secret").given(bytes.len()).expected(LEAST).into());
        }
        if bytes.iter().all(|byte| Some(byte) == bytes.first()) {
            return Err(Problem::new(Code::UniformSecret, "/secret").given(bytes.len()).expected(LEAST).into());
        }
        Ok(Self::of(bytes))
    }

    /// HMAC-SHA-256 (RFC 2104) up to where the text begins. The crate of it would bring three more with it, for what SHA-256
    /// does in ten lines.
    fn of(bytes: &[u8]) -> Self {
        let mut key = [0_u8; 64];
        if bytes.len() > key.len() {
            key.iter_mut().zip(Sha256::digest(bytes)).for_each(|(place, byte)| *place = byte);
        } else {
            key.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        }
        let block = |pad: u8| Sha256::new().chain_update(key.map(|byte| byte ^ pad));
        Self { inner: block(0x36), outer: block(0x5c) }
    }

    fn mac(&self, parts: [&[u8]; 2]) -> [u8; 32] {
        let inner = parts.into_iter().fold(self.inner.clone(), |hasher, part| hasher.chain_update(part)).finalize();
        self.outer.clone().chain_update(inner).finalize().into()
    }

    fn key(&self, parts: [&[u8]; 2]) -> u128 {
        self.mac(parts).iter().take(16).fold(0, |key, byte| key << 8 | u128::from(*byte))
    }

    /// The key of a case, known by its first entry: copies of a ledger have one.
    pub(super) fn case(&self, opening: &Digest) -> u128 {
        self.key([OF_CASE, opening.as_str().as_bytes()])
    }

    /// As what a cell is told. The sum of its keys goes through the secret once more: what is known of the columns of two
    /// cells then says nothing of that of the cell of all their cases.
    pub(super) fn told(&self, cell: Sum) -> u32 {
        table::told(cell.count, self.key([OF_CELL, &cell.keys.to_be_bytes()]))
    }
}

/// The cases of a cell: how many, and the sum of their keys modulo 2^128.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) count: u32,
    keys: u128,
}

impl Sum {
    pub(super) const fn add(&mut self, key: u128) {
        self.count = self.count.saturating_add(1);
        self.keys = self.keys.wrapping_add(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(digits: &str) -> Vec<u8> {
        (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
    }

    /// Test cases 1, 2, 3 and 6 of RFC 4231: keys shorter than the digest, and longer than a block.
    #[test]
    fn it_is_hmac() {
        for (key, text, mac) in [
            (vec![0x0b; 20], b"Hi There".to_vec(), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe".to_vec(),
                b"what do ya want for nothing?".to_vec(),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (vec![0xaa; 20], vec![0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
            (
                vec![0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First".to_vec(),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            assert_eq!(Secret::of(&key).mac([&text[..2], &text[2..]]).to_vec(), hex(mac));
        }
    }

    #[test]
    fn a_cell_is_told_by_its_cases_and_not_by_their_order() {
        let secret = Secret::new(b"0123456789abcdef0123456789abcdef").unwrap();
        let sum = |keys: &[u128]| {
            let mut sum = Sum::default();
            keys.iter().for_each(|key| sum.add(*key));
            sum
        };
        assert_eq!(sum(&[1, 2, u128::MAX]), sum(&[u128::MAX, 2, 1]));
        assert_eq!(secret.told(Sum::default()), 0);
        // One case is told as five by one secret of five.
        let fives = (0..1000_u32).filter(|case| secret.told(sum(&[u128::from(*case) << 64])) == 5).count();
        assert!((150..250).contains(&fives), "{fives}");
    }

    #[test]
    fn a_secret_is_not_printed() {
        let secret = Secret::new(b"0123456789abcdef0123456789abcdef").unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(..)");
    }
}
