//! Acts as hosts hand them in: who, when, and what. They are requests and read strictly; what the kernel makes of them is
//! an entry.

mod said;
mod says;

use serde::Serialize;

pub(crate) use said::{
    AcceptParty, Accuse, Acknowledge, Adopt, AdoptCalendar, Approve, Assign, Decide, DecideRecusal, Erase, FileReform,
    Find, Item, Join, Migrate, OnMatter, OnPeriod, Open, Plain, Proof, Raise, Rectify, Recuse, ReportStage, Request,
    Restore, Send, SetLength, Stage, StateDate, Submit, Succeed, Voice, Waive,
};

pub(crate) use says::Field;
use says::Says;

use super::effect::ClockId;
use super::matter::Place;
use crate::document::{Decode, Digest, Id, Json, Reader, decode_choice, decode_object};
use crate::error::{Code, Problem, Problems};
use crate::rulebook::procedure::{AboutDocument, AboutLevel, AboutTable, Channel, Deed};
use crate::time::Instant;

/// An act: what somebody does to a case.
///
/// ```
/// use distinguo::case::Act;
/// let act = Act::load(r#"{"id": "a7", "at": "2026-09-01T09:00:00+08:00",
///     "actor": {"id": "p1", "role": "person"}, "act": {"withdraw": {}}}"#).unwrap();
/// assert_eq!(act.id(), "a7");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Id that the host gives to the act: 1 to 64 characters. The same act twice is answered with the same entries.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 64)))]
    pub(crate) id: String,
    /// Moment of the act: a date and time with its offset from UTC, such as `2026-09-01T09:00:00+08:00`. Never before
    /// the last entry.
    pub(crate) at: Instant,
    pub(crate) actor: Actor,
    /// Head of the ledger that the act was made against; where the case has moved on since, the act is refused. Left
    /// out: it is not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expects: Option<Digest>,
    /// What is done: one kind of act, with what it says.
    pub(crate) act: Body,
}

decode_object!(Act, "an act", { id, at, actor, expects, act });

impl Act {
    /// Reads an act.
    ///
    /// # Errors
    ///
    /// All problems of the document.
    pub fn load(text: &str) -> Result<Self, Problems> {
        let act: Self = Reader::read(text)?;
        act.named()?;
        Ok(act)
    }

    /// Whether its id is one: 1 to 64 characters.
    pub(crate) fn named(&self) -> Result<(), Problem> {
        let length = self.id.chars().count();
        if length == 0 || length > 64 { Err(Problem::new(Code::BadActId, "/id").given(&self.id)) } else { Ok(()) }
    }

    /// The host's id for the act.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether it moves a case to another version of its rulebook.
    pub(crate) const fn moves(&self) -> bool {
        matches!(self.act, Body::Migrate(_))
    }

    /// When it is done.
    #[must_use]
    pub const fn at(&self) -> Instant {
        self.at
    }

    /// Who does it.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for.
///
/// ```
/// use distinguo::case::Actor;
/// use distinguo::document::Id;
/// let actor = Actor::new("v1", Id::new("verifier").unwrap(), Id::new("org-1"));
/// assert_eq!(actor.role().as_str(), "verifier");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Pseudonym of the person acting, the same throughout a case and never a name.
    pub(crate) id: String,
    /// Id of the role acted in.
    pub(crate) role: Id,
    /// Id of the organ acted for. Left out in roles that act for no organ, such as those of parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) organ: Option<Id>,
}

decode_object!(Actor, "an actor", { id, role, organ });

impl Actor {
    /// An actor of a role, for an organ where the role has one.
    #[must_use]
    pub fn new(id: &str, role: Id, organ: Option<Id>) -> Self {
        Self { id: id.to_owned(), role, organ }
    }

    /// The pseudonym, the same throughout a case.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The role acted in.
    #[must_use]
    pub const fn role(&self) -> &Id {
        &self.role
    }
}

macro_rules! bodies {
    ($($(#[$meta:meta])* $variant:ident $word:literal $type:ident,)*) => {
        /// What is done. Every kind belongs to exactly one region of the case.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub(crate) enum Body { $($(#[$meta])* #[serde(rename = $word)] $variant($type),)* }

        impl Decode for Body {
            const EXPECTED: &'static str = "an act";

            fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
                decode_choice!(json, reader, { $($word => $variant),* })
            }
        }

        impl Body {
            /// Every kind of act, by name.
            #[cfg(test)]
            pub(crate) const KINDS: &'static [&'static str] = &[$($word),*];

            /// What is asked of every kind of act.
            pub(crate) fn says(&self) -> &dyn Says {
                match self { $(Self::$variant(body) => body),* }
            }
        }
    };
}

