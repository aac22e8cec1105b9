//! Types of schema `determination`. Written by `cargo xtask types`.

use super::*;

/// What the kernel derives from a rulebook and findings. It is never binding: people decide.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
#[serde(tag = "format", rename = "distinguo.determination/1")]
pub struct Determination {
    /// Rulebook that was applied.
    pub rulebook: BookRef,
    /// Raised only when the kernel derives something differently from the same documents.
    pub semantics: i64,
    /// The settled answers, with where each comes from.
    pub answers: Vec<Answered>,
    /// What follows from the findings.
    pub result: Outcome,
    /// Facts on which finders differ.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contested: Vec<Contested>,
}

/// What else there is to say, by its `origin`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "origin", rename_all = "snake_case")]
pub enum Origin {
    /// Found by people who looked.
    Found {
        /// The finders differed, and this finding was adopted.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        adopted: bool,
        /// Pseudonyms of the finders.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        by: Vec<String>,
    },
    /// Read from a decision made by people.
    Read {
        /// Id of the table that was decided.
        table: Id,
        /// Id of the outcome that was decided, or `undecided`.
        outcome: Id,
    },
    /// Presumed: it was open and a decision is due.
    Presumed {
        /// Id of the presumption.
        presumption: Id,
        /// Its clauses.
        under: Vec<Cited>,
        /// Id of the role that must prove the contrary.
        burden_on: Id,
    },
    /// The condition under which the fact applies fails.
    Derived,
}

/// A settled answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Answered {
    /// Id of the fact.
    pub fact: Id,
    /// Id of its answer; `not_applicable` where the fact does not apply.
    pub answer: Id,
    /// The clauses behind the fact.
    pub clauses: Vec<Cited>,
    /// What else there is to say, by its `origin`.
    #[serde(flatten)]
    pub origin: Origin,
}

/// The verdict of an aspect.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct AspectVerdict {
    /// Id of the aspect.
    pub aspect: Id,
    /// Which of its poles hold, after presumptions.
    pub verdict: Pole,
}

/// Why a row does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Its test fails.
    Fails,
    /// A row before it applies.
    EarlierRow,
    /// Its test is open, or a row before it is.
    Open,
}

/// Which rulebook, to the byte.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct BookRef {
    /// Id of the rulebook.
    pub id: Id,
    /// Version of the rulebook.
    pub version: String,
    /// Digest of its document: another text of the same version is another rulebook.
    pub digest: Digest,
}

/// A clause with its nature.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Cited {
    /// Id of the clause.
    pub clause: Id,
    /// How far the clause can be relied on.
    pub nature: Nature,
}

/// A named condition as it was judged.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ConditionNode {
    /// Id of the condition.
    pub condition: Id,
    /// Whether it holds.
    pub truth: Truth,
    /// Clauses that the condition rests on, with their natures.
    pub clauses: Vec<Cited>,
    /// Test of the condition, as it was judged.
    pub test: Node,
}

/// Findings that do not go together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Conflict {
    /// Ids of the facts that meet in it.
    pub facts: Vec<Id>,
    /// The clauses of the contradiction, then those of the facts.
    pub clauses: Vec<Cited>,
    /// The contradiction of the rulebook; absent where a fact was found that does not apply.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contradiction: Option<Id>,
}

/// A fact on which finders differ: open, but only between the answers that were found.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Contested {
    /// Id of the fact.
    pub fact: Id,
    /// Ids of the answers that were found, in declared order.
    pub answers: Vec<Id>,
}

/// How far a clause can be relied on. It travels into every explanation and date.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Read in the text of the instrument, and quoted.
    Verified,
    /// Reported by others, not seen in the original.
    Reported,
    /// A doctrine or a draft, not law.
    Doctrine,
    /// A number that the deployer has set; no text fixes it.
    Parameter,
}

/// A test as it was judged. Of an `all` that fails only the parts that fail are kept, of an `any` that holds only those that hold: what is left out could not change the verdict.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "test", rename_all = "snake_case")]
pub enum Node {
    /// Every one of several conditions must hold.
    All {
        /// Whether it holds.
        truth: Truth,
        /// Conditions that carry the verdict.
        of: Vec<Node>,
    },
    /// At least one of several conditions must hold.
    Any {
        /// Whether it holds.
        truth: Truth,
        /// Conditions that carry the verdict.
        of: Vec<Node>,
    },
    /// A condition must not hold.
    Not {
        /// Whether it holds.
        truth: Truth,
        /// Condition that is denied.
        of: Box<Node>,
    },
    /// At least `n` of several conditions must hold.
    AtLeast {
        /// Whether it holds.
        truth: Truth,
        /// How many must hold, at least.
        n: i64,
        /// Conditions that carry the verdict.
        of: Vec<Node>,
    },
    /// The answer of a fact is one of these.
    Fact {
        /// Whether it holds.
        truth: Truth,
        /// Id of the fact.
        fact: Id,
        /// Ids of the answers that are listed.
        #[serde(rename = "in")]
        listed: Vec<Id>,
        /// Id of the settled answer. Left out: the fact is open.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<Id>,
    },
    /// A named condition, explained under `conditions`.
    Condition {
        /// Whether it holds.
        truth: Truth,
        /// Id of the condition.
        condition: Id,
    },
}

