//! Bodies and the separation that the kernel makes itself (§5).

use distinguo::error::Code;
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::stage::{Play, Stage, private};
use crate::story::{Story, assign, recusal, recuse};

const PRINCIPAL: (&str, &str, Option<&str>) = ("prin", "principal", Some("d-cdi"));
const DECIDER: (&str, &str, Option<&str>) = ("dec1", "decider", Some("d-cdi"));

fn decides(members: &[(&str, &str)]) -> Value {
    let vote = |(member, vote): &(&str, &str)| json!({"member": member, "vote": vote, "reasons": private("so")});
    let votes: Vec<Value> = members.iter().map(vote).collect();
    json!({"decide": {"table": "tolerance", "outcome": "exempt", "documents": ["minutes", "decision"],
        "reasons": private("because"), "votes": votes}})
}

fn all(members: &[&str]) -> Value {
    decides(&members.iter().map(|member| (*member, "for")).collect::<Vec<_>>())
}

/// A case that has been reported on and waits for its decision; members of the body are named.
fn reported() -> Story {
    Story::fault("decider-approves").until("031")
}

/// The same, nobody has named a body.
fn unnamed() -> Story {
    Story::fault("9-votes-of-5-unassigned").until("031")
}

const FIVE: [&str; 5] = ["dec1", "dec2", "dec3", "dec4", "dec5"];

#[test]
fn one_of_seven_does_not_decide() {
    assert_eq!(Story::fault("one-member-decides").last_refused(), "no_quorum");
    let votes: Vec<Value> = (1..=4).map(|n| json!({"member": format!("d{n}"), "vote": "for"})).collect();
    Story::fault("one-member-decides").with("025", "/act/decide/votes", json!(votes)).done();
}

#[test]
fn nobody_votes_in_a_body_that_was_not_named() {
    assert_eq!(Story::fault("9-votes-of-5-unassigned").last_refused(), "body_unnamed");
    unnamed()
        .then(PRINCIPAL, assign("decider", &FIVE))
        .then_at("2025-04-22T09:00:00+08:00", DECIDER, all(&FIVE))
        .done();
}

#[test]
fn only_members_vote_each_once() {
    let vote = |members: &[&str]| reported().then(DECIDER, all(members)).last_refused();
    assert_eq!(vote(&["dec1", "dec2", "dec3", "dec4", "dec5", "y0"]), "not_a_member");
    assert_eq!(vote(&["dec1", "dec2", "dec3", "dec4", "dec4"]), "votes_missing");
    assert_eq!(vote(&[]), "votes_missing");
    let stranger = ("dec9", "decider", Some("d-cdi"));
    assert_eq!(reported().then(stranger, all(&FIVE)).last_refused(), "not_a_member");
    reported().then(DECIDER, all(&FIVE)).done();
}

#[test]
fn a_body_is_named_whole() {
    let named = |members: &[&str]| unnamed().then(PRINCIPAL, assign("decider", members));
    assert_eq!(named(&FIVE[..4]).last_refused(), "body_incomplete");
    assert_eq!(named(&["dec1", "dec1", "dec2", "dec3", "dec4"]).last_refused(), "body_incomplete");
    named(&FIVE).done();
    named(&["dec1", "dec2", "dec3", "dec4", "dec5", "dec6"]).done();
    // Naming again before the vote puts another body in its place; it is not added to.
    let again = named(&FIVE).then(PRINCIPAL, assign("decider", &["a", "b", "c", "d", "e"]));
    assert_eq!(again.then(DECIDER, all(&FIVE)).last_refused(), "not_a_member");
}

