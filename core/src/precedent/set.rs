//! A published set of precedents, packed: for each table rows of answers by their numbers, sorted so that those with the same
//! findings stand together. Looking for like ones is one pass over them.

use std::collections::BTreeMap;

use super::check::{pack, permitted};
use super::{Alike, Format, Like, Pointing, Precedent};
use crate::determination::{BookRef, Standing};
use crate::document::{Algorithm, Digest, Id, Text, canonical_text};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::rulebook::document::Answering;
use crate::rulebook::{Model, Rulebook};

/// In so many facts a precedent may differ.
const MOST_DIFFERING: usize = 2;
/// So many like ones are listed.
const MOST_LISTED: usize = 50;

/// A published set of precedents of one version of a rulebook, checked against it.
///
/// ```
/// use distinguo::precedent::Precedents;
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let text = r#"[{"format": "distinguo.precedent/1", "rulebook": "cn.reference", "version": "1.0.0",
///     "table": "tolerance", "findings": {"gain": "self"}, "outcome": "not_tolerated"}]"#;
/// let set = Precedents::load(&book, text).unwrap();
/// assert_eq!(set.len(), 1);
/// let problems = Precedents::load(&book, &text.replace("not_tolerated", "exempt")).unwrap_err();
/// assert_eq!(problems.iter().next().unwrap().pointer(), "/0/outcome"); // no row permits that
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Precedents {
    /// None where there are no precedents.
    digest: Option<Digest>,
    len: u32,
    /// By the place of the table.
    shelves: BTreeMap<usize, Shelf>,
}

/// The precedents of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shelf {
    /// The facts in the order in which their answers are packed: those that the table depends on, then the others.
    facts: Vec<usize>,
    /// How many of them the table depends on.
    support: usize,
    /// For each row the answers to the facts that the table depends on, the outcome, and the other answers. Sorted, each row
    /// once.
    packed: Vec<u8>,
    /// How often each row was published.
    counts: Vec<u32>,
    /// Notes by row, each once.
    notes: BTreeMap<u32, Vec<Text>>,
}

/// The rows of a table as they are read.
struct Reading {
    facts: Vec<usize>,
    support: usize,
    packed: Vec<u8>,
    /// The place of each row in the text.
    places: Vec<u32>,
}

impl Precedents {
    /// No precedents.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Reads a set: one precedent a line, or one array.
    ///
    /// # Errors
    ///
    /// The problems of all precedents. A pointer begins with the number of the line or item, from 0.
    pub fn load(book: &Rulebook, text: &str) -> Result<Self, Problems> {
        let model = book.model();
        let mut problems = Problems::new();
        let mut reading: BTreeMap<usize, Reading> = BTreeMap::new();
        let mut notes: BTreeMap<u32, Text> = BTreeMap::new();
        let mut len = 0_u32;
        for (place, item) in items(text)? {
            let mut of_one = Problems::new();
            let read = Precedent::load(item).map_err(|found| of_one.extend(found)).ok();
            let packed = read.and_then(|precedent| {
                let packed = pack(book, &precedent, &mut of_one);
                if let Some(note) = precedent.note {
                    notes.insert(place, note);
                }
                packed
            });
            len = len.saturating_add(1);
            match packed {
                Some(packed) => {
                    reading.entry(packed.table).or_insert_with(|| Reading::of(model, packed.table)).add(&packed, place);
                }
                None => problems.extend(of_one.at(&format!("/{place}"))),
            }
        }
        let mut shelves = BTreeMap::new();
        for (table, reading) in reading {
            let shelf = reading.shelf(&notes);
            shelf.check(model, table, &mut problems);
            shelves.insert(table, shelf.0);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let digest = (len > 0).then(|| digest(book, &shelves));
        Ok(Self { digest, len, shelves })
    }

    /// The digest of the set, whatever the order of its precedents: SHA-256 over the reference to the rulebook, and for each
    /// table in declared order its rows in order (the number of each answer, from 1, 0 where nothing was found: those that the
    /// table depends on, the outcome from 0, the other answers; then as four bytes how often), and the notes of each. None where
    /// there are no precedents.
    ///
    /// ```
    /// assert!(distinguo::precedent::Precedents::none().digest().is_none());
    /// ```
    #[must_use]
    pub const fn digest(&self) -> Option<&Digest> {
        self.digest.as_ref()
    }

    /// How many precedents there are.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// What a decision of a table is made under: the digest of the set, where it has precedents of that table.
    pub(crate) fn weighed(&self, table: usize) -> Option<&Digest> {
        self.digest.as_ref().filter(|_| self.shelves.contains_key(&table))
    }

    /// How many precedents with the same findings point where.
    pub(crate) fn same(&self, model: &Model, table: usize, standing: &Standing) -> Vec<Pointing> {
        let Some(shelf) = self.shelves.get(&table) else { return Vec::new() };
        let found = shelf.found(standing);
        let (from, until) = shelf.same(&found);
        let mut counts: BTreeMap<u8, u32> = BTreeMap::new();
        for row in from..until {
            let times = shelf.counts.get(row).copied().unwrap_or(0);
            let count = counts.entry(shelf.outcome(row)).or_default();
            *count = count.saturating_add(times);
        }
        let pointing = |(outcome, count)| Some(Pointing { outcome: outcome_id(model, table, outcome)?, count });
        counts.into_iter().filter_map(pointing).list()
    }

    /// The precedents that are like standing answers.
    pub(crate) fn alike(&self, book: &Rulebook, table: usize, standing: &Standing) -> Alike {
        let Some(shelf) = self.shelves.get(&table) else { return Alike::default() };
        let found = shelf.found(standing);
        let mut near: [Vec<usize>; MOST_DIFFERING + 1] = Default::default();
        let mut total = 0_u32;
        for (row, (packed, times)) in shelf.rows().zip(&shelf.counts).enumerate() {
            let mut differing = 0;
            for (own, theirs) in found.iter().zip(packed) {
                differing += usize::from(own != theirs);
                if differing > MOST_DIFFERING {
                    break;
                }
            }
            if let Some(rows) = near.get_mut(differing) {
                total = total.saturating_add(*times);
                if rows.len() < MOST_LISTED {
                    rows.push(row);
                }
            }
        }
        let listed = near.iter().flatten().take(MOST_LISTED);
        let like = listed.filter_map(|row| shelf.like(book, table, *row, &found)).list();
        let told = like.iter().fold(0_u32, |told, like: &Like| told.saturating_add(like.count));
        Alike { same: self.same(book.model(), table, standing), like, more: total.saturating_sub(told) }
    }
}

impl Reading {
    fn of(model: &Model, table: usize) -> Self {
        let support = model.tables.get(table).map(|table| table.support).unwrap_or_default();
        let mut facts: Vec<usize> = support.iter().map(|var| var.index()).list();
        let support = facts.len();
        let others = (0..model.facts.len()).filter(|fact| facts.binary_search(fact).is_err()).list();
        facts.extend::<Vec<usize>>(others);
        Self { facts, support, packed: Vec::new(), places: Vec::new() }
    }