/// What would be permitted now.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Now {
    /// Every completion of the open facts gives the same outcomes, the same default and the same duty of reasons.
    Decided {
        /// The outcomes that may be decided.
        permits: Vec<Id>,
        /// When the decision must give reasons.
        reasons: Reasons,
        /// The rows that some completion of the open facts comes to, in order; one where nothing is open.
        rows: Vec<Id>,
        /// Whether they are bottom lines, all of them.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
        /// Facts that the reasons must address: those of all these rows.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        consider: Vec<Id>,
        /// The default among several.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        normally: Option<Id>,
    },
    /// Every completion permits the same outcomes, but the default or the duty of reasons still hangs on open facts. The outcome may be decided.
    Settled {
        /// The outcomes that may be decided.
        permits: Vec<Id>,
        /// When the decision must give reasons: the strictest of these rows.
        reasons: Reasons,
        /// The rows that some completion of the open facts comes to, in order; one where nothing is open.
        rows: Vec<Id>,
        /// Whether they are bottom lines, all of them.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
        /// Facts that the reasons must address: those of all these rows.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        consider: Vec<Id>,
        /// The default among several; absent where it hangs on open facts.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        normally: Option<Id>,
    },
    /// Open facts can still change which outcomes are permitted.
    Blocked,
}

/// A fact that is still open.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct OpenFact {
    /// Id of the fact.
    pub fact: Id,
    /// Ids of the answers that it may still have.
    pub answers: Vec<Id>,
    /// Clauses that make the fact matter, with their natures.
    pub clauses: Vec<Cited>,
    /// Ids of the roles that find it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found_by: Vec<Id>,
    /// Id of the first open row that depends on it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<Id>,
    /// Id of the table whose decision it is read from. Left out: people find it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_from: Option<Id>,
    /// Ids of the roles that may supply evidence for it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplied_by: Vec<Id>,
    /// The smallest sets of facts, this one among them, that can change the outcome only together; none where it can by itself.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Vec<Id>>,
}

/// What follows from the findings.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Outcome {
    /// The findings can be true together.
    Determined {
        /// The verdicts of the aspects, in declared order.
        aspects: Vec<AspectVerdict>,
        /// The decisions asked for.
        tables: Vec<TableResult>,
        /// The named conditions that the explanations refer to, each explained once.
        conditions: Vec<ConditionNode>,
        /// Combinations that are possible but ask for reasons.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ask_reasons: Vec<Conflict>,
    },
    /// The findings cannot be true together: nothing is derived from them.
    Contradictory {
        /// What they run into.
        conflicts: Vec<Conflict>,
    },
}

/// Which pole of an aspect holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Pole {
    /// The favourable one.
    Favourable,
    /// The adverse one.
    Adverse,
    /// Both.
    Both,
    /// Neither.
    Neither,
    /// It depends on facts that are still open.
    Open,
}

/// What the kernel understands by a table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Putting a reform on record in advance.
    Filing,
    /// Admitting a case.
    Admission,
    /// Whether the mistake is tolerated.
    Tolerance,
    /// Whether and how the person is held to account.
    Accountability,
    /// What becomes of a decision on request of the person.
    Relief,
    /// What an accusation was.
    Accusation,
    /// Whether a name is cleared.
    Clarification,
    /// What becomes of a decision that should not have been made.
    Revocation,
    /// Who decides.
    Competence,
    /// Whether the mistake was put right.
    Correction,
    /// Advice without legal effect.
    Advice,
}

/// When the decision must give reasons.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Reasons {
    /// The row asks for none.
    Never,
    /// Where the decision departs from the normal outcome.
    UnlessNormal,
    /// In any case.
    Always,
}

/// A row of a table, as it was tried.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct RowNode {
    /// Id of the row.
    pub row: Id,
    /// Whether its test holds.
    pub truth: Truth,
    /// Whether the result would be another without it.
    pub weight: Weight,
    /// Clauses that the row carries out, with their natures.
    pub clauses: Vec<Cited>,
    /// Test of the row, as it was judged. Left out: it has none.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test: Option<Node>,
}

/// Why a row does not apply.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct RowWhyNot {
    /// Id of the row.
    pub row: Id,
    /// Why the row does not apply.
    pub because: Because,
}

/// What a table makes of the findings.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct TableResult {
    /// Id of the table.
    pub table: Id,
    /// What the kernel understands by the table.
    pub purpose: Purpose,
    /// The outcomes still possible over all completions of the open facts, presumptions ignored. Exact.
    pub possible: Vec<Id>,
    /// What would be permitted if it were decided now, after presumptions.
    pub if_decided_now: Now,
    /// The open facts that block a decision now: those that can still change which outcomes are permitted.
    pub open: Vec<OpenFact>,
    /// Facts that nobody has found of the assessments that the matter concerns: a decision may not pass over an assessment.
    pub unassessed: Vec<Id>,
    /// The rows in order, as far as they were tried.
    pub rows: Vec<RowNode>,
    /// For every other outcome, why not.
    pub why_not: Vec<WhyNot>,
}

/// A truth value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds whatever else is found.
    Holds,
    /// It fails whatever else is found.
    Fails,
    /// It depends on open facts.
    Open,
}

/// Whether a part of an explanation carries the result.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Without it the result would be another.
    Determines,
    /// Without it the result would be the same.
    DoesNotDetermine,
    /// It depends on facts that are still open.
    MayDetermine,
}

/// Why an outcome is not permitted now.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct WhyNot {
    /// Id of the outcome.
    pub outcome: Id,
    /// For every row that would permit it, why the row does not apply. None permits it where the list is empty.
    pub rows: Vec<RowWhyNot>,
}
