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
        /// Id of the case, which the host gives; it names the case for ever.
        case: Id,
        /// Id of the rulebook that the case runs under.
        rulebook: Id,
        /// Version of that rulebook.
        version: String,
        /// Algorithm that the ledger is hashed by. Left out: SHA-256.
        #[serde(skip_serializing_if = "Option::is_none")]
        hash: Option<Algorithm>,
        /// Edition of the rulebook's calendar by which days are counted. Left out: the newest that the kernel has.
        #[serde(skip_serializing_if = "Option::is_none")]
        edition: Option<String>,
        /// Organ in each seat of the rulebook: ids of organs by the ids of seats.
        #[serde(skip_serializing_if = "Names::is_empty")]
        seats: Names,
        /// Pseudonym of each party, by the id of its role.
        #[serde(skip_serializing_if = "Names::is_empty")]
        parties: Names,
        /// First and last day of the conduct that the case is about. Left out: it cannot be told which version governed
        /// the conduct.
        #[serde(skip_serializing_if = "Option::is_none")]
        conduct: Option<Conduct>,
        /// Name shared by cases on one affair. Left out: it stands alone.
        #[serde(skip_serializing_if = "Option::is_none")]
        matter: Option<Id>,
        /// How far the accountability proceeding has come that the case belongs to. Left out: there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        stage: Option<Stage>,
        /// Decisions of other cases. Facts are read from those that are handed over with their ledgers; what is only
        /// said is recorded as said.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        linked: Vec<Linked>,
    }
}

