//! What to ask next, and what would have to be found for another outcome. Answers given here are suppositions: nothing
//! in this room becomes a finding.

use serde::Serialize;

use super::evaluate::{State, answer_ids, outcome_ids};
use super::findings::Findings;
use super::table::outcomes;
use super::types::OpenFact;
use crate::document::{Id, Text, nearest};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Truth, Var};
use crate::rulebook::{Asks, Rulebook};

/// A question about an open fact that can still change which outcomes are possible.
///
/// ```
/// use distinguo::determination::{Findings, questions};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let nothing = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let asked = questions(&book, &nothing, "tolerance").unwrap();
/// assert!(asked.iter().all(|question| question.leads.iter().all(|lead| !lead.leads_to.is_empty())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The fact, who can supply it and which row needs it.
    #[serde(flatten)]
    pub fact: OpenFact,
    /// Question in words, by language.
    pub label: Text,
    /// The possible answers, in declared order, and where each leads.
    pub leads: Vec<Lead>,
}

/// An answer and the outcomes that would remain possible after it.
///
/// ```
/// # use distinguo::determination::{Findings, questions};
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let nothing = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let lead = &questions(&book, &nothing, "tolerance").unwrap()[0].leads[0];
/// assert!(!lead.leads_to.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lead {
    /// Id of the answer.
    pub answer: Id,
    /// Answer in words, by language.
    pub label: Text,
    /// Ids of the outcomes that are still possible after it.
    pub leads_to: Vec<Id>,
}

/// The questions that can still change which outcomes a table permits, the most decisive first (or in the order of the
/// table, where it says so). Presumptions play no part. An empty list means that all completions permit the same.
///
/// # Errors
///
/// As [`super::determine`], and where there is no such table.
///
/// ```
/// use distinguo::determination::{Findings, questions};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let settled = Findings::load(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference", "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// assert!(questions(&book, &settled, "tolerance").unwrap().is_empty());
/// ```
pub fn questions(book: &Rulebook, findings: &Findings, table: &str) -> Result<Vec<Question>, Problems> {
    let state = State::new(book, findings)?;
    let position = table_position(book, table)?;
    let model = book.model();
    let Some(table) = model.tables.get(position) else { return Ok(Vec::new()) };
    if state.contradictory() {
        return Ok(Vec::new());
    }
    let (ranked, together) = state.diagram(position, table).ranked(&state.found.known, |verdict| {
        table.verdicts.get(usize::from(verdict)).map_or(0, |verdict| verdict.permit)
    });
    let asks = model.document.tables.get(position).map(|table| table.asks);
    let mut asked: Vec<Question> = ranked
        .into_iter()
        .filter_map(|ranked| {
            let var = ranked.var;
            let known = state.now.known.get(var.index()).copied().unwrap_or(Answers::NONE);
            let possible = Answers::of(ranked.answers.iter().map(|(answer, _)| *answer));
            let fact = state.open_fact(position, table, var, known.intersect(possible), &together)?;
            let labels = &model.facts.get(var.index())?.answers;
            let leads = ranked.answers.into_iter().filter_map(|(answer, outcomes)| {
                let (id, label) = labels.get(usize::from(answer))?;
                Some(Lead {
                    answer: id.clone(),
                    label: label.clone(),
                    leads_to: outcome_ids(model, position, outcomes),
                })
            });
            Some(Question { label: model.document.facts.get(var.index())?.label.clone(), leads: leads.collect(), fact })
        })
        .list();
    if asks == Some(Asks::InOrder) {
        let order = in_order(&state, position);
        asked.sort_by_key(|question| {
            let is_asked = |var: &Var| model.index.facts.get(&question.fact.fact) == Some(&var.index());
            // What no open row tests, but contradictions tie to what one does, comes last.
            order.iter().position(is_asked).unwrap_or(order.len())
        });
    }
    Ok(asked)
}

/// The outcomes of a table that are still possible over all completions of the open facts, presumptions ignored: what
/// [`super::determine`] says under `possible`, without its reasons. Empty where the findings contradict each other.
///
/// # Errors
///
/// As [`super::determine`], and where there is no such table.
///
/// ```
/// use distinguo::determination::{Findings, possible};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let nothing = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// assert_eq!(possible(&book, &nothing, "tolerance").unwrap().len(), 5);
/// ```
pub fn possible(book: &Rulebook, findings: &Findings, table: &str) -> Result<Vec<Id>, Problems> {
    let state = State::new(book, findings)?;
    let position = table_position(book, table)?;
    let possible = state.model.tables.get(position).filter(|_| !state.contradictory());
    let possible = possible.map(|table| outcomes(table, state.diagram(position, table).possible(&state.found.known)));
    Ok(outcome_ids(state.model, position, possible.unwrap_or(0)))
}

