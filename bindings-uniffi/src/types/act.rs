//! Types of schema `act`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// What somebody does to a case: who, when, and what.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Act {
    /// Id that the host gives to the act: 1 to 64 characters. The same act twice is answered with the same entries.
    pub id: String,
    /// Moment of the act: a date and time with its offset from UTC, such as `2026-09-01T09:00:00+08:00`. Never before the last entry.
    pub at: Instant,
    /// The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for.
    pub actor: Actor,
    /// What is done: one kind of act, with what it says.
    pub act: Body,
    /// Head of the ledger that the act was made against; where the case has moved on since, the act is refused. Left out: it is not asked.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expects: Option<Digest>,
}

/// The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Actor {
    /// Pseudonym of the person acting, the same throughout a case and never a name.
    pub id: String,
    /// Id of the role acted in.
    pub role: Id,
    /// Id of the organ acted for. Left out in roles that act for no organ, such as those of parties.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organ: Option<Id>,
}

/// The hash function that a ledger is chained by. Its first entry names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Algorithm {
    /// SHA-256 (FIPS 180-4).
    Sha256,
    /// SM3 (GM/T 0004-2012), which China's commercial cryptography rules ask for.
    Sm3,
}

/// What is done. Every kind belongs to exactly one region of the case.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Body {
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
        evidence: Option<Private>,
        /// Document that proves the day. Left out: the day is only stated, and counts where it works against whoever states it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
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
        text: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
    },
    /// Takes the application back.
    Withdraw {
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        evidence: Vec<Private>,
        /// Why that is the answer. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Adopts one of several findings.
    Adopt {
        /// Id of the fact on which findings differ.
        fact: Id,
        /// Id of the answer that stands from now on; one of those found.
        answer: Id,
        /// Why this finding stands and not the other. Always needed.
        reasons: Private,
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
        reasons: Option<Private>,
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
        proof: Option<Proof>,
        /// Document in words. Left out: the host keeps it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
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
        proof: Option<Proof>,
        /// Lengths of periods that this act sets, where the rulebook leaves them to it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// Document in words. Left out: the host keeps it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
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
        proof: Option<Proof>,
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
        departs: Option<Private>,
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
        reasons: Option<Private>,
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
        votes: Vec<Vote>,
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
        reasons: Option<Private>,
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
        proof: Option<Proof>,
        /// Why relief is asked for. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Accuses somebody.
    Accuse {
        /// Key of the accusation, by which later acts refer to it; unique in the case.
        accusation: Id,
        /// Who accuses. It is kept apart and never reaches the person.
        accuser: Private,
        /// What is said against the person. Left out: the host keeps it.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
    },
    /// Disputes who is competent to decide.
    Dispute {
        /// Why it is done. Left out: no reasons are given.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
    },
    /// Gives a missed time back.
    Restore {
        /// Id of the period that was missed.
        period: Id,
        /// Day on which the obstacle was removed; the time given back counts from it.
        obstacle_removed: Day,
        /// What kept whoever missed the time from keeping it. Always needed.
        reasons: Private,
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
        reasons: Private,
        /// Day that should stand there. Left out where a text is corrected.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
        /// Text that should stand there; it can be erased like the one that it replaces. Left out where a day is corrected.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
    },
    /// Erases a text of an earlier entry.
    Erase {
        /// Number of the entry with the text, from 1.
        entry: i64,
        /// Place of the text in the act of that entry, as a JSON pointer such as `/act/find/reasons`.
        pointer: String,
        /// Why the text is erased. Always needed.
        reasons: Private,
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
        reasons: Option<Private>,
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

/// How a case was raised.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By the person or the unit.
    Application,
    /// By an organ that looked.
    OwnMotion,
    /// By order of a superior.
    Instruction,
}

/// An outcome that may come of a hearing, with the measure that may come with it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Contemplated {
    /// Id of an outcome that may be decided.
    pub outcome: Id,
    /// Id of the measure that may come with it. Left out: none.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
}

/// Something to be corrected.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Item {
    /// Key of the item, by which later acts refer to it; unique in the case.
    pub id: Id,
    /// Id of the role that must do it: the person, or the unit where the person cannot.
    pub bearer: Id,
}

/// A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Length {
    /// How many of the unit: 1 to 10,000.
    pub n: i32,
    /// What the length is counted in. It is always written, never guessed from the number.
    pub unit: LengthUnit,
}

/// A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Linked {
    /// Id of the other case.
    pub case: Id,
    /// Id of the table that was decided there.
    pub table: Id,
    /// Hash of the last entry of that case's ledger.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Digest>,
    /// Ledger of that case, line by line. Left out: facts are not read from it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ledger: Vec<String>,
    /// Day on which it was decided. Left out: the ledger of that case tells it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Id of the outcome that was decided there. Left out: the ledger of that case tells it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Id>,
}

/// A text that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32 hexadecimal digits. Short texts can be guessed from an unsalted hash; so salt and text are kept, and erased, together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Private {
    /// Salt of the host's that hides the text in the chain: 16 random bytes as 32 hexadecimal digits, another for every text, not all zero.
    pub salt: String,
    /// Text itself. It is never hashed without its salt, and can be erased.
    pub text: String,
}

/// What proves a stated day: a document that the rulebook names for that.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Proof {
    /// Id of the kind of document; the rulebook says which prove the day.
    pub document: Id,
    /// What the document is and where it is kept.
    pub evidence: Private,
}

/// A length that a rule leaves to the organ.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct SetLength {
    /// Id of the period whose length is set.
    pub period: Id,
    /// Length that it gets, within what the rulebook allows.
    pub length: Length,
}

/// How far an accountability proceeding has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    None,
    Lead,
    Investigation,
    Proposal,
    Decided,
    Executed,
    Relief,
}

/// What a length of time is counted in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// Sixty minutes, from the minute at which the period starts.
    Hour,
    /// Every day of the calendar.
    Day,
    /// The days on which offices work, by a working-day calendar.
    WorkingDay,
    /// Calendar months.
    Month,
    /// Twelve calendar months.
    Year,
}

/// A voice in a vote.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    For,
    Against,
    Abstain,
}

/// How one member voted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Vote {
    /// Pseudonym of the member.
    pub member: String,
    /// Whether the member was for the decision, against it, or abstained.
    pub vote: Voice,
    /// Why, for a dissent that must be recorded. Left out: no reasons are given.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Private>,
}
