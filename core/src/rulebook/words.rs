//! The few words that the kernel puts between a rulebook's own, in the languages of the shipped books.

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident: $en:literal, $fr:literal, $ko:literal, $zh:literal;)*) => {
        $($(#[$meta])*
        pub(crate) fn $name(language: &str) -> &'static str {
            match language {
                "fr" => $fr,
                "ko" => $ko,
                "zh" => $zh,
                _ => $en,
            }
        })*
    };
}

words! {
    /// What is said of a fact that does not apply.
    not_applicable: "not applicable", "sans objet", "해당 없음", "不适用";
    /// What stands between alternatives.
    or: " or ", " ou ", " 또는 ", "或";
    /// What stands between things that are all needed.
    and: "; ", " ; ", "; ", "；";
    /// What stands between a question and its answer.
    colon: ": ", " : ", ": ", "：";
    /// What stands before a test that is denied.
    not: "not ", "pas ", "아님: ", "并非";
    /// What stands before a test on which something hangs.
    when: "if ", "si ", "조건: ", "条件：";
    /// What stands before the default among several outcomes.
    normally: "normally ", "normalement ", "통상 ", "通常：";
    /// A row that excludes tolerance whatever else is found.
    bottom_line: "bottom line", "ligne rouge", "한계선", "底线";
    /// A row applies.
    yes: "yes", "oui", "예", "是";
    /// A row does not apply.
    no: "no", "non", "아니오", "否";
}

/// What stands before several tests of which so many are needed.
pub(crate) fn at_least(language: &str, n: u32) -> String {
    match language {
        "fr" => format!("au moins {n} parmi "),
        "ko" => format!("다음 중 {n}개 이상: "),
        "zh" => format!("至少具备 {n} 项："),
        _ => format!("at least {n} of "),
    }
}
