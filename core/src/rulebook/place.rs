//! Places in a document whose JSON is no longer at hand: pointers built only when something is reported.

/// A step of a JSON pointer and the place that it starts from.
#[derive(Clone, Copy)]
pub(crate) enum Place<'p> {
    /// The whole document.
    Root,
    /// A field of an object. Field names of the format need no escaping.
    Field(&'p Place<'p>, &'static str),
    /// An item of a list.
    Item(&'p Place<'p>, usize),
}

impl Place<'_> {
    pub(crate) fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Field(outer, name) => outer.pointer() + "/" + name,
            Self::Item(outer, index) => outer.pointer() + "/" + &index.to_string(),
        }
    }
}
