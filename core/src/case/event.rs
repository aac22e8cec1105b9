//! What has happened in a case, and the patterns by which rules wait for it.

use serde::Serialize;

use super::matter::MatterId;
use crate::document::{Id, decode_variants};
use crate::rulebook::procedure::{Deed, EventPattern};
use crate::time::Date;

/// Something that happened. Periods start, end and stand still on events; nothing else moves them. The matter that it
/// belongs to stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = event_fields))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Event {
    /// An act was done.
    Acted { deed: Deed },
    /// A document was submitted.
    Submitted { document: Id, by: Id },
    /// The right to submit it was waived.
    Waived { document: Id, by: Id },
    /// A document was sent.
    Sent {
        document: Id,
        to: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
    },
    /// A document was received.
    Received { document: Id, by: Id },
    /// A role acknowledged a document.
    Acknowledged { document: Id, by: Id },
    /// A table was decided.
    Decided {
        table: Id,
        outcome: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// A decision took effect.
    Effective {
        table: Id,
        outcome: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// A period lapsed.
    Lapsed {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// An act stated the day of something.
    Dated { date: Id, day: Date },
}

/// What the fields of events say, whichever event they are of.
#[cfg(feature = "schema")]
fn event_fields(schema: &mut schemars::Schema) {
    crate::document::describe(
        schema,
        &[
            (
                "audience",
                "Circle that the document reached: an answer of the ordered fact of audiences. Left out: nothing was said of it.",
            ),
            ("by", "Id of the role that submitted, gave up, received or acknowledged it."),
            ("date", "Name that the rulebook gives to the day."),
            ("day", "Day that was stated."),
            ("document", "Id of the kind of document."),
            ("key", "Id of the recipient whose clock ran out. Left out where a matter has one clock of the period."),
            ("level", "Id of the level of relief at which it was decided. Left out: before relief."),
            ("outcome", "Id of the outcome that was decided."),
            ("period", "Id of the period."),
            ("table", "Id of the table that was decided."),
            ("to", "Id of the role that it was sent to, or `public`."),
        ],
    );
}

decode_variants!(Event, "an event", {
    "acted" => Acted { deed },
    "submitted" => Submitted { document, by },
    "waived" => Waived { document, by },
    "sent" => Sent { document, to, audience },
    "received" => Received { document, by },
    "acknowledged" => Acknowledged { document, by },
    "decided" => Decided { table, outcome, level },
    "effective" => Effective { table, outcome, level },
    "lapsed" => Lapsed { period, key },
    "dated" => Dated { date, day },
});

/// An event and the matter that it belongs to; none where it belongs to the case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence {
    pub(crate) event: Event,
    pub(crate) about: Option<MatterId>,
}

impl Event {
    /// The role that has a clock of its own by the event: the recipient of a document.
    pub(crate) fn recipient(&self) -> Option<&Id> {
        match self {
            Self::Sent { to: role, .. }
            | Self::Received { by: role, .. }
            | Self::Submitted { by: role, .. }
            | Self::Waived { by: role, .. }
            | Self::Acknowledged { by: role, .. } => Some(role),
            Self::Lapsed { key, .. } => key.as_ref(),
            Self::Acted { .. } | Self::Decided { .. } | Self::Effective { .. } | Self::Dated { .. } => None,
        }
    }
}

/// Whether an event is of the kind that a pattern waits for. Audiences are compared by the caller, who knows the facts.
pub(crate) fn matches(pattern: &EventPattern, event: &Event) -> bool {
    let fits = |wanted: &Option<Id>, given: &Option<Id>| wanted.is_none() || wanted == given;
    match (pattern, event) {
        (EventPattern::Acted(wanted), Event::Acted { deed, .. }) => wanted.act == *deed,
        (EventPattern::Submitted(wanted), Event::Submitted { document, .. }) => wanted.document == *document,
        (EventPattern::Waived(wanted), Event::Waived { document, .. }) => wanted.document == *document,
        (EventPattern::Sent(wanted), Event::Sent { document, to, .. }) => {
            wanted.document == *document && wanted.to.as_ref().is_none_or(|wanted| wanted == to)
        }
        (EventPattern::Received(wanted), Event::Received { document, by, .. }) => {
            wanted.document == *document && wanted.by.as_ref().is_none_or(|wanted| wanted == by)
        }
        (EventPattern::Acknowledged(wanted), Event::Acknowledged { document, .. }) => wanted.document == *document,
        (EventPattern::Decided(wanted), Event::Decided { table, outcome, level, .. })
        | (EventPattern::Effective(wanted), Event::Effective { table, outcome, level, .. }) => {
            wanted.table == *table
                && (wanted.r#in.is_empty() || wanted.r#in.contains(outcome))
                && fits(&wanted.level, level)
        }
        (EventPattern::Lapsed(wanted), Event::Lapsed { period, .. }) => wanted.period == *period,
        (EventPattern::Dated(wanted), Event::Dated { date, .. }) => wanted.date == *date,
        (
            EventPattern::Acted(_)
            | EventPattern::Submitted(_)
            | EventPattern::Waived(_)
            | EventPattern::Sent(_)
            | EventPattern::Received(_)
            | EventPattern::Acknowledged(_)
            | EventPattern::Decided(_)
            | EventPattern::Effective(_)
            | EventPattern::Lapsed(_)
            | EventPattern::Dated(_),
            _,
        ) => false,
    }
}