bodies! {
    /// Opens the case.
    Open "open" Open,
    /// States the day of something.
    Date "date" StateDate,
    /// Puts a reform and its risks on record.
    File "file" FileReform,
    /// Ends the record of a reform.
    CloseFiling "close_filing" OnMatter,
    /// Raises the case.
    Raise "raise" Raise,
    /// Takes the application back.
    Withdraw "withdraw" Plain,
    /// Names who acts in a role from now on.
    Assign "assign" Assign,
    /// Asks that somebody be withdrawn from the case, or declares it for oneself.
    Recuse "recuse" Recuse,
    /// Decides whether somebody is withdrawn who was asked to be.
    DecideRecusal "decide_recusal" DecideRecusal,
    /// Asks to be a party.
    Join "join" Join,
    /// Lets a party in that asked to be one, or does not.
    AcceptParty "accept_party" AcceptParty,
    /// Finds an answer to a fact.
    Find "find" Find,
    /// Adopts one of several findings.
    Adopt "adopt" Adopt,
    /// Returns the matter for more verification.
    Return "return" OnMatter,
    /// Submits a document.
    Submit "submit" Submit,
    /// Gives up the right to submit a document.
    Waive "waive" Waive,
    /// Sends a document.
    Send "send" Send,
    /// Acknowledges receipt of a document.
    Acknowledge "acknowledge" Acknowledge,
    /// Decides a table.
    Decide "decide" Decide,
    /// Approves a decision, or refuses to.
    Approve "approve" Approve,
    /// Asks for relief against a decision.
    Request "request" Request,
    /// Accuses somebody.
    Accuse "accuse" Accuse,
    /// Disputes who is competent to decide.
    Dispute "dispute" Plain,
    /// Lets a period stand still.
    Suspend "suspend" OnPeriod,
    /// Lets a period go on that stands still.
    Resume "resume" OnPeriod,
    /// Makes a running period longer.
    Extend "extend" OnPeriod,
    /// Gives a missed time back.
    Restore "restore" Restore,
    /// Corrects a clerical error of an earlier entry.
    Rectify "rectify" Rectify,
    /// Erases a text of an earlier entry.
    Erase "erase" Erase,
    /// Puts another organ in a seat.
    Succeed "succeed" Succeed,
    /// Moves the case to another version of its rulebook.
    Migrate "migrate" Migrate,
    /// Counts by a newer edition of the calendar.
    AdoptCalendar "adopt_calendar" AdoptCalendar,
    /// Reports the stage of the accountability proceeding.
    ReportStage "report_stage" ReportStage,
}

impl Body {
    /// The act as rules speak of it.
    pub(crate) fn deed(&self) -> Deed {
        let document = |document: &Id| AboutDocument { document: document.clone() };
        match self {
            Self::Open(_) => Deed::Open,
            Self::Date(_) => Deed::Date,
            Self::File(_) => Deed::File,
            Self::CloseFiling(_) => Deed::CloseFiling,
            Self::Raise(_) => Deed::Raise,
            Self::Withdraw(_) => Deed::Withdraw,
            Self::Assign(_) => Deed::Assign,
            Self::Recuse(_) => Deed::Recuse,
            Self::DecideRecusal(_) => Deed::DecideRecusal,
            Self::Join(_) => Deed::Join,
            Self::AcceptParty(_) => Deed::AcceptParty,
            Self::Find(_) => Deed::Find,
            Self::Adopt(_) => Deed::Adopt,
            Self::Return(_) => Deed::Return,
            Self::Submit(body) => Deed::Submit(document(&body.document)),
            Self::Waive(body) => Deed::Waive(document(&body.document)),
            Self::Send(body) => Deed::Send(document(&body.document)),
            Self::Acknowledge(body) => Deed::Acknowledge(document(&body.document)),
            Self::Decide(body) => Deed::Decide(AboutTable { table: body.table.clone(), level: body.level.clone() }),
            Self::Approve(body) => Deed::Approve(AboutTable { table: body.table.clone(), level: None }),
            Self::Request(body) => Deed::Request(AboutLevel { level: body.level.clone() }),
            Self::Accuse(_) => Deed::Accuse,
            Self::Dispute(_) => Deed::Dispute,
            Self::Suspend(_) => Deed::Suspend,
            Self::Resume(_) => Deed::Resume,
            Self::Extend(_) => Deed::Extend,
            Self::Restore(_) => Deed::Restore,
            Self::Rectify(_) => Deed::Rectify,
            Self::Erase(_) => Deed::Erase,
            Self::Succeed(_) => Deed::Succeed,
            Self::Migrate(_) => Deed::Migrate,
            Self::AdoptCalendar(_) => Deed::AdoptCalendar,
            Self::ReportStage(_) => Deed::ReportStage,
        }
    }

    /// The channel on which the case is raised.
    pub(crate) const fn channel(&self) -> Option<Channel> {
        if let Self::Raise(body) = self { Some(body.channel) } else { None }
    }

    /// The fact that is found, or on which a finding is adopted.
    pub(crate) const fn fact(&self) -> Option<&Id> {
        if let Self::Find(Find { fact, .. }) | Self::Adopt(Adopt { fact, .. }) = self { Some(fact) } else { None }
    }

    /// The clock that the act is done to, in the proceeding that is meant.
    pub(crate) fn clock(&self, place: Option<&Place>) -> Option<ClockId> {
        let (Self::Suspend(OnPeriod { period, key, .. })
        | Self::Resume(OnPeriod { period, key, .. })
        | Self::Extend(OnPeriod { period, key, .. })
        | Self::Restore(Restore { period, key, .. })) = self
        else {
            return None;
        };
        let about = place.map(|place| place.matter.clone());
        Some(ClockId { period: period.clone(), about, key: key.clone() })
    }

    /// The outcome that is decided.
    pub(crate) const fn outcome(&self) -> Option<&Id> {
        if let Self::Decide(body) = self { Some(&body.outcome) } else { None }
    }
}
