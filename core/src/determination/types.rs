//! What a determination says: plain data in declared order, without words of its own. Texts are rendered from the
//! rulebook's labels next door.

use serde::{Serialize, Serializer};

use crate::document::{Digest, Id, decode_object};
use crate::rulebook::{Nature, Purpose, Reasons};

/// What the kernel derives from a rulebook and findings. It is never binding: people decide.
///
/// ```
/// use distinguo::determination::{Findings, Outcome, determine};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference", "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// let determination = determine(&book, &findings).unwrap();
/// let Outcome::Determined { tables, .. } = determination.result else { panic!() };
/// assert_eq!(tables[0].possible.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["not_tolerated"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Determination {
    /// Always `distinguo.determination/1`.
    pub format: Format,
    /// Rulebook that was applied.
    pub rulebook: BookRef,
    /// Raised only when the kernel derives something differently from the same documents.
    pub semantics: u32,
    /// The settled answers, with where each comes from.
    pub answers: Vec<Answered>,
    /// Facts on which finders differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contested: Vec<Contested>,
    /// What follows from the findings.
    pub result: Outcome,
}

/// The format of a determination, with its version.
///
/// ```
/// use distinguo::determination::Format;
/// assert_eq!(serde_json::to_string(&Format::V1).unwrap(), r#""distinguo.determination/1""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Format {
    /// The first version.
    #[serde(rename = "distinguo.determination/1")]
    V1,
}

/// Which rulebook, to the byte.
///
/// ```
/// # use distinguo::determination::BookRef;
/// let book = BookRef::of(&distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap());
/// assert_eq!(book.id.as_str(), "cn.reference");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookRef {
    /// Id of the rulebook.
    pub id: Id,
    /// Version of the rulebook.
    pub version: String,
    /// Digest of its document: another text of the same version is another rulebook.
    pub digest: Digest,
}

decode_object!(BookRef, "an object with `id`, `version` and `digest`", { id, version, digest });

impl BookRef {
    /// The reference of a rulebook.
    #[must_use]
    pub fn of(book: &crate::rulebook::Rulebook) -> Self {
        Self { id: book.id().clone(), version: book.version().to_owned(), digest: book.digest().clone() }
    }
}

/// A settled answer.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// let gain = determination.answers.iter().find(|answered| answered.fact.as_str() == "gain").unwrap();
/// assert_eq!(gain.answer.as_str(), "self");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answered {
    /// Id of the fact.
    pub fact: Id,
    /// Id of its answer; `not_applicable` where the fact does not apply.
    pub answer: Id,
    /// Where the answer comes from.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub origin: Origin,
    /// The clauses behind the fact.
    pub clauses: Vec<Cited>,
}

/// An answer as it is written, its fields in canonical order. A determination holds one for each fact; a flattened origin
/// would be written as a map is, every name searched for what must be escaped and all of them put in order.
#[derive(Default, Serialize)]
struct AnsweredForm<'a> {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    adopted: bool,
    answer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    burden_on: Option<&'a Id>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    by: &'a [String],
    clauses: &'a [Cited],
    fact: &'a str,
    origin: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    presumption: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    under: Option<&'a [Cited]>,
}

impl Serialize for Answered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (answer, clauses, fact) = (self.answer.as_str(), self.clauses.as_slice(), self.fact.as_str());
        let form = AnsweredForm { answer, clauses, fact, ..AnsweredForm::default() };
        let form = match &self.origin {
            Origin::Found { by, adopted } => AnsweredForm { origin: "found", by, adopted: *adopted, ..form },
            Origin::Read { table, outcome } => {
                AnsweredForm { origin: "read", table: Some(table), outcome: Some(outcome), ..form }
            }
            Origin::Presumed { presumption, under, burden_on } => AnsweredForm {
                origin: "presumed",
                presumption: Some(presumption),
                under: Some(under),
                burden_on: Some(burden_on),
                ..form
            },
            Origin::Derived => AnsweredForm { origin: "derived", ..form },
        };
        form.serialize(serializer)
    }
}

