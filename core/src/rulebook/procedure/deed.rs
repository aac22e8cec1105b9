//! Acts as rules speak of them: their kinds, in one table that says what is true of each, and what they are about.

use serde::Serialize;

use crate::document::{Decode, Id, Json, Reader, decode_choice, section};
use crate::rulebook::document::Purpose;

/// What is true of a kind of act.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a column of a table, and asked by itself")]
pub(crate) struct Kind {
    /// Its name in the format.
    pub(crate) name: &'static str,
    /// Only parties can do it: who is concerned asks, and takes back what was asked.
    pub(crate) only_parties: bool,
    /// A party can do it because a period that the party bears ends with it. Those who decide, find and lead the procedure
    /// act for the state: that an act of theirs ends what a party owes does not give it to the party.
    pub(crate) of_parties: bool,
    /// Documents can come with it.
    pub(crate) carries_documents: bool,
    /// It can give reasons.
    pub(crate) carries_reasons: bool,
    /// It begins a matter again, or sends it back: the book says how often.
    pub(crate) repeats: bool,
    /// Whoever does it has a part in what becomes of the matter.
    pub(crate) takes_part: bool,
    /// It is done to the case: which proceeding is meant is not asked.
    pub(crate) to_case: bool,
    /// It is done to a clock.
    pub(crate) to_clock: bool,
    /// The matters that it is about by its kind alone.
    pub(crate) matters: Option<Purpose>,
}

impl Kind {
    const fn named(name: &'static str) -> Self {
        Self {
            name,
            only_parties: false,
            of_parties: false,
            carries_documents: false,
            carries_reasons: false,
            repeats: false,
            takes_part: false,
            to_case: false,
            to_clock: false,
            matters: None,
        }
    }
}

