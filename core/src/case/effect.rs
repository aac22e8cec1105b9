//! What the kernel makes of an act or a lapse: a closed list, applied in order. Effects never create acts, so nothing
//! cascades out of sight; and a case is nothing but the fold of its effects.

use serde::Serialize;

use super::act::{Open, Stage};
use super::event::Event;
use crate::document::{Digest, Id, decode_object, decode_tagged, decode_word};
use crate::ledger::CalendarRef;
use crate::rulebook::procedure::{Channel, Deed};
use crate::sorted::Map;
use crate::time::{Date, Instant, Length};

/// One change of a case. Each belongs to the region named by its group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "effect", rename_all = "snake_case")]
#[expect(clippy::enum_variant_names, reason = "a decision takes effect, in the words of the law")]
pub(crate) enum Effect {
    // The case itself
    /// The case is opened.
    Opened { opening: Opening },
    /// Somebody did something: what separation of duties looks at.
    Did {
        actor: String,
        role: Id,
        deed: Deed,
        on: Date,
        #[serde(skip_serializing_if = "Option::is_none")]
        organ: Option<Id>,
    },
    /// Something happened that periods and grants wait for.
    Happened { on: Date, event: Event },
    /// An answer to a fact was found in a proceeding.
    Found { proceeding: u32, fact: Id, answer: Id, by: String },
    /// One of several findings was adopted.
    Adopted { proceeding: u32, fact: Id, answer: Id, by: String },
    /// A new proceeding begins, inheriting the answers that stand.
    ProceedingBegun { proceeding: Proceeding },
    /// The case moves to another version of its rulebook.
    Migrated { version: String },
    /// Days are counted by another edition.
    CalendarAdopted { calendar: CalendarRef },
    /// A clerical error in an entry is corrected.
    Rectified { entry: u32, pointer: String, new: String },
    // Competence
    /// An organ sits in a seat.
    SeatBound { seat: Id, organ: String },
    /// Who decides is disputed, or no longer.
    DisputeSet { disputed: bool },
    /// Somebody acts in a role.
    Assigned { role: Id, actor: String },
    /// A body is named, whole.
    BodyNamed { role: Id, organ: String, members: Vec<String> },
    /// A body has voted; who was against stays a member.
    BodyVoted { role: Id, against: Vec<String> },
    /// An organ decides no longer and does nothing more.
    CompetenceLost { organ: String },
    /// Somebody asks to be a party.
    JoinAsked {
        role: Id,
        party: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// They are one, or not.
    Joined { role: Id, party: String, accepted: bool },
    /// A party asks that somebody does not act, or they declare it themselves.
    RecusalAsked { actor: String, ground: Id, since: Date, by: String },
    /// They go on acting.
    RecusalRefused { actor: String },
    /// Somebody may not act; earlier acts after the ground arose are listed.
    Recused { actor: String, ground: Id, since: Date, listed: Vec<u32> },
    // Filing
    /// The record of a reform changes.
    FilingSet { filing: Filing },
    // Admission
    /// The case is raised, admitted, returned, refused, withdrawn.
    AdmissionSet { admission: Admission },
    /// How it was raised and by whom.
    Raised { channel: Channel, by: Id },
    // Verification
    /// Finders are at work, have reported, or have more to do.
    VerificationSet { verification: Verification },
    // Decisions
    /// A decision was made.
    Made { ruling: Ruling },
    /// It waits for approval.
    AwaitsApproval { table: Id },
    /// It was approved, or sent back.
    Approved { table: Id, approved: bool },
    /// It takes effect.
    TookEffect { table: Id, on: Date },
    /// A role received it.
    ReceivedBy { table: Id, role: Id, on: Date },
    /// No further relief.
    BecameFinal { table: Id },
    /// It no longer stands.
    Annulled { table: Id, remitted: bool },
    /// It stands with another outcome.
    Varied {
        table: Id,
        outcome: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
    },
    /// Silence counts as an outcome.
    DeemedDecided { table: Id, outcome: Id },
    // Correction
    /// An item of correction is ordered.
    ItemOrdered { item: Id, bearer: Id },
    /// An item changes.
    ItemSet { item: Id, state: ItemState },
    // Relief
    /// A level of relief is asked for or decided.
    LevelSet { level: Id, table: Id, state: LevelState },
    // Accusation
    /// An accusation is received, judged, cleared.
    AccusationSet { accusation: Id, state: AccusationState },
    // Accountability
    /// The proceeding that this case belongs to has come this far.
    StageSet { stage: Stage },
    // Periods
    /// A period starts.
    Started { run: Started },
    /// An act sets the length of a period that the rules leave to it.
    LengthSet { period: Id, length: Length },
    /// It has ended: what was owed was done, what was allowed was used.
    Ended {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        late: bool,
        on: Date,
    },
    /// It no longer runs, done or not.
    Cancelled {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It stands still from a day on.
    Suspended {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        cause: u32,
        from: Date,
    },
    /// It goes on after a day.
    Resumed {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        cause: u32,
        until: Date,
    },
    /// It starts again.
    Interrupted {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        on: Date,
    },
    /// It was made longer.
    Extended {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        on: Date,
    },
    /// The rules to which the case was moved give it another length.
    LengthChanged {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        length: Length,
    },
    /// It is counted from another day: the one that stood in an act was a clerical error.
    CountedFrom {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        from: Date,
    },
    /// Another role bears it.
    Shifted {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        to: Id,
    },
    /// A lost right is given back for so long.
    Reinstated {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        from: Date,
        length: Length,
    },
    /// It ran out: a duty is overdue, a right forfeited, a status expired.
    Lapsed {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        on: Date,
    },
    /// A lapse is undone: what was due had been done in time.
    LapseReversed {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// Its date is counted anew; no right gets shorter.
    Redated {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        old: String,
        new: String,
    },
    // Notices to roles: what the host must bring to somebody's attention
    /// A role is reminded.
    Reminded { role: Id },
    /// A role is told.
    Reported { role: Id },
    /// Competence goes up: no quorum is left without the recused.
    WentUp { to: Id },
}

decode_tagged!(Effect, "an effect", "effect", {
    "opened" => Opened { opening },
    "did" => Did { actor, role, deed, on, organ },
    "happened" => Happened { on, event },
    "found" => Found { proceeding, fact, answer, by },
    "adopted" => Adopted { proceeding, fact, answer, by },
    "proceeding_begun" => ProceedingBegun { proceeding },
    "migrated" => Migrated { version },
    "calendar_adopted" => CalendarAdopted { calendar },
    "rectified" => Rectified { entry, pointer, new },
    "seat_bound" => SeatBound { seat, organ },
    "dispute_set" => DisputeSet { disputed },
    "assigned" => Assigned { role, actor },
    "body_named" => BodyNamed { role, organ, members },
    "body_voted" => BodyVoted { role, against },
    "competence_lost" => CompetenceLost { organ },
    "join_asked" => JoinAsked { role, party, about },
    "joined" => Joined { role, party, accepted },
    "recusal_asked" => RecusalAsked { actor, ground, since, by },
    "recusal_refused" => RecusalRefused { actor },
    "recused" => Recused { actor, ground, since, listed },
    "filing_set" => FilingSet { filing },
    "admission_set" => AdmissionSet { admission },
    "raised" => Raised { channel, by },
    "verification_set" => VerificationSet { verification },
    "made" => Made { ruling },
    "awaits_approval" => AwaitsApproval { table },
    "approved" => Approved { table, approved },
    "took_effect" => TookEffect { table, on },
    "received_by" => ReceivedBy { table, role, on },
    "became_final" => BecameFinal { table },
    "annulled" => Annulled { table, remitted },
    "varied" => Varied { table, outcome, measure },
    "deemed_decided" => DeemedDecided { table, outcome },
    "item_ordered" => ItemOrdered { item, bearer },
    "item_set" => ItemSet { item, state },
    "level_set" => LevelSet { level, table, state },
    "accusation_set" => AccusationSet { accusation, state },
    "stage_set" => StageSet { stage },
    "started" => Started { run },
    "length_set" => LengthSet { period, length },
    "ended" => Ended { period, key, late, on },
    "cancelled" => Cancelled { period, key },
    "suspended" => Suspended { period, key, cause, from },
    "resumed" => Resumed { period, key, cause, until },
    "interrupted" => Interrupted { period, key, on },
    "extended" => Extended { period, key, on },
    "length_changed" => LengthChanged { period, key, length },
    "counted_from" => CountedFrom { period, key, from },
    "shifted" => Shifted { period, key, to },
    "reinstated" => Reinstated { period, key, from, length },
    "lapsed" => Lapsed { period, key, on },
    "lapse_reversed" => LapseReversed { period, key },
    "redated" => Redated { period, key, old, new },
    "reminded" => Reminded { role },
    "reported" => Reported { role },
    "went_up" => WentUp { to },
});

/// How a case begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Opening {
    pub(crate) case: Id,
    #[serde(serialize_with = "crate::sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Id, String>"))]
    pub(crate) parties: Map<Id, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) conduct_from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) conduct_until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) matter: Option<Id>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) linked: Vec<LinkedDecision>,
}

