//! A rulebook's own words in one language, by id: what an app shows instead of ids.

use std::sync::Arc;

use distinguo::document::Id as Known;
use distinguo::host;
use distinguo::rulebook::Labels as Words;

use crate::kernel::Kernel;
use crate::scalars::Id;

/// The words of a rulebook in one language. An id that it does not know stands for itself.
#[derive(uniffi::Object)]
pub struct Labels {
    kernel: host::Kernel,
    language: String,
}

#[uniffi::export]
impl Kernel {
    /// The rulebook's words in a language such as `zh` or `en`: one of its own, else its first.
    pub fn labels(&self, language: &str) -> Arc<Labels> {
        Arc::new(Labels { kernel: self.0.clone(), language: language.to_owned() })
    }
}

#[uniffi::export]
impl Labels {
    /// Title, id and version of the rulebook.
    pub fn book(&self) -> String {
        self.words().book()
    }

    /// The label of an answer to a fact.
    pub fn answer(&self, fact: Id, id: Id) -> String {
        self.within(&fact, id, |words, fact, id| words.answer(fact, id).to_owned())
    }

    /// The label of an outcome of a table.
    pub fn outcome(&self, table: Id, id: Id) -> String {
        self.within(&table, id, |words, table, id| words.outcome(table, id).to_owned())
    }

    /// The label of a row of a table.
    pub fn row(&self, table: Id, id: Id) -> String {
        self.within(&table, id, |words, table, id| words.row(table, id).to_owned())
    }

    /// A clause with its instrument: “Civil Code, arts 201-203”.
    pub fn clause(&self, id: Id) -> String {
        self.of(id, |words, id| words.clause(id))
    }
}

macro_rules! labels {
    ($($(#[$docs:meta])* $name:ident;)*) => {
        #[uniffi::export]
        impl Labels {
            $(
                $(#[$docs])*
                pub fn $name(&self, id: Id) -> String {
                    self.of(id, |words, id| words.$name(id).to_owned())
                }
            )*
        }
    };
}

labels! {
    /// The label of a fact.
    fact;
    /// The label of an aspect.
    aspect;
    /// The label of a named condition.
    condition;
    /// The label of a contradiction.
    contradiction;
    /// The label of a presumption.
    presumption;
    /// The label of a role.
    role;
    /// The label of a table.
    table;
    /// The label of a period.
    period;
    /// The label of a kind of document.
    document_kind;
    /// The label of a level of relief.
    level;
}

impl Labels {
    fn words(&self) -> Words<'_> {
        self.kernel.rulebook().labels(&self.language)
    }

    fn of(&self, id: Id, label: impl FnOnce(&Words<'_>, &Known) -> String) -> String {
        Known::new(&id.0).map(|known| label(&self.words(), &known)).unwrap_or(id.0)
    }

    fn within(&self, whole: &Id, id: Id, label: impl FnOnce(&Words<'_>, &Known, &Known) -> String) -> String {
        match Known::new(&whole.0) {
            Some(whole) => self.of(id, |words, id| label(words, &whole, id)),
            None => id.0,
        }
    }
}
