//! The rulebook document as it is written: plain data, names not yet resolved. What belongs here is a field of the
//! format `distinguo.rulebook/1`; what it means is the business of the rooms next door.

use serde::Serialize;

use super::condition::Condition;
use super::procedure::{
    DocumentKind, Grant, Meeting, Period, Protection, RecusalGround, Relief, Separation, Service, StandingStill, View,
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
        /// Always `distinguo.rulebook/1`. Another version of the format is refused.
        format: Format,
        /// Name of the regulation, the same in every version of it: cases, findings and precedents name it.
        id: Id,
        /// Which version of the regulation this is; unique among the versions with this id. 1 to 64 characters.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 64)))]
        version: String,
        /// What kind of text the book is: law, law with numbers that the deployer has set, guidance, a model, or
        /// doctrine.
        nature: BookNature,
        /// Name of the regulation for readers, in every language of the book.
        title: Text,
        /// Languages of the book, as tags such as `en` and `zh`: every label is written in exactly these. At least one
        /// is English or Chinese, which the kernel speaks.
        #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true, "contains" = {"enum": ["en", "zh"]})))]
        languages: Vec<String>,
        /// Legal time zone, by which moments become days: a POSIX TZ string, such as `CST-8` for China.
        time_zone: String,
        /// Id of the calendar of working days. Left out where nothing in the book is counted in working days or moved
        /// by a day of rest.
        #[serde(skip_serializing_if = "Option::is_none")]
        calendar: Option<Id>,
        /// Days on which the version is in force, by which the governing version is chosen.
        in_force: InForce,
        /// Version before this one, as `id@version`, for readers. Left out for a first version.
        #[serde(skip_serializing_if = "Option::is_none")]
        supersedes: Option<String>,
        /// Version after this one, as `id@version`, for readers. Left out while there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        superseded_by: Option<String>,
        /// Which version governs the procedure and the substance of a case, and how running cases may move to this one.
        transition: Transition,
        /// How periods are counted that do not say otherwise. The kernel has no rule of its own: needed where a period
        /// leaves part of the counting open.
        #[serde(skip_serializing_if = "Option::is_none")]
        counting: Option<CountingRule>,
        /// Laws, regulations and other texts that the book rests on, with the clauses that it cites.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sources: Vec<Source>,
        /// Who takes part in a case: parties, officials, bodies and organs. Left out where the book has no procedure.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        roles: Vec<Role>,
        /// Questions of the book, each with finitely many answers.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        facts: Vec<Fact>,
        /// Lists of answers that several facts share through `answers_of`.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        answer_sets: Vec<AnswerSet>,
        /// Groups of facts, such as the five assessments and the three distinctions. They inform and order; only rows
        /// decide.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        aspects: Vec<Aspect>,
        /// Tests with names, which conditions anywhere in the book refer to with `holds`.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        conditions: Vec<NamedCondition>,
        /// Combinations of answers that cannot be, or that the finders must give reasons for.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        contradictions: Vec<Contradiction>,
        /// Answers that are taken for facts still open when a decision is due, in the order in which they are applied.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        presumptions: Vec<Presumption>,
        /// Everything that is decided: one table for each kind of decision. At least one.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        tables: Vec<Table>,
        /// Claims about tables, proved when the book loads; a book of which one fails does not load.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        guarantees: Vec<Guarantee>,
        /// Groups of acts that may not meet in one person.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        separation: Vec<Separation>,
        /// Grounds on which somebody may not act in a case.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        recusal: Vec<RecusalGround>,
        /// Kinds of documents that are submitted or sent in a case.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<DocumentKind>,
        /// Ways in which documents are served, and when they count as received.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        service: Vec<Service>,
        /// Who may do which act, on what conditions, beyond what periods give to their bearers.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        acts: Vec<Grant>,
        /// Everything that runs: duties, rights and what merely lasts.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        periods: Vec<Period>,
        /// How long a case may stand still in all. Mandatory where a period can stand still.
        #[serde(skip_serializing_if = "Option::is_none")]
        standing_still: Option<StandingStill>,
        /// Levels of relief against decisions, such as review and appeal.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        relief: Vec<Relief>,
        /// What may not be counted against the person, and until when.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        protections: Vec<Protection>,
        /// What roles see of a case for their task, beside what the kernel gives them. Left out: nothing more.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        views: Vec<View>,
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
        /// First day on which the version is in force.
        from: Date,
        /// Last day on which the version is in force. Left out while no end is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    }
}

