//! From what was found to what the rulebook makes of it. What belongs here: findings and the answers that stand,
//! evaluation after presumptions, the explanation, what to ask next, comparison across versions and rulebooks.
//!
//! Rule trees are authoritative for verdicts and explanations; the diagrams of a rulebook answer which outcomes are
//! still possible and which facts can still change them.

mod changes;
mod comparison;
mod complete;
mod conflicts;
mod determine;
mod differences;
mod evaluate;
mod explain;
mod findings;
mod inquiry;
mod joint;
mod milder;
mod narrow;
mod page;
mod phrases;
mod table;
mod types;

pub(crate) use changes::changes_of;
pub use changes::{Change, Ruled, changes};
pub use comparison::{Comparison, Difference, Side, compare, determine_all};
pub use complete::{Complete, Decider, Permitted};
pub use determine::{SEMANTICS, determine, determine_batch};
pub use differences::comparison_page;
pub(crate) use evaluate::{State, cited};
pub(crate) use findings::Standing;
pub use findings::{About, Conduct, Decided, Findings};
pub use inquiry::{Lead, Question, SmallestChange, Supposed, possible, questions, smallest_change};
pub use milder::{Choice, Governing, Intermediate, VersionResult, governing};
pub use page::page;
pub use types::{
    Answered, AspectVerdict, Because, BookRef, Cited, ConditionNode, Conflict, Contested, Determination, Format, Node,
    Now, OpenFact, Origin, Outcome, Pole, RowNode, RowWhyNot, TableResult, Truth, Weight, WhyNot,
};
