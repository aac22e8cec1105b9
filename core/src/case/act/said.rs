//! What each kind of act says: one object for each, read strictly.

use serde::Serialize;

use crate::case::matter::{Contemplated, MatterId};
use crate::determination::Conduct;
use crate::document::{Algorithm, Decode, Digest, Id, Json, Reader, section, words};
use crate::ledger::Private;
use crate::rulebook::procedure::Channel;
use crate::sorted::{self, Map};
use crate::time::{Date, Length};

/// A map from ids to pseudonyms or organs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct Names(
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Id, String>"))]
    pub(crate) Map<Id, String>,
);

impl Names {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Decode for Names {
    const EXPECTED: &'static str = Map::<Id, String>::EXPECTED;

    /// A map that is not written is empty.
    const OPTIONAL: bool = true;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        Self(Decode::decode(json, reader))
    }
}

section! {
    /// Opens a case under a rulebook.
    Open, "an object with `case`, `rulebook` and `seats`", {
        case: Id,
        rulebook: Id,
        version: String,
        /// What the ledger is hashed by; SHA-256 where it is left out.
        #[serde(skip_serializing_if = "Option::is_none")]
        hash: Option<Algorithm>,
        /// Edition of the rulebook's calendar.
        #[serde(skip_serializing_if = "Option::is_none")]
        edition: Option<String>,
        /// Which organ sits where.
        #[serde(skip_serializing_if = "Names::is_empty")]
        seats: Names,
        /// Pseudonyms of the parties, by role.
        #[serde(skip_serializing_if = "Names::is_empty")]
        parties: Names,
        #[serde(skip_serializing_if = "Option::is_none")]
        conduct: Option<Conduct>,
        /// A name shared by cases on one matter.
        #[serde(skip_serializing_if = "Option::is_none")]
        matter: Option<Id>,
        /// The stage of the accountability proceeding.
        #[serde(skip_serializing_if = "Option::is_none")]
        stage: Option<Stage>,
        /// Decisions of other cases: facts are read from those that are handed over with their ledgers.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        linked: Vec<Linked>,
    }
}

section! {
    /// A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said.
    Linked, "an object with `case` and `table`", {
        case: Id,
        table: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        outcome: Option<Id>,
        /// The day on which it was made.
        #[serde(skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        /// The head of that case's ledger.
        #[serde(skip_serializing_if = "Option::is_none")]
        head: Option<Digest>,
        /// That case's ledger, line by line.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ledger: Vec<String>,
    }
}

words! {
    /// How far an accountability proceeding has come.
    pub(crate) Stage {
        "none" => None,
        "lead" => Lead,
        "investigation" => Investigation,
        "proposal" => Proposal,
        "decided" => Decided,
        "executed" => Executed,
        "relief" => Relief,
    }
}

impl Stage {
    /// Its name.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Lead => "lead",
            Self::Investigation => "investigation",
            Self::Proposal => "proposal",
            Self::Decided => "decided",
            Self::Executed => "executed",
            Self::Relief => "relief",
        }
    }
}

