//! The rulebook document as it is written: plain data, names not yet resolved. What belongs here is a field of the
//! format `distinguo.rulebook/1`; what it means is the business of the rooms next door.

use serde::Serialize;

use super::condition::Condition;
use super::procedure::{
    DocumentKind, Grant, Meeting, Period, Protection, RecusalGround, Relief, Separation, Service, StandingStill,
};
use crate::document::{Clauses, Decode, Fields, Id, Json, Reader, Text, section, words};
use crate::error::{Code, Problem};
use crate::sorted::{self, Map};
use crate::time::{CountingRule, Date};

/// The answer of a fact that does not apply.
pub(crate) const NOT_APPLICABLE: &str = "not_applicable";

section! {
    /// One regulation as data.
    Document, "a rulebook", {
        format: Format,
        id: Id,
        /// Unique among the versions of this id.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 64)))]
        version: String,
        nature: BookNature,
        title: Text,
        /// Every label of the book is written in exactly these languages; one of them the kernel speaks.
        #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true, "contains" = {"enum": ["en", "zh"]})))]
        languages: Vec<String>,
        /// POSIX TZ string of the legal time zone.
        time_zone: String,
        /// Id of the working-day calendar.
        #[serde(skip_serializing_if = "Option::is_none")]
        calendar: Option<Id>,
        in_force: InForce,
        /// `id@version` of the version before.
        #[serde(skip_serializing_if = "Option::is_none")]
        supersedes: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        superseded_by: Option<String>,
        transition: Transition,
        #[serde(skip_serializing_if = "Option::is_none")]
        counting: Option<CountingRule>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sources: Vec<Source>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        roles: Vec<Role>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        facts: Vec<Fact>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        answer_sets: Vec<AnswerSet>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        aspects: Vec<Aspect>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        conditions: Vec<NamedCondition>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        contradictions: Vec<Contradiction>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        presumptions: Vec<Presumption>,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        tables: Vec<Table>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        guarantees: Vec<Guarantee>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        separation: Vec<Separation>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        recusal: Vec<RecusalGround>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<DocumentKind>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        service: Vec<Service>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        acts: Vec<Grant>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        periods: Vec<Period>,
        /// Mandatory where a period can stand still.
        #[serde(skip_serializing_if = "Option::is_none")]
        standing_still: Option<StandingStill>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        relief: Vec<Relief>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        protections: Vec<Protection>,
    }
}

/// The format of the document, with its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) enum Format {
    #[serde(rename = "distinguo.rulebook/1")]
    V1,
}

impl Decode for Format {
    const EXPECTED: &'static str = "`distinguo.rulebook/1`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        reader.format(json, Self::EXPECTED);
        Self::V1
    }
}

words! {
    /// What the book is.
    pub(crate) BookNature {
        "law" => Law,
        "law_with_parameters" => LawWithParameters,
        "guidance" => Guidance,
        "model" => Model,
        "doctrine" => Doctrine,
    }
}

section! {
    /// The days on which the book is in force; both are in it.
    InForce, "an object with `from`", {
        from: Date,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    }
}

section! {
    /// Which version governs what, where the book has changed.
    Transition, "a transition clause", {
        procedure: ProcedureLaw,
        substance: SubstanceLaw,
        /// Whether versions that were in force between conduct and decision count where they are milder.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        intermediate: bool,
        clause: Clauses,
        /// Versions from which running cases may move to this one.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        migrate_from: Vec<String>,
        /// For facts whose ids or answers changed since the version before.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        corresponds: Vec<Correspondence>,
        /// Facts of the version before that decide nothing any more. What was found on any other that has no counterpart
        /// keeps a case under its version.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        falls_away: Vec<Id>,
    }
}

words! {
    /// The version that governs the procedure.
    pub(crate) ProcedureLaw { "at_opening" => AtOpening, "immediate" => Immediate }
}

words! {
    /// The version that governs the substance.
    #[expect(clippy::enum_variant_names, reason = "they say when, and read as such")]
    pub(crate) SubstanceLaw {
        "at_conduct" => AtConduct,
        "at_opening" => AtOpening,
        "at_conduct_unless_milder" => AtConductUnlessMilder,
    }
}

section! {
    /// A fact of the version before, and the one that stands for it now.
    Correspondence, "an object with `old` and `new`", {
        old: Id,
        new: Id,
        /// Old answer to new answer, where they differ.
        #[serde(skip_serializing_if = "Answering::is_empty")]
        answers: Answering,
    }
}

