//! What was proved when a rulebook was loaded, for its author to read.

use serde::{Serialize, Serializer};

use super::Rulebook;
use crate::document::Id;

/// What was proved of one table.
///
/// ```
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("reason.culpability.1997").unwrap();
/// let proved = book.proved().next().unwrap();
/// assert_eq!((proved.rows, proved.facts, proved.combinations), (9, 9, 512));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proved {
    /// Id of the table.
    pub table: Id,
    /// How many rows it has. Each of them applies in some possible case.
    pub rows: usize,
    /// How many facts its rows depend on.
    pub facts: usize,
    /// How many combinations of answers to these facts there are. Each possible one meets a row. Written as digits in a
    /// text, as it may be more than a JSON number holds.
    #[serde(serialize_with = "digits")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub combinations: u128,
    /// The guarantees about it. Each of them holds in every possible case.
    pub guarantees: Vec<Id>,
}

fn digits<S: Serializer>(number: &u128, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

impl Rulebook {
    /// What was proved, table by table in declared order.
    pub fn proved(&self) -> impl Iterator<Item = Proved> {
        let model = self.model();
        model.document.tables.iter().zip(&model.tables).map(|(written, table)| {
            let sizes = table.support.iter().map(|var| u128::from(model.space.size(var)));
            let about = model.document.guarantees.iter().filter(|guarantee| guarantee.table == written.id);
            Proved {
                table: written.id.clone(),
                rows: written.rows.len(),
                facts: table.support.iter().count(),
                combinations: sizes.fold(1, u128::saturating_mul),
                guarantees: about.map(|guarantee| guarantee.id.clone()).collect(),
            }
        })
    }
}
