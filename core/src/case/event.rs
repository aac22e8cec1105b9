//! What has happened in a case, and the patterns by which rules wait for it.

use serde::Serialize;

use crate::document::{Id, decode_variants};
use crate::rulebook::procedure::{Deed, EventPattern};
use crate::time::Date;

/// Something that happened. Periods start, end and stand still on events; nothing else moves them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Event {
    /// An act was done.
    Acted {
        deed: Deed,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// A document was submitted.
    Submitted {
        document: Id,
        by: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<Id>,
    },
    /// The right to submit it was waived.
    Waived { document: Id },
    /// A document was sent.
    Sent {
        document: Id,
        to: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// A document was received.
    Received {
        document: Id,
        by: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// A role acknowledged a document.
    Acknowledged { document: Id, by: Id },
    /// A table was decided.
    Decided {
        table: Id,
        outcome: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// A decision took effect.
    Effective {
        table: Id,
        outcome: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
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

decode_variants!(Event, "an event", {
    "acted" => Acted { deed, about },
    "submitted" => Submitted { document, by, item },
    "waived" => Waived { document },
    "sent" => Sent { document, to, audience, about },
    "received" => Received { document, by, about },
    "acknowledged" => Acknowledged { document, by },
    "decided" => Decided { table, outcome, level, about },
    "effective" => Effective { table, outcome, level, about },
    "lapsed" => Lapsed { period, key },
    "dated" => Dated { date, day },
});

impl Event {
    /// What the event is about, for periods that have a clock each: a recipient, an item, an accusation, a level.
    pub(crate) fn key(&self, per: crate::rulebook::procedure::Per) -> Option<&Id> {
        use crate::rulebook::procedure::Per;
        match (per, self) {
            (Per::Case, _) => None,
            (Per::Recipient, Self::Sent { to, .. }) => Some(to),
            (
                Per::Recipient,
                Self::Received { by, .. } | Self::Submitted { by, .. } | Self::Acknowledged { by, .. },
            ) => Some(by),
            (Per::Item, Self::Submitted { item, .. }) => item.as_ref(),
            (
                Per::Item | Per::Accusation,
                Self::Acted { about, .. }
                | Self::Decided { about, .. }
                | Self::Effective { about, .. }
                | Self::Sent { about, .. }
                | Self::Received { about, .. },
            ) => about.as_ref(),
            (Per::Level, Self::Decided { level, .. } | Self::Effective { level, .. }) => level.as_ref(),
            (Per::Level, Self::Acted { deed: Deed::Request(request), .. }) => Some(&request.level),
            (_, Self::Lapsed { key, .. }) => key.as_ref(),
            (
                Per::Recipient | Per::Item | Per::Accusation | Per::Level,
                Self::Acted { .. }
                | Self::Submitted { .. }
                | Self::Waived { .. }
                | Self::Sent { .. }
                | Self::Received { .. }
                | Self::Acknowledged { .. }
                | Self::Decided { .. }
                | Self::Effective { .. }
                | Self::Dated { .. },
            ) => None,
        }
    }
}

/// Whether an event is of the kind that a pattern waits for. Audiences are compared by the caller, who knows the facts.
pub(crate) fn matches(pattern: &EventPattern, event: &Event) -> bool {
    let fits = |wanted: &Option<Id>, given: &Option<Id>| wanted.is_none() || wanted == given;
    match (pattern, event) {
        (EventPattern::Acted(wanted), Event::Acted { deed, .. }) => wanted == deed,
        (EventPattern::Submitted(wanted), Event::Submitted { document, .. }) => wanted.document == *document,
        (EventPattern::Waived(wanted), Event::Waived { document }) => wanted.document == *document,
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
