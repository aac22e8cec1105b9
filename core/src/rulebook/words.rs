//! The few words that the kernel puts between a rulebook's own, in the languages of the shipped books.

/// What is said of a fact that does not apply.
pub(crate) fn not_applicable(language: &str) -> &'static str {
    match language {
        "fr" => "sans objet",
        "ko" => "해당 없음",
        "zh" => "不适用",
        _ => "not applicable",
    }
}

/// What stands between alternatives.
pub(crate) fn or(language: &str) -> &'static str {
    match language {
        "fr" => " ou ",
        "ko" => " 또는 ",
        "zh" => "或",
        _ => " or ",
    }
}
