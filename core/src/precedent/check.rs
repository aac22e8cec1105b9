//! Whether a precedent can be one: it is of the book, its facts, answers and outcome are known, the book permits the outcome
//! under its findings, and nothing in it tells who it was.

use super::Precedent;
use crate::document::{Text, nearest, unknown_name};
use crate::error::{Code, Problem, Problems};
use crate::logic::Answers;
use crate::rulebook::{Model, Rulebook};

/// A precedent by the numbers of the book.
pub(super) struct Packed {
    /// The place of the table.
    pub(super) table: usize,
    /// For each fact, one more than the number of its answer; 0 where nothing was found.
    pub(super) answers: Vec<u8>,
    /// The number of the outcome.
    pub(super) outcome: u8,
}

/// A precedent by the numbers of the book that it is of.
pub(super) fn pack(book: &Rulebook, precedent: &Precedent, problems: &mut Problems) -> Option<Packed> {
    let model = book.model();
    if precedent.rulebook != *book.id() || precedent.version != book.version() {
        let field = if precedent.rulebook == *book.id() { "/version" } else { "/rulebook" };
        let problem = Problem::new(Code::OtherBook, field)
            .given(format_args!("{}@{}", precedent.rulebook, precedent.version))
            .expected(format_args!("{}@{}", book.id(), book.version()));
        problems.push(problem);
        return None;
    }
    for text in precedent.note.iter().flat_map(texts) {
        if let Some(found) = telling(text.1) {
            problems.push(Problem::new(Code::NoteHoldsId, format!("/note/{}", text.0)).given(found));
        }
    }
    let table = model.index.tables.get(&precedent.table).copied();
    if table.is_none() {
        unknown_name(problems, || "/table".to_owned(), &precedent.table, "table", model.index.tables.keys());
    }
    let mut answers = vec![0_u8; model.facts.len()];
    for (fact, answer) in precedent.findings.0.iter() {
        let Some(position) = model.index.facts.get(fact).copied() else {
            unknown_name(problems, || format!("/findings/{fact}"), fact, "fact", model.index.facts.keys());
            continue;
        };
        let known = model.facts.get(position).map(|fact| fact.answers.as_slice()).unwrap_or_default();
        match known.iter().position(|(id, _)| id == answer).and_then(|answer| u8::try_from(answer).ok()) {
            Some(answer) => {
                if let Some(place) = answers.get_mut(position) {
                    *place = answer.saturating_add(1);
                }
            }
            None => {
                let near = nearest(answer.as_str(), known.iter().map(|(id, _)| id.as_str()));
                let problem = Problem::new(Code::UnknownName, format!("/findings/{fact}"));
                problems.push(problem.given(answer).expected("answer").nearest(near));
            }
        }
    }
    let table = table?;
    let outcomes = model.document.tables.get(table).map(|table| table.outcomes.as_slice()).unwrap_or_default();
    let outcome = outcomes.iter().position(|known| known.id == precedent.outcome);
    if outcome.is_none() {
        let ids = outcomes.iter().map(|outcome| &outcome.id);
        unknown_name(problems, || "/outcome".to_owned(), &precedent.outcome, "outcome", ids);
    }
    let outcome = u8::try_from(outcome?).ok()?;
    problems.is_empty().then_some(Packed { table, answers, outcome })
}

/// Whether a table permits an outcome in some case with these answers.
pub(super) fn permitted(model: &Model, table: usize, answers: impl IntoIterator<Item = u8>, outcome: u8) -> bool {
    let open = model.space.open();
    let known: Vec<Answers> =
        open.into_iter().zip(answers).map(|(open, answer)| answer.checked_sub(1).map_or(open, Answers::one)).collect();
    model.tables.get(table).is_some_and(|table| {
        let possible = table.diagram.possible(&known);
        let permits = |(verdict, permits): (usize, &crate::rulebook::Verdict)| {
            possible >> verdict & 1 == 1 && permits.permit >> outcome & 1 == 1
        };
        table.verdicts.iter().enumerate().any(permits)
    })
}

fn texts(note: &Text) -> impl Iterator<Item = (&str, &str)> {
    note.languages().map(|language| (language, note.in_language(language)))
}

/// So many digits in a row number somebody or something: an identity card, a telephone, a file.
const MOST_DIGITS: usize = 5;

/// The part of a note that tells who it was: an id with its kind before a colon, an address, or a long number.
fn telling(note: &str) -> Option<String> {
    // What is wider says the same.
    let plain: Vec<char> = note
        .chars()
        .map(|char| match u32::from(char) {
            wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(char),
            _ => char,
        })
        .collect();
    let mut digits = 0;
    for (place, char) in plain.iter().enumerate() {
        digits = if char.is_numeric() { digits + 1 } else { 0 };
        let next = plain.get(place + 1).is_some_and(|next| next.is_alphanumeric());
        let before = place.checked_sub(1).and_then(|before| plain.get(before));
        let kind = before.is_some_and(|before| before.is_ascii_alphabetic() || matches!(before, '_' | '-'));
        if digits > MOST_DIGITS || *char == '@' || (*char == ':' && kind && next) {
            let word = |char: &&char| !char.is_whitespace();
            let start = plain.iter().take(place).rev().take_while(word).count();
            let word = plain.iter().skip(place - start).take_while(|char| !char.is_whitespace());
            return Some(word.take(64).collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::telling;

    #[test]
    fn ids_addresses_and_long_numbers_tell_who_it_was() {
        for note in [
            "decided on person:wei",
            "decided on person：wei",
            "write to wei@example.org",
            "card 110101199003071234",
            "电话１３８０００００",
            "file 202401",
        ] {
            assert!(telling(note).is_some(), "{note}");
        }
        for note in
            ["A published case: exempted.", "公布的案例：免予追责。", "2024-03-02, at 10:30", "see https://example.org"]
        {
            assert_eq!(telling(note), None, "{note}");
        }
    }
}