section! {
    /// Which version governs what, where the book has changed.
    Transition, "a transition clause", {
        /// Which version governs the procedure, for readers: the one that the case was opened under, or the newest at once. The
        /// kernel keeps a case under the version that it was opened under until it migrates.
        procedure: ProcedureLaw,
        /// Which version governs the substance: that of the last day of the conduct, that of the day of opening, or
        /// that of the conduct unless a later one is milder.
        substance: SubstanceLaw,
        /// Whether versions that were in force between conduct and decision count where they are milder.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        intermediate: bool,
        /// Clauses that say which version governs.
        clause: Clauses,
        /// Versions from which running cases may move to this one. Left out: none may.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        migrate_from: Vec<String>,
        /// Facts whose ids or answers changed since the version before. Left out: every fact is called as it was.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        corresponds: Vec<Correspondence>,
        /// Ids of facts of the version before that decide nothing any more. What was found on any other that has no
        /// counterpart keeps a case under its version.
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
        /// Id of the fact in the version before.
        old: Id,
        /// Id of the fact in this version that stands for it.
        new: Id,
        /// Old answer to new answer, by their ids, where they differ. Left out: all are called as they were.
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
        /// Name of the source within the book; unique among its sources.
        id: Id,
        /// Title of the instrument, in every language of the book.
        title: Text,
        /// Rank of the instrument, which tells whose clauses prevail where two conflict.
        rank: Rank,
        /// How far its clauses can be relied on that do not say otherwise themselves.
        #[serde(skip_serializing_if = "Option::is_none")]
        nature: Option<Nature>,
        /// Language of its text, and so of what is quoted from it, as a tag such as `zh`. Needed where a clause is quoted.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// Address at which its text can be read.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        /// Articles, paragraphs and items of the instrument that the book cites.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        clauses: Vec<Clause>,
    }
}