/// Where an answer comes from: found, read, presumed; or it follows that the fact does not apply.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// let gain = determination.answers.iter().find(|answered| answered.fact.as_str() == "gain").unwrap();
/// assert!(matches!(gain.origin, Origin::Found { adopted: false, .. }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "origin", rename_all = "snake_case")]
pub enum Origin {
    /// Found by people who looked.
    Found {
        /// Pseudonyms of the finders.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        by: Vec<String>,
        /// The finders differed, and this finding was adopted.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        adopted: bool,
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

/// A clause with its nature.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// let decisive = &tables[0].rows[0];
/// assert!(decisive.clauses.iter().all(|cited| !cited.clause.as_str().is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cited {
    /// Id of the clause.
    pub clause: Id,
    /// How far the clause can be relied on.
    pub nature: Nature,
}

/// A fact on which finders differ: open, but only between the answers that were found.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self", "by": "p1"}, {"fact": "gain", "answer": "none", "by": "p2"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// assert_eq!(determination.contested[0].answers.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contested {
    /// Id of the fact.
    pub fact: Id,
    /// Ids of the answers that were found, in declared order.
    pub answers: Vec<Id>,
}

/// What follows from the findings.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// match &determination.result {
///     Outcome::Determined { tables, .. } => assert_eq!(tables[0].possible.len(), 1),
///     Outcome::Contradictory { conflicts } => panic!("{conflicts:?}"),
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Outcome {
    /// The findings can be true together.
    Determined {
        /// The verdicts of the aspects, in declared order.
        aspects: Vec<AspectVerdict>,
        /// Combinations that are possible but ask for reasons.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ask_reasons: Vec<Conflict>,
        /// The decisions asked for.
        tables: Vec<TableResult>,
        /// The named conditions that the explanations refer to, each explained once.
        conditions: Vec<ConditionNode>,
    },
    /// The findings cannot be true together: nothing is derived from them.
    Contradictory {
        /// What they run into.
        conflicts: Vec<Conflict>,
    },
}

/// Findings that do not go together.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, ask_reasons, .. } = &determination.result else { panic!() };
/// assert!(ask_reasons.is_empty()); // nothing that was found contradicts anything
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    /// The contradiction of the rulebook; absent where a fact was found that does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contradiction: Option<Id>,
    /// Ids of the facts that meet in it.
    pub facts: Vec<Id>,
    /// The clauses of the contradiction, then those of the facts.
    pub clauses: Vec<Cited>,
}

/// The verdict of an aspect.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, aspects, .. } = &determination.result else { panic!() };
/// assert!(aspects.iter().any(|aspect| aspect.verdict == Pole::Adverse));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AspectVerdict {
    /// Id of the aspect.
    pub aspect: Id,
    /// Which of its poles hold, after presumptions.
    pub verdict: Pole,
}

/// Which pole of an aspect holds.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": []}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, aspects, .. } = &determination.result else { panic!() };
/// assert!(aspects.iter().any(|aspect| aspect.verdict == Pole::Open)); // nothing was found yet
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// What a table makes of the findings.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// let tolerance = tables.iter().find(|table| table.table.as_str() == "tolerance").unwrap();
/// assert_eq!(tolerance.possible[0].as_str(), "not_tolerated");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// What would be permitted now.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// assert!(matches!(tables[0].if_decided_now, Now::Decided { bottom_line: true, .. }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Now {
    /// Every completion of the open facts gives the same outcomes, the same default and the same duty of reasons.
    Decided {
        /// The outcomes that may be decided.
        permits: Vec<Id>,
        /// The default among several.
        #[serde(skip_serializing_if = "Option::is_none")]
        normally: Option<Id>,
        /// When the decision must give reasons.
        reasons: Reasons,
        /// Facts that the reasons must address: those of all these rows.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        consider: Vec<Id>,
        /// The rows that some completion of the open facts comes to, in order; one where nothing is open.
        rows: Vec<Id>,
        /// Whether they are bottom lines, all of them.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
    },
    /// Every completion permits the same outcomes, but the default or the duty of reasons still hangs on open facts. The
    /// outcome may be decided.
    Settled {
        /// The outcomes that may be decided.
        permits: Vec<Id>,
        /// The default among several; absent where it hangs on open facts.
        #[serde(skip_serializing_if = "Option::is_none")]
        normally: Option<Id>,
        /// When the decision must give reasons: the strictest of these rows.
        reasons: Reasons,
        /// Facts that the reasons must address: those of all these rows.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        consider: Vec<Id>,
        /// The rows that some completion of the open facts comes to, in order; one where nothing is open.
        rows: Vec<Id>,
        /// Whether they are bottom lines, all of them.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
    },
    /// Open facts can still change which outcomes are permitted.
    Blocked,
}

