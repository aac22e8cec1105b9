//! Texts that an act brings along: one that says nothing is no text, wherever it stands.

use super::act::{Act, Body, Field};
use super::refusal::{Refusal, RefusalCode};
use crate::ledger::Private;

/// Refuses an act with a text that says nothing: as reasons it gives none, as a statement it states nothing, as evidence it
/// proves nothing. What was erased had been judged when it was written.
pub(crate) fn judge(act: &Act) -> Result<(), Refusal> {
    let blank = texts(&act.act).into_iter().find(|(_, text)| text.is_blank());
    match blank {
        Some((Field::Reasons, _)) => Err(Refusal::new(RefusalCode::ReasonsMissing)),
        Some((Field::Named(field), _)) => Err(Refusal::new(RefusalCode::EmptyText).about(field)),
        None => Ok(()),
    }
}

/// The texts of an act, each with the field that it stands in.
fn texts(body: &Body) -> Vec<(Field, &Private)> {
    let mut texts = body.says().texts();
    texts.extend(body.says().reasons().map(|text| (Field::Reasons, text)));
    texts.extend(body.says().proof().map(|(_, proof)| (Field::Named("proof"), &proof.evidence)));
    texts
}