section! {
    /// A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said.
    Linked, "an object with `case` and `table`", {
        /// Id of the other case.
        case: Id,
        /// Id of the table that was decided there.
        table: Id,
        /// Id of the outcome that was decided there. Left out: the ledger of that case tells it.
        #[serde(skip_serializing_if = "Option::is_none")]
        outcome: Option<Id>,
        /// Day on which it was decided. Left out: the ledger of that case tells it.
        #[serde(skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        /// Hash of the last entry of that case's ledger.
        #[serde(skip_serializing_if = "Option::is_none")]
        head: Option<Digest>,
        /// Ledger of that case, line by line. Left out: facts are not read from it.
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
        /// Name that the rulebook gives to the day.
        date: Id,
        /// Day that is stated, YYYY-MM-DD.
        day: Date,
        /// The matter that the day belongs to; none where it belongs to the case.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// What the statement rests on. Left out: nothing is said of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        evidence: Option<Private>,
        /// Document that proves the day. Left out: the day is only stated, and counts where it works against whoever
        /// states it.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// What proves a stated day: a document that the rulebook names for that.
    Proof, "an object with `document` and `evidence`", {
        /// Id of the kind of document; the rulebook says which prove the day.
        document: Id,
        /// What the document is and where it is kept.
        evidence: Private,
    }
}

section! {
    /// Nothing but, perhaps, reasons.
    Plain, "an object, perhaps with `reasons`", {
        /// Why it is done. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A matter, where more than one can be meant, and perhaps reasons.
    OnMatter, "an object, perhaps with `about` and `reasons`", {
        /// Matter that is meant. Left out: the only one that can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Why it is done. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A reform and its risks.
    FileReform, "an object with `filing` and `document`", {
        /// Key of the filing, by which later acts refer to it; unique in the case.
        filing: Id,
        /// Id of the kind of document that puts the reform on record.
        document: Id,
        /// Reform and its risks, in words. Left out: the host keeps the document.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        /// Day on which it was lodged, where that is not the day of the act.
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
    }
}

section! {
    /// How the case is raised.
    Raise, "an object with `channel`", {
        /// Whether the case is raised on application, by an organ that looked, or by order of a superior.
        channel: Channel,
        /// Ids of the documents that come with it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// Why the case is raised. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Who acts in a role.
    Assign, "an object with `role` and `actors`", {
        /// Id of the role that is filled.
        role: Id,
        /// Matter that a body is named for. Left out: the only one that can be meant, or a role that is no body.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Pseudonyms of those who act in the role from now on; of a body all its members.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        actors: Vec<String>,
        /// Why they are named. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Who should not act, on what ground, since when.
    Recuse, "an object with `actor`, `ground` and `since`", {
        /// Pseudonym of whoever should not act.
        actor: String,
        /// Id of the ground of recusal.
        ground: Id,
        /// Day since which the ground exists: what they have done since then is listed.
        since: Date,
        /// Why the ground is given. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Whether somebody is withdrawn who was asked to be.
    DecideRecusal, "an object with `actor` and `granted`", {
        /// Pseudonym of whoever was asked to withdraw.
        actor: String,
        /// Whether they are withdrawn from the case.
        granted: Approval,
        /// Why they are, or are not. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// What the one who acts wants to be a party of, in their role.
    Join, "an object, perhaps with `about` and `reasons`", {
        /// Accusation that is theirs. Left out: the only one that can be meant, or none.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Why they should be a party. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Who asked to be a party, and whether they are.
    AcceptParty, "an object with `role`, `party` and `accepted`", {
        /// Id of the role of the party.
        role: Id,
        /// Pseudonym of whoever asked.
        party: String,
        /// Whether they are a party from now on.
        accepted: Approval,
        /// Why they are, or are not. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// An answer to a fact.
    Find, "an object with `fact` and `answer`", {
        /// Id of the fact that is answered.
        fact: Id,
        /// Id of the answer. Left out where the fact is an amount.
        #[serde(skip_serializing_if = "Option::is_none")]
        answer: Option<Id>,
        /// Amount in the unit of the fact, an integer. Left out where the fact is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<i64>,
        /// Matter that the finding is for. Left out: the only one that can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// What the finding rests on, item by item.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Private>,
        /// Why that is the answer. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// Which of several findings stands.
    Adopt, "an object with `fact`, `answer` and `reasons`", {
        /// Id of the fact on which findings differ.
        fact: Id,
        /// Id of the answer that stands from now on; one of those found.
        answer: Id,
        /// Matter that is meant. Left out: the only one that can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Why this finding stands and not the other. Always needed.
        reasons: Private,
    }
}

section! {
    /// A document.
    Submit, "an object with `document`", {
        /// Id of the kind of document.
        document: Id,
        /// Matter that is meant, such as an item of correction. Left out: the only one that can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Document in words. Left out: the host keeps it.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        /// Day on which it was posted or lodged, where that is not the day of the act.
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// Document that proves that day. Left out: the day is only stated.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// The document that will not come.
    Waive, "an object with `document`", {
        /// Id of the kind of document that will not come.
        document: Id,
        /// Matter that is meant. Left out: the only one that can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
    }
}

section! {
    /// A document, to whom, how, and what comes with it.
    Send, "an object with `document` and `to`", {
        /// Id of the kind of document.
        document: Id,
        /// Id of the role that it is sent to, or `public`.
        to: Id,
        /// Id of the method of service. Left out: handed over, and received at once.
        #[serde(skip_serializing_if = "Option::is_none")]
        method: Option<Id>,
        /// Circle that it reaches: an answer of the ordered fact of audiences. Left out: nothing is said of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        audience: Option<Id>,
        /// Matter that is meant. Left out: the only one that can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// What an order of correction asks to be put right, each by whom.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        items: Vec<Item>,
        /// Outcomes and measures that may come of the hearing; only for a notice of hearing.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        contemplates: Vec<Contemplated>,
        /// Lengths of periods that this act sets, where the rulebook leaves them to it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// Document in words. Left out: the host keeps it.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        /// Day on which it was handed over or sent, where that is not the day of the act.
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// Document that proves that day. Left out: the day is only stated.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// Something to be corrected.
    Item, "an object with `id` and `bearer`", {
        /// Key of the item, by which later acts refer to it; unique in the case.
        id: Id,
        /// Id of the role that must do it: the person, or the unit where the person cannot.
        bearer: Id,
    }
}

section! {
    /// A length that a rule leaves to the organ.
    SetLength, "an object with `period` and `length`", {
        /// Id of the period whose length is set.
        period: Id,
        /// Length that it gets, within what the rulebook allows.
        length: Length,
    }
}

section! {
    /// The document that has arrived.
    Acknowledge, "an object with `document`", {
        /// Id of the kind of document that has arrived.
        document: Id,
        /// Matter that is meant. Left out: the only one that can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Day on which it arrived, where that is not the day of the act.
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// Document that proves that day. Left out: the day is only stated.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// A decision.
    Decide, "an object with `table` and `outcome`", {
        /// Id of the table that is decided.
        table: Id,
        /// Id of the outcome that is decided; one that the findings permit.
        outcome: Id,
        /// Id of the level of relief at which it is decided. Left out: before relief.
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        /// Matter that is decided. Left out: the only one that can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Id of the outcome that a varied decision becomes. Left out of every other decision.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<Id>,
        /// Id of the measure that comes with the outcome. Left out: none does.
        #[serde(skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
        /// Votes of the members, where a body decides.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        votes: Vec<Vote>,
        /// Ids of the facts that the reasons address.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        addresses: Vec<Id>,
        /// Ids of the documents that come with the decision.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// Lengths of periods that the decision sets, where the rulebook leaves them to it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sets: Vec<SetLength>,
        /// Why a like precedent is not followed. Left out where none points elsewhere.
        #[serde(skip_serializing_if = "Option::is_none")]
        departs: Option<Private>,
        /// Why it is decided so. Left out: no reasons are given, which not every row allows.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// How one member voted.
    Vote, "an object with `member` and `vote`", {
        /// Pseudonym of the member.
        member: String,
        /// Whether the member was for the decision, against it, or abstained.
        vote: Voice,
        /// Why, for a dissent that must be recorded. Left out: no reasons are given.
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
        /// Id of the table whose decision is approved.
        table: Id,
        /// Matter whose decision is meant. Left out: the only one that can be.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Whether the decision takes effect: `true`, or `false` to send it back.
        approved: Approval,
        /// Why it is approved, or is not. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A request for relief.
    Request, "an object with `level`", {
        /// Id of the level of relief that is asked.
        level: Id,
        /// Matter whose decision is attacked. Left out: the only one that can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Ids of the documents that come with the request.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// Why relief is asked for. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
        /// Day on which it was asked for, where that is not the day of the act.
        #[serde(skip_serializing_if = "Option::is_none")]
        done_on: Option<Date>,
        /// Document that proves that day. Left out: the day is only stated.
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<Proof>,
    }
}

section! {
    /// An accusation. Who made it is kept apart and never reaches the person.
    Accuse, "an object with `accusation` and `accuser`", {
        /// Key of the accusation, by which later acts refer to it; unique in the case.
        accusation: Id,
        /// Who accuses. It is kept apart and never reaches the person.
        accuser: Private,
        /// What is said against the person. Left out: the host keeps it.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
    }
}

section! {
    /// A running period.
    OnPeriod, "an object with `period`", {
        /// Id of the period.
        period: Id,
        /// Matter that the period runs in. Left out: the only one that can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Id of the recipient whose clock is meant. Left out where a matter has one clock of the period.
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        /// Why it is done. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A time that was missed for good cause.
    Restore, "an object with `period` and `obstacle_removed`", {
        /// Id of the period that was missed.
        period: Id,
        /// Matter that the period runs in. Left out: the only one that can be meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        /// Id of the recipient whose clock is meant. Left out where a matter has one clock of the period.
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
        /// Day on which the obstacle was removed; the time given back counts from it.
        obstacle_removed: Date,
        /// What kept whoever missed the time from keeping it. Always needed.
        reasons: Private,
    }
}

section! {
    /// A clerical error and what should stand there: a day, or a text that can be erased like the one that it replaces.
    Rectify, "an object with `entry`, `pointer`, `day` or `text`, and `reasons`", {
        /// Number of the entry with the error, from 1.
        entry: u32,
        /// Place of the error in the act of that entry, as a JSON pointer such as `/act/date/day`.
        pointer: String,
        /// Day that should stand there. Left out where a text is corrected.
        #[serde(skip_serializing_if = "Option::is_none")]
        day: Option<Date>,
        /// Text that should stand there; it can be erased like the one that it replaces. Left out where a day is
        /// corrected.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<Private>,
        /// Why that was a clerical error. Always needed.
        reasons: Private,
    }
}

section! {
    /// A text that is erased, by its entry and its place in the act, and why. What it was is kept nowhere; that it was given, and
    /// the commitment to it, stay.
    Erase, "an object with `entry`, `pointer` and `reasons`", {
        /// Number of the entry with the text, from 1.
        entry: u32,
        /// Place of the text in the act of that entry, as a JSON pointer such as `/act/find/reasons`.
        pointer: String,
        /// Why the text is erased. Always needed.
        reasons: Private,
    }
}

section! {
    /// Another organ for a seat.
    Succeed, "an object with `seat` and `organ`", {
        /// Id of the seat.
        seat: Id,
        /// Id of the organ that sits there from now on.
        organ: String,
    }
}

section! {
    /// Another version of the rulebook.
    Migrate, "an object with `version`", {
        /// Version of the rulebook that the case moves to.
        version: String,
        /// Why the case moves. Left out: no reasons are given.
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Private>,
    }
}

section! {
    /// A newer edition of the calendar.
    AdoptCalendar, "an object with `edition`", {
        /// Edition of the calendar by which days are counted from now on; newer than the one before.
        edition: String,
    }
}

section! {
    /// The stage of the accountability proceeding, as its organ reports it.
    ReportStage, "an object with `stage`", {
        /// How far the accountability proceeding has come.
        stage: Stage,
    }
}