impl Now {
    /// The outcomes that may be decided now; none where that is blocked.
    ///
    /// ```
    /// assert!(distinguo::determination::Now::Blocked.permits().is_empty());
    /// ```
    #[must_use]
    pub fn permits(&self) -> &[Id] {
        match self {
            Self::Decided { permits, .. } | Self::Settled { permits, .. } => permits,
            Self::Blocked => &[],
        }
    }

    /// The default among several outcomes, as far as it is certain.
    ///
    /// ```
    /// assert!(distinguo::determination::Now::Blocked.normally().is_none());
    /// ```
    #[must_use]
    pub const fn normally(&self) -> Option<&Id> {
        match self {
            Self::Decided { normally, .. } | Self::Settled { normally, .. } => normally.as_ref(),
            Self::Blocked => None,
        }
    }

    /// The rows that some completion comes to; none where nothing can be decided.
    ///
    /// ```
    /// assert!(distinguo::determination::Now::Blocked.rows().is_empty());
    /// ```
    #[must_use]
    pub fn rows(&self) -> &[Id] {
        match self {
            Self::Decided { rows, .. } | Self::Settled { rows, .. } => rows,
            Self::Blocked => &[],
        }
    }

    /// Whether a decision for an outcome must give reasons. Where the default hangs on open facts, no outcome is the normal
    /// one.
    ///
    /// ```
    /// use distinguo::determination::Now;
    /// use distinguo::document::Id;
    /// assert!(Now::Blocked.needs_reasons(&Id::new("exempt").unwrap())); // but it cannot be decided
    /// ```
    #[must_use]
    pub fn needs_reasons(&self, outcome: &Id) -> bool {
        match self {
            Self::Decided { normally, reasons, .. } | Self::Settled { normally, reasons, .. } => match reasons {
                Reasons::Always => true,
                Reasons::UnlessNormal => normally.as_ref() != Some(outcome),
                Reasons::Never => false,
            },
            Self::Blocked => true,
        }
    }
}

/// A fact that is still open.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": []}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// assert!(tables[0].open.iter().all(|open| open.answers.len() > 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenFact {
    /// Id of the fact.
    pub fact: Id,
    /// Ids of the answers that it may still have.
    pub answers: Vec<Id>,
    /// Ids of the roles that find it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found_by: Vec<Id>,
    /// Ids of the roles that may supply evidence for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supplied_by: Vec<Id>,
    /// Id of the table whose decision it is read from. Left out: people find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_from: Option<Id>,
    /// Id of the first open row that depends on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<Id>,
    /// The smallest sets of facts, this one among them, that can change the outcome only together; none where it can by
    /// itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Vec<Id>>,
    /// Clauses that make the fact matter, with their natures.
    pub clauses: Vec<Cited>,
}

/// A row of a table, as it was tried.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// let holding = tables[0].rows.iter().find(|row| row.truth == Truth::Holds).unwrap();
/// assert!(holding.test.is_some());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<Node>,
}

/// A truth value.
///
/// ```
/// assert_eq!(serde_json::to_string(&distinguo::determination::Truth::Open).unwrap(), r#""open""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds whatever else is found.
    Holds,
    /// It fails whatever else is found.
    Fails,
    /// It depends on open facts.
    Open,
}