/// A map from ids to ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct Answering(
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Id, Id>"))]
    pub(crate) Map<Id, Id>,
);

impl Answering {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Decode for Answering {
    const EXPECTED: &'static str = "an object from ids to ids";

    /// A map that is not written is empty.
    const OPTIONAL: bool = true;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        Self(reader.by_id(json, Self::EXPECTED))
    }
}

section! {
    /// A legal instrument and the clauses of it that the book cites.
    Source, "a source", {
        id: Id,
        title: Text,
        rank: Rank,
        /// Of all its clauses that do not say otherwise.
        #[serde(skip_serializing_if = "Option::is_none")]
        nature: Option<Nature>,
        /// The language of its text, and so of what is quoted from it.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// Where its text can be read.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        clauses: Vec<Clause>,
    }
}

section! {
    /// An article, paragraph or item.
    Clause, "a clause", {
        id: Id,
        cite: Text,
        /// What it says, quoted in the language of its source. Without it no clause is `verified`.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Where that can be read, if not where its source can.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        /// Where nothing says it, `verified` if its text is quoted, else `reported`.
        #[serde(skip_serializing_if = "Option::is_none")]
        nature: Option<Nature>,
    }
}

words! {
    /// The rank of a legal instrument.
    pub(crate) Rank {
        "law" => Law,
        "administrative_regulation" => AdministrativeRegulation,
        "decree" => Decree,
        "local_regulation" => LocalRegulation,
        "party_regulation" => PartyRegulation,
        "policy" => Policy,
        "guidance" => Guidance,
        "doctrine" => Doctrine,
    }
}

words! {
    /// How far a clause can be relied on. It travels into every explanation and date.
    ///
    /// ```
    /// use distinguo::rulebook::Nature;
    /// assert!(Nature::Verified < Nature::Parameter);
    /// ```
    pub Nature {
        /// Read in the text of the instrument, and quoted.
        "verified" => Verified,
        /// Reported by others, not seen in the original.
        "reported" => Reported,
        /// A doctrine or a draft, not law.
        "doctrine" => Doctrine,
        /// A number that the deployer has set; no text fixes it.
        "parameter" => Parameter,
    }
}

impl Rank {
    /// Whether an instrument of this rank prevails over one of the other. The regulations of the Party and the law of
    /// the state are two orders, of which neither outranks the other; both outrank guidance and doctrine.
    pub(crate) const fn outranks(self, other: Self) -> bool {
        match (self.level(), other.level()) {
            (Some(one), Some(other)) => one < other,
            (None, Some(other)) => other >= Self::GUIDANCE,
            (_, None) => false,
        }
    }

    const GUIDANCE: u8 = 4;

    /// The place in the order of state law, the highest first; none for regulations of the Party.
    const fn level(self) -> Option<u8> {
        match self {
            Self::Law => Some(0),
            Self::AdministrativeRegulation | Self::Decree => Some(1),
            Self::LocalRegulation => Some(2),
            Self::Policy => Some(3),
            Self::Guidance => Some(Self::GUIDANCE),
            Self::Doctrine => Some(5),
            Self::PartyRegulation => None,
        }
    }
}

section! {
    /// What a person may do for a seat.
    Role, "a role", {
        id: Id,
        kind: RoleKind,
        label: Text,
        /// The seat whose organ it acts for.
        #[serde(skip_serializing_if = "Option::is_none")]
        organ: Option<Id>,
        /// It leads its organ: it decides who withdraws, and names who approves.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        head: bool,
        /// A party that may be missing when a case opens; whoever it is joins later.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        joins: bool,
        /// So many people must act in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        meets: Option<Meeting>,
    }
}

words! {
    /// What holds a role.
    pub(crate) RoleKind { "party" => Party, "official" => Official, "body" => Body, "organ" => Organ }
}

/// A question with finitely many answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    pub(crate) id: Id,
    pub(crate) aspect: Id,
    pub(crate) label: Text,
    pub(crate) clause: Clauses,
    /// Roles that find it; none for a fact that is read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) found_by: Vec<Id>,
    /// Roles that may supply evidence for it, beside its finders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) supplied_by: Vec<Id>,
    #[serde(flatten)]
    pub(crate) domain: Domain,
    /// The order of its answers means nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) neutral: bool,
    /// What it is about, where it is easily unfair to rely on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<Subject>,
    /// Where this fails, the fact has the answer `not_applicable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) applies_when: Option<Condition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reads: Option<Reads>,
}

