//! Types of schema `entry`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// A line of a ledger: an act or a lapse with its effects, its hash, and the texts that can be erased. Members of an entry that a reader does not know are kept: they are part of the hash.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Record {
    /// The entry.
    pub entry: Entry,
    /// Of its canonical form, by the algorithm that the first entry names.
    pub hash: Digest,
    /// The texts that the entry commits to, by their pointers into the act. An act `erase` of a later entry takes one away.
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

/// An answer that is not the most favourable one of its fact.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct AdverseAnswer {
    pub fact: Id,
    pub answer: Id,
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
        /// What the ledger is hashed by; SHA-256 where it is left out.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hash: Option<Algorithm>,
        /// Decisions of other cases: facts are read from those that are handed over with their ledgers.
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
        /// The matter that the day belongs to; none where it belongs to the case.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Commitment>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
    },
    /// Puts a reform and its risks on record.
    File {
        /// The key of the filing in the case.
        filing: Id,
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
        about: Option<String>,
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
        /// Of a body the matter that it is named for, where more than one can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Of a body all its members.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        actors: Vec<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Asks that somebody be withdrawn from the case, or declares it for oneself.
    Recuse {
        actor: String,
        ground: Id,
        since: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Decides whether they are.
    DecideRecusal {
        actor: String,
        granted: bool,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Asks to be a party.
    Join {
        /// The accusation that is theirs.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Lets a party in, or does not.
    AcceptParty {
        role: Id,
        party: String,
        accepted: bool,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Finds an answer to a fact.
    Find {
        fact: Id,
        /// The matter that is meant, where more than one can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
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
        about: Option<String>,
    },
    /// Returns the matter for more verification.
    Return {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Submits a document.
    Submit {
        document: Id,
        /// The matter that is meant, where more than one can be: an item of correction, for one.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// The day on which it was posted or lodged.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// What proves that day.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Gives up the right to submit one.
    Waive {
        document: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// Sends a document.
    Send {
        document: Id,
        /// A role, or `public`.
        to: Id,
        /// The matter that is meant, where more than one can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// The circle that it reaches: an answer of the ordered fact of audiences.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
        /// Of a notice of hearing: the outcomes and measures that may come of it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contemplates: Vec<Contemplated>,
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
        /// What proves that day.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
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
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// What proves that day.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
    },
    /// Decides a table.
    Decide {
        table: Id,
        outcome: Id,
        /// The matter that is meant, where more than one can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
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
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Asks for relief.
    Request {
        level: Id,
        /// The matter whose decision it is about, where more than one can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// What proves that day.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
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
        /// The matter that the period runs in, where more than one can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
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
        /// The matter that the period runs in, where more than one can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
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
        /// The matter that the period runs in, where more than one can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
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
        /// The matter that the period runs in, where more than one can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// Corrects a clerical error.
    Rectify {
        entry: i64,
        pointer: String,
        reasons: Commitment,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Erases a text.
    Erase { entry: i64, pointer: String, reasons: Commitment },
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
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
}

/// What changes about a clock.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ClockChange {
    /// It has ended: what was owed was done, what was allowed was used.
    Ended { late: bool, on: Day },
    /// It no longer runs, done or not.
    Cancelled,
    /// It stands still from a day on.
    Suspended { cause: i64, from: Day },
    /// It goes on after a day.
    Resumed { cause: i64, until: Day },
    /// It takes in one more of its starts, by its place in the rulebook.
    StartJoined { start: i64, day: Day },
    /// A right of a party would have ended sooner by the days that count; it does not end behind its back.
    Floored {
        sooner: Due,
        until: Day,
        /// Whether the rulebook gives a missed time back.
        restorable: bool,
    },
    /// It starts again.
    Interrupted {
        on: Day,
        /// For periods in hours.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Instant>,
    },
    /// It was made longer.
    Extended { on: Day },
    /// The rules to which the case was moved give it another length.
    LengthChanged { length: Length },
    /// It is counted from another day.
    CountedFrom { from: Day },
    /// Another role bears it.
    Shifted { to: Id },
    /// A lost right is given back for so long.
    Reinstated { from: Day, length: Length },
    /// It ran out: a duty is overdue, a right forfeited, a status expired.
    Lapsed { on: Day },
    /// A lapse is undone: what was due had been done in time.
    LapseReversed,
    /// It goes on as if it had never stopped: what had stopped it was undone.
    Revived,
    /// Its date is counted anew; no right gets shorter.
    Redated { old: Due, new: Due },
}

/// The name of a clock: the period, the matter that it runs in, and its recipient where each has one.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ClockId {
    pub period: Id,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
}

/// What stands for a private text: that it was given, and a salted hash of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Commitment {
    pub commitment: String,
    pub present: bool,
}

/// A finding, or the adoption of one, as it was made under an earlier version.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Earlier {
    /// The fact, as the earlier version calls it.
    pub fact: Id,
    /// The answer, as the earlier version calls it.
    pub answer: Id,
    /// The rulebook that it was found under.
    pub under: Digest,
    /// Who found it; nobody where one of several findings was adopted.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The entry that found it, where its evidence is.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<i64>,
}

/// One change of a case. What happens in a matter and to a clock is told by changes of their own.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// The case is opened.
    Opened { opening: Opening },
    /// Somebody did something, in the proceeding that was meant: what separation of duties looks at.
    Did {
        actor: String,
        role: Id,
        deed: Deed,
        on: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Place>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organ: Option<Id>,
    },
    /// Something happened, in a matter or in the case, that periods and grants wait for.
    Happened {
        on: Day,
        event: Event,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// The case begins under a version of its rulebook, or moves to another one.
    Migrated {
        version: String,
        /// Facts of that version on which nobody has found anything yet, where the case has moved.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        open: Vec<Id>,
    },
    /// Days are counted by another edition.
    CalendarAdopted { calendar: CalendarRef },
    /// A clerical error in an entry is corrected.
    Rectified {
        entry: i64,
        pointer: String,
        /// What should have stood there; a text stands in the act alone, where it can be erased.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
    },
    /// A text of an act is erased: from now on the commitment to it stands alone.
    Erased { entry: i64, pointer: String },
    /// An act states a day that is not the day of its entry: which of them counts, for the act or for one clock, and why.
    DayCounted {
        stated: Day,
        entered: Day,
        counted: Day,
        why: Why,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<ClockId>,
    },
    /// An organ sits in a seat.
    SeatBound { seat: Id, organ: String },
    /// Somebody acts in a role.
    Assigned { role: Id, actor: String },
    /// A body is named for a proceeding, whole.
    BodyNamed { role: Id, organ: String, members: Vec<String>, about: Place },
    /// A body has voted; who was against stays a member.
    BodyVoted { role: Id, against: Vec<String>, about: Place },
    /// An organ decides no longer and does nothing more.
    CompetenceLost { organ: String },
    /// Somebody asks to be a party.
    JoinAsked {
        role: Id,
        party: String,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// They are one, or not.
    Joined { role: Id, party: String, accepted: bool },
    /// A party asks that somebody does not act, or they declare it themselves.
    RecusalAsked { actor: String, ground: Id, since: Day, by: String },
    /// They go on acting.
    RecusalRefused { actor: String },
    /// Somebody may not act; earlier acts after the ground arose are listed.
    Recused { actor: String, ground: Id, since: Day, listed: Vec<i64> },
    /// The case is raised, admitted, returned, refused, withdrawn.
    AdmissionSet { admission: Admission },
    /// How it was raised and by whom.
    Raised { channel: Channel, by: Id },
    /// The proceeding that this case belongs to has come this far.
    StageSet { stage: Stage },
    /// An act sets the length of a period that the rules leave to it.
    LengthSet { period: Id, length: Length },
    /// Something in a matter changes.
    Matter { about: String, change: MatterChange },
    /// A period starts.
    Started { run: Started },
    /// Something about a clock changes.
    Clock { clock: ClockId, change: ClockChange },
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
    /// What the ledger is hashed by: in its first entry, and only there.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<Algorithm>,
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

/// Something that happened. Periods start, end and stand still on events; nothing else moves them. The matter that it belongs to stands beside it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An act was done.
    Acted { deed: Deed },
    /// A document was submitted.
    Submitted { document: Id, by: Id },
    /// The right to submit it was waived.
    Waived { document: Id },
    /// A document was sent.
    Sent {
        document: Id,
        to: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// How a hearing ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// A statement was made.
    Stated,
    /// The right to make one was given up.
    Waived,
    /// The time for it ran out.
    RanOut,
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

/// The precedents that a decision was made under: the set, and where those with the same findings point.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Known {
    /// The digest of the set.
    pub set: Digest,
    /// How many with the same findings point to each outcome that the rows permit.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same: Vec<Pointing>,
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

/// A decision of another case that facts are read from: its ledger was handed over and audited.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct LinkedDecision {
    pub case: Id,
    pub table: Id,
    pub outcome: Id,
    pub on: Day,
    /// The entry that made it.
    pub entry: i64,
    /// The hash of that entry.
    pub hash: Digest,
}

/// What changes in a matter. Proceedings are named by their numbers, from 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum MatterChange {
    /// It begins, with its first proceeding.
    Begun { state: MatterState },
    /// Its course goes on: a filing, an accusation, an item, a conflict.
    StateSet { state: MatterState },
    /// A new proceeding begins, inheriting the answers that stand.
    ProceedingBegun { pass: Pass },
    /// A level of relief is asked for, passed over or decided.
    LevelSet { proceeding: i64, state: LevelState },
    /// Finders are at work, have reported, or have more to do.
    VerificationSet { proceeding: i64, verification: Verification },
    /// An answer to a fact was found.
    Found { proceeding: i64, fact: Id, answer: Id, by: String },
    /// One of several findings was adopted.
    Adopted { proceeding: i64, fact: Id, answer: Id, by: String },
    /// A finding, or the adoption of one, crosses to another version of the rulebook: what it is called there.
    Carried { proceeding: i64, fact: Id, answer: Id, was: Earlier },
    /// The other version says that it decides nothing any more.
    LeftBehind { proceeding: i64, was: Earlier },
    /// The one against whom it may go is told what may be decided.
    Noticed { proceeding: i64, notice: Notice },
    /// The notice has been received.
    NoticeReceived { proceeding: i64, hearing: i64 },
    /// The hearing has ended.
    Heard { proceeding: i64, hearing: i64, heard: Heard },
    /// A decision was made.
    Made {
        proceeding: i64,
        ruling: Ruling,
        /// The precedents that it was made under, where there were any.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        precedents: Option<Known>,
    },
    /// It waits for approval.
    AwaitsApproval { proceeding: i64 },
    /// It was approved, or sent back.
    Approved { proceeding: i64, approved: bool },
    /// It takes effect.
    TookEffect { proceeding: i64, on: Day },
    /// A role received it.
    ReceivedBy { proceeding: i64, role: Id, on: Day },
    /// No further relief.
    BecameFinal { proceeding: i64 },
    /// It may be looked at by relief again.
    NoLongerFinal { proceeding: i64 },
    /// Relief annulled it and sent the matter back.
    Annulled { proceeding: i64 },
    /// It is looked at again.
    Reopened { proceeding: i64 },
    /// It no longer stands.
    Revoked { proceeding: i64 },
    /// Its revocation fell: it stands again, since the day on which it took effect.
    Reinstated { proceeding: i64 },
    /// It stands with another outcome.
    Varied {
        proceeding: i64,
        outcome: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
    },
    /// Silence counts as an outcome.
    DeemedDecided { outcome: Id },
}

/// What a matter is beside its proceedings: those that people raise have a course of their own.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum MatterState {
    /// Nothing beyond its proceedings.
    Plain,
    /// The record of a reform.
    Filing { filing: Filing },
    /// An accusation, and clearing the name of the accused.
    Accusation { accusation: AccusationState },
    /// Something to be put right, by whom.
    Item { bearer: Id, item: ItemState },
    /// Who decides is disputed, or settled.
    Conflict { settled: bool },
}

/// What the one against whom it may go was told before being heard.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Notice {
    /// The document that told it.
    pub document: Id,
    /// The role that it went to.
    pub to: Id,
    /// The outcomes and measures contemplated.
    pub contemplated: Vec<Contemplated>,
    /// The adverse answers that stood on that day.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adverse: Vec<AdverseAnswer>,
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

/// Which pass over a matter a proceeding is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "pass", rename_all = "snake_case")]
pub enum Pass {
    /// The first.
    First,
    /// What was asked before is asked anew: completed, filed again, taken over.
    Again,
    /// Whether the name of the accused is to be cleared.
    Clarification,
    /// A level of relief.
    Level { level: Id, state: LevelState },
    /// What follows where relief annulled a decision and sent the matter back.
    Remittal,
    /// A decision that is looked at again.
    Reopening,
}

/// A proceeding by its place: the matter, and the number of the pass, from 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Place {
    pub matter: String,
    pub proceeding: i64,
}

/// What proves a stated day: a document that the rulebook names for that.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct RecordedProof {
    pub document: Id,
    pub evidence: Commitment,
}

/// A decision of a table.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Ruling {
    pub table: Id,
    pub outcome: Id,
    /// The day on which it was made.
    pub on: Day,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
    /// The rows that it rests on: several where the findings leave open which of them applies.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
}

/// A document on its way.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Served {
    pub document: Id,
    pub to: Id,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A period that starts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Started {
    pub clock: ClockId,
    pub bearer: Id,
    pub from: Day,
    pub length: Length,
    pub due: Due,
    /// For periods in hours.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// How often it has run before.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<i64>,
    /// What counts as received when it runs out: the period is then a method of service.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<Served>,
    /// Which of its starts this is, by its place in the rulebook.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
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

/// Why a day counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is the day of the entry.
    Entered,
    /// It works against whoever states it.
    StatedAgainstOneself,
    /// A document proves it.
    Proved,
    /// The other side states it in an act of its own.
    Acknowledged,
}
