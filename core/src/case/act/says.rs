//! What the rest of the case asks of every kind of act, in one table: which of these things a kind says. A kind that is added
//! has its row here, or nothing compiles.

use super::said::{
    AcceptParty, Accuse, Acknowledge, Adopt, AdoptCalendar, Approve, Assign, Decide, DecideRecusal, Erase, FileReform,
    Find, Join, Migrate, OnMatter, OnPeriod, Open, Plain, Proof, Raise, Rectify, Recuse, ReportStage, Request, Restore,
    Send, StateDate, Submit, Succeed, Waive,
};
use crate::case::matter::MatterId;
use crate::document::Id;
use crate::ledger::Private;
use crate::rulebook::procedure::Provable;
use crate::time::Date;

/// What an act may say. What a kind of act has no field for, it says nothing of.
pub(crate) trait Says {
    /// The matter that it names.
    fn about(&self) -> Option<&MatterId> {
        None
    }

    /// The day on which it was done, where it says so and that is not the day of the entry.
    fn done_on(&self) -> Option<Date> {
        None
    }

    /// What proves the day that it states, and what that would have to prove.
    fn proof(&self) -> Option<(Provable, &Proof)> {
        None
    }

    /// The documents that come with it.
    fn documents(&self) -> &[Id] {
        &[]
    }

    /// Its reasons.
    fn reasons(&self) -> Option<&Private> {
        None
    }

    /// The other texts that it brings along, each with the field that it stands in.
    fn texts(&self) -> Vec<(Field, &Private)> {
        Vec::new()
    }

    /// Every person and organ that it names.
    fn names(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// It gives reasons.
    Reasons,
    /// It stands in a field of that name.
    Named(&'static str),
}

/// The rows of the table: a kind of act, and the fields in which it says what is asked.
macro_rules! says {
    ($($kind:ident: $($what:ident $(($($of:tt)*))?),* ;)*) => {
        $(impl Says for $kind { $(says!{@ $what $($($of)*)?})* })*
    };
    (@ about) => {
        fn about(&self) -> Option<&MatterId> {
            self.about.as_ref()
        }
    };
    (@ done_on) => {
        fn done_on(&self) -> Option<Date> {
            self.done_on
        }
    };
    (@ proof $of:ident) => {
        fn proof(&self) -> Option<(Provable, &Proof)> {
            self.proof.as_ref().map(|proof| (Provable::$of, proof))
        }
    };
    (@ documents) => {
        fn documents(&self) -> &[Id] {
            &self.documents
        }
    };
    (@ document) => {
        fn documents(&self) -> &[Id] {
            std::slice::from_ref(&self.document)
        }
    };
    // They may be left out.
    (@ reasons) => {
        fn reasons(&self) -> Option<&Private> {
            self.reasons.as_ref()
        }
    };
    // They are always there.
    (@ because) => {
        fn reasons(&self) -> Option<&Private> {
            Some(&self.reasons)
        }
    };
    (@ texts $($field:ident),+) => {
        fn texts(&self) -> Vec<(Field, &Private)> {
            let mut texts = Vec::new();
            $(texts.extend(self.$field.iter().map(|text| (Field::Named(stringify!($field)), text)));)+
            texts
        }
    };
    (@ name $field:ident) => {
        fn names(&self) -> Vec<&str> {
            vec![&self.$field]
        }
    };
    (@ names $($field:ident),+) => {
        fn names(&self) -> Vec<&str> {
            self.$($field).+.iter().map(String::as_str).collect()
        }
    };
}

says! {
    StateDate: about, proof(Date), texts(evidence);
    FileReform: done_on, document, texts(text);
    Raise: documents, reasons;
    Plain: reasons;
    OnMatter: about, reasons;
    OnPeriod: about, reasons;
    Assign: about, reasons, names(actors);
    Recuse: reasons, name(actor);
    DecideRecusal: reasons, name(actor);
    Join: about, reasons;
    AcceptParty: reasons, name(party);
    Find: about, reasons, texts(evidence);
    Adopt: about, because;
    Submit: about, done_on, proof(Submit), texts(text);
    Waive: about;
    Send: about, done_on, proof(Send), texts(text);
    Acknowledge: about, done_on, proof(Acknowledge);
    Approve: about, reasons;
    Request: about, done_on, proof(Request), documents, reasons;
    Restore: about, because;
    Rectify: because, texts(text);
    Erase: because;
    Succeed: name(organ);
    Migrate: reasons;
    AdoptCalendar: ;
    ReportStage: ;
}

impl Says for Open {
    fn names(&self) -> Vec<&str> {
        self.parties.0.values().chain(self.seats.0.values()).map(String::as_str).collect()
    }
}

impl Says for Accuse {
    fn texts(&self) -> Vec<(Field, &Private)> {
        let text = self.text.iter().map(|text| (Field::Named("text"), text));
        std::iter::once((Field::Named("accuser"), &self.accuser)).chain(text).collect()
    }
}

impl Says for Decide {
    says! {@ about}

    says! {@ documents}

    says! {@ reasons}

    /// Why it departs from precedents, and why members voted as they did.
    fn texts(&self) -> Vec<(Field, &Private)> {
        let votes = self.votes.iter().filter_map(|vote| vote.reasons.as_ref());
        self.departs.iter().chain(votes).map(|text| (Field::Reasons, text)).collect()
    }

    fn names(&self) -> Vec<&str> {
        self.votes.iter().map(|vote| vote.member.as_str()).collect()
    }
}
