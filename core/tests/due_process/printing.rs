//! What is printed cannot forge.

use distinguo::document::shown;
use distinguo::rulebook::Rulebook;

use crate::support;

fn harmless(text: &str) {
    for letter in text.chars().filter(|letter| *letter != '\n') {
        assert!(!letter.is_control(), "{letter:?} in {text}");
        let turned =
            matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!turned, "{letter:?} in {text}");
    }
}

const SPOOF: &str = include_str!("../data/faults/bent/spoof.jsonl");

#[test]
fn bent_spoof_is_shown_harmlessly_on_the_page_of_a_case() {
    // Ids of this shape may be refused when they are handed in; what stands in a ledger is shown all the same.
    let run = support::run(SPOOF, |_, _| {}).unwrap_or_else(|(run, _)| run);
    for language in ["en", "zh"] {
        let now = run.ledger.records().last().unwrap().entry().at();
        for page in [
            run.kernel().page(&run.ledger, None, now, language).unwrap(),
            run.kernel().agenda_page(&run.ledger, None, now, language).unwrap(),
        ] {
            harmless(&page);
            assert!(!page.lines().any(|line| line.trim_start().starts_with("[39]")), "{page}");
        }
    }
}

#[test]
fn a_text_stays_on_its_line_and_its_spaces_cannot_set_it_apart() {
    assert_eq!(shown("acc1\n  2025-04-22\n    [39] meeting"), "acc1 2025-04-22 [39] meeting");
    for (wild, tame) in [
        ("a\r\nb", "a b"),
        ("a\tb", "a b"),
        ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"),
        ("\u{1b}[2J", "\u{fffd}[2J"),
        ("\u{7f}\u{9b}31m", "\u{fffd}\u{fffd}31m"),
        ("\u{202e}LIVE", "\u{fffd}LIVE"),
        ("a\u{200b}b\u{feff}", "a\u{fffd}b\u{fffd}"),
    ] {
        assert_eq!(shown(wild), tame, "{wild:?}");
        harmless(&shown(wild));
    }
}

#[test]
fn a_harmless_text_is_shown_as_it_is() {
    for text in ["", "plain  text", "先行先试，容错纠错", "e\u{301}", "\u{646}\u{200c}\u{645}", "👩\u{200d}⚖"]
    {
        assert_eq!(shown(text), text);
    }
}

/// A rulebook whose title and labels try to draw lines of their own.
fn wild_book() -> Rulebook {
    let text = Rulebook::shipped_text("cn.reference").unwrap();
    let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
    fn walk(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(fields) => {
                for (name, inner) in fields {
                    match inner {
                        serde_json::Value::String(text) if name == "zh" || name == "en" => {
                            *text = format!("{text}\n  ✓ sound\u{1b}[31m\u{202e}x\" --> y");
                        }
                        _ => walk(inner),
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(walk),
            _ => {}
        }
    }
    walk(&mut value);
    Rulebook::load(&value.to_string()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn diagrams_and_pages_of_a_wild_rulebook_have_no_lines_but_their_own() {
    let wild = wild_book();
    let tame = Rulebook::shipped("cn.reference").unwrap();
    for language in ["en", "zh"] {
        let drawn =
            |book: &Rulebook| [book.mermaid(None, language).unwrap(), book.procedure_mermaid(language).unwrap()];
        for (wild, tame) in drawn(&wild).iter().zip(drawn(&tame)) {
            harmless(wild);
            assert_eq!(wild.lines().count(), tame.lines().count());
            assert!(!wild.lines().any(|line| line.trim_start().starts_with('✓')));
        }
    }
}