    fn add(&mut self, packed: &super::check::Packed, place: u32) {
        let answer = |fact: &usize| packed.answers.get(*fact).copied().unwrap_or(0);
        self.packed.extend(self.facts.iter().take(self.support).map(answer));
        self.packed.push(packed.outcome);
        self.packed.extend(self.facts.iter().skip(self.support).map(answer));
        self.places.push(place);
    }

    /// The rows in order, each once; with the place of the first of each in the text.
    fn shelf(self, notes: &BTreeMap<u32, Text>) -> Placed {
        let Self { facts, support, packed, places } = self;
        let width = facts.len() + 1;
        let mut rows: Vec<(&[u8], u32)> = packed.chunks_exact(width).zip(places).list();
        rows.sort_unstable();
        let (mut shelf, mut first) =
            (Shelf { facts, support, packed: Vec::new(), counts: Vec::new(), notes: BTreeMap::new() }, Vec::new());
        let mut last: Option<&[u8]> = None;
        for (row, place) in rows {
            if last == Some(row) {
                if let Some(count) = shelf.counts.last_mut() {
                    *count = count.saturating_add(1);
                }
            } else {
                shelf.packed.extend_from_slice(row);
                shelf.counts.push(1);
                first.push(place);
                last = Some(row);
            }
            if let Some(note) = notes.get(&place) {
                let row = u32::try_from(shelf.counts.len().saturating_sub(1)).unwrap_or(u32::MAX);
                let known = shelf.notes.entry(row).or_default();
                if !known.contains(note) {
                    known.push(note.clone());
                }
            }
        }
        shelf.packed.shrink_to_fit();
        shelf.counts.shrink_to_fit();
        for notes in shelf.notes.values_mut() {
            notes.sort_by_cached_key(canonical_text);
        }
        Placed(shelf, first)
    }
}

/// A shelf with the place of the first of each row in the text.
struct Placed(Shelf, Vec<u32>);

impl Placed {
    /// No table permits what a precedent says without a case in which it does.
    fn check(&self, model: &Model, table: usize, problems: &mut Problems) {
        let Self(shelf, places) = self;
        let mut order: Vec<usize> = vec![0; shelf.facts.len()];
        for (place, fact) in shelf.facts.iter().enumerate() {
            if let Some(slot) = order.get_mut(*fact) {
                *slot = if place < shelf.support { place } else { place + 1 };
            }
        }
        for (row, (packed, place)) in shelf.rows().zip(places).enumerate() {
            let outcome = shelf.outcome(row);
            let answers = order.iter().map(|place| packed.get(*place).copied().unwrap_or(0));
            if !permitted(model, table, answers, outcome) {
                let id = outcome_id(model, table, outcome);
                let problem = Problem::new(Code::PrecedentNotPermitted, format!("/{place}/outcome"));
                problems.push(problem.given(id.as_ref().map_or("", Id::as_str)));
            }
        }
    }
}

impl Shelf {
    fn width(&self) -> usize {
        self.facts.len() + 1
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.packed.chunks_exact(self.width())
    }