decode_object!(Opening, "how a case begins", { case, parties, conduct_from, conduct_until, matter, linked });

/// A decision of another case that facts are read from: its ledger was handed over and audited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct LinkedDecision {
    pub(crate) case: Id,
    pub(crate) table: Id,
    pub(crate) outcome: Id,
    pub(crate) on: Date,
    /// The entry that made it.
    pub(crate) entry: u32,
    /// The hash of that entry.
    pub(crate) hash: Digest,
}

decode_object!(LinkedDecision, "a decision of another case", { case, table, outcome, on, entry, hash });

impl Opening {
    pub(crate) fn of(open: &Open, linked: Vec<LinkedDecision>) -> Self {
        Self {
            case: open.case.clone(),
            parties: open.parties.0.clone(),
            conduct_from: open.conduct.map(|conduct| conduct.from),
            conduct_until: open.conduct.and_then(|conduct| conduct.until),
            matter: open.matter.clone(),
            linked,
        }
    }
}

/// What findings belong to. Later proceedings inherit the answers that stand and may replace them; earlier ones stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "of", rename_all = "snake_case")]
pub(crate) enum Proceeding {
    /// The matter itself.
    First,
    /// A level of relief.
    Level { level: Id },
    /// A decision that is looked at again.
    Reopening,
    /// An accusation.
    Accusation { accusation: Id },
}

