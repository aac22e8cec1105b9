//! Hearings: of one proposed decision in one proceeding, with words that say something (§3).

use serde_json::{Value, json};

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

type Who = (&'static str, &'static str, Option<&'static str>);

const VERIFIER: Who = ("ver1", "verifier", Some("d-cdi"));
const DECIDER: Who = ("dec1", "decider", Some("d-cdi"));
const PERSON: Who = ("person:wei", "person", None);

fn notice(document: &str, to: &str, about: &str, contemplates: Value) -> Value {
    json!({"send": {"document": document, "to": to, "about": about, "contemplates": contemplates}})
}

fn statement(document: &str, about: &str) -> Value {
    json!({"submit": {"document": document, "about": about, "text": private("what I have to say")}})
}

/// The last act of a story, to be done again later.
fn last(story: &Story, id: &str) -> Value {
    story.line(id)["act"].clone()
}

/// The same without its last act, heard anew on what is contemplated, and decided then.
fn heard_on_tolerance(
    story: Story,
    before: &str,
    [verifier, decider]: [Who; 2],
    decide: Value,
    [told, said, decided]: [&str; 3],
) -> Story {
    let contemplated = json!([{"outcome": "not_tolerated"}]);
    story
        .until(before)
        .then_at(told, verifier, notice("hearing_notice", "person", "tolerance", contemplated))
        .then_at(said, PERSON, statement("statement", "tolerance"))
        .then_at(decided, decider, decide)
}

#[test]
fn what_one_accuser_said_is_no_hearing_of_another() {
    let story = Story::bent("accuser-heard-for-other");
    assert_eq!(story.last_refused(), "unheard");
    let inspector = ("ins1", "inspector", Some("d-ins"));
    let head = ("insh", "inspection_head", Some("d-ins"));
    let told = notice("accuser_hearing_notice", "accuser", "accusation/a2", json!([{"outcome": "false"}]));
    let heard = story
        .clone()
        .until("015")
        .then_at("2026-03-20T10:00:00+08:00", inspector, told)
        .then_at("2026-03-21T10:00:00+08:00", ("x1", "accuser", None), statement("accuser_statement", "accusation/a2"))
        .then_at("2026-03-25T09:00:00+08:00", head, last(&story, "016"));
    heard.done();
}

#[test]
fn a_hearing_before_anything_was_found_is_none() {
    let story = Story::bent("hearing-on-nothing");
    assert_eq!(story.last_refused(), "unheard_again");
    let days = ["2025-03-26T09:10:00+08:00", "2025-03-27T09:00:00+08:00", "2025-03-28T09:00:00+08:00"];
    let decide = last(&story, "030");
    let told = story.clone().until("029").then_at(
        days[0],
        VERIFIER,
        notice("hearing_notice", "person", "tolerance", json!([{"outcome": "not_tolerated"}])),
    );
    // Told, and not heard yet.
    assert_eq!(told.clone().then_at(days[1], DECIDER, decide.clone()).last_refused(), "unheard_again");
    heard_on_tolerance(story, "029", [VERIFIER, DECIDER], decide, days).done();
}

#[test]
fn what_is_found_after_an_annulment_is_heard_anew() {
    let story = Story::bent("new-findings-after-annulment");
    assert_eq!(story.last_refused(), "unheard");
    let days = ["2025-05-15T09:00:00+08:00", "2025-05-16T09:00:00+08:00", "2025-05-19T09:00:00+08:00"];
    let decide = last(&story, "042");
    // What was sent back is verified and decided by others.
    let others = [("ver3", "verifier", Some("d-cdi")), ("dec6", "decider", Some("d-cdi"))];
    heard_on_tolerance(story, "041", others, decide, days).done();
}

#[test]
fn an_exemption_is_not_reopened_unheard_nor_turned_on_the_hearing_of_before() {
    let story = Story::bent("reopen-exempt-then-adverse");
    assert_eq!(story.refused(), ("038".to_owned(), "unheard"));
    let handler = ("sh1", "superior_handler", Some("c-cdi"));
    let reviewer = ("sr1", "superior_reviewer", Some("c-cdi"));
    let (reopen, decide) = (last(&story, "038"), last(&story, "042"));
    let found = |known: Story, id: &str, who: Who| known.then_at("2025-06-16T09:00:00+08:00", who, last(&story, id));
    let mut reopened = story
        .clone()
        .until("037")
        .then_at(
            "2025-06-02T10:00:00+08:00",
            handler,
            notice("revocation_notice", "person", "revocation/n1", json!([{"outcome": "reopened"}])),
        )
        .then_at("2025-06-03T09:00:00+08:00", PERSON, statement("statement", "revocation/n1"))
        .then_at("2025-06-13T09:00:00+08:00", reviewer, reopen);
    let members = ["dec1", "dec2", "dec3", "dec4", "dec5"];
    let body = json!({"assign": {"role": "decider", "about": "tolerance", "actors": members, "reasons": private("looked at again")}});
    reopened = reopened.then_at("2025-06-14T08:00:00+08:00", ("prin", "principal", Some("d-cdi")), body);
    // What is looked at again may come out as before, and nobody need be heard on that.
    let as_before = found(reopened.clone(), "041", VERIFIER);
    let mut exempt = last(&story, "032");
    exempt["decide"]["reasons"] = private("as before");
    as_before.then_at("2025-06-19T09:00:00+08:00", DECIDER, exempt).done();
    for (id, who) in [("039", VERIFIER), ("040", ("ver2", "verifier", Some("d-cdi"))), ("041", VERIFIER)] {
        reopened = found(reopened, id, who);
    }
    let turned = found(reopened.clone(), "042", DECIDER);
    assert_eq!(turned.last_refused(), "unheard", "heard in another proceeding");
    reopened
        .then_at(
            "2025-06-17T09:00:00+08:00",
            VERIFIER,
            notice("hearing_notice", "person", "tolerance", json!([{"outcome": "not_tolerated"}])),
        )
        .then_at("2025-06-18T09:00:00+08:00", PERSON, statement("statement", "tolerance"))
        .then_at("2025-06-19T09:00:00+08:00", DECIDER, decide)
        .done();
}

#[test]
fn a_dismissal_is_heard_though_it_comes_with_a_lighter_outcome() {
    let story = Story::bent("dismissal-lighter-unheard");
    assert_eq!(story.last_refused(), "unheard");
    let decider = ("d1", "decider", Some("group"));
    let decide = last(&story, "023");
    let heard = |contemplated: Value| {
        story
            .clone()
            .with("021", "/act/send/contemplates", contemplated)
            .until("022")
            .then_at("2025-03-24T09:00:00+08:00", PERSON, statement("statement", "sanction"))
            .then_at("2025-03-25T09:00:00+08:00", decider, decide.clone())
    };
    // Of the outcome they were heard, of a dismissal they were not.
    assert_eq!(heard(json!([{"outcome": "lighter"}])).last_refused(), "unheard");
    heard(json!([{"outcome": "lighter", "measure": "dismissal"}])).done();
}

#[test]
fn reasons_of_no_characters_are_none_and_neither_is_any_other_text() {
    let story = Story::bent("empty-reasons");
    assert_eq!(story.last_refused(), "reasons_missing");
    let spaces = story.clone().with("032", "/act/decide/reasons", private(" \u{3000}\n"));
    assert_eq!(spaces.last_refused(), "reasons_missing");
    story.clone().with("032", "/act/decide/reasons", private("because")).done();
    // Nor a report, nor a statement.
    let empty = story.clone().with("031", "/act/submit/text", private(""));
    assert_eq!(empty.refused(), ("031".to_owned(), "empty_text"));
    assert_eq!(story.with("030", "/act/submit/text", private(" ")).refused(), ("030".to_owned(), "empty_text"));
}
