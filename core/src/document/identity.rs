//! Pseudonyms of people and names of organs: one written form for each, and none that the eye takes for another.
//!
//! Two names are confusable when they are the same after compatibility decomposition and composition (NFKC: full-width
//! letters, ligatures, circled digits) and then folding of case by `to_lowercase`. Letters of different scripts that look
//! alike stay apart: hosts choose pseudonyms, and a kernel that judged looks would judge fonts.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// Whether a name has the one form that is taken: NFC, printable, no spaces at the edges, not empty.
pub(crate) fn is_name(text: &str) -> bool {
    if text.is_ascii() {
        let edges = [text.as_bytes().first(), text.as_bytes().last()];
        return edges.into_iter().all(|edge| edge.is_some_and(u8::is_ascii_graphic))
            && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    }
    text.trim() == text && is_nfc(text) && text.chars().all(printable)
}

/// Whether a character shows: no control or format character, none that is unassigned, private or another space than the
/// plain one, and none that is drawn as nothing.
fn printable(character: char) -> bool {
    // What the standard library writes as it is within a text, it holds for printable; quotes it escapes for other reasons.
    let quoted = matches!(character, '"' | '\'' | '\\');
    // The letter before it keeps a combining mark from being escaped for standing alone.
    let shown = || String::from_iter(['a', character]).escape_debug().count() == 2;
    let blank = matches!(character,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}');
    quoted || (!blank && shown())
}

/// Whether two names are taken for each other though they are not the same.
pub(crate) fn confusable(one: &str, other: &str) -> bool {
    if one == other {
        return false;
    }
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    folded(one).eq(folded(other))
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    // Folding can undo a composition, and a composition can be folded once more.
    text.nfkc().flat_map(char::to_lowercase).nfkc().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{confusable, is_name};

    #[test]
    fn a_name_is_composed_printable_and_has_no_spaces_at_its_edges() {
        for name in ["person:wei", "韦某", "a b", "ngu\u{1ec5}n", "कि", "o'neil", "person：wei"] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "",
            " a",
            "a ",
            "\u{3000}a",
            "a\u{3000}b",
            "a\u{a0}b",
            "a\nb",
            "a\tb",
            "a\u{1b}[2J",
            "a\u{200b}b",
            "a\u{202e}b",
            "a\u{feff}",
            "a\u{ad}b",
            "e\u{301}",
            "a\u{2028}b",
            "a\u{e000}",
            "a\u{fe0f}",
            "a\u{3164}b",
            "a\u{378}",
            "\u{7f}",
        ] {
            assert!(!is_name(name), "{name:?}");
        }
    }

    #[test]
    fn width_case_and_compatibility_forms_are_confusable_and_nothing_else_is() {
        for (one, other) in [
            ("person:wei", "person：wei"),
            ("Wei", "wei"),
            ("ｗei", "wei"),
            ("①", "1"),
            ("ﬁx", "fix"),
            ("ÉCOLE", "école"),
            ("\u{212b}", "å"),
            ("ｶﾞ", "ガ"),
        ] {
            assert!(confusable(one, other) && confusable(other, one), "{one} {other}");
        }
        for (one, other) in [("wei", "wei"), ("wei", "wei1"), ("wei", "wеi"), ("张三", "張三"), ("ver1", "ver2")] {
            assert!(!confusable(one, other), "{one} {other}");
        }
    }
}