#[test]
fn a_book_says_how_many_members_a_body_has() {
    let book = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/cn.soe-managers.2024.json"),
    )
    .unwrap();
    Rulebook::load(&book).unwrap();
    let problems = Rulebook::load(&book.replacen(r#""members": 3, "#, "", 1)).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code(), problem.pointer()), (Code::MissingField, "/roles/3/meets/members"));
}

#[test]
fn the_quorum_is_counted_over_all_members_without_the_recused() {
    // Two thirds of five are four; of the four that are left three.
    assert_eq!(reported().then(DECIDER, all(&FIVE[..3])).last_refused(), "no_quorum");
    let recused = || {
        let declares = ("dec5", "decider", Some("d-cdi"));
        reported().then(declares, recuse("dec5", "2025-03-01")).then(PRINCIPAL, recusal("dec5", true))
    };
    recused().then(DECIDER, all(&FIVE[..3])).done();
    assert_eq!(recused().then(DECIDER, all(&FIVE)).last_refused(), "recused");
    assert_eq!(recused().then(DECIDER, all(&FIVE[..2])).last_refused(), "no_quorum");
}

/// A decision that was not approved, with one against: the body will vote again.
fn voted() -> Story {
    let votes = [("dec1", "for"), ("dec2", "for"), ("dec3", "for"), ("dec4", "for"), ("dec5", "against")];
    let refuses = json!({"approve": {"table": "tolerance", "approved": false, "reasons": private("why?")}});
    reported().then(DECIDER, decides(&votes)).then(("app1", "approver", Some("c-cdi")), refuses)
}

#[test]
fn after_a_vote_members_are_replaced_one_for_one_and_whoever_dissented_stays() {
    let name = |members: &[&str], reasons: bool| {
        let mut body = assign("decider", members);
        if reasons {
            body["assign"]["reasons"] = private("on leave");
        }
        voted().then(PRINCIPAL, body)
    };
    assert_eq!(name(&["dec1", "dec2", "dec3", "dec4", "new"], true).last_refused(), "body_fixed");
    assert_eq!(name(&["dec1", "dec2", "dec3", "dec4", "dec5", "new"], true).last_refused(), "body_fixed");
    assert_eq!(name(&["dec1", "dec2", "dec3", "new", "dec5"], false).last_refused(), "reasons_missing");
    let replaced = || name(&["dec1", "dec2", "dec3", "new", "dec5"], true);
    assert_eq!(replaced().then(DECIDER, all(&FIVE)).last_refused(), "not_a_member");
    // The vote begins anew, with everybody who is a member now.
    replaced().then(DECIDER, all(&["dec1", "dec2", "dec3", "new", "dec5"])).done();
    // Whoever was against goes on a ground.
    let declares = ("dec5", "decider", Some("d-cdi"));
    let mut body = assign("decider", &["dec1", "dec2", "dec3", "dec4", "new"]);
    body["assign"]["reasons"] = private("recused");
    voted()
        .then(declares, recuse("dec5", "2025-03-01"))
        .then(PRINCIPAL, recusal("dec5", true))
        .then(PRINCIPAL, body)
        .done();
}

#[test]
fn a_dissenter_is_not_lost_by_naming_the_body_twice() {
    let mut body = assign("decider", &["dec1", "dec2", "dec3", "new", "dec5"]);
    body["assign"]["reasons"] = private("on leave");
    let mut again = assign("decider", &["dec1", "dec2", "dec3", "new", "other"]);
    again["assign"]["reasons"] = private("on leave");
    assert_eq!(voted().then(PRINCIPAL, body).then(PRINCIPAL, again).last_refused(), "body_fixed");
}

// Separation

#[test]
fn who_decides_does_not_approve() {
    assert_eq!(Story::fault("decider-approves").last_refused(), "separated");
    Story::fault("decider-approves").with("033", "/actor/id", json!("app1")).done();
    // Nor does whoever voted without presenting the decision.
    assert_eq!(Story::fault("decider-approves").with("033", "/actor/id", json!("dec4")).last_refused(), "separated");
}

#[test]
fn who_adopted_a_finding_does_not_review() {
    let fault = || Story::fault("adopter-relief-decider");
    // Nor is named for it.
    assert_eq!(fault().refused(), ("040-body".to_owned(), "separated"));
    let others = json!([{"member": "rd2", "vote": "for"}, {"member": "rd3", "vote": "for"}]);
    let named = fault().with("040-body", "/act/assign/actors", json!(["rd2", "rd3", "rd4"]));
    assert_eq!(named.clone().last_refused(), "not_a_member");
    named.with("040", "/actor/id", json!("rd2")).with("040", "/act/decide/votes", others).done();
}

#[test]
fn who_reported_or_found_does_not_handle_the_review() {
    let found = |who: &str| Story::fault("adopter-relief-decider").with("037", "/actor/id", json!(who)).until("037");
    assert_eq!(found("ver2").last_refused(), "separated");
    assert_eq!(found("ver1").last_refused(), "separated");
    assert_eq!(found("dec3").last_refused(), "separated");
    found("rh1").done();
}

#[test]
fn who_verified_verifies_a_correction_while_relief_is_heard() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/faults/authority");
    let book = std::fs::read_to_string(folder.join("cn.shaanxi.rongcuo.2016.json")).unwrap();
    for name in ["full", "full3"] {
        Story::fault(name).under(&book).unwrap_or_else(|(id, refusal)| panic!("{name} {id}: {refusal:?}"));
    }
    // What the review is about they still do not find.
    let verifies =
        Story::fault("full").until("f29").with("f29", "/actor", json!({"id": "h1", "role": "head", "organ": "xa-cdi"}));
    verifies.under(&book).unwrap();
}

// For one proceeding

const SENT_BACK: &str = "p07-annulled-remitted-upheld";

#[test]
fn a_body_is_named_for_one_proceeding() {
    // The body of what was annulled is not that of what was sent back.
    let mut unnamed = Story::example(SENT_BACK).without("p07-45-body");
    assert_eq!(unnamed.refused(), ("p07-50".to_owned(), "body_unnamed"));
    unnamed = Story::example(SENT_BACK).with("p07-50", "/actor/id", json!("dec1"));
    assert_eq!(unnamed.refused(), ("p07-50".to_owned(), "not_a_member"));
    // What another matter of the same role has decided is no body here.
    let review = Story::example(SENT_BACK).with("p07-68-body", "/act/assign/about", json!("revocation/n1"));
    assert_eq!(review.refused(), ("p07-68".to_owned(), "body_unnamed"));
    Story::example(SENT_BACK).done();
}

