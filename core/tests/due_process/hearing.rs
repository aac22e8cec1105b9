//! Hearings: of one proposed decision in one proceeding, with words that say something (§3).

use serde_json::json;

use crate::stage::private;
use crate::story::Story;

/// Texts of which nobody would see anything.
const NOTHING: [&str; 7] =
    ["", " ", "\u{3000}\n\t", "\u{200b}\u{feff}", "\u{1b}\u{7}", "\u{2800}\u{3164}", "\u{200d}\u{fe0f}\u{e0100}"];

#[test]
fn a_text_that_says_nothing_is_no_statement() {
    let says =
        |text: &str| Story::example("p07-annulled-remitted-upheld").with("p07-49b", "/act/submit/text", private(text));
    for nothing in NOTHING {
        assert_eq!(says(nothing).refused(), ("p07-49b".to_owned(), "empty_text"), "{nothing:?}");
    }
    says("无").done();
    says("\u{200b}no\u{200b}").done();
}

#[test]
fn a_text_that_says_nothing_gives_no_reasons() {
    let because = |id: &str, field: &str, text: &str| {
        Story::example("p07-annulled-remitted-upheld").with(id, &format!("/act/{field}/reasons"), private(text))
    };
    for nothing in NOTHING {
        for (id, field) in [("p07-50", "decide"), ("p07-46", "find"), ("p07-60-body", "assign"), ("p07-64", "extend")] {
            assert_eq!(because(id, field, nothing).refused(), (id.to_owned(), "reasons_missing"), "{nothing:?}");
        }
    }
    because("p07-50", "decide", "。").done();
}

#[test]
fn a_vote_against_says_why() {
    let votes = |why: &str| {
        let against = json!({"member": "dec9", "vote": "against", "reasons": private(why)});
        Story::example("p07-annulled-remitted-upheld").with("p07-50", "/act/decide/votes/3", against)
    };
    assert_eq!(votes("\u{200b}").refused(), ("p07-50".to_owned(), "reasons_missing"));
    votes("the witnesses differ").done();
}

#[test]
fn evidence_that_says_nothing_proves_nothing() {
    let posted = |text: &str| {
        Story::example("p08-missed-time-reinstated").with("p08-41", "/act/request/proof/evidence", private(text))
    };
    for nothing in NOTHING {
        assert_eq!(posted(nothing).refused(), ("p08-41".to_owned(), "empty_text"), "{nothing:?}");
    }
    posted("postmark of 24 August").done();
}