words! {
    /// What it is easily unfair to rely on.
    pub(crate) Subject {
        /// What came of the conduct, which luck decides as much as care.
        "consequences" => Consequences,
        /// The health of the person.
        "health" => Health,
        /// What the person believes.
        "belief" => Belief,
        /// The family of the person.
        "family" => Family,
        /// What the person did before.
        "history" => History,
    }
}

/// The answers of a fact, written in one of four ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Domain {
    /// A choice, favourable first.
    Answers(#[cfg_attr(feature = "schema", schemars(length(min = 2)))] Vec<Answer>),
    /// The answers of an answer set.
    AnswersOf(Id),
    /// Yes or no.
    Flag(Flag),
    /// An amount in bands.
    Amount(Amount),
}

impl Fact {
    /// The bands of an amount.
    pub(crate) fn bands(&self) -> Option<&[Band]> {
        match &self.domain {
            Domain::Amount(amount) => Some(&amount.bands),
            Domain::Answers(_) | Domain::AnswersOf(_) | Domain::Flag(_) => None,
        }
    }

    /// The place of the band that an amount falls into. Less than nothing falls into none, unless a band ends at nothing or
    /// below: such a fact counts below zero.
    pub(crate) fn band(&self, amount: i64) -> Option<usize> {
        let bands = self.bands()?;
        let counts_below = |band: &Band| band.below.or(band.up_to).is_some_and(|bound| bound <= 0);
        if amount < 0 && !bands.iter().any(counts_below) {
            return None;
        }
        let within = |band: &Band| {
            band.below.is_none_or(|bound| amount < bound) && band.up_to.is_none_or(|bound| amount <= bound)
        };
        bands.iter().position(within)
    }
}

/// One way of writing a domain, where it is written. Null is not a way of leaving it out.
fn way<'j, T: Decode>(
    fields: &mut Fields<'j>,
    key: &'static str,
    reader: &mut Reader<'j>,
    domain: fn(T) -> Domain,
) -> Option<Domain> {
    fields.take_written(key, reader).map(domain)
}

impl Decode for Fact {
    const EXPECTED: &'static str = "a fact";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let mut fields = reader.fields(json, Self::EXPECTED);
        let id = fields.take("id", reader);
        let aspect = fields.take("aspect", reader);
        let label = fields.take("label", reader);
        let clause = fields.take("clause", reader);
        let found_by = fields.take("found_by", reader);
        let supplied_by = fields.take("supplied_by", reader);
        let neutral = fields.take("neutral", reader);
        let about = fields.take("about", reader);
        let applies_when = fields.take("applies_when", reader);
        let reads = fields.take("reads", reader);
        let ways = [
            way(&mut fields, "answers", reader, Domain::Answers),
            way(&mut fields, "answers_of", reader, Domain::AnswersOf),
            way(&mut fields, "flag", reader, Domain::Flag),
            way(&mut fields, "amount", reader, Domain::Amount),
        ];
        let there = fields.there();
        fields.finish(reader);
        // A way that could not be read has been reported already and counts as written.
        let written = ways.iter().flatten().count();
        if there && written != 1 {
            reader.report(|at| Problem::new(Code::OneDomain, at).given(written));
        }
        let domain = ways.into_iter().flatten().next().unwrap_or(Domain::Answers(Vec::new()));
        Self { id, aspect, label, clause, found_by, supplied_by, domain, neutral, about, applies_when, reads }
    }
}

section! {
    /// One possible answer.
    Answer, "an answer", {
        id: Id,
        label: Text,
        /// Not stepped over by a monotone claim.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        neutral: bool,
    }
}

section! {
    /// Yes or no.
    Flag, "an object, empty or with `favourable` or `neutral`", {
        /// Yes is the favourable answer.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        favourable: bool,
        /// Neither is favourable.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        neutral: bool,
    }
}

section! {
    /// An amount, of which conditions see only the band.
    Amount, "an amount with `unit` and `bands`", {
        /// The smallest unit, in which findings state the integer.
        unit: String,
        /// Rising; all but the last with a bound.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        bands: Vec<Band>,
    }
}

section! {
    /// A band of amounts, from the end of the one before.
    Band, "a band", {
        id: Id,
        label: Text,
        /// Exclusive bound (Civil Code art. 1259: 不满).
        #[serde(skip_serializing_if = "Option::is_none")]
        below: Option<i64>,
        /// Inclusive bound (Civil Code art. 1259: 以下).
        #[serde(skip_serializing_if = "Option::is_none")]
        up_to: Option<i64>,
    }
}

