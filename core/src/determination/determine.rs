//! Determinations: what a rulebook permits under findings, with everything that is told of it.

use super::conflicts;
use super::evaluate::State;
use super::explain::Explainer;
use super::findings::Findings;
use super::types::{BookRef, Determination, Format, Outcome};
use crate::error::Problems;
use crate::list::ToList;
use crate::rulebook::Rulebook;

/// Raised only when a derivation changes for the same documents.
pub const SEMANTICS: u32 = 1;

/// Derives what a rulebook permits under the findings.
///
/// # Errors
///
/// Where the findings name facts, answers or tables that the rulebook does not know. Findings that contradict each
/// other are not an error but an answer: [`Outcome::Contradictory`].
///
/// ```
/// use distinguo::determination::{Findings, determine};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference", "findings": [{"fact": "gian", "answer": "none"}]}]}"#).unwrap();
/// let problems = determine(&book, &findings).unwrap_err();
/// assert_eq!(problems.iter().next().unwrap().nearest_name(), Some("gain"));
/// ```
pub fn determine(book: &Rulebook, findings: &Findings) -> Result<Determination, Problems> {
    let state = State::new(book, findings)?;
    Ok(determination(&state, book))
}

/// Determines many findings under one rulebook. It is defined as one [`determine`] after the other.
///
/// ```
/// use distinguo::determination::{Findings, determine, determine_batch};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let batch = determine_batch(&book, [&findings, &findings]);
/// assert_eq!(batch, [determine(&book, &findings), determine(&book, &findings)]);
/// ```
pub fn determine_batch<'f>(
    book: &Rulebook,
    findings: impl IntoIterator<Item = &'f Findings>,
) -> Vec<Result<Determination, Problems>> {
    findings.into_iter().map(|findings| determine(book, findings)).collect()
}

/// A determination of a state.
fn determination(state: &State<'_>, book: &Rulebook) -> Determination {
    let result = if state.contradictory() {
        Outcome::Contradictory { conflicts: conflicts::conflicts(state) }
    } else {
        let mut explainer = Explainer::new(state);
        let tables = state.tables.iter().filter_map(|table| state.table(*table, &mut explainer)).list();
        Outcome::Determined {
            aspects: state.aspects(),
            ask_reasons: conflicts::unusual(state),
            tables,
            conditions: explainer.conditions(),
        }
    };
    let contested = state.found.contested.iter().filter_map(|var| state.contested(*var)).list();
    Determination {
        format: Format::V1,
        rulebook: BookRef::of(book),
        semantics: SEMANTICS,
        answers: state.answers(),
        contested,
        result,
    }
}
