//! Types of schema `refusal`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// Stable code of the reason, to be handled by programs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    NoProcedure,
    NotOpen,
    AlreadyOpen,
    WrongBook,
    OutOfOrder,
    BeforeWhatItPresupposes,
    NotProof,
    CaseMoved,
    TooLarge,
    LapseWithoutEffect,
    IdReused,
    WhichMatter,
    UnknownName,
    NotGranted,
    WrongOrgan,
    WrongPerson,
    OwnCase,
    Recused,
    Separated,
    OutOfReach,
    NotAnOfficial,
    UnknownActor,
    NothingAsked,
    NotAParty,
    NotYours,
    CompetenceLost,
    SameOrgan,
    MalformedId,
    ConfusableId,
    PartyMissing,
    SeatMissing,
    ConductInFuture,
    NotInForce,
    LinkedUnsound,
    BodyUnnamed,
    BodyIncomplete,
    BodyFixed,
    NotAMember,
    NotNow,
    ConditionFails,
    TooEarly,
    TooOften,
    Forfeited,
    Disputed,
    ConsentNeeded,
    DocumentMissing,
    ReasonsMissing,
    WrongRecipient,
    TooFewFinders,
    AudienceTooNarrow,
    LetterFirst,
    WrongFinder,
    FactIsRead,
    NotContested,
    Blocked,
    Contradictory,
    NotPermitted,
    Unassessed,
    FactorsMissing,
    VotesMissing,
    NoQuorum,
    NoMajority,
    DissentUnrecorded,
    UnheardAgain,
    EmptyText,
    SaltReused,
    Unheard,
    AwaitingApproval,
    NothingDecided,
    Aggravates,
    RemittedBefore,
    MeasureUnknown,
    Departs,
    NotRunning,
    NotExtendable,
    NotSuspendable,
    NotRestorable,
    TooLong,
    TooShort,
    NotClerical,
    ShortensForParty,
    NoTransition,
    LeftBehind,
    LapsesFirst,
    NotNewest,
    NeedsCalendar,
    NotNewer,
}

/// Why an act is not possible now, on which clause, and what would be possible.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Refusal {
    /// Stable code of the reason, to be handled by programs.
    pub code: RefusalCode,
    /// What is refused and why, in each language of the kernel.
    pub message: HashMap<String, String>,
    /// What to do instead, in each language of the kernel.
    pub help: HashMap<String, String>,
    /// What this actor could do instead.
    pub possible: Vec<Choice>,
    /// Ids of the clauses on which it is refused. Left out where no rule of the book is the reason.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Id>,
    /// Numbers of the first and the last entry that came in since the head that the act expected.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<FirstAndLast>,
    /// Ids of what is missing: open facts, documents, or factors that the reasons do not address.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Id>,
    /// The rulebook or the edition of a calendar that the case runs under, where this kernel lacks it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Foreign>,
    /// How many precedents with the same findings point where.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub precedents: Vec<Pointing>,
}
