//! What a book quotes: the words of a clause that somebody read, and where. A clause is only called verified for words
//! that stand beside it, so that whoever doubts it can hold the two together.

use super::document::{Clause, Document, Nature, Source};
use super::place::Place;
use crate::error::{Code, Problem, Problems};

/// The words of a clause, as its author read them.
///
/// ```
/// use distinguo::document::Id;
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("eu.376-2014").unwrap();
/// let labels = book.labels("zh");
/// let quoted = labels.quoted(&Id::new("reg.16-10a").unwrap()).unwrap();
/// assert_eq!((quoted.language, quoted.text), ("en", "in cases of wilful misconduct"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation<'b> {
    /// The language of the instrument, which need not be one of the labels.
    pub language: &'b str,
    /// What it says.
    pub text: &'b str,
    /// Where that can be read, if the book says so.
    pub url: Option<&'b str>,
}

/// How far a clause can be relied on: as it says, as its source says, else by whether it is quoted.
pub(super) fn natured(clause: &Clause, source: &Source) -> Nature {
    let by_text = if clause.text.is_some() { Nature::Verified } else { Nature::Reported };
    clause.nature.or(source.nature).unwrap_or(by_text)
}

/// Every verified clause is quoted, every quotation has words and a language, and every address can be followed.
pub(super) fn check(document: &Document, problems: &mut Problems) {
    let sources = Place::Field(&Place::Root, "sources");
    for (number, source) in document.sources.iter().enumerate() {
        let at = Place::Item(&sources, number);
        address(source.url.as_deref(), &at, problems);
        if source.language.is_none() && source.clauses.iter().any(|clause| clause.text.is_some()) {
            problems.push(Problem::new(Code::QuotedInNoLanguage, at.pointer()).given(&source.id));
        }
        let clauses = Place::Field(&at, "clauses");
        for (position, clause) in source.clauses.iter().enumerate() {
            let at = Place::Item(&clauses, position);
            address(clause.url.as_deref(), &at, problems);
            let is_quoted = clause.text.as_deref().is_some_and(|text| !text.trim().is_empty());
            if !is_quoted && natured(clause, source) == Nature::Verified {
                problems.push(Problem::new(Code::Unquoted, at.pointer()).given(&clause.id));
            }
        }
    }
}

fn address(url: Option<&str>, at: &Place<'_>, problems: &mut Problems) {
    let Some(url) = url else { return };
    let path = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let sound = |path: &str| !path.is_empty() && !path.chars().any(|sign| sign.is_whitespace() || sign.is_control());
    if !path.is_some_and(sound) {
        problems.push(Problem::new(Code::BadUrl, Place::Field(at, "url").pointer()).given(url));
    }
}
