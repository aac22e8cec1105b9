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
        evidence: Option<Private>,
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
        text: Option<Private>,
    },
    /// Ends the record.
    CloseFiling {
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
        reasons: Option<Private>,
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
        about: Option<Id>,
    },
    /// Returns the matter for more verification.
    Return {
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
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
        text: Option<Private>,
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
        text: Option<Private>,
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
        reasons: Option<Private>,
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
        reasons: Option<Private>,
        /// The table whose decision it is about; needed where the level reviews several.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<Id>,
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
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
    /// Corrects a clerical error.
    Rectify { entry: i64, pointer: String, new: String, reasons: Private },
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

/// A decision of another case.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Linked {
    pub case: Id,
    pub table: Id,
    pub outcome: Id,
    /// The day on which it was made: after the conduct is visible as such.
    pub on: Day,
    /// The head of that case's ledger.
    pub head: Digest,
}

/// A text of an act that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32 hexadecimal digits, or nothing but the commitment once it has been written. Short texts can be guessed from an unsalted hash; so salt and text are kept, and erased, together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Private {
    pub salt: String,
    pub text: String,
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
