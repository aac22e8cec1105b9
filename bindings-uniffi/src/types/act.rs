//! Types of schema `act`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// What somebody does to a case: who, when, and what.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Act {
    /// The host's id for it. The same act twice is answered with the same entries.
    pub id: String,
    pub at: Instant,
    pub actor: Actor,
    pub act: Body,
    /// The head of the ledger that the act was made against.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expects: Option<Digest>,
}

/// The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Actor {
    pub id: String,
    pub role: Id,
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
        evidence: Option<Private>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
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
        text: Option<Private>,
    },
    /// Ends the record.
    CloseFiling {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Raises the case.
    Raise {
        channel: Channel,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Takes the application back.
    Withdraw {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
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
        reasons: Option<Private>,
    },
    /// Asks that somebody be withdrawn from the case, or declares it for oneself.
    Recuse {
        actor: String,
        ground: Id,
        since: Day,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Decides whether they are.
    DecideRecusal {
        actor: String,
        granted: bool,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Asks to be a party.
    Join {
        /// The accusation that is theirs.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Lets a party in, or does not.
    AcceptParty {
        role: Id,
        party: String,
        accepted: bool,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
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
        evidence: Vec<Private>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Adopts one of several findings.
    Adopt {
        fact: Id,
        answer: Id,
        reasons: Private,
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
        reasons: Option<Private>,
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
        proof: Option<Proof>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
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
        proof: Option<Proof>,
        /// Lengths that this act sets.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
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
        proof: Option<Proof>,
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
        departs: Option<Private>,
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
        reasons: Option<Private>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// What a varied decision becomes.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        votes: Vec<Vote>,
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
        reasons: Option<Private>,
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
        proof: Option<Proof>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Accuses somebody.
    Accuse {
        accusation: Id,
        accuser: Private,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
    },
    /// Disputes who decides.
    Dispute {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
    },
    /// Gives a missed time back.
    Restore {
        period: Id,
        obstacle_removed: Day,
        reasons: Private,
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
        reasons: Private,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
    },
    /// Erases a text.
    Erase { entry: i64, pointer: String, reasons: Private },
    /// Puts another organ in a seat.
    Succeed { seat: Id, organ: String },
    /// Moves the case to another version of its rulebook.
    Migrate {
        version: String,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    },
    /// Counts by a newer edition of the calendar.
    AdoptCalendar { edition: String },
    /// Reports the stage of the accountability proceeding.
    ReportStage { stage: Stage },
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
    pub outcome: Id,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
}

/// Something to be corrected.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Item {
    pub id: Id,
    /// The role that must do it: the person, or the unit where the person cannot.
    pub bearer: Id,
}

/// A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Length {
    pub n: i32,
    pub unit: LengthUnit,
}

/// A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Linked {
    pub case: Id,
    pub table: Id,
    /// The head of that case's ledger.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Digest>,
    /// That case's ledger, line by line.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ledger: Vec<String>,
    /// The day on which it was made.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Id>,
}

/// A text that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32 hexadecimal digits. Short texts can be guessed from an unsalted hash; so salt and text are kept, and erased, together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Private {
    pub salt: String,
    pub text: String,
}

/// What proves a stated day: a document that the rulebook names for that.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Proof {
    pub document: Id,
    pub evidence: Private,
}

/// A length that a rule leaves to the organ.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct SetLength {
    pub period: Id,
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
    pub member: String,
    pub vote: Voice,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Private>,
}