#[test]
fn a_body_is_named_where_exactly_one_proceeding_can_be_meant() {
    let mut silent = Story::example(SENT_BACK);
    silent = silent.with("p07-68-body", "/act/assign", json!({"role": "superior_reviewer", "actors": FIVE}));
    assert_eq!(silent.refused(), ("p07-68-body".to_owned(), "which_matter"));
    let none = unnamed().then(("app1", "approver", Some("c-cdi")), assign("superior_reviewer", &FIVE));
    assert_eq!(none.last_refused(), "nothing_decided");
    let mut about = assign("decider", &FIVE);
    about["assign"]["about"] = json!("tolerance");
    unnamed().then(PRINCIPAL, about.clone()).then_at("2025-04-22T09:00:00+08:00", DECIDER, all(&FIVE)).done();
    about["assign"]["about"] = json!("admission");
    assert_eq!(unnamed().then(PRINCIPAL, about).last_refused(), "unknown_name");
    // Others act in the case.
    let mut handler = assign("reviewer", &["rev9"]);
    unnamed().then(PRINCIPAL, handler.clone()).done();
    handler["assign"]["about"] = json!("tolerance");
    assert_eq!(unnamed().then(PRINCIPAL, handler).last_refused(), "unknown_name");
}

#[test]
fn who_handled_or_decided_what_was_sent_back_has_no_part_in_it_again() {
    let again = |id: &str, pointer: &str, who: Value| Story::example(SENT_BACK).with(id, pointer, who).refused();
    let five = json!(["dec1", "dec7", "dec8", "dec9", "dec10"]);
    assert_eq!(again("p07-45-body", "/act/assign/actors", five), ("p07-45-body".to_owned(), "separated"));
    assert_eq!(again("p07-46", "/actor/id", json!("ver1")), ("p07-46".to_owned(), "separated"));
    assert_eq!(again("p07-49", "/actor/id", json!("ver2")), ("p07-49".to_owned(), "separated"), "nor reports");
    // Nor those who sent it back.
    let relief = json!(["rd1", "dec7", "dec8", "dec9", "dec10"]);
    assert_eq!(again("p07-45-body", "/act/assign/actors", relief), ("p07-45-body".to_owned(), "separated"));
    // The same where one decides alone.
    let alone = Story::example("p19-supervision-two-levels");
    assert_eq!(alone.clone().with("p19-27", "/actor/id", json!("dd1")).refused(), ("p19-27".to_owned(), "separated"));
    alone.done();
}

#[test]
fn what_nobody_can_vote_on_is_not_offered() {
    let small = Stage::small();
    let mut play = Play::open(&small, "2026-03-02T10:00:00+08:00");
    let find = |fact: &str, answer: &str| json!({"find": {"fact": fact, "answer": answer}});
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    play.does("verifier-1", find("state", "careless"));
    play.does("decider-3/verifier", find("gain", "no"));
    play.does("verifier-1", json!({"submit": {"document": "report"}}));
    let decides = |play: &Play<'_>| {
        let offered = play.stage.choices(play.case(), &small.who("decider-1", "decider"), play.now);
        offered.into_iter().find(|choice| choice["act"]["decide"]["table"] == "tolerance")
    };
    // Two of three are a quorum: who may vote is told.
    assert_eq!(decides(&play).unwrap()["people"], json!(["decider-1", "decider-2"]));
    play.does("decider-1", json!({"return": {"reasons": private("more")}}));
    play.does("decider-2/verifier", find("gain", "no"));
    play.does("verifier-1", json!({"submit": {"document": "report"}}));
    assert_eq!(decides(&play), None);
    let votes = json!([{"member": "decider-1", "vote": "for"}]);
    let body = json!({"decide": {"table": "tolerance", "outcome": "exempt", "documents": ["decision"],
        "reasons": private("so"), "votes": votes}});
    assert_eq!(play.refused("decider-1", body), "no_quorum");
}

#[test]
fn who_decides_alone_gives_nobody_else_a_part_by_writing_down_votes() {
    let stage = Stage::small();
    let decided = |votes: Value| {
        let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
        play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
        play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
        let decide = json!({"table": "admission", "outcome": "admitted", "votes": votes});
        play.tries("officer-1", json!({"decide": decide})).map_err(|refusal| refusal.code().as_str())
    };
    // Whoever reviews, or is concerned, would be kept from it by having decided.
    for other in ["superior-1", "person-1", "officer-1"] {
        assert_eq!(decided(json!([{"member": other, "vote": "for"}])).unwrap_err(), "not_a_member");
    }
    decided(json!([])).unwrap();
}
