//! Names of people and organs: one form each, and none that is taken for another (§5).

use serde_json::json;

use crate::story::{Story, assign};

const PRINCIPAL: (&str, &str, Option<&str>) = ("prin", "principal", Some("d-cdi"));

fn begun() -> Story {
    Story::fault("unit-withdraws").until("002")
}

#[test]
fn a_full_width_colon_does_not_let_the_person_vote_on_their_own_case() {
    assert_eq!(Story::fault("id-c").refused(), ("p16-43".to_owned(), "confusable_id"));
    // As it ships, with another member.
    Story::example("p16-recusal-and-quorum").done();
}

#[test]
fn a_name_that_differs_from_a_known_one_only_by_width_case_or_form_is_refused() {
    for name in ["Person:wei", "person：wei", "ｐerson:wei", "VER1", "ver①", "unit：1", "D-CDI"] {
        assert_eq!(begun().then(PRINCIPAL, assign("verifier", &[name])).last_refused(), "confusable_id", "{name}");
    }
    begun().then(PRINCIPAL, assign("verifier", &["ver3", "ver4", "韦某"])).done();
}

#[test]
fn two_names_of_one_act_are_not_confusable_either() {
    assert_eq!(begun().then(PRINCIPAL, assign("verifier", &["k1", "K1"])).last_refused(), "confusable_id");
    let parties = json!({"person": "wei", "unit": "WEI"});
    let both = Story::fault("unit-withdraws").until("001").with("001", "/act/open/parties", parties);
    assert_eq!(both.last_refused(), "confusable_id");
}

#[test]
fn a_name_is_composed_and_printable_and_has_no_spaces_at_its_edges() {
    for name in ["", " k1", "k1 ", "k\u{200b}1", "k\u{202e}1", "e\u{301}", "k\n1", "k\u{1b}[2J", "\u{feff}k1"] {
        assert_eq!(begun().then(PRINCIPAL, assign("verifier", &[name])).last_refused(), "malformed_id", "{name:?}");
    }
    begun().then(PRINCIPAL, assign("verifier", &["é1", "k 1"])).done();
}

#[test]
fn whoever_acts_votes_or_is_bound_has_such_a_name_too() {
    let who = ("Prin", "principal", Some("d-cdi"));
    assert_eq!(begun().then(who, assign("verifier", &["k1"])).last_refused(), "confusable_id");
    let seat =
        |organ: &str| Story::fault("unit-withdraws").until("001").with("001", "/act/open/seats/appeal", json!(organ));
    assert_eq!(seat("C-CDI").last_refused(), "confusable_id");
    assert_eq!(seat("p-cdi ").last_refused(), "malformed_id");
    seat("p-cdi").done();
    let votes = json!([{"member": "D1", "vote": "for"}]);
    let voted = Story::fault("one-member-decides").with("025", "/act/decide/votes", votes);
    assert_eq!(voted.last_refused(), "confusable_id");
}