/// Open facts as the rows of a table come to them: first the facts of the first open row, in declared
/// order.
fn in_order(state: &State<'_>, table: usize) -> Vec<Var> {
    let mut order = Vec::new();
    let rows = state.model.tables.get(table).map(|table| table.rows.as_slice()).unwrap_or_default();
    let open = |test: &crate::rulebook::Test| state.truths_found.get(test.cond.index()) == Some(&Truth::Open);
    for test in rows.iter().filter_map(|row| row.when.as_ref()).filter(|test| open(test)) {
        for var in state.model.conditions.support(test.cond).iter() {
            if !order.contains(&var) {
                order.push(var);
            }
        }
    }
    order
}

/// Where a table stands in the book.
pub(crate) fn table_position(book: &Rulebook, table: &str) -> Result<usize, Problems> {
    let model = book.model();
    model.index.tables.get(table).copied().ok_or_else(|| {
        let known = model.index.tables.keys().map(Id::as_str);
        Problem::new(Code::UnknownName, "/table").given(table).expected("table").nearest(nearest(table, known)).into()
    })
}

/// What would have to be found for another outcome: only facts that nobody has found yet. It is told to the person and
/// to reviewers, and cannot be turned into findings.
///
/// ```
/// use distinguo::determination::{Findings, smallest_change};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let nothing = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let change = smallest_change(&book, &nothing, "tolerance", "not_tolerated").unwrap().unwrap();
/// assert_eq!(change.against_presumption.len() + change.still_open.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SmallestChange {
    /// Answers that differ from what is presumed now; as few as possible.
    pub against_presumption: Vec<Supposed>,
    /// Answers to facts that are open; none of them can be left out.
    pub still_open: Vec<Supposed>,
}

/// An answer that is supposed, not found.
///
/// ```
/// # use distinguo::determination::{Findings, smallest_change};
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let nothing = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let change = smallest_change(&book, &nothing, "tolerance", "not_tolerated").unwrap().unwrap();
/// let supposed = change.against_presumption.iter().chain(&change.still_open).next().unwrap();
/// assert!(book.facts().any(|fact| *fact == supposed.fact));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Supposed {
    /// Id of the fact.
    pub fact: Id,
    /// Id of the answer that it would need.
    pub answer: Id,
}

/// The smallest change, over facts that nobody has found, after which a table permits an outcome; `None` where what was
/// found rules the outcome out. What is presumed counts as answered.
///
/// # Errors
///
/// As [`super::determine`], and where there is no such table or outcome.
///
/// ```
/// use distinguo::determination::{Findings, smallest_change};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let settled = Findings::load(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference", "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// // No finding still to come can change what private gain excludes.
/// assert_eq!(smallest_change(&book, &settled, "tolerance", "exempt").unwrap(), None);
/// ```
pub fn smallest_change(
    book: &Rulebook,
    findings: &Findings,
    table: &str,
    outcome: &str,
) -> Result<Option<SmallestChange>, Problems> {
    let state = State::new(book, findings)?;
    let position = table_position(book, table)?;
    let model = book.model();
    let outcomes = model.document.tables.get(position).map(|table| table.outcomes.as_slice()).unwrap_or_default();
    let Some(wanted) = outcomes.iter().position(|known| known.id.as_str() == outcome) else {
        let known = outcomes.iter().map(|outcome| outcome.id.as_str());
        let problem = Problem::new(Code::UnknownName, "/outcome").given(outcome).expected("outcome");
        return Err(problem.nearest(nearest(outcome, known)).into());
    };
    let Some(table) = model.tables.get(position).filter(|_| !state.contradictory()) else { return Ok(None) };
    let permitting = table.verdicts.iter().enumerate().filter(|(_, verdict)| verdict.permit >> wanted & 1 == 1);
    let target = permitting.fold(0_u64, |set, (verdict, _)| set | 1 << verdict);
    let presumed = |fact: usize| match state.now.sources.get(fact)?.as_ref()? {
        super::findings::Source::Presumed(_) => state.now.answer(fact),
        super::findings::Source::Found { .. } | super::findings::Source::Read { .. } => None,
    };
    let own: Vec<Option<u8>> = (0..model.facts.len()).map(presumed).collect();
    let Some(change) = state.diagram(position, table).smallest_change(&state.found.known, &own, target) else {
        return Ok(None);
    };
    let supposed = |answers: Vec<(Var, u8)>| -> Vec<Supposed> {
        let mut answers = answers;
        answers.sort_unstable();
        let named = answers.into_iter().filter_map(|(var, answer)| {
            let answer = answer_ids(model, var.index(), Answers::one(answer)).pop()?;
            Some(Supposed { fact: model.document.facts.get(var.index())?.id.clone(), answer })
        });
        named.list()
    };
    Ok(Some(SmallestChange { against_presumption: supposed(change.changed), still_open: supposed(change.with) }))
}
