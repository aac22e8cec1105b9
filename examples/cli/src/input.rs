//! Documents from files, from standard input, or shipped.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use distinguo::document::shown;
use distinguo::error::Problem;
use distinguo::rulebook::Rulebook;
use distinguo::time::Calendar;

use crate::drawn::Source;
use crate::failure::Failure;
use crate::words::Words;

/// What lies beyond is not read: the kernel refuses texts that are much shorter.
const MOST_BYTES: u64 = 16 << 20;

/// Files of acts beyond it are refused: a case of so many acts is none.
const MOST_OF_ACTS: u64 = 64 << 20;

/// Ledgers beyond it are refused. What `run` writes of the longest file of acts is shorter.
const MOST_OF_LEDGERS: u64 = 1 << 30;

/// What lies beyond adds nothing to a secret.
const MOST_OF_A_SECRET: u64 = 1 << 16;

/// How the bytes of files become text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Encoding {
    /// As everything is written that this command line writes.
    #[default]
    #[value(name = "utf-8")]
    Utf8,
    /// Of which GBK and GB 2312 are parts.
    #[value(name = "gb18030")]
    Gb18030,
    /// With a byte order mark, or in the order of Windows.
    #[value(name = "utf-16")]
    Utf16,
}

/// Told once, before the first file is read.
static ENCODING: OnceLock<Encoding> = OnceLock::new();

/// Says how the bytes of all files become text.
pub fn read_as(encoding: Encoding) {
    // Nobody says it twice.
    let _ = ENCODING.set(encoding);
}

/// Reads a file of acts, or standard input where it is called `-`. It is read whole or not at all.
pub fn acts(path: &Path, words: Words) -> Result<String, Failure> {
    text(path, &whole(path, MOST_OF_ACTS, words)?, words)
}

/// Reads a ledger, or standard input where it is called `-`: its bytes, of which the kernel says what is wrong with them.
pub fn ledger(path: &Path, words: Words) -> Result<Vec<u8>, Failure> {
    let bytes = whole(path, MOST_OF_LEDGERS, words)?;
    match ENCODING.get() {
        None | Some(Encoding::Utf8) => Ok(bytes),
        Some(Encoding::Gb18030 | Encoding::Utf16) => text(path, &bytes, words).map(String::into_bytes),
    }
}

/// Reads a set of precedents, which may be as long as a ledger.
pub fn precedents(path: &Path, words: Words) -> Result<String, Failure> {
    text(path, &whole(path, MOST_OF_LEDGERS, words)?, words)
}

/// Reads a file, or standard input where it is called `-`.
pub fn read(path: &Path, words: Words) -> Result<String, Failure> {
    text(path, &read_up_to(path, MOST_BYTES, words)?, words)
}

/// Reads a secret: its bytes as they are.
pub fn secret(path: &Path, words: Words) -> Result<Vec<u8>, Failure> {
    read_up_to(path, MOST_OF_A_SECRET, words)
}

fn whole(path: &Path, most: u64, words: Words) -> Result<Vec<u8>, Failure> {
    let bytes = read_up_to(path, most + 1, words)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(Failure::Usage(words.too_long(&name(path), most >> 20)));
    }
    Ok(bytes)
}

fn read_up_to(path: &Path, most: u64, words: Words) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::Usage(words.unreadable(&name(path), &error)))?;
    Ok(bytes)
}

/// The text that bytes are. What is not in the encoding is told with its place; nothing is replaced.
fn text(path: &Path, bytes: &[u8], words: Words) -> Result<String, Failure> {
    let (encoding, called) = match ENCODING.get().copied().unwrap_or_default() {
        Encoding::Utf8 => {
            let text = distinguo::document::text(bytes);
            return text.map(str::to_owned).map_err(|problem| not_text(path, bytes, problem));
        }
        Encoding::Gb18030 => (encoding_rs::GB18030, "GB 18030"),
        Encoding::Utf16 if bytes.starts_with(b"\xfe\xff") => (encoding_rs::UTF_16BE, "UTF-16"),
        Encoding::Utf16 => (encoding_rs::UTF_16LE, "UTF-16"),
    };
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(most.unwrap_or_default());
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (encoding_rs::DecoderResult::InputEmpty, _) => Ok(text),
        (encoding_rs::DecoderResult::Malformed(wrong, after), read) => {
            let before = read.saturating_sub(usize::from(wrong) + usize::from(after));
            Err(Failure::Usage(words.not_in_encoding(&name(path), called, before + 1)))
        }
        (encoding_rs::DecoderResult::OutputFull, read) => {
            Err(Failure::Usage(words.not_in_encoding(&name(path), called, read + 1)))
        }
    }
}

/// Bytes that are not UTF-8. The line is shown as it should have been read, where that can be told.
fn not_text(path: &Path, bytes: &[u8], problem: Problem) -> Failure {
    let wrong = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| bytes.len());
    let (before, after) = bytes.split_at_checked(wrong).unwrap_or_default();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = after.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| wrong + end);
    let part = |range: std::ops::Range<usize>| {
        encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes.get(range)?)
    };
    let source = match (part(start..wrong), part(wrong..end)) {
        (Some(first), Some(rest)) if !bytes.contains(&0) => {
            let number = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let letter = rest.chars().next().map_or(0, char::len_utf8);
            Source::unread(&name(path), number, &format!("{first}{rest}"), first.len()..first.len() + letter)
        }
        _ => Source::named(&name(path)),
    };
    Failure::of(source, problem.into())
}

/// The name under which problems of a file are reported.
pub fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "stdin".to_owned() } else { shown(&path.display().to_string()).into_owned() }
}

/// The files of a folder and of those in it that end so, in the order of their names.
pub fn files(folder: &Path, extension: &str, words: Words) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error: io::Error| Failure::Usage(words.unreadable(&name(folder), &error));
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        entries.push(entry.map_err(unreadable)?.path());
    }
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        // A link to a folder could lead back to where it stands.
        if path.is_dir() && !path.is_symlink() {
            found.extend(files(&path, extension, words)?);
        } else if path.is_file() && path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    Ok(found)
}

/// A rulebook that ships, or one from a file, with the name under which its problems are reported.
pub fn rulebook(id_or_file: &str, words: Words) -> Result<Rulebook, Failure> {
    let (name, text) = rulebook_text(id_or_file, words)?;
    Rulebook::load(&text).map_err(|problems| Failure::of(Source::of(&name, &text), problems))
}

/// The document of a rulebook that ships, or of a file.
pub fn rulebook_text(id_or_file: &str, words: Words) -> Result<(String, String), Failure> {
    if let Some(text) = Rulebook::shipped_text(id_or_file) {
        return Ok((id_or_file.to_owned(), text.to_owned()));
    }
    file(id_or_file, words, Rulebook::shipped_ids(), Words::no_such_rulebook)
}

/// Calendars from files.
pub fn calendars(files: &[PathBuf], words: Words) -> Result<Vec<Calendar>, Failure> {
    let load = |file: &PathBuf| {
        let text = read(file, words)?;
        Calendar::load(&text).map_err(|problems| Failure::of(Source::of(&name(file), &text), problems))
    };
    files.iter().map(load).collect()
}

/// A calendar that ships, or one from a file.
pub fn calendar(id_or_file: &str, words: Words) -> Result<Calendar, Failure> {
    if let Some(calendar) = Calendar::shipped(id_or_file) {
        return Ok(calendar);
    }
    let (name, text) = file(id_or_file, words, Calendar::shipped_ids(), Words::no_such_calendar)?;
    Calendar::load(&text).map_err(|problems| Failure::of(Source::of(&name, &text), problems))
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