section! {
    /// A day that something happened on, with evidence.
    StateDate, "an object with `date` and `day`", {
        date: Id,
        day: Date,
        /// The matter that the day belongs to; none where it belongs to the case.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        evidence: Option<Private>,
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// What proves a stated day: a document that the rulebook names for that.
    Proof, "an object with `document` and `evidence`", {
        document: Id,
        evidence: Private,
    }
}

section! {
    /// Nothing but, perhaps, reasons.
    Plain, "an object, perhaps with `reasons`", {
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A matter, where more than one can be meant, and perhaps reasons.
    OnMatter, "an object, perhaps with `about` and `reasons`", {
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A reform and its risks.
    FileReform, "an object with `filing` and `document`", {
        /// The key of the filing in the case.
        filing: Id,
        document: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        /// The day on which it was lodged.
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
    }
}

section! {
    /// How the case is raised.
    Raise, "an object with `channel`", {
        channel: Channel,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Who acts in a role.
    Assign, "an object with `role` and `actors`", {
        role: Id,
        /// Of a body the matter that it is named for, where more than one can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Of a body all its members.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        actors: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Who should not act, on what ground, since when.
    Recuse, "an object with `actor`, `ground` and `since`", {
        actor: String,
        ground: Id,
        since: Date,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Whether somebody is withdrawn who was asked to be.
    DecideRecusal, "an object with `actor` and `granted`", {
        actor: String,
        granted: Approval,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// What the one who acts wants to be a party of, in their role.
    Join, "an object, perhaps with `about` and `reasons`", {
        /// The accusation that is theirs.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Who asked to be a party, and whether they are.
    AcceptParty, "an object with `role`, `party` and `accepted`", {
        role: Id,
        party: String,
        accepted: Approval,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// An answer to a fact.
    Find, "an object with `fact` and `answer`", {
        fact: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        answer: Option<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<i64>,
        /// The matter that is meant, where more than one can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Private>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Which of several findings stands.
    Adopt, "an object with `fact`, `answer` and `reasons`", {
        fact: Id,
        answer: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        reasons: Private,
    }
}

section! {
    /// A document.
    Submit, "an object with `document`", {
        document: Id,
        /// The matter that is meant, where more than one can be: an item of correction, for one.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        /// The day on which it was posted or lodged.
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// What proves that day.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// The document that will not come.
    Waive, "an object with `document`", {
        document: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
    }
}

section! {
    /// A document, to whom, how, and what comes with it.
    Send, "an object with `document` and `to`", {
        document: Id,
        /// A role, or `public`.
        to: Id,
        /// One of the methods of service; without it by hand.
        #[serde(skip_serializing_if = "Option::is_none")]
        method: Option<Id>,
        /// The circle that it reaches: an answer of the ordered fact of audiences.
        #[serde(skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
        /// The matter that is meant, where more than one can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// What is to be corrected, by whom.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        items: Vec<Item>,
        /// Of a notice of hearing: the outcomes and measures that may come of it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        contemplates: Vec<Contemplated>,
        /// Lengths that this act sets.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// What proves that day.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// Something to be corrected.
    Item, "an object with `id` and `bearer`", {
        id: Id,
        /// The role that must do it: the person, or the unit where the person cannot.
        bearer: Id,
    }
}

section! {
    /// A length that a rule leaves to the organ.
    SetLength, "an object with `period` and `length`", {
        period: Id,
        length: Length,
    }
}

section! {
    /// The document that has arrived.
    Acknowledge, "an object with `document`", {
        document: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// What proves that day.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// A decision.
    Decide, "an object with `table` and `outcome`", {
        table: Id,
        outcome: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        /// The matter that is meant, where more than one can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// What a varied decision becomes.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<Id>,
        /// What comes with the outcome.
        #[serde(skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        votes: Vec<Vote>,
        /// Facts that the reasons address.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        addresses: Vec<Id>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// Why a like precedent is not followed.
        #[serde(skip_serializing_if = "Option::is_none")]
        departs: Option<Private>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// How one member voted.
    Vote, "an object with `member` and `vote`", {
        member: String,
        vote: Voice,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

words! {
    /// A voice in a vote.
    pub(crate) Voice { "for" => For, "against" => Against, "abstain" => Abstain }
}

/// Yes or no. Whoever says neither has not refused: unlike a flag, it must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct Approval(pub(crate) bool);

impl Decode for Approval {
    const EXPECTED: &'static str = "`true` or `false`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        Self(Decode::decode(json, reader))
    }
}

section! {
    /// Whether a decision takes effect.
    Approve, "an object with `table` and `approved`", {
        table: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        approved: Approval,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A request for relief.
    Request, "an object with `level`", {
        level: Id,
        /// The matter whose decision it is about, where more than one can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// What proves that day.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// An accusation. Who made it is kept apart and never reaches the person.
    Accuse, "an object with `accusation` and `accuser`", {
        accusation: Id,
        accuser: Private,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
    }
}

section! {
    /// A running period.
    OnPeriod, "an object with `period`", {
        period: Id,
        /// The matter that the period runs in, where more than one can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A time that was missed for good cause.
    Restore, "an object with `period` and `obstacle_removed`", {
        period: Id,
        /// The matter that the period runs in, where more than one can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        obstacle_removed: Date,
        reasons: Private,
    }
}

section! {
    /// A clerical error and what should stand there: a day, or a text that can be erased like the one that it replaces.
    Rectify, "an object with `entry`, `pointer`, `day` or `text`, and `reasons`", {
        entry: u32,
        pointer: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        day: Option<Date>,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        reasons: Private,
    }
}

section! {
    /// A text that is erased, by its entry and its place in the act, and why. What it was is kept nowhere; that it was given, and
    /// the commitment to it, stay.
    Erase, "an object with `entry`, `pointer` and `reasons`", {
        entry: u32,
        pointer: String,
        reasons: Private,
    }
}

section! {
    /// Another organ for a seat.
    Succeed, "an object with `seat` and `organ`", {
        seat: Id,
        organ: String,
    }
}

section! {
    /// Another version of the rulebook.
    Migrate, "an object with `version`", {
        version: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A newer edition of the calendar.
    AdoptCalendar, "an object with `edition`", { edition: String }
}

section! {
    /// The stage of the accountability proceeding, as its organ reports it.
    ReportStage, "an object with `stage`", { stage: Stage }
}