decode_tagged!(Proceeding, "a proceeding", "of", {
    "first" => First {},
    "level" => Level { level },
    "reopening" => Reopening {},
    "accusation" => Accusation { accusation },
});

/// The record of a reform made in advance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum Filing {
    /// Nothing was filed.
    NotFiled,
    /// Filed on a day, before the conduct or visibly after it.
    Filed { on: Date, after_the_fact: bool },
    /// Returned for supplement.
    Returned { on: Date, after_the_fact: bool },
    /// On record, or deemed so.
    OnRecord { on: Date, after_the_fact: bool, deemed: bool },
    /// Not recorded.
    Refused,
    /// The reform has ended.
    Closed { on: Date, after_the_fact: bool },
}

decode_tagged!(Filing, "a state of filing", "state", {
    "not_filed" => NotFiled {},
    "filed" => Filed { on, after_the_fact },
    "returned" => Returned { on, after_the_fact },
    "on_record" => OnRecord { on, after_the_fact, deemed },
    "refused" => Refused {},
    "closed" => Closed { on, after_the_fact },
});

/// Whether and how the case came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum Admission {
    /// Nobody has raised it.
    NotRaised,
    /// Raised, not yet admitted.
    Raised,
    /// Returned to the applicant for supplement.
    Supplementing,
    /// Admitted.
    Admitted,
    /// Not admitted.
    Refused,
    /// Withdrawn; an organ may take it over.
    Withdrawn,
}

