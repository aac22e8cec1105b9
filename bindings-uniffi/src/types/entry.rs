//! Types of schema `entry`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// A line of a ledger: an act or a lapse with its effects, its hash, and the texts that can be erased. Members of an entry that a reader does not know are kept: they are part of the hash.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Record {
    /// The entry.
    pub entry: Entry,
    /// Hash of the canonical form of the entry (RFC 8785), by the algorithm that the first entry names.
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
    Judged {
        /// Id of the outcome: found true, mistaken or false.
        outcome: Id,
    },
    /// The name is to be cleared, or need not be.
    ToClarify {
        /// Id of the outcome: found true, mistaken or false.
        outcome: Id,
        /// Whether the name must be cleared.
        required: bool,
    },
    /// It has been cleared in writing.
    Clarified {
        /// Id of the outcome: found true, mistaken or false.
        outcome: Id,
    },
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
    /// Id of the fact.
    pub fact: Id,
    /// Id of the answer that stood.
    pub answer: Id,
}

/// What is done. Every kind belongs to exactly one region of the case.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum RecordedBody {
    /// Opens the case.
    Open {
        /// Id of the case, which the host gives; it names the case for ever.
        case: Id,
        /// Id of the rulebook that the case runs under.
        rulebook: Id,
        /// Version of that rulebook.
        version: String,
        /// First and last day of the conduct that the case is about. Left out: it cannot be told which version governed the conduct.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conduct: Option<Conduct>,
        /// Edition of the rulebook's calendar by which days are counted. Left out: the newest that the kernel has.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        edition: Option<String>,
        /// Algorithm that the ledger is hashed by. Left out: SHA-256.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hash: Option<Algorithm>,
        /// Decisions of other cases. Facts are read from those that are handed over with their ledgers; what is only said is recorded as said.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        linked: Vec<Linked>,
        /// Name shared by cases on one affair. Left out: it stands alone.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        matter: Option<Id>,
        /// Pseudonym of each party, by the id of its role.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "HashMap::is_empty")]
        parties: HashMap<Id, String>,
        /// Organ in each seat of the rulebook: ids of organs by the ids of seats.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "HashMap::is_empty")]
        seats: HashMap<Id, String>,
        /// How far the accountability proceeding has come that the case belongs to. Left out: there is none.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Stage>,
    },
    /// States the day of something.
    Date {
        /// Name that the rulebook gives to the day.
        date: Id,
        /// Day that is stated, YYYY-MM-DD.
        day: Day,
        /// The matter that the day belongs to; none where it belongs to the case.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// What the statement rests on. Left out: nothing is said of it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Commitment>,
        /// Document that proves the day. Left out: the day is only stated, and counts where it works against whoever states it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
    },
    /// Puts a reform and its risks on record.
    File {
        /// Key of the filing, by which later acts refer to it; unique in the case.
        filing: Id,
        /// Id of the kind of document that puts the reform on record.
        document: Id,
        /// Day on which it was lodged, where that is not the day of the act.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// Reform and its risks, in words. Left out: the host keeps the document.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Ends the record of a reform.
    CloseFiling {
        /// Matter that is meant. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Raises the case.
    Raise {
        /// Whether the case is raised on application, by an organ that looked, or by order of a superior.
        channel: Channel,
        /// Ids of the documents that come with it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// Why the case is raised. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Takes the application back.
    Withdraw {
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Names who acts in a role from now on.
    Assign {
        /// Id of the role that is filled.
        role: Id,
        /// Matter that a body is named for. Left out: the only one that can be meant, or a role that is no body.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Pseudonyms of those who act in the role from now on; of a body all its members.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        actors: Vec<String>,
        /// Why they are named. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Asks that somebody be withdrawn from the case, or declares it for oneself.
    Recuse {
        /// Pseudonym of whoever should not act.
        actor: String,
        /// Id of the ground of recusal.
        ground: Id,
        /// Day since which the ground exists: what they have done since then is listed.
        since: Day,
        /// Why the ground is given. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Decides whether somebody is withdrawn who was asked to be.
    DecideRecusal {
        /// Pseudonym of whoever was asked to withdraw.
        actor: String,
        /// Whether they are withdrawn from the case.
        granted: bool,
        /// Why they are, or are not. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Asks to be a party.
    Join {
        /// Accusation that is theirs. Left out: the only one that can be meant, or none.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Why they should be a party. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Lets a party in that asked to be one, or does not.
    AcceptParty {
        /// Id of the role of the party.
        role: Id,
        /// Pseudonym of whoever asked.
        party: String,
        /// Whether they are a party from now on.
        accepted: bool,
        /// Why they are, or are not. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Finds an answer to a fact.
    Find {
        /// Id of the fact that is answered.
        fact: Id,
        /// Matter that the finding is for. Left out: the only one that can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Amount in the unit of the fact, an integer. Left out where the fact is none.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<i64>,
        /// Id of the answer. Left out where the fact is an amount.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<Id>,
        /// What the finding rests on, item by item.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Commitment>,
        /// Why that is the answer. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Adopts one of several findings.
    Adopt {
        /// Id of the fact on which findings differ.
        fact: Id,
        /// Id of the answer that stands from now on; one of those found.
        answer: Id,
        /// Why this finding stands and not the other. Always needed.
        reasons: Commitment,
        /// Matter that is meant. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// Returns the matter for more verification.
    Return {
        /// Matter that is meant. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Submits a document.
    Submit {
        /// Id of the kind of document.
        document: Id,
        /// Matter that is meant, such as an item of correction. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Day on which it was posted or lodged, where that is not the day of the act.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// Document that proves that day. Left out: the day is only stated.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
        /// Document in words. Left out: the host keeps it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Gives up the right to submit a document.
    Waive {
        /// Id of the kind of document that will not come.
        document: Id,
        /// Matter that is meant. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// Sends a document.
    Send {
        /// Id of the kind of document.
        document: Id,
        /// Id of the role that it is sent to, or `public`.
        to: Id,
        /// Matter that is meant. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Circle that it reaches: an answer of the ordered fact of audiences. Left out: nothing is said of it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
        /// Outcomes and measures that may come of the hearing; only for a notice of hearing.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contemplates: Vec<Contemplated>,
        /// Day on which it was handed over or sent, where that is not the day of the act.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// What an order of correction asks to be put right, each by whom.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<Item>,
        /// Id of the method of service. Left out: handed over, and received at once.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        method: Option<Id>,
        /// Document that proves that day. Left out: the day is only stated.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
        /// Lengths of periods that this act sets, where the rulebook leaves them to it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// Document in words. Left out: the host keeps it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Acknowledges receipt of a document.
    Acknowledge {
        /// Id of the kind of document that has arrived.
        document: Id,
        /// Matter that is meant. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Day on which it arrived, where that is not the day of the act.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// Document that proves that day. Left out: the day is only stated.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
    },
    /// Decides a table.
    Decide {
        /// Id of the table that is decided.
        table: Id,
        /// Id of the outcome that is decided; one that the findings permit.
        outcome: Id,
        /// Matter that is decided. Left out: the only one that can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Ids of the facts that the reasons address.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        addresses: Vec<Id>,
        /// Why a like precedent is not followed. Left out where none points elsewhere.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        departs: Option<Commitment>,
        /// Ids of the documents that come with the decision.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// Id of the level of relief at which it is decided. Left out: before relief.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        /// Id of the measure that comes with the outcome. Left out: none does.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
        /// Why it is decided so. Left out: no reasons are given, which not every row allows.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
        /// Lengths of periods that the decision sets, where the rulebook leaves them to it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// Id of the outcome that a varied decision becomes. Left out of every other decision.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Id>,
        /// Votes of the members, where a body decides.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        votes: Vec<RecordedVote>,
    },
    /// Approves a decision, or refuses to.
    Approve {
        /// Id of the table whose decision is approved.
        table: Id,
        /// Whether the decision takes effect: `true`, or `false` to send it back.
        approved: bool,
        /// Matter whose decision is meant. Left out: the only one that can be.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Why it is approved, or is not. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Asks for relief against a decision.
    Request {
        /// Id of the level of relief that is asked.
        level: Id,
        /// Matter whose decision is attacked. Left out: the only one that can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Ids of the documents that come with the request.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// Day on which it was asked for, where that is not the day of the act.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_on: Option<Day>,
        /// Document that proves that day. Left out: the day is only stated.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<RecordedProof>,
        /// Why relief is asked for. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Accuses somebody.
    Accuse {
        /// Key of the accusation, by which later acts refer to it; unique in the case.
        accusation: Id,
        /// Who accuses. It is kept apart and never reaches the person.
        accuser: Commitment,
        /// What is said against the person. Left out: the host keeps it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Disputes who is competent to decide.
    Dispute {
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Lets a period stand still.
    Suspend {
        /// Id of the period.
        period: Id,
        /// Matter that the period runs in. Left out: the only one that can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Id of the recipient whose clock is meant. Left out where a matter has one clock of the period.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Lets a period go on that stands still.
    Resume {
        /// Id of the period.
        period: Id,
        /// Matter that the period runs in. Left out: the only one that can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Id of the recipient whose clock is meant. Left out where a matter has one clock of the period.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Makes a running period longer.
    Extend {
        /// Id of the period.
        period: Id,
        /// Matter that the period runs in. Left out: the only one that can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Id of the recipient whose clock is meant. Left out where a matter has one clock of the period.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Gives a missed time back.
    Restore {
        /// Id of the period that was missed.
        period: Id,
        /// Day on which the obstacle was removed; the time given back counts from it.
        obstacle_removed: Day,
        /// What kept whoever missed the time from keeping it. Always needed.
        reasons: Commitment,
        /// Matter that the period runs in. Left out: the only one that can be meant.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Id of the recipient whose clock is meant. Left out where a matter has one clock of the period.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// Corrects a clerical error of an earlier entry.
    Rectify {
        /// Number of the entry with the error, from 1.
        entry: i64,
        /// Place of the error in the act of that entry, as a JSON pointer such as `/act/date/day`.
        pointer: String,
        /// Why that was a clerical error. Always needed.
        reasons: Commitment,
        /// Day that should stand there. Left out where a text is corrected.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
        /// Text that should stand there; it can be erased like the one that it replaces. Left out where a day is corrected.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Commitment>,
    },
    /// Erases a text of an earlier entry.
    Erase {
        /// Number of the entry with the text, from 1.
        entry: i64,
        /// Place of the text in the act of that entry, as a JSON pointer such as `/act/find/reasons`.
        pointer: String,
        /// Why the text is erased. Always needed.
        reasons: Commitment,
    },
    /// Puts another organ in a seat.
    Succeed {
        /// Id of the seat.
        seat: Id,
        /// Id of the organ that sits there from now on.
        organ: String,
    },
    /// Moves the case to another version of its rulebook.
    Migrate {
        /// Version of the rulebook that the case moves to.
        version: String,
        /// Why the case moves. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Commitment>,
    },
    /// Counts by a newer edition of the calendar.
    AdoptCalendar {
        /// Edition of the calendar by which days are counted from now on; newer than the one before.
        edition: String,
    },
    /// Reports the stage of the accountability proceeding.
    ReportStage {
        /// How far the accountability proceeding has come.
        stage: Stage,
    },
}

/// What an entry comes from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// An act as it was handed in, private texts replaced by commitments.
    Act {
        /// Id that the host gives to the act: 1 to 64 characters. The same act twice is answered with the same entries.
        id: String,
        /// Moment of the act: a date and time with its offset from UTC, such as `2026-09-01T09:00:00+08:00`. Never before the last entry.
        at: Instant,
        /// The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for.
        actor: Actor,
        /// What is done: one kind of act, with what it says.
        act: RecordedBody,
        /// Head of the ledger that the act was made against; where the case has moved on since, the act is refused. Left out: it is not asked.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expects: Option<Digest>,
    },
    /// A period ran out.
    Lapse {
        /// Id of the period.
        period: Id,
        /// Matter that it runs in. Left out: it runs in the case.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Id of the recipient that the clock is for. Left out where a matter has one clock of the period.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
}

/// What changes about a clock.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ClockChange {
    /// The clock has ended: what was owed was done, what was allowed was used.
    Ended {
        /// Whether what was owed was done after the end.
        late: bool,
        /// Day on which it ended, ran out, began again or was made longer.
        on: Day,
    },
    /// The clock no longer runs, done or not.
    Cancelled,
    /// The clock stands still from a day on.
    Suspended {
        /// Number of the entry that let it stand still.
        cause: i64,
        /// Day from which on it stands still, is counted, or runs again.
        from: Day,
    },
    /// The clock goes on after a day.
    Resumed {
        /// Number of the entry that let it stand still.
        cause: i64,
        /// Last day on which it stood still; of a right, the day with which it ends at the earliest.
        until: Day,
    },
    /// The clock takes in one more of its starts, by its place in the rulebook.
    StartJoined {
        /// Which of its starts it is, by its place in the rulebook, from 0.
        start: i64,
        /// Day on which that start happened.
        day: Day,
    },
    /// A right of a party would have ended sooner by the days that count; it does not end behind its back.
    Floored {
        /// When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers every day that it takes.
        sooner: Due,
        /// Last day on which it stood still; of a right, the day with which it ends at the earliest.
        until: Day,
        /// Whether the rulebook gives a missed time back.
        restorable: bool,
    },
    /// The clock starts again.
    Interrupted {
        /// Day on which it ended, ran out, began again or was made longer.
        on: Day,
        /// For periods in hours.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Instant>,
    },
    /// The clock was made longer.
    Extended {
        /// Day on which it ended, ran out, began again or was made longer.
        on: Day,
    },
    /// The rules to which the case was moved give it another length.
    LengthChanged {
        /// A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`.
        length: Length,
    },
    /// The clock is counted from another day.
    CountedFrom {
        /// Day from which on it stands still, is counted, or runs again.
        from: Day,
    },
    /// Another role bears the clock.
    Shifted {
        /// Id of the role that bears it from now on.
        to: Id,
    },
    /// A lost right is given back for so long.
    Reinstated {
        /// Day from which on it stands still, is counted, or runs again.
        from: Day,
        /// A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`.
        length: Length,
    },
    /// The clock ran out: a duty is overdue, a right forfeited, a status expired.
    Lapsed {
        /// Day on which it ended, ran out, began again or was made longer.
        on: Day,
    },
    /// A lapse is undone: what was due had been done in time.
    LapseReversed,
    /// The clock goes on as if it had never stopped: what had stopped it was undone.
    Revived,
    /// The date of the clock is counted anew; no right gets shorter.
    Redated {
        /// When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers every day that it takes.
        old: Due,
        /// When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers every day that it takes.
        new: Due,
    },
}

/// The name of a clock: the period, the matter that it runs in, and its recipient where each has one.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ClockId {
    /// Id of the period.
    pub period: Id,
    /// Matter that it runs in. Left out: it runs in the case.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Id of the recipient that the clock is for. Left out where a matter has one clock of the period.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
}

/// What stands for a private text: that it was given, and a salted hash of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Commitment {
    /// The hash of salt and text together, which is all that the chain has of them.
    pub commitment: String,
    /// Always `true`: a text was given, whether or not it was erased since.
    pub present: bool,
}

/// A finding, or the adoption of one, as it was made under an earlier version.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Earlier {
    /// Id of the fact in the earlier version.
    pub fact: Id,
    /// Id of the answer in the earlier version.
    pub answer: Id,
    /// Digest of the rulebook that it was found under.
    pub under: Digest,
    /// Pseudonym of whoever found it. Left out where one of several findings was adopted.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Number of the entry that found it, where its evidence is.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<i64>,
}

/// One change of a case. What happens in a matter and to a clock is told by changes of their own.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// The case is opened.
    Opened {
        /// How a case begins.
        opening: Opening,
    },
    /// Somebody did something, in the proceeding that was meant: what separation of duties looks at.
    Did {
        /// Pseudonym of the person.
        actor: String,
        /// Id of the role.
        role: Id,
        /// An act as rules speak of it: a kind, narrowed by what it is about.
        deed: Deed,
        /// Day on which it was done or happened; the stated day where that counts.
        on: Day,
        /// Matter or proceeding that it belongs to. Left out: it belongs to the case.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Place>,
        /// Id of the organ. Left out: in that role nobody acts for one.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organ: Option<Id>,
    },
    /// Something happened, in a matter or in the case, that periods and grants wait for.
    Happened {
        /// Day on which it was done or happened; the stated day where that counts.
        on: Day,
        /// Something that happened. Periods start, end and stand still on events; nothing else moves them. The matter that it belongs to stands beside it.
        event: Event,
        /// Matter or proceeding that it belongs to. Left out: it belongs to the case.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// The case begins under a version of its rulebook, or moves to another one.
    Migrated {
        /// Version of the rulebook.
        version: String,
        /// Facts of that version on which nobody has found anything yet, where the case has moved.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        open: Vec<Id>,
    },
    /// Days are counted by another edition.
    CalendarAdopted {
        /// By which edition of which calendar days are counted: the digest tells apart what bears the same names.
        calendar: CalendarRef,
    },
    /// A clerical error in an entry is corrected.
    Rectified {
        /// Number of the entry that is changed, from 1.
        entry: i64,
        /// Place in the act of that entry, as a JSON pointer.
        pointer: String,
        /// What should have stood there; a text stands in the act alone, where it can be erased.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
    },
    /// A text of an act is erased: from now on the commitment to it stands alone.
    Erased {
        /// Number of the entry that is changed, from 1.
        entry: i64,
        /// Place in the act of that entry, as a JSON pointer.
        pointer: String,
    },
    /// An act states a day that is not the day of its entry: which of them counts, for the act or for one clock, and why.
    DayCounted {
        /// Day that the act states.
        stated: Day,
        /// Day of the entry.
        entered: Day,
        /// Day that counts: the stated one or that of the entry.
        counted: Day,
        /// Why a day counts.
        why: Why,
        /// The name of a clock: the period, the matter that it runs in, and its recipient where each has one.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<ClockId>,
    },
    /// An organ sits in a seat.
    SeatBound {
        /// Id of the seat.
        seat: Id,
        /// Id of the organ. Left out: in that role nobody acts for one.
        organ: String,
    },
    /// Somebody acts in a role.
    Assigned {
        /// Id of the role.
        role: Id,
        /// Pseudonym of the person.
        actor: String,
    },
    /// A body is named for a proceeding, whole.
    BodyNamed {
        /// Id of the role.
        role: Id,
        /// Id of the organ. Left out: in that role nobody acts for one.
        organ: String,
        /// Pseudonyms of all members of the body.
        members: Vec<String>,
        /// Matter or proceeding that it belongs to. Left out: it belongs to the case.
        about: Place,
    },
    /// A body has voted; who was against stays a member.
    BodyVoted {
        /// Id of the role.
        role: Id,
        /// Pseudonyms of the members who voted against.
        against: Vec<String>,
        /// Matter or proceeding that it belongs to. Left out: it belongs to the case.
        about: Place,
    },
    /// An organ decides no longer and does nothing more.
    CompetenceLost {
        /// Id of the organ. Left out: in that role nobody acts for one.
        organ: String,
    },
    /// Somebody asks to be a party.
    JoinAsked {
        /// Id of the role.
        role: Id,
        /// Pseudonym of the party.
        party: String,
        /// Matter or proceeding that it belongs to. Left out: it belongs to the case.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// Whoever asked to be a party is one from now on, or is not.
    Joined {
        /// Id of the role.
        role: Id,
        /// Pseudonym of the party.
        party: String,
        /// Whether they are a party from now on.
        accepted: bool,
    },
    /// A party asks that somebody does not act, or they declare it themselves.
    RecusalAsked {
        /// Pseudonym of the person.
        actor: String,
        /// Id of the ground of recusal.
        ground: Id,
        /// Day since which the ground exists.
        since: Day,
        /// Whoever did it: a pseudonym, or the id of the role that raised the case.
        by: String,
    },
    /// Whoever was asked to withdraw goes on acting.
    RecusalRefused {
        /// Pseudonym of the person.
        actor: String,
    },
    /// Somebody may not act; earlier acts after the ground arose are listed.
    Recused {
        /// Pseudonym of the person.
        actor: String,
        /// Id of the ground of recusal.
        ground: Id,
        /// Day since which the ground exists.
        since: Day,
        /// Numbers of the entries in which they acted since the ground arose.
        listed: Vec<i64>,
    },
    /// The case is raised, admitted, returned, refused, withdrawn.
    AdmissionSet {
        /// Whether and how the case came in.
        admission: Admission,
    },
    /// The case is raised: on which channel and by whom.
    Raised {
        /// How a case was raised.
        channel: Channel,
        /// Whoever did it: a pseudonym, or the id of the role that raised the case.
        by: Id,
    },
    /// The accountability proceeding that this case belongs to has come this far.
    StageSet {
        /// How far an accountability proceeding has come.
        stage: Stage,
    },
    /// An act sets the length of a period that the rules leave to it, for what it starts in the matter of the act.
    LengthSet {
        /// Id of the period whose length is set.
        period: Id,
        /// A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`.
        length: Length,
        /// Matter or proceeding that it belongs to. Left out: it belongs to the case.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// Something in a matter changes.
    Matter {
        /// Matter or proceeding that it belongs to. Left out: it belongs to the case.
        about: String,
        /// What changes in a matter. Proceedings are named by their numbers, from 0.
        change: MatterChange,
    },
    /// A period starts.
    Started {
        /// A period that starts.
        run: Started,
    },
    /// Something about a clock changes.
    Clock {
        /// The name of a clock: the period, the matter that it runs in, and its recipient where each has one.
        clock: ClockId,
        /// What changes about a clock.
        change: ClockChange,
    },
    /// A role is reminded.
    Reminded {
        /// Id of the role.
        role: Id,
    },
    /// A role is told that a period ran out.
    Reported {
        /// Id of the role.
        role: Id,
    },
    /// Competence goes up: no quorum is left without the recused.
    WentUp {
        /// Id of the seat that is competent from now on.
        to: Id,
    },
}

/// An act or a lapse, with its effects: numbered, and naming its predecessor by hash.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Entry {
    /// Version of the form of entries. A reader that does not know it does not judge the entry.
    pub wire: i64,
    /// Version of the derivations by which the effects were made. It is raised only where one changes.
    pub semantics: i64,
    /// Id of the case that the ledger is of; the same in every entry.
    pub case: Id,
    /// Number of the entry, from 1 without gaps.
    pub seq: i64,
    /// Moment of the act or the lapse: a date and time with its offset from UTC. Never before that of the entry before.
    pub at: Instant,
    /// Version of the rulebook that the entry was made under, to the letter.
    pub rulebook: BookRef,
    /// Act or lapse that the entry comes from.
    pub cause: Cause,
    /// What the rulebook makes of it, in the order in which it changes the case.
    pub effects: Vec<Effect>,
    /// What the ledger is hashed by: in its first entry, and only there.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<Algorithm>,
    /// Edition of the calendar by which days are counted. Left out where the rulebook has no calendar.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarRef>,
    /// A what-if: hashed apart, so that it can never join the real chain.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hypothetical: bool,
    /// Hash of the entry before. Left out of the first.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
}

/// Something that happened. Periods start, end and stand still on events; nothing else moves them. The matter that it belongs to stands beside it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An act was done.
    Acted {
        /// An act as rules speak of it: a kind, narrowed by what it is about.
        deed: Deed,
    },
    /// A document was submitted.
    Submitted {
        /// Id of the kind of document.
        document: Id,
        /// Id of the role that submitted, gave up, received or acknowledged it.
        by: Id,
    },
    /// The right to submit it was waived.
    Waived {
        /// Id of the kind of document.
        document: Id,
        /// Id of the role that submitted, gave up, received or acknowledged it.
        by: Id,
    },
    /// A document was sent.
    Sent {
        /// Id of the kind of document.
        document: Id,
        /// Id of the role that it was sent to, or `public`.
        to: Id,
        /// Circle that the document reached: an answer of the ordered fact of audiences. Left out: nothing was said of it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
    },
    /// A document was received.
    Received {
        /// Id of the kind of document.
        document: Id,
        /// Id of the role that submitted, gave up, received or acknowledged it.
        by: Id,
    },
    /// A role acknowledged a document.
    Acknowledged {
        /// Id of the kind of document.
        document: Id,
        /// Id of the role that submitted, gave up, received or acknowledged it.
        by: Id,
    },
    /// A table was decided.
    Decided {
        /// Id of the table that was decided.
        table: Id,
        /// Id of the outcome that was decided.
        outcome: Id,
        /// Id of the level of relief at which it was decided. Left out: before relief.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// A decision took effect.
    Effective {
        /// Id of the table that was decided.
        table: Id,
        /// Id of the outcome that was decided.
        outcome: Id,
        /// Id of the level of relief at which it was decided. Left out: before relief.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// A period lapsed.
    Lapsed {
        /// Id of the period.
        period: Id,
        /// Id of the recipient whose clock ran out. Left out where a matter has one clock of the period.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// An act stated the day of something.
    Dated {
        /// Name that the rulebook gives to the day.
        date: Id,
        /// Day that was stated.
        day: Day,
    },
}

/// The record of a reform made in advance.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Filing {
    /// Nothing was filed.
    NotFiled,
    /// Filed on a day, before the conduct or visibly after it.
    Filed {
        /// Day on which it was lodged.
        on: Day,
        /// Whether the conduct had begun by then.
        after_the_fact: bool,
    },
    /// Returned for supplement.
    Returned {
        /// Day on which it was lodged.
        on: Day,
        /// Whether the conduct had begun by then.
        after_the_fact: bool,
    },
    /// On record, or deemed so.
    OnRecord {
        /// Day on which it was lodged.
        on: Day,
        /// Whether the conduct had begun by then.
        after_the_fact: bool,
        /// Whether it counts as on record because nobody answered in time.
        deemed: bool,
    },
    /// Not put on record.
    Refused,
    /// The reform has ended.
    Closed {
        /// Day on which it was lodged.
        on: Day,
        /// Whether the conduct had begun by then.
        after_the_fact: bool,
    },
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
    /// Digest of the set of precedents.
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
    Decided {
        /// Id of the outcome that the level decided.
        outcome: Id,
    },
}

/// A decision of another case that facts are read from: its ledger was handed over and audited.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct LinkedDecision {
    /// Id of the other case.
    pub case: Id,
    /// Id of the table that was decided there.
    pub table: Id,
    /// Id of the outcome that was decided there.
    pub outcome: Id,
    /// Day on which it was decided.
    pub on: Day,
    /// Number of the entry that decided it, in the ledger of that case.
    pub entry: i64,
    /// The hash of that entry.
    pub hash: Digest,
}

/// What changes in a matter. Proceedings are named by their numbers, from 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum MatterChange {
    /// The matter begins, with its first proceeding.
    Begun {
        /// What a matter is beside its proceedings: those that people raise have a course of their own.
        state: MatterState,
    },
    /// The course of the matter goes on: a filing, an accusation, an item, a conflict.
    StateSet {
        /// What a matter is beside its proceedings: those that people raise have a course of their own.
        state: MatterState,
    },
    /// A new proceeding begins, inheriting the answers that stand.
    ProceedingBegun {
        /// Which pass over a matter a proceeding is.
        pass: Pass,
    },
    /// A level of relief is asked for, passed over or decided.
    LevelSet {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// A level of relief.
        state: LevelState,
    },
    /// Finders are at work, have reported, or have more to do.
    VerificationSet {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// How far verification has come.
        verification: Verification,
    },
    /// An answer to a fact was found.
    Found {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Id of the fact.
        fact: Id,
        /// Id of the answer.
        answer: Id,
        /// Pseudonym of whoever found it, or adopted it.
        by: String,
    },
    /// One of several findings was adopted.
    Adopted {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Id of the fact.
        fact: Id,
        /// Id of the answer.
        answer: Id,
        /// Pseudonym of whoever found it, or adopted it.
        by: String,
    },
    /// A finding, or the adoption of one, crosses to another version of the rulebook: what it is called there.
    Carried {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Id of the fact.
        fact: Id,
        /// Id of the answer.
        answer: Id,
        /// A finding, or the adoption of one, as it was made under an earlier version.
        was: Earlier,
    },
    /// A finding does not cross: the other version says that it decides nothing any more.
    LeftBehind {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// A finding, or the adoption of one, as it was made under an earlier version.
        was: Earlier,
    },
    /// The one against whom it may go is told what may be decided.
    Noticed {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// What the one against whom it may go was told before being heard.
        notice: Notice,
    },
    /// The notice of hearing has been received.
    NoticeReceived {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Number of the hearing in the proceeding, from 0.
        hearing: i64,
    },
    /// The hearing has ended.
    Heard {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Number of the hearing in the proceeding, from 0.
        hearing: i64,
        /// How a hearing ended.
        heard: Heard,
    },
    /// A decision was made.
    Made {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// A decision of a table.
        ruling: Ruling,
        /// The precedents that it was made under, where there were any.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        precedents: Option<Known>,
    },
    /// The decision waits for approval.
    AwaitsApproval {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
    },
    /// The decision was approved, or sent back.
    Approved {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Whether it was approved: `false` sends it back.
        approved: bool,
    },
    /// The decision takes effect.
    TookEffect {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Day on which the decision took effect, or was received.
        on: Day,
    },
    /// A role received the decision.
    ReceivedBy {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Id of the role.
        role: Id,
        /// Day on which the decision took effect, or was received.
        on: Day,
    },
    /// The decision is final: there is no further relief.
    BecameFinal {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
    },
    /// The decision may be looked at by relief again.
    NoLongerFinal {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
    },
    /// Relief annulled the decision and sent the matter back.
    Annulled {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
    },
    /// The decision is looked at again.
    Reopened {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
    },
    /// The decision no longer stands.
    Revoked {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
    },
    /// The revocation of the decision fell: it stands again, since the day on which it took effect.
    Reinstated {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
    },
    /// The decision stands with another outcome.
    Varied {
        /// Number of the proceeding in its matter, from 0.
        proceeding: i64,
        /// Id of the outcome.
        outcome: Id,
        /// Id of the measure that comes with the outcome. Left out: none does.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
    },
    /// Silence counts as an outcome.
    DeemedDecided {
        /// Id of the outcome.
        outcome: Id,
    },
}

/// What a matter is beside its proceedings: those that people raise have a course of their own.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum MatterState {
    /// Nothing beyond its proceedings.
    Plain,
    /// The record of a reform.
    Filing {
        /// The record of a reform made in advance.
        filing: Filing,
    },
    /// An accusation, and clearing the name of the accused.
    Accusation {
        /// An accusation and what came of it.
        accusation: AccusationState,
    },
    /// Something to be put right, by whom.
    Item {
        /// Id of the role that must put it right.
        bearer: Id,
        /// An item of correction.
        item: ItemState,
    },
    /// Who decides is disputed, or settled.
    Conflict {
        /// Whether it is settled who decides.
        settled: bool,
    },
}

/// What the one against whom it may go was told before being heard.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Notice {
    /// Id of the document that told it.
    pub document: Id,
    /// Id of the role that it went to.
    pub to: Id,
    /// Outcomes and measures that may come of the hearing.
    pub contemplated: Vec<Contemplated>,
    /// Answers against the person that stood on that day.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adverse: Vec<AdverseAnswer>,
}

/// How a case begins.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Opening {
    /// Id of the case.
    pub case: Id,
    /// Pseudonym of each party, by the id of its role.
    pub parties: HashMap<Id, String>,
    /// First day of the conduct. Left out: it was not stated.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conduct_from: Option<Day>,
    /// Last day of the conduct. Left out: the first day, where that was stated.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conduct_until: Option<Day>,
    /// Decisions of other cases that facts are read from.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<LinkedDecision>,
    /// Name shared by cases on one affair. Left out: the case stands alone.
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
    Level {
        /// Id of the level of relief.
        level: Id,
        /// A level of relief.
        state: LevelState,
    },
    /// What follows where relief annulled a decision and sent the matter back.
    Remittal,
    /// A decision that is looked at again.
    Reopening,
}

/// A proceeding by its place: the matter, and the number of the pass, from 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Place {
    /// Matter that the proceeding belongs to.
    pub matter: String,
    /// Number of the proceeding in its matter, from 0.
    pub proceeding: i64,
}

/// What proves a stated day: a document that the rulebook names for that.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct RecordedProof {
    /// Id of the kind of document; the rulebook says which prove the day.
    pub document: Id,
    /// What the document is and where it is kept.
    pub evidence: Commitment,
}

/// A decision of a table.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Ruling {
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome that was decided.
    pub outcome: Id,
    /// Day on which it was made.
    pub on: Day,
    /// Id of the measure that comes with the outcome. Left out: none does.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
    /// Ids of the rows that it rests on: several where the findings leave open which of them applies.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
}

/// A document on its way.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Served {
    /// Id of the kind of document on its way.
    pub document: Id,
    /// Id of the role that it was sent to.
    pub to: Id,
    /// Matter that it belongs to. Left out: it belongs to the case.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A period that starts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Started {
    /// Clock that starts.
    pub clock: ClockId,
    /// Id of the role that must or may do the ending act, or that a status concerns.
    pub bearer: Id,
    /// Day on which it starts, before the rule of counting says whether that day counts.
    pub from: Day,
    /// Length that was chosen when it started.
    pub length: Length,
    /// When it ends, as far as is known on the day of the entry.
    pub due: Due,
    /// Minute at which it starts, for periods in hours. Left out for others.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// How often it has run before. Left out: never.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<i64>,
    /// What counts as received when it runs out: the period is then a method of service.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<Served>,
    /// Which of its starts this is, by its place in the rulebook, from 0. Left out: the first.
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
    /// Pseudonym of the member.
    pub member: String,
    /// Whether the member was for the decision, against it, or abstained.
    pub vote: Voice,
    /// Why, for a dissent that must be recorded. Left out: no reasons are given.
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
