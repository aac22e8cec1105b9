//! Documents from files, from standard input, or shipped.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use distinguo::rulebook::Rulebook;
use distinguo::time::Calendar;

use crate::failure::Failure;
use crate::words::Words;

/// What lies beyond is not read: the kernel refuses texts that are much shorter.
const MOST_BYTES: u64 = 16 << 20;

/// Ledgers and files of acts beyond it are refused: a case of so many entries is none.
const MOST_LINES: u64 = 64 << 20;

/// Reads a file of lines, or standard input where it is called `-`. It is read whole or not at all.
pub fn lines(path: &Path, words: Words) -> Result<String, Failure> {
    let name = path.display().to_string();
    let text = read_up_to(path, MOST_LINES + 1, words)?;
    if u64::try_from(text.len()).is_ok_and(|length| length > MOST_LINES) {
        return Err(Failure::Usage(words.too_long(&name, MOST_LINES >> 20)));
    }
    Ok(text)
}

/// Reads a file, or standard input where it is called `-`.
pub fn read(path: &Path, words: Words) -> Result<String, Failure> {
    read_up_to(path, MOST_BYTES, words)
}

fn read_up_to(path: &Path, most: u64, words: Words) -> Result<String, Failure> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let read = if name == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::Usage(words.unreadable(&name, &error)))?;
    // What is not UTF-8 is not JSON either; the kernel says where.
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The name under which problems of a file are reported.
pub fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "stdin".to_owned() } else { path.display().to_string() }
}

/// A rulebook that ships, or one from a file, with the name under which its problems are reported.
pub fn rulebook(id_or_file: &str, words: Words) -> Result<Rulebook, Failure> {
    let (name, text) = rulebook_text(id_or_file, words)?;
    Rulebook::load(&text).map_err(|problems| Failure::document(&name, problems))
}

/// The document of a rulebook that ships, or of a file.
pub fn rulebook_text(id_or_file: &str, words: Words) -> Result<(String, String), Failure> {
    if let Some(text) = Rulebook::shipped_text(id_or_file) {
        return Ok((id_or_file.to_owned(), text.to_owned()));
    }
    file(id_or_file, words, Rulebook::shipped_ids(), Words::no_such_rulebook)
}

/// A calendar that ships, or one from a file.
pub fn calendar(id_or_file: &str, words: Words) -> Result<Calendar, Failure> {
    if let Some(calendar) = Calendar::shipped(id_or_file) {
        return Ok(calendar);
    }
    let (name, text) = file(id_or_file, words, Calendar::shipped_ids(), Words::no_such_calendar)?;
    Calendar::load(&text).map_err(|problems| Failure::document(&name, problems))
}

fn file(
    id_or_file: &str,
    words: Words,
    shipped: impl Iterator<Item = &'static str>,
    missing: fn(Words, &str, Option<&str>) -> String,
) -> Result<(String, String), Failure> {
    let path = Path::new(id_or_file);
    if id_or_file != "-" && !path.exists() {
        return Err(Failure::Usage(missing(words, id_or_file, nearest(id_or_file, shipped))));
    }
    Ok((name(path), read(path, words)?))
}

/// The name that was probably meant: at most a third of its letters differ.
pub fn nearest<'n>(given: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let distance = |name: &'n str| (strsim::damerau_levenshtein(given, name), name);
    let (distance, name) = known.map(distance).min_by_key(|(distance, _)| *distance)?;
    (distance <= given.chars().count().div_ceil(3)).then_some(name)
}