decode_tagged!(Admission, "a state of admission", "state", {
    "not_raised" => NotRaised {},
    "raised" => Raised {},
    "supplementing" => Supplementing {},
    "admitted" => Admitted {},
    "refused" => Refused {},
    "withdrawn" => Withdrawn {},
});

/// How far verification has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[expect(clippy::enum_variant_names, reason = "what it is returned for matters")]
pub(crate) enum Verification {
    /// Not begun.
    Idle,
    /// Finders look.
    Verifying,
    /// They have reported.
    Reported,
    /// There is more to find.
    ReturnedForVerification,
}

decode_tagged!(Verification, "a state of verification", "state", {
    "idle" => Idle {},
    "verifying" => Verifying {},
    "reported" => Reported {},
    "returned_for_verification" => ReturnedForVerification {},
});

/// A decision of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Ruling {
    pub(crate) table: Id,
    pub(crate) outcome: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) measure: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) row: Option<Id>,
    /// The accusation, or the item of correction, that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<Id>,
    /// The day on which it was made.
    pub(crate) on: Date,
    pub(crate) proceeding: u32,
}

decode_object!(Ruling, "a decision", { table, outcome, measure, row, about, on, proceeding });

/// An item of correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum ItemState {
    /// Ordered.
    Ordered,
    /// Its bearer says that it is done.
    Reported,
    /// It is done.
    Verified,
    /// It is not.
    Failed,
    /// It cannot be done, without fault.
    Impossible,
}

decode_word!(ItemState {
    "ordered" => Ordered,
    "reported" => Reported,
    "verified" => Verified,
    "failed" => Failed,
    "impossible" => Impossible,
});

/// A level of relief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum LevelState {
    /// It is open although the level before did not answer.
    Open,
    /// Asked for.
    Requested,
    /// Not answered in time: the next level was asked instead.
    PassedOver,
    /// Decided.
    Decided { outcome: Id },
}

decode_tagged!(LevelState, "a state of relief", "state", {
    "open" => Open {},
    "requested" => Requested {},
    "passed_over" => PassedOver {},
    "decided" => Decided { outcome },
});

/// An accusation and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum AccusationState {
    /// Received.
    Received,
    /// Found true, mistaken or false.
    Judged { outcome: Id },
    /// The name is to be cleared, or need not be.
    ToClarify { outcome: Id, required: bool },
    /// It has been cleared in writing.
    Clarified { outcome: Id },
}

decode_tagged!(AccusationState, "a state of an accusation", "state", {
    "received" => Received {},
    "judged" => Judged { outcome },
    "to_clarify" => ToClarify { outcome, required },
    "clarified" => Clarified { outcome },
});

/// A period that starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Started {
    pub(crate) period: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<Id>,
    pub(crate) bearer: Id,
    pub(crate) from: Date,
    /// For periods in hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<Instant>,
    pub(crate) length: Length,
    /// How often it has run before.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) round: u32,
    #[cfg_attr(feature = "schema", schemars(with = "crate::time::End"))]
    pub(crate) due: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) provisional: bool,
    /// What counts as received when it runs out: the period is then a method of service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) serves: Option<Served>,
}

decode_object!(Started, "a period that starts", { period, key, bearer, from, at, length, round or 0, due, provisional, serves });

/// A document on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Served {
    pub(crate) document: Id,
    pub(crate) to: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<Id>,
}

decode_object!(Served, "a document on its way", { document, to, about });

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_zero(round: &u32) -> bool {
    *round == 0
}
