//! Days that somebody states: which documents prove them, and which of several starts of a period counts.

use serde::Serialize;

use crate::document::words;

words! {
    /// An act whose stated day a document can prove. A filing in advance is none of them: it counts from its entry.
    pub(crate) Provable {
        /// The day of something that an act states.
        "date" => Date,
        /// The day on which a document was posted or lodged.
        "submit" => Submit,
        /// The day on which a document was handed over or sent.
        "send" => Send,
        /// The day on which a document arrived.
        "acknowledge" => Acknowledge,
        /// The day on which relief was asked for.
        "request" => Request,
    }
}

words! {
    /// Which of the days counts on which a period might start: so that the order in which they are told does not matter.
    pub(crate) Counts {
        /// The earliest.
        "first" => First,
        /// The latest.
        "last" => Last,
    }
}