section! {
    /// An article, paragraph or item.
    Clause, "a clause", {
        /// Name under which the parts of the book cite the clause; unique in the book, over all sources.
        id: Id,
        /// How the clause is cited in explanations, such as "art. 17(2)", in every language of the book.
        cite: Text,
        /// What it says, quoted in the language of its source. Without it no clause is `verified`.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Address at which the clause can be read. Left out: that of its source.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        /// How far this clause can be relied on. Left out: as its source says; where that says nothing either, `verified` if
        /// its text is quoted, else `reported`.
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
        /// Name by which acts, periods and actors refer to the role; unique among the roles of the book.
        id: Id,
        /// Whether the role is held by a party, an official, a body that votes, or an organ.
        kind: RoleKind,
        /// Name of the role for readers, in every language of the book.
        label: Text,
        /// Id of the seat whose organ the role acts for. Left out for parties.
        #[serde(skip_serializing_if = "Option::is_none")]
        organ: Option<Id>,
        /// Whether the role leads its organ: it decides who withdraws, and names who approves. Left out: it does not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        head: bool,
        /// Whether the party may be missing when a case opens, and joins later. Left out: it is there from the
        /// beginning.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        joins: bool,
        /// Whether the party is the one whom the case is about, so that what is found is about them. Needed where
        /// several parties are not heard as accusers.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        concerned: bool,
        /// How many people must act in the role, at least. Left out: one.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<u32>,
        /// How the body meets and votes. Only for bodies.
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
    /// Name by which findings, conditions and rows refer to the fact; unique among the facts of the book. Keep it
    /// across versions.
    pub(crate) id: Id,
    /// Id of the aspect that the fact belongs to.
    pub(crate) aspect: Id,
    /// Question as the finder reads it, in every language of the book.
    pub(crate) label: Text,
    /// Clauses that make the fact matter.
    pub(crate) clause: Clauses,
    /// Ids of the roles that find it. Left out for a fact that is read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) found_by: Vec<Id>,
    /// Ids of the roles that may supply evidence for it, beside its finders. Left out: none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) supplied_by: Vec<Id>,
    #[serde(flatten)]
    pub(crate) domain: Domain,
    /// Whether the order of its answers means nothing. Left out: the first is the most favourable to the person.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) neutral: bool,
    /// What the fact is about, where it is easily unfair to rely on it, such as health or family. Left out: nothing of
    /// the kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<Subject>,
    /// Condition on which the fact applies. Where it fails, the fact has the answer `not_applicable`. Left out: it
    /// always applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) applies_when: Option<Condition>,
    /// Decision of people that the answer is read from, instead of being found. Left out for facts that are found.
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
    /// Answers of a choice, the most favourable to the person first. At least two.
    Answers(#[cfg_attr(feature = "schema", schemars(length(min = 2)))] Vec<Answer>),
    /// Id of the answer set whose answers the fact has.
    AnswersOf(Id),
    /// Fact with the answers `yes` and `no`. Left empty, `no` is the favourable one.
    Flag(Flag),
    /// Fact whose finding is an integer; conditions see only the band that it falls into.
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
        /// Name by which findings and conditions refer to the answer; unique among the answers of the fact.
        id: Id,
        /// Answer as the finder reads it, in every language of the book.
        label: Text,
        /// Whether claims that a worse answer never helps step over this answer, because it is neither better nor
        /// worse. Left out: it has its place in the order.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        neutral: bool,
    }
}

section! {
    /// Yes or no.
    Flag, "an object, empty or with `favourable` or `neutral`", {
        /// Whether `yes` is the favourable answer. Left out: `no` is.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        favourable: bool,
        /// Whether neither answer is favourable. Left out: one is.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        neutral: bool,
    }
}

section! {
    /// An amount, of which conditions see only the band.
    Amount, "an amount with `unit` and `bands`", {
        /// Smallest unit of the amount, such as `CNY_fen`, in which findings state the integer.
        unit: String,
        /// Bands that the amount may fall into, rising; each begins where the one before ends, and all but the last say
        /// where. At least two.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        bands: Vec<Band>,
    }
}

section! {
    /// A band of amounts, from the end of the one before.
    Band, "a band", {
        /// Name by which conditions refer to the band; unique among the bands of the fact.
        id: Id,
        /// Name of the band for readers, in every language of the book.
        label: Text,
        /// Amount at which the band ends, in units of the fact; the amount itself lies in the next band (Civil Code
        /// art. 1259: 不满).
        #[serde(skip_serializing_if = "Option::is_none")]
        below: Option<i64>,
        /// Amount at which the band ends, in units of the fact; the amount itself still lies in the band (Civil Code
        /// art. 1259: 以下).
        #[serde(skip_serializing_if = "Option::is_none")]
        up_to: Option<i64>,
    }
}

section! {
    /// Where a fact's answer is read from: a decision made by people.
    Reads, "an object with `table` and `map`", {
        /// Id of the table whose decision is read, in this case or a linked one.
        table: Id,
        /// Answer of the fact for each outcome of the table, and for `undecided`.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
        map: Answering,
    }
}

section! {
    /// Answers that several facts share.
    AnswerSet, "an answer set", {
        /// Name by which facts refer to the set in `answers_of`; unique among the answer sets of the book.
        id: Id,
        /// Answers of every fact that refers to the set, the most favourable to the person first. At least two.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        answers: Vec<Answer>,
    }
}

section! {
    /// A group of facts with a favourable and an adverse pole.
    Aspect, "an aspect", {
        /// Name by which facts refer to the aspect; unique among the aspects of the book.
        id: Id,
        /// Whether it is one of the assessments, one of the distinctions, or a mere group of facts.
        kind: AspectKind,
        /// Name of the aspect for readers, in every language of the book.
        label: Text,
        /// Clauses that ask to look at it. Left out where none does.
        #[serde(skip_serializing_if = "Option::is_none")]
        clause: Option<Clauses>,
        /// Condition on which the aspect speaks for the person. Left out: it never does.
        #[serde(skip_serializing_if = "Option::is_none")]
        favourable: Option<Condition>,
        /// Condition on which the aspect speaks against the person. Left out: it never does.
        #[serde(skip_serializing_if = "Option::is_none")]
        adverse: Option<Condition>,
        /// What holds where both conditions do. Left out of a distinction, it must be proved that they never do.
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
        /// Name by which `holds` refers to the condition; unique among the conditions of the book.
        id: Id,
        /// What the condition means, for explanations, in every language of the book.
        label: Text,
        /// Clauses that the condition rests on.
        clause: Clauses,
        /// Test that the name stands for.
        test: Condition,
    }
}

section! {
    /// Answers that cannot be together, or only with reasons.
    Contradiction, "a contradiction", {
        /// Name of the contradiction; unique among the contradictions of the book.
        id: Id,
        /// What is contradictory, for readers, in every language of the book.
        label: Text,
        /// Condition that the answers meet which contradict each other.
        test: Condition,
        /// Whether such findings are refused as impossible, or only need reasons.
        effect: ContradictionEffect,
        /// Clauses from which the contradiction follows.
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
        /// Name of the presumption; unique among the presumptions of the book.
        id: Id,
        /// What is presumed, for explanations, in every language of the book.
        label: Text,
        /// Condition on which it is presumed. Left out: wherever the facts are open.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Condition that rebuts the presumption. Left out: only a finding to the contrary does.
        #[serde(skip_serializing_if = "Option::is_none")]
        unless: Option<Condition>,
        /// Answers that are taken for open facts. A fact that has been found keeps what was found.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        presume: Vec<Presumed>,
        /// Id of the role that must prove the contrary.
        burden_on: Id,
        /// Clauses that the presumption rests on.
        clause: Clauses,
    }
}

section! {
    /// An answer that is presumed.
    Presumed, "an object with `fact` and `answer`", {
        /// Id of the fact that the presumption answers while it is open.
        fact: Id,
        /// Id of the answer that is taken for it.
        answer: Id,
    }
}

section! {
    /// A kind of decision: outcomes, and rows tried in order.
    Table, "a table", {
        /// Name by which findings, acts and cases refer to the table; unique among the tables of the book.
        id: Id,
        /// What the kernel understands by the table. It tells which acts and matters the table decides.
        purpose: Purpose,
        /// Id of the table whose decisions this one acts on, for relief and revocation.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<Id>,
        /// Name of the decision for readers, in every language of the book.
        label: Text,
        /// In which order open facts are asked: the most decisive first, or in the order of the rows. Left out: the
        /// most decisive first.
        #[serde(skip_serializing_if = "Asks::is_default")]
        asks: Asks,
        /// Whether the first row that holds applies, or it is claimed, and proved, that never two hold. Left out: the
        /// first.
        #[serde(skip_serializing_if = "Hit::is_default")]
        hit: Hit,
        /// Everything that can be decided. At least one.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        outcomes: Vec<Outcome>,
        /// Rules of the table, tried in order. At least one; it is proved that one always applies.
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
        /// Name by which rows and decisions refer to the outcome; unique in its table.
        id: Id,
        /// Name of the outcome for readers, in every language of the book.
        label: Text,
        /// Place on the ladder by which outcomes of several books, versions and levels are compared. Left out: it is
        /// not compared.
        #[serde(skip_serializing_if = "Option::is_none")]
        class: Option<Class>,
        /// Whether the mistake is tolerated by it. Needed in tables of tolerance and accountability.
        #[serde(skip_serializing_if = "Option::is_none")]
        tolerated: Option<bool>,
        /// Ids of the measures that may come with it, such as a talk or a warning. Left out: none may.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        measures: Vec<Id>,
        /// What the kernel understands by the outcome in a procedure. Left out: nothing beyond that it is decided.
        #[serde(skip_serializing_if = "Option::is_none")]
        means: Option<Meaning>,
        /// How often it may be decided in one matter. Needed for outcomes that return, reopen or revoke; left out of
        /// others.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Whether it does nobody harm, so that nobody need be heard before it is decided without a measure. Left out:
        /// as the kernel takes it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        favourable: bool,
        /// Whether whoever it is about is heard before it is decided, although the kernel would not ask for it. Left
        /// out: as the kernel takes it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        adverse: bool,
        /// Id of the seat that decides, for an outcome of a competence table.
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
        /// Name of the row, which explanations and decisions tell; unique in its table.
        id: Id,
        /// What the row says, for explanations, in every language of the book.
        label: Text,
        /// Condition on which the row applies. Left out: it always applies, and must be the last.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Ids of the outcomes that may be decided where the row applies: one is a must, several are discretion.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        permit: Vec<Id>,
        /// Id of the outcome that is the default among several. Left out: none is.
        #[serde(skip_serializing_if = "Option::is_none")]
        normally: Option<Id>,
        /// Ids of facts that the reasons of the decision must address.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        consider: Vec<Id>,
        /// When the decision must give reasons: never, where it departs from `normally`, or always. Left out: never.
        #[serde(skip_serializing_if = "Reasons::is_default")]
        reasons: Reasons,
        /// Whether the row excludes tolerance whatever else is found. Such rows come first. Left out: it does not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
        /// Clauses that the row carries out.
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
        /// Name of the guarantee; unique among the guarantees of the book.
        id: Id,
        /// What is claimed, for readers, in every language of the book.
        label: Text,
        /// Id of the table that the claim is about.
        table: Id,
        /// Condition on which `never` or `bottom_line` is claimed, best written in facts. Left out: it is claimed for
        /// all findings.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Ids of outcomes of which none is permitted wherever `when` holds. Left out: another claim is made.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        never: Option<Vec<Id>>,
        /// Whether it is claimed that a bottom line decides wherever `when` holds. Left out: another claim is made.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        bottom_line: bool,
        /// Facts, or `all`, of which it is claimed that a worse answer never widens tolerance. Left out: another claim
        /// is made.
        #[serde(skip_serializing_if = "Option::is_none")]
        monotone: Option<Monotone>,
        /// Clauses that ask for what is claimed.
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