    fn row(&self, row: usize) -> &[u8] {
        let from = row.saturating_mul(self.width());
        self.packed.get(from..from.saturating_add(self.width())).unwrap_or_default()
    }

    fn outcome(&self, row: usize) -> u8 {
        self.row(row).get(self.support).copied().unwrap_or(u8::MAX)
    }

    /// What stands on the facts that the table depends on, as a row has it.
    fn found(&self, standing: &Standing) -> Vec<u8> {
        let answer = |fact: &usize| standing.answer(*fact).map_or(0, |answer| answer.saturating_add(1));
        self.facts.iter().take(self.support).map(answer).list()
    }

    /// The rows that begin with these answers.
    fn same(&self, found: &[u8]) -> (usize, usize) {
        let first = |beyond: bool| {
            let (mut from, mut until) = (0, self.counts.len());
            while from < until {
                let middle = from.midpoint(until);
                let row = self.row(middle).get(..self.support).unwrap_or_default();
                if row < found || (beyond && row == found) {
                    from = middle + 1;
                } else {
                    until = middle;
                }
            }
            from
        };
        (first(false), first(true))
    }

    /// A row as the precedent that it was.
    fn like(&self, book: &Rulebook, table: usize, row: usize, found: &[u8]) -> Option<Like> {
        let model = book.model();
        let packed = self.row(row);
        let (support, others) = packed.split_at_checked(self.support)?;
        let answers = support.iter().chain(others.iter().skip(1));
        let findings = self.facts.iter().zip(answers).filter_map(|(fact, answer)| {
            let answers = &model.facts.get(*fact)?.answers;
            let (answer, _) = answers.get(usize::from(answer.checked_sub(1)?))?;
            Some((model.document.facts.get(*fact)?.id.clone(), answer.clone()))
        });
        let differing = self.facts.iter().zip(support.iter().zip(found)).filter(|(_, (theirs, own))| theirs != own);
        let differing = differing.filter_map(|(fact, _)| Some(model.document.facts.get(*fact)?.id.clone()));
        let precedent = Precedent {
            format: Format::V1,
            rulebook: book.id().clone(),
            version: book.version().to_owned(),
            table: model.document.tables.get(table)?.id.clone(),
            findings: Answering(findings.collect()),
            outcome: outcome_id(model, table, self.outcome(row))?,
            note: u32::try_from(row).ok().and_then(|row| self.notes.get(&row)?.first().cloned()),
        };
        Some(Like { precedent, differing: differing.list(), count: self.counts.get(row).copied()? })
    }
}

fn outcome_id(model: &Model, table: usize, outcome: u8) -> Option<Id> {
    model.document.tables.get(table)?.outcomes.get(usize::from(outcome)).map(|outcome| outcome.id.clone())
}

fn digest(book: &Rulebook, shelves: &BTreeMap<usize, Shelf>) -> Digest {
    let mut bytes = canonical_text(&BookRef::of(book)).into_bytes();
    let tables = &book.model().document.tables;
    for (table, shelf) in shelves {
        bytes.push(b'\n');
        bytes.extend(tables.get(*table).map(|table| table.id.as_str()).unwrap_or_default().bytes());
        bytes.push(b'\n');
        for (row, (packed, times)) in (0_u32..).zip(shelf.rows().zip(&shelf.counts)) {
            bytes.extend_from_slice(packed);
            bytes.extend(times.to_be_bytes());
            for note in shelf.notes.get(&row).into_iter().flatten() {
                bytes.extend(canonical_text(note).into_bytes());
            }
        }
    }
    Algorithm::Sha256.digest([bytes.as_slice()])
}

/// The items of an array, or the lines of a text: each with its number from 0.
fn items(text: &str) -> Result<Vec<(u32, &str)>, Problems> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(array) = text.trim_start().strip_prefix('[') else {
        let lines = (0_u32..).zip(text.lines());
        return Ok(lines.filter(|(_, line)| !line.trim().is_empty()).list());
    };
    let (mut items, mut from) = (Vec::new(), 0);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (place, byte) in array.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b',' if depth == 0 => {
                items.push(array.get(from..place).unwrap_or_default());
                from = place + 1;
            }
            b'[' | b'{' => depth += 1,
            b']' if depth == 0 => {
                let last = array.get(from..place).unwrap_or_default();
                let closed = array.get(place + 1..).is_some_and(|rest| rest.trim().is_empty());
                if !last.trim().is_empty() || !items.is_empty() {
                    items.push(last);
                }
                return if closed { Ok((0_u32..).zip(items).list()) } else { Err(no_array()) };
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Err(no_array())
}

fn no_array() -> Problems {
    Problem::new(Code::NotJson, "").given("an array that does not end where the text ends").into()
}