section! {
    /// Where a fact's answer is read from: a decision made by people.
    Reads, "an object with `table` and `map`", {
        table: Id,
        /// Every outcome of the table, and `undecided`, to an answer.
        #[serde(skip_serializing_if = "Answering::is_empty")]
        map: Answering,
    }
}

section! {
    /// Answers that several facts share.
    AnswerSet, "an answer set", {
        id: Id,
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        answers: Vec<Answer>,
    }
}

section! {
    /// A group of facts with a favourable and an adverse pole.
    Aspect, "an aspect", {
        id: Id,
        kind: AspectKind,
        label: Text,
        #[serde(skip_serializing_if = "Option::is_none")]
        clause: Option<Clauses>,
        #[serde(skip_serializing_if = "Option::is_none")]
        favourable: Option<Condition>,
        #[serde(skip_serializing_if = "Option::is_none")]
        adverse: Option<Condition>,
        #[serde(skip_serializing_if = "Option::is_none")]
        overlap: Option<Overlap>,
    }
}

words! {
    /// What an aspect is.
    pub(crate) AspectKind { "assessment" => Assessment, "distinction" => Distinction, "group" => Group }
}

words! {
    /// What holds where both poles of an aspect do.
    pub(crate) Overlap { "adverse_prevails" => AdversePrevails }
}

section! {
    /// A test with a name.
    NamedCondition, "a condition", {
        id: Id,
        label: Text,
        clause: Clauses,
        test: Condition,
    }
}

section! {
    /// Answers that cannot be together, or only with reasons.
    Contradiction, "a contradiction", {
        id: Id,
        label: Text,
        test: Condition,
        effect: ContradictionEffect,
        clause: Clauses,
    }
}

words! {
    /// What a contradiction does.
    pub(crate) ContradictionEffect { "impossible" => Impossible, "ask_reasons" => AskReasons }
}

section! {
    /// What is taken for open facts when a decision is due.
    Presumption, "a presumption", {
        id: Id,
        label: Text,
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// What rebuts it.
        #[serde(skip_serializing_if = "Option::is_none")]
        unless: Option<Condition>,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        presume: Vec<Presumed>,
        /// Who must prove the contrary.
        burden_on: Id,
        clause: Clauses,
    }
}

section! {
    /// An answer that is presumed.
    Presumed, "an object with `fact` and `answer`", {
        fact: Id,
        answer: Id,
    }
}

section! {
    /// A kind of decision: outcomes, and rows tried in order.
    Table, "a table", {
        id: Id,
        purpose: Purpose,
        /// The table that relief or revocation acts on.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<Id>,
        label: Text,
        #[serde(skip_serializing_if = "Asks::is_default")]
        asks: Asks,
        #[serde(skip_serializing_if = "Hit::is_default")]
        hit: Hit,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        outcomes: Vec<Outcome>,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        rows: Vec<Row>,
    }
}

words! {
    /// What the kernel understands by a table.
    ///
    /// ```
    /// use distinguo::rulebook::Purpose;
    /// assert_ne!(Purpose::Tolerance, Purpose::Advice);
    /// ```
    pub Purpose {
        /// Putting a reform on record in advance.
        "filing" => Filing,
        /// Admitting a case.
        "admission" => Admission,
        /// Whether the mistake is tolerated.
        "tolerance" => Tolerance,
        /// Whether and how the person is held to account.
        "accountability" => Accountability,
        /// What becomes of a decision on request of the person.
        "relief" => Relief,
        /// What an accusation was.
        "accusation" => Accusation,
        /// Whether a name is cleared.
        "clarification" => Clarification,
        /// What becomes of a decision that should not have been made.
        "revocation" => Revocation,
        /// Who decides.
        "competence" => Competence,
        /// Whether the mistake was put right.
        "correction" => Correction,
        /// Advice without legal effect.
        "advice" => Advice,
    }
}

words! {
    /// Which question comes next.
    pub(crate) Asks { "most_decisive_first" => MostDecisiveFirst, "in_order" => InOrder } optional
}

impl Asks {
    fn is_default(&self) -> bool {
        *self == Self::MostDecisiveFirst
    }
}

words! {
    /// How rows are matched.
    pub(crate) Hit { "first" => First, "unique" => Unique } optional
}

impl Hit {
    fn is_default(&self) -> bool {
        *self == Self::First
    }
}

