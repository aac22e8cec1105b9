//! Bytes as they come in from files: text in UTF-8, or a fault at its place. Nothing is ever replaced. Bytes of another
//! encoding that happen to be UTF-8 cannot be told from text that is meant so: only whoever has the file knows.

use crate::error::{Code, Problem};

/// The text that bytes are, without a byte order mark at its beginning.
///
/// ```
/// use distinguo::document::text;
/// assert_eq!(text("\u{feff}{}".as_bytes()).unwrap(), "{}");
/// let problem = text(b"{\n \"by\": \"\xd5\xc5\xc8\xfd\"}").unwrap_err(); // GBK
/// assert_eq!(problem.code().as_str(), "not_utf8");
/// assert!(problem.message(distinguo::error::Language::En).contains("line 2 byte 9"));
/// ```
///
/// # Errors
///
/// The line and the byte of the first that is no UTF-8, and which encoding it looks like.
pub fn text(bytes: &[u8]) -> Result<&str, Problem> {
    // In JSON a zero stands nowhere; in UTF-16 it stands beside every Latin letter.
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Ok(_) | Err(_) => Err(not_utf8(bytes, 1)),
    }
}

/// The problem of bytes that are not UTF-8; `line` is the number of the first line in them.
pub(crate) fn not_utf8(bytes: &[u8], line: u32) -> Problem {
    let wrong = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| bytes.len());
    let zero = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let before = bytes.get(..wrong.min(zero)).unwrap_or_default();
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    let byte = before.rsplit(|byte| *byte == b'\n').next().map_or(0, <[u8]>::len) + 1;
    let line = usize::try_from(line).unwrap_or(usize::MAX).saturating_add(lines);
    Problem::new(Code::NotUtf8, "").given(format_args!("line {line} byte {byte}")).expected(looks_like(bytes))
}

/// Which encoding bytes look like.
fn looks_like(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"PK\x03\x04") {
        "a ZIP archive, as .xlsx and .docx are"
    } else if bytes.starts_with(b"%PDF") {
        "a PDF"
    } else if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0) {
        "UTF-16"
    } else if is_gb18030(bytes) {
        "GBK (GB 18030)"
    } else {
        "another encoding"
    }
}

/// Whether bytes have the shape of GB 18030, of which GBK is a part: letters of one byte below 0x80, of two, or of four.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after) {
            (0..=0x7f, after) => after,
            (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, after @ ..]) => after,
            (0x81..=0xfe, [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, after @ ..]) => after,
            _ => return false,
        };
    }
    true
}
