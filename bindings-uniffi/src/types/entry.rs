//! Types of schema `entry`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// A line of a ledger: an act or a lapse with its effects, its hash, and the texts that can be erased. Members of an entry that a reader does not know are kept: they are part of the hash.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Record {
    /// The entry.
    pub entry: Entry,
    /// Of its canonical form.
    pub hash: Digest,
    /// Private texts by their pointers into the act. A text may be missing: it was erased.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub texts: HashMap<String, Private>,
}

/// An accusation and what came of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AccusationState {
    /// Received.
    Received,
    /// Found true, mistaken or false.
    Judged { outcome: Id },
    /// The name is to be cleared, or need not be.
    ToClarify { outcome: Id, required: bool },
    /// It has been cleared in writing.
    Clarified { outcome: Id },
}

/// Whether and how the case came in.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Admission {
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

/// What is done. Every kind belongs to exactly one region of the case.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum RecordedBody {
    /// Opens the case.
    Open {
        case: Id,
        rulebook: Id,
        version: String,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conduct: Option<Conduct>,
        /// Edition of the rulebook's calendar.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        edition: Option<String>,
        /// Decisions of other cases that facts may be read from.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        linked: Vec<Linked>,
        /// A name shared by cases on one matter.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        matter: Option<Id>,
        /// Pseudonyms of the parties, by role.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "HashMap::is_empty")]
        parties: HashMap<Id, String>,
        /// Which organ sits where.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "HashMap::is_empty")]
        seats: HashMap<Id, String>,
        /// The stage of the accountability proceeding.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Stage>,
    },
    /// States the day of something.
    Date {
        date: Id,
        day: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Commitment>,
    },
    /// Puts a reform and its risks on record.
    File {
        document: Id,
        /// The day on which it was lodged.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Ends the record.
    CloseFiling {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Raises the case.
    Raise {
        channel: Channel,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Takes the application back.
    Withdraw {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Names who acts in a role.
    Assign {
        role: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        actors: Vec<String>,
    },
    /// Withdraws somebody from the case.
    Recuse {
        actor: String,
        ground: Id,
        since: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Finds an answer to a fact.
    Find {
        fact: Id,
        /// The accusation that it is about.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<i64>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Commitment>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Adopts one of several findings.
    Adopt {
        fact: Id,
        answer: Id,
        reasons: Commitment,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// Returns the matter for more verification.
    Return {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Submits a document.
    Submit {
        document: Id,
        /// The day on which it was posted or lodged.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// The item of correction that it reports on.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Gives up the right to submit one.
    Waive { document: Id },
    /// Sends a document.
    Send {
        document: Id,
        /// A role, or `public`.
        to: Id,
        /// The accusation that it is about.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
        /// The circle that it reaches: an answer of the ordered fact of audiences.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// What is to be corrected, by whom.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<Item>,
        /// One of the methods of service; without it by hand.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        method: Option<Id>,
        /// Lengths that this act sets.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Acknowledges receipt.
    Acknowledge {
        document: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
    },
    /// Decides a table.
    Decide {
        table: Id,
        outcome: Id,
        /// The accusation, or the item of correction, that it is about.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
        /// Facts that the reasons address.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        addresses: Vec<Id>,
        /// Why a like precedent is not followed.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        departs: Option<Commitment>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        /// What comes with the outcome.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// What a varied decision becomes.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        votes: Vec<RecordedVote>,
    },
    /// Approves a decision, or refuses to.
    Approve {
        table: Id,
        approved: bool,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Asks for relief.
    Request {
        level: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
        /// The table whose decision it is about; needed where the level reviews several.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<Id>,
    },
    /// Accuses somebody.
    Accuse {
        accusation: Id,
        accuser: Commitment,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Disputes who decides.
    Dispute {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Lets a period stand still.
    Suspend {
        period: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Lets it go on.
    Resume {
        period: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Makes it longer.
    Extend {
        period: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Gives a missed time back.
    Restore {
        period: Id,
        obstacle_removed: Day,
        reasons: Commitment,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// Corrects a clerical error.
    Rectify { entry: i64, pointer: String, new: String, reasons: Commitment },
    /// Puts another organ in a seat.
    Succeed { seat: Id, organ: String },
    /// Moves the case to another version of its rulebook.
    Migrate {
        version: String,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Counts by a newer edition of the calendar.
    AdoptCalendar { edition: String },
    /// Reports the stage of the accountability proceeding.
    ReportStage { stage: Stage },
}

/// By which edition of which calendar days were counted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct CalendarRef {
    pub id: Id,
    pub edition: String,
}

/// What an entry comes from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// An act as it was handed in, private texts replaced by commitments.
    Act {
        /// The host's id for it. The same act twice is answered with the same entries.
        id: String,
        at: Instant,
        actor: Actor,
        act: RecordedBody,
        /// The head of the ledger that the act was made against.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expects: Option<Digest>,
    },
    /// A period ran out.
    Lapse {
        period: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
}

/// What stands for a private text: that it was given, and a salted hash of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Commitment {
    pub commitment: String,
    pub present: bool,
}

/// One change of a case. Each belongs to the region named by its group.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// The case is opened.
    Opened { opening: Opening },
    /// Somebody did something: what separation of duties looks at.
    Did {
        actor: String,
        role: Id,
        deed: Deed,
        on: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organ: Option<Id>,
    },
    /// Something happened that periods and grants wait for.
    Happened { on: Day, event: Event },
    /// An answer to a fact was found in a proceeding.
    Found { proceeding: i64, fact: Id, answer: Id, by: String },
    /// One of several findings was adopted.
    Adopted { proceeding: i64, fact: Id, answer: Id, by: String },
    /// A new proceeding begins, inheriting the answers that stand.
    ProceedingBegun { proceeding: Proceeding },
    /// The case moves to another version of its rulebook.
    Migrated { version: String },
    /// Days are counted by another edition.
    CalendarAdopted { calendar: CalendarRef },
    /// A clerical error in an entry is corrected.
    Rectified { entry: i64, pointer: String, new: String },
    /// An organ sits in a seat.
    SeatBound { seat: Id, organ: String },
    /// Who decides is disputed, or no longer.
    DisputeSet { disputed: bool },
    /// Somebody acts in a role.
    Assigned { role: Id, actor: String },
    /// Somebody may not act; earlier acts after the ground arose are listed.
    Recused { actor: String, ground: Id, since: Day, listed: Vec<i64> },
    /// The record of a reform changes.
    FilingSet { filing: Filing },
    /// The case is raised, admitted, returned, refused, withdrawn.
    AdmissionSet { admission: Admission },
    /// How it was raised and by whom.
    Raised { channel: Channel, by: Id },
    /// Finders are at work, have reported, or have more to do.
    VerificationSet { verification: Verification },
    /// A decision was made.
    Made { ruling: Ruling },
    /// It waits for approval.
    AwaitsApproval { table: Id },
    /// It was approved, or sent back.
    Approved { table: Id, approved: bool },
    /// It takes effect.
    TookEffect { table: Id, on: Day },
    /// A role received it.
    ReceivedBy { table: Id, role: Id, on: Day },
    /// No further relief.
    BecameFinal { table: Id },
    /// It no longer stands.
    Annulled { table: Id, remitted: bool },
    /// It stands with another outcome.
    Varied {
        table: Id,
        outcome: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
    },
    /// Silence counts as an outcome.
    DeemedDecided { table: Id, outcome: Id },
    /// An item of correction is ordered.
    ItemOrdered { item: Id, bearer: Id },
    /// An item changes.
    ItemSet { item: Id, state: ItemState },
    /// A level of relief is asked for or decided.
    LevelSet { level: Id, table: Id, state: LevelState },
    /// An accusation is received, judged, cleared.
    AccusationSet { accusation: Id, state: AccusationState },
    /// The proceeding that this case belongs to has come this far.
    StageSet { stage: Stage },
    /// A period starts.
    Started { run: Started },
    /// An act sets the length of a period that the rules leave to it.
    LengthSet { period: Id, length: Length },
    /// It has ended: what was owed was done, what was allowed was used.
    Ended {
        period: Id,
        late: bool,
        on: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It no longer runs, done or not.
    Cancelled {
        period: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It stands still from a day on.
    Suspended {
        period: Id,
        cause: i64,
        from: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It goes on after a day.
    Resumed {
        period: Id,
        cause: i64,
        until: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It starts again.
    Interrupted {
        period: Id,
        on: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It was made longer.
    Extended {
        period: Id,
        on: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// The rules to which the case was moved give it another length.
    LengthChanged {
        period: Id,
        length: Length,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It is counted from another day: the one that stood in an act was a clerical error.
    CountedFrom {
        period: Id,
        from: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// Another role bears it.
    Shifted {
        period: Id,
        to: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// A lost right is given back for so long.
    Reinstated {
        period: Id,
        from: Day,
        length: Length,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// It ran out: a duty is overdue, a right forfeited, a status expired.
    Lapsed {
        period: Id,
        on: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// A lapse is undone: what was due had been done in time.
    LapseReversed {
        period: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// Its date is counted anew; no right gets shorter.
    Redated {
        period: Id,
        old: String,
        new: String,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// A role is reminded.
    Reminded { role: Id },
    /// A role is told.
    Reported { role: Id },
    /// Competence goes up: no quorum is left without the recused.
    WentUp { to: Id },
}

/// An act or a lapse, with its effects: numbered, and naming its predecessor by hash.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Entry {
    /// The version of this form.
    pub wire: i64,
    /// Raised only when a derivation changes.
    pub semantics: i64,
    pub case: Id,
    /// From 1, without gaps.
    pub seq: i64,
    pub at: Instant,
    pub rulebook: BookRef,
    pub cause: Cause,
    pub effects: Vec<Effect>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarRef>,
    /// A what-if: hashed apart, so that it can never join the real chain.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hypothetical: bool,
    /// The hash of the entry before.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
}

/// Something that happened. Periods start, end and stand still on events; nothing else moves them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An act was done.
    Acted {
        deed: Deed,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// A document was submitted.
    Submitted {
        document: Id,
        by: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<Id>,
    },
    /// The right to submit it was waived.
    Waived { document: Id },
    /// A document was sent.
    Sent {
        document: Id,
        to: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
    },
    /// A document was received.
    Received {
        document: Id,
        by: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// A role acknowledged a document.
    Acknowledged { document: Id, by: Id },
    /// A table was decided.
    Decided {
        table: Id,
        outcome: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// A decision took effect.
    Effective {
        table: Id,
        outcome: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// A period lapsed.
    Lapsed {
        period: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// An act stated the day of something.
    Dated { date: Id, day: Day },
}

/// The record of a reform made in advance.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Filing {
    /// Nothing was filed.
    NotFiled,
    /// Filed on a day, before the conduct or visibly after it.
    Filed { on: Day, after_the_fact: bool },
    /// Returned for supplement.
    Returned { on: Day, after_the_fact: bool },
    /// On record, or deemed so.
    OnRecord { on: Day, after_the_fact: bool, deemed: bool },
    /// Not recorded.
    Refused,
    /// The reform has ended.
    Closed { on: Day, after_the_fact: bool },
}

/// An item of correction.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
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

/// A level of relief.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum LevelState {
    /// It is open although the level before did not answer.
    Open,
    /// Asked for.
    Requested,
    /// Not answered in time: the next level was asked instead.
    PassedOver,
    /// Decided.
    Decided { outcome: Id },
}

/// A decision of another case that facts are read from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct LinkedDecision {
    pub case: Id,
    pub table: Id,
    pub outcome: Id,
    pub on: Day,
}

/// How a case begins.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Opening {
    pub case: Id,
    pub parties: HashMap<Id, String>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conduct_from: Option<Day>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conduct_until: Option<Day>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<LinkedDecision>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Id>,
}

/// What findings belong to. Later proceedings inherit the answers that stand and may replace them; earlier ones stay.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Proceeding {
    /// The matter itself.
    First,
    /// A level of relief.
    Level { level: Id },
    /// A decision that is looked at again.
    Reopening,
    /// An accusation.
    Accusation { accusation: Id },
}

/// A decision of a table.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Ruling {
    pub table: Id,
    pub outcome: Id,
    /// The day on which it was made.
    pub on: Day,
    pub proceeding: i64,
    /// The accusation, or the item of correction, that it is about.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Id>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Id>,
}

/// A document on its way.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Served {
    pub document: Id,
    pub to: Id,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Id>,
}

/// A period that starts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Started {
    pub period: Id,
    pub bearer: Id,
    pub from: Day,
    pub length: Length,
    pub due: End,
    /// For periods in hours.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// How often it has run before.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<i64>,
    /// What counts as received when it runs out: the period is then a method of service.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<Served>,
}

/// How far verification has come.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Verification {
    /// Not begun.
    Idle,
    /// Finders look.
    Verifying,
    /// They have reported.
    Reported,
    /// There is more to find.
    ReturnedForVerification,
}

/// How one member voted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct RecordedVote {
    pub member: String,
    pub vote: Voice,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Commitment>,
}