/// The table of kinds: those that stand alone, and those that are narrowed by what they are about.
macro_rules! deeds {
    (
        alone { $($alone:ident $alone_name:literal { $($alone_column:ident $(: $alone_value:expr)?),* })* }
        about { $($(#[$meta:meta])* $about:ident($what:ident) $name:literal { $($column:ident $(: $value:expr)?),* })* }
    ) => {
        /// An act as rules speak of it: a kind, narrowed by what it is about.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Deed {
            $($alone,)*
            $($(#[$meta])* $about($what),)*
        }

        /// The kinds of acts that stand alone.
        const ALONE: &[Deed] = &[$(Deed::$alone),*];

        impl Deed {
            /// What is true of acts of this kind.
            pub(crate) const fn kind(&self) -> &'static Kind {
                match self {
                    $(Self::$alone => deeds!(@ $alone_name $($alone_column $(: $alone_value)?),*),)*
                    $(Self::$about(_) => deeds!(@ $name $($column $(: $value)?),*),)*
                }
            }
        }

        impl Decode for Deed {
            const EXPECTED: &'static str = "an act";

            fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
                if let Json::String(word) = json {
                    if let Some(deed) = ALONE.iter().find(|deed| deed.name() == word) {
                        return deed.clone();
                    }
                    reader.unknown_word(word, &ALONE.iter().map(Self::name).collect::<Vec<_>>());
                    return Self::Open;
                }
                decode_choice!(json, reader, { $($name => $about),* })
            }
        }
    };
    (@ $name:literal $($column:ident $(: $value:expr)?),*) => {{
        const KIND: Kind = Kind { $($column: deeds!(@ $($value)?),)* ..Kind::named($name) };
        &KIND
    }};
    (@) => { true };
    (@ $value:expr) => { Some($value) };
}

deeds! {
    alone {
        Open "open" { of_parties, to_case }
        Date "date" { of_parties, to_case }
        File "file" { of_parties, to_case, carries_documents, repeats, matters: Purpose::Filing }
        CloseFiling "close_filing" { of_parties, carries_reasons, matters: Purpose::Filing }
        Raise "raise" { of_parties, carries_documents, carries_reasons, repeats, matters: Purpose::Admission }
        Withdraw "withdraw" { only_parties, of_parties, carries_reasons, matters: Purpose::Admission }
        Assign "assign" { carries_reasons }
        Recuse "recuse" { of_parties, to_case, carries_reasons }
        DecideRecusal "decide_recusal" { to_case, carries_reasons }
        Join "join" { of_parties, to_case, carries_reasons }
        AcceptParty "accept_party" { to_case, carries_reasons }
        Find "find" { carries_reasons, takes_part }
        Adopt "adopt" { carries_reasons, takes_part }
        Return "return" { carries_reasons, repeats }
        Accuse "accuse" { of_parties, to_case, matters: Purpose::Accusation }
        Dispute "dispute" { of_parties, carries_reasons, repeats, matters: Purpose::Competence }
        Suspend "suspend" { to_clock, carries_reasons }
        Resume "resume" { to_clock, carries_reasons }
        Extend "extend" { to_clock, carries_reasons }
        Restore "restore" { to_clock, carries_reasons }
        Rectify "rectify" { to_case, carries_reasons }
        Erase "erase" { to_case, carries_reasons }
        Succeed "succeed" { to_case }
        Migrate "migrate" { to_case, carries_reasons }
        AdoptCalendar "adopt_calendar" { to_case }
        ReportStage "report_stage" { to_case }
    }
    about {
        /// A document is submitted.
        Submit(AboutDocument) "submit" { of_parties }
        /// The right to submit a document is given up.
        Waive(AboutDocument) "waive" { of_parties }
        /// A document is sent.
        Send(AboutDocument) "send" { of_parties }
        /// Receipt of a document is acknowledged.
        Acknowledge(AboutDocument) "acknowledge" { of_parties }
        /// A table is decided.
        Decide(AboutTable) "decide" { carries_documents, carries_reasons, takes_part }
        /// A decision of a table is approved, or is not.
        Approve(AboutTable) "approve" { carries_reasons, takes_part }
        /// Relief is asked for.
        Request(AboutLevel) "request" { only_parties, of_parties, carries_documents, carries_reasons }
    }
}

section! {
    /// Which document.
    #[derive(PartialOrd, Ord)]
    AboutDocument, "an object with `document`", {
        /// Id of the kind of document that the act is about.
        document: Id,
    }
}

section! {
    /// Which table, at which level of relief.
    #[derive(PartialOrd, Ord)]
    AboutTable, "an object with `table`", {
        /// Id of the table that is decided.
        table: Id,
        /// Id of the level of relief at which it is decided. Left out: at any, or before relief.
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    }
}

section! {
    /// Which level of relief.
    #[derive(PartialOrd, Ord)]
    AboutLevel, "an object with `level`", {
        /// Id of the level of relief that is asked.
        level: Id,
    }
}

/// What an act is about, whatever its kind.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Named<'d> {
    /// Nothing that its kind does not say.
    Nothing,
    /// A document.
    Document(&'d Id),
    /// A table, at a level of relief or at any.
    Table(&'d AboutTable),
    /// A level of relief.
    Level(&'d Id),
}

impl Deed {
    /// The name of the kind of act.
    pub(crate) const fn name(&self) -> &'static str {
        self.kind().name
    }

    /// What it is about.
    pub(crate) const fn named(&self) -> Named<'_> {
        match self {
            Self::Submit(about) | Self::Waive(about) | Self::Send(about) | Self::Acknowledge(about) => {
                Named::Document(&about.document)
            }
            Self::Decide(about) | Self::Approve(about) => Named::Table(about),
            Self::Request(about) => Named::Level(&about.level),
            Self::Open
            | Self::Date
            | Self::File
            | Self::CloseFiling
            | Self::Raise
            | Self::Withdraw
            | Self::Assign
            | Self::Recuse
            | Self::DecideRecusal
            | Self::Join
            | Self::AcceptParty
            | Self::Find
            | Self::Adopt
            | Self::Return
            | Self::Accuse
            | Self::Dispute
            | Self::Suspend
            | Self::Resume
            | Self::Extend
            | Self::Restore
            | Self::Rectify
            | Self::Erase
            | Self::Succeed
            | Self::Migrate
            | Self::AdoptCalendar
            | Self::ReportStage => Named::Nothing,
        }
    }

    /// An act in the words of the format: "decide `relief` (`review`)".
    pub(super) fn in_words(&self) -> String {
        let name = self.name();
        match self.named() {
            Named::Nothing => name.to_owned(),
            Named::Document(id) | Named::Level(id) => format!("{name} `{id}`"),
            Named::Table(AboutTable { table, level: Some(level) }) => format!("{name} `{table}` (`{level}`)"),
            Named::Table(AboutTable { table, level: None }) => format!("{name} `{table}`"),
        }
    }

    /// Whether a rule that speaks of one act covers another: a table without a level covers every level.
    pub(crate) fn covers(&self, deed: &Self) -> bool {
        match (self, deed) {
            (Self::Decide(pattern), Self::Decide(deed)) | (Self::Approve(pattern), Self::Approve(deed)) => {
                pattern.table == deed.table && (pattern.level.is_none() || pattern.level == deed.level)
            }
            _ => self == deed,
        }
    }
}