section! {
    /// A result that rows may permit.
    Outcome, "an outcome", {
        id: Id,
        label: Text,
        #[serde(skip_serializing_if = "Option::is_none")]
        class: Option<Class>,
        /// Needed in tables of tolerance and accountability.
        #[serde(skip_serializing_if = "Option::is_none")]
        tolerated: Option<bool>,
        /// What may come with it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        measures: Vec<Id>,
        /// What the kernel understands by it in a procedure.
        #[serde(skip_serializing_if = "Option::is_none")]
        means: Option<Meaning>,
        /// How often it may be decided in one matter: of outcomes that return, reopen or revoke, which say it.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Nobody need be heard before it is decided without a measure: it does nobody harm.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        favourable: bool,
        /// Whoever it is about is heard before it is decided, although the kernel would not ask for it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        adverse: bool,
        /// Of a competence table: the seat that decides.
        #[serde(skip_serializing_if = "Option::is_none")]
        seat: Option<Id>,
    }
}

words! {
    /// What the kernel understands by an outcome in a procedure.
    pub(crate) Meaning {
        "accept" => Accept,
        "return" => Return,
        "refuse" => Refuse,
        "uphold" => Uphold,
        "vary" => Vary,
        "annul" => Annul,
        "stand" => Stand,
        "reopen" => Reopen,
        "revoke" => Revoke,
        "done" => Done,
        "failed" => Failed,
        "impossible" => Impossible,
        "true" => True,
        "mistaken" => Mistaken,
        "false" => False,
        "clarify" => Clarify,
        "no_need" => NoNeed,
    }
}

words! {
    /// The ladder on which outcomes of different rulebooks, versions and levels are compared, mildest first.
    ///
    /// ```
    /// use distinguo::rulebook::Class;
    /// assert!(Class::Exempted < Class::Mitigated);
    /// ```
    pub Class {
        /// No liability was found (不予).
        "no_liability" => NoLiability,
        /// Liability was found and is remitted (免予).
        "exempted" => Exempted,
        /// Below the range (减轻).
        "mitigated" => Mitigated,
        /// The lesser within the range (从轻).
        "lighter" => Lighter,
        /// Within the range.
        "ordinary" => Ordinary,
        /// The heavier within the range (从重).
        "heavier" => Heavier,
    }
}

section! {
    /// A rule of a table.
    Row, "a row", {
        id: Id,
        label: Text,
        /// Without it the row always holds; it must then be the last.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        permit: Vec<Id>,
        /// The default among several.
        #[serde(skip_serializing_if = "Option::is_none")]
        normally: Option<Id>,
        /// Facts that the reasons must address.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        consider: Vec<Id>,
        #[serde(skip_serializing_if = "Reasons::is_default")]
        reasons: Reasons,
        /// It excludes tolerance whatever else is found.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
        clause: Clauses,
    }
}

words! {
    /// When the decision must give reasons.
    ///
    /// ```
    /// use distinguo::rulebook::Reasons;
    /// assert_ne!(Reasons::Never, Reasons::Always);
    /// ```
    pub Reasons {
        /// The row asks for none.
        "never" => Never,
        /// Where the decision departs from the normal outcome.
        "unless_normal" => UnlessNormal,
        /// In any case.
        "always" => Always,
    } optional
}

impl Reasons {
    fn is_default(&self) -> bool {
        *self == Self::Never
    }
}

section! {
    /// A claim about a table, proved when the book loads: one of `never`, `bottom_line`, `monotone`.
    Guarantee, "a guarantee", {
        id: Id,
        label: Text,
        table: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Wherever `when` holds, none of these outcomes is permitted.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        never: Option<Vec<Id>>,
        /// Wherever `when` holds, a bottom line decides.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
        /// A worse answer to these facts never widens tolerance.
        #[serde(skip_serializing_if = "Option::is_none")]
        monotone: Option<Monotone>,
        clause: Clauses,
    }
}

/// The facts of a monotone claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum Monotone {
    /// Every fact of the table that has an order.
    All(AllFacts),
    /// These facts.
    Facts(Vec<Id>),
}

words! {
    /// The word `all`.
    pub(crate) AllFacts { "all" => All }
}

impl Decode for Monotone {
    const EXPECTED: &'static str = "`all` or a list of facts";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if matches!(json, Json::Array(_)) {
            return Self::Facts(Decode::decode(json, reader));
        }
        Self::All(Decode::decode(json, reader))
    }
}