impl From<crate::logic::Truth> for Truth {
    fn from(truth: crate::logic::Truth) -> Self {
        match truth {
            crate::logic::Truth::Holds => Self::Holds,
            crate::logic::Truth::Fails => Self::Fails,
            crate::logic::Truth::Open => Self::Open,
        }
    }
}

/// Whether a part of an explanation carries the result.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": []}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// assert!(tables[0].rows.iter().any(|row| row.weight == Weight::MayDetermine)); // nothing was found yet
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Without it the result would be another.
    Determines,
    /// Without it the result would be the same.
    DoesNotDetermine,
    /// It depends on facts that are still open.
    MayDetermine,
}

/// A test as it was judged. Of an `all` that fails only the parts that fail are kept, of an `any` that holds only those
/// that hold: what is left out could not change the verdict.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// let test = tables[0].rows.iter().find(|row| row.truth == Truth::Holds).and_then(|row| row.test.as_ref());
/// assert!(matches!(test, Some(Node::Fact { .. } | Node::Any { .. } | Node::Condition { .. })));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
        n: u32,
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
        r#in: Vec<Id>,
        /// Id of the settled answer. Left out: the fact is open.
        #[serde(skip_serializing_if = "Option::is_none")]
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

/// A named condition as it was judged.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": []}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, conditions, .. } = &determination.result else { panic!() };
/// assert!(conditions.iter().all(|condition| !condition.clauses.is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// Why an outcome is not permitted now.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// let exempt = tables[0].why_not.iter().find(|why| why.outcome.as_str() == "exempt").unwrap();
/// assert!(!exempt.rows.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhyNot {
    /// Id of the outcome.
    pub outcome: Id,
    /// For every row that would permit it, why the row does not apply. None permits it where the list is empty.
    pub rows: Vec<RowWhyNot>,
}

/// Why a row does not apply.
///
/// ```
/// # use distinguo::determination::*;
/// # let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
/// # let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
/// #     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// # let determination = determine(&book, &findings).unwrap();
/// # let Outcome::Determined { tables, .. } = &determination.result else { panic!() };
/// let rows = tables[0].why_not.iter().flat_map(|why| &why.rows);
/// assert!(rows.into_iter().any(|why| why.because == Because::EarlierRow));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowWhyNot {
    /// Id of the row.
    pub row: Id,
    /// Why the row does not apply.
    pub because: Because,
}

/// Why a row does not apply.
///
/// ```
/// assert_eq!(serde_json::to_string(&distinguo::determination::Because::EarlierRow).unwrap(), r#""earlier_row""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Its test fails.
    Fails,
    /// A row before it applies.
    EarlierRow,
    /// Its test is open, or a row before it is.
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::canonical_text;

    #[test]
    fn an_answer_is_written_with_its_origin_flattened() {
        #[derive(Serialize)]
        struct Flattened<'a> {
            fact: &'a Id,
            answer: &'a Id,
            #[serde(flatten)]
            origin: &'a Origin,
            clauses: &'a [Cited],
        }
        let [id, other] = ["one", "other"].map(|text| Id::new(text).unwrap());
        let cited = vec![Cited { clause: id.clone(), nature: Nature::Verified }];
        let origins = [
            Origin::Found { by: Vec::new(), adopted: false },
            Origin::Found { by: vec!["a".to_owned()], adopted: true },
            Origin::Read { table: id.clone(), outcome: other.clone() },
            Origin::Presumed { presumption: id.clone(), under: cited.clone(), burden_on: other.clone() },
            Origin::Presumed { presumption: id.clone(), under: Vec::new(), burden_on: other.clone() },
            Origin::Derived,
        ];
        for origin in origins {
            let answered = Answered { fact: id.clone(), answer: other.clone(), origin, clauses: cited.clone() };
            let Answered { fact, answer, origin, clauses } = &answered;
            assert_eq!(canonical_text(&answered), canonical_text(&Flattened { fact, answer, origin, clauses }));
            assert!(serde_json::to_string(&answered).unwrap() == canonical_text(&answered), "in canonical order");
        }
    }
}
