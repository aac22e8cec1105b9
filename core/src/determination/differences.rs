//! Several determinations as one page, and where they differ: the pages of next door, and what stands between them.

use std::fmt::Write as _;

use super::comparison::{Comparison, Difference};
use super::findings::Findings;
use super::page::{body, clause, heading};
use super::phrases::Phrases;
use super::types::{BookRef, Determination, Now, Outcome};
use crate::rulebook::Rulebook;
use crate::sorted::Set;

/// The determinations of a comparison as one page, and where they differ. Rulebooks that are not among `books` are left
/// out.
///
/// ```
/// use distinguo::determination::{Findings, compare, comparison_page};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let comparison = compare(&[&book], &findings).unwrap();
/// assert!(comparison_page(&[book], &findings, &comparison, "en").contains("Where the rulebooks differ"));
/// ```
#[must_use]
pub fn comparison_page(books: &[Rulebook], findings: &Findings, comparison: &Comparison, language: &str) -> String {
    let say = Phrases::of(language);
    let mut text = heading(findings, language);
    for (number, determination) in comparison.determinations.iter().enumerate() {
        let book = books.iter().find(|book| *book.digest() == determination.rulebook.digest);
        if number > 0 {
            text.push('\n');
        }
        text.extend(book.map(|book| body(book, findings, determination, language)));
    }
    let _ = writeln!(text, "\n══ {}\n", say.differences());
    if comparison.differences.is_empty() {
        let words = if comparable(comparison) { say.same() } else { say.nothing_common() };
        let _ = writeln!(text, "  {words}");
    }
    for (number, difference) in comparison.differences.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        differ(&mut text, books, difference, say, language);
    }
    let _ = writeln!(text, "\n{}", say.disclaimer());
    text
}

/// Whether two rulebooks decide the same question now.
fn comparable(comparison: &Comparison) -> bool {
    let decided = |determination: &Determination| match &determination.result {
        Outcome::Determined { tables, .. } => {
            let decided = tables.iter().filter(|table| table.if_decided_now != Now::Blocked);
            decided.map(|table| table.purpose).collect()
        }
        Outcome::Contradictory { .. } => Set::new(),
    };
    let mut seen = Set::new();
    comparison.determinations.iter().flat_map(decided).any(|purpose| !seen.insert(purpose))
}

/// What two rulebooks permit on one question, by which clauses, and which of them prevails.
fn differ(text: &mut String, books: &[Rulebook], difference: &Difference, say: Phrases, language: &str) {
    let title = |of: &BookRef| {
        let book = books.iter().find(|book| *book.digest() == of.digest);
        book.map_or_else(|| format!("{} {}", of.id, of.version), |book| book.labels(language).book())
    };
    let _ = writeln!(text, "  {}{}{}", say.on_question(), say.purpose(difference.purpose), say.colon().trim_end());
    for side in &difference.sides {
        let Some(book) = books.iter().find(|book| *book.digest() == side.rulebook.digest) else { continue };
        let labels = book.labels(language);
        let permits: Vec<&str> = side.permits.iter().map(|outcome| labels.outcome(&side.table, outcome)).collect();
        let clauses: Vec<String> = side.clauses.iter().map(|cited| clause(&labels, cited, say)).collect();
        let clauses = if clauses.is_empty() { String::new() } else { format!(" [{}]", clauses.join(say.semicolon())) };
        let _ = writeln!(text, "  • {}{}{}{clauses}", title(&side.rulebook), say.colon(), permits.join(say.or()));
    }
    let versions = difference.sides.each_ref().map(|side| &side.rulebook.id);
    let [one, other] = versions;
    let _ = match (&difference.prevails, difference.choice) {
        (Some(book), Some(choice)) => {
            let why = say.bracketed(say.choice(choice));
            writeln!(text, "  → {}{}{why}", say.governs(), title(book))
        }
        (Some(book), None) => writeln!(text, "  → {}{}", say.prevails(), title(book)),
        (None, Some(choice)) => writeln!(text, "  → {}{}", say.neither_governs(), say.choice(choice)),
        (None, None) if one == other => writeln!(text, "  → {}", say.undated()),
        (None, None) => writeln!(text, "  → {}", say.unranked()),
    };
}
