//! The clocks of the shipped procedures, day by day, against dates that were counted by hand and with another calendar.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

use std::collections::BTreeMap;

use distinguo::case::{Act, RefusalCode};
use distinguo::determination::{Choice, Findings, governing};
use distinguo::kernel::{Kernel, Ledger};
use distinguo::rulebook::{Library, Rulebook};
use distinguo::time::{Date, Instant};
use serde_json::{Value, json};

/// A case under a shipped rulebook, and a day that goes on.
struct Story {
    kernel: Kernel,
    ledger: Ledger,
    day: Date,
    acts: u32,
    seats: Value,
}

impl Story {
    fn new(book: &str, seats: Value, day: &str) -> Self {
        let kernel = Kernel::new(Rulebook::shipped(book).unwrap(), None).unwrap();
        Self { kernel, ledger: Ledger::new(), day: Date::parse(day).unwrap(), acts: 0, seats }
    }

    /// Lets days pass, each on its own; every one of them the same clocks run until the same days.
    fn until(&mut self, day: &str, clocks: &[(&str, &str)]) {
        let until = Date::parse(day).unwrap();
        while self.day < until {
            assert_eq!(self.clocks(), expected(clocks), "on {}", self.day);
            let next = self.day.plus_days(1).unwrap();
            self.ledger.tick(&self.kernel, instant(next, "00:00:00")).unwrap();
            self.day = next;
        }
    }

    /// What runs today and until when; what is overdue is marked.
    fn clocks(&self) -> BTreeMap<String, String> {
        let due = self.kernel.due(self.ledger.case(), None, instant(self.day, "12:00:00")).unwrap();
        due.iter()
            .map(|item| {
                let mark = if item.overdue { "!" } else { "" };
                let mark = if item.due.as_ref().is_some_and(|due| due.due.certain().is_none()) { "?" } else { mark };
                (item.period.to_string(), format!("{}{mark}", item.due.as_ref().unwrap().due.earliest))
            })
            .collect()
    }

    fn act(&mut self, role: &str, who: &str, seat: Option<&str>, body: Value) -> Result<(), RefusalCode> {
        self.acts += 1;
        let mut actor = json!({"id": who, "role": role});
        if let Some(seat) = seat {
            actor["organ"] = self.seats[seat].clone();
        }
        let at = format!("{}T12:{:02}:{:02}+08:00", self.day, self.acts / 60, self.acts % 60);
        let act = json!({"id": format!("a{}", self.acts), "at": at, "actor": actor, "act": body});
        let act = Act::load(&act.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
        self.ledger.handle(&self.kernel, &act).map(|_| ()).map_err(|refusal| refusal.code())
    }

    fn done(&mut self, role: &str, who: &str, seat: Option<&str>, body: Value) {
        let shown = body.to_string();
        self.act(role, who, seat, body).unwrap_or_else(|code| panic!("{}: {shown}: {code:?}", self.day));
    }
}

fn instant(day: Date, time: &str) -> Instant {
    Instant::parse(&format!("{day}T{time}+08:00")).unwrap()
}

fn expected(clocks: &[(&str, &str)]) -> BTreeMap<String, String> {
    clocks.iter().map(|(period, due)| ((*period).to_owned(), (*due).to_owned())).collect()
}

/// A text with a salt of its own: the same ones in each run of a test.
fn text(text: &str) -> Value {
    thread_local! {
        static SALTED: std::cell::Cell<u128> = const { std::cell::Cell::new(0) };
    }
    SALTED.set(SALTED.get() + 1);
    json!({"text": text, "salt": format!("{:032x}", SALTED.get())})
}

fn votes(members: &[&str]) -> Value {
    members.iter().map(|member| json!({"member": member, "vote": "for"})).collect()
}

#[test]
fn the_regulation_on_managers_of_state_enterprises_keeps_its_whole_chain_of_dates_day_by_day() {
    let seats = json!({"deciding": "group", "superior": "sasac", "personnel": "hr", "supervisory": "city"});
    let mut story = Story::new("cn.soe-managers.2024", seats.clone(), "2025-04-02");
    let (deciding, superior) = (Some("deciding"), Some("superior"));
    let open = json!({"open": {"case": "manager", "rulebook": "cn.soe-managers.2024", "version": "2024.1", "seats": seats,
        "parties": {"person": "person:wei", "unit": "unit:1"}}});
    story.done("principal", "prin", deciding, open);
    story.done(
        "principal",
        "prin",
        deciding,
        json!({"raise": {"channel": "own_motion", "documents": ["proposal"], "reasons": text("a clue")}}),
    );
    // Art. 29: six months to decide; 2 October is a holiday, and so is the rest of the week.
    story.until("2025-09-30", &[("investigate", "2025-10-09")]);
    let extend = |period: &str| json!({"extend": {"period": period, "reasons": text("experts are needed")}});
    story.done("principal", "prin", deciding, extend("investigate"));
    // Six more, counted from the day before it was moved; no notice has said yet which days of 2026 are worked.
    story.until("2025-11-05", &[("investigate", "2026-04-02?")]);
    assert_eq!(story.act("principal", "prin", deciding, extend("investigate")), Err(RefusalCode::NotExtendable));
    story.done("principal", "prin", deciding, json!({"adopt_calendar": {"edition": "2026"}}));
    story.until("2025-12-29", &[("investigate", "2026-04-02")]);
    let found = [
        ("breach", "yes"),
        ("reform_error", "yes"),
        ("confession", "no"),
        ("cooperation", "yes"),
        ("verified_report", "no"),
        ("loss_averted", "no"),
        ("minor_role", "no"),
        ("surrendered_gains", "no"),
        ("other_mitigating", "no"),
        ("minor", "no"),
        ("coerced", "no"),
        ("reoffence", "no"),
        ("obstruction", "no"),
        ("collusion", "no"),
        ("shielding", "no"),
        ("instigation", "no"),
        ("kept_gains", "no"),
        ("other_aggravating", "no"),
    ];
    for (fact, answer) in found {
        story.done("investigator", "inv1", deciding, json!({"find": {"fact": fact, "answer": answer}}));
    }
    story.done("investigator", "inv2", deciding, json!({"find": {"fact": "minor", "answer": "no"}}));
    let intended = json!([{"outcome": "lighter", "measure": "demerit"}]);
    let notice = json!({"send": {"document": "facts_notice", "to": "person", "contemplates": intended}});
    story.done("investigator", "inv1", deciding, notice);
    story.until("2026-01-06", &[("investigate", "2026-04-02"), ("be_heard", "2026-01-06")]);
    story.done(
        "person",
        "person:wei",
        None,
        json!({"submit": {"document": "statement", "text": text("in good faith")}}),
    );
    story.done("investigator", "inv1", deciding, json!({"submit": {"document": "report"}}));
    story.until("2026-01-15", &[("investigate", "2026-04-02")]);
    let sanction = json!({"decide": {"table": "sanction", "outcome": "lighter", "measure": "demerit",
        "votes": votes(&["d1", "d2", "d3"]), "documents": ["decision"], "reasons": text("grounds of art. 11")}});
    let body = |role: &str, members: &[&str]| json!({"assign": {"role": role, "actors": members}});
    story.done("principal", "prin", deciding, body("decider", &["d1", "d2", "d3"]));
    assert_eq!(
        story.act("principal", "prin", deciding, body("relief_decider", &["r1", "r2", "r3"])),
        Err(RefusalCode::NothingDecided),
        "nobody has asked for it"
    );
    story.done("decider", "d1", deciding, sanction);
    // Art. 27: a month to tell the person and the enterprise; art. 8: twelve months from the day itself, not moved.
    let influence = ("influence", "2027-01-14");
    story.until("2026-01-28", &[("notify", "2026-02-24"), ("notify_unit", "2026-02-24"), influence]);
    for to in ["person", "unit"] {
        story.done("investigator", "inv1", deciding, json!({"send": {"document": "decision", "to": to}}));
    }
    // Art. 38: a month to ask; 28 February is a Saturday that is worked.
    story.until("2026-02-28", &[("ask_reconsideration", "2026-02-28"), influence]);
    let request = |level: &str| json!({"request": {"level": level, "documents": ["relief_request"], "reasons": text("too harsh")}});
    story.done("person", "person:wei", None, request("reconsideration"));
    // A month to answer; what was decided runs on.
    story.until("2026-03-30", &[("reconsider", "2026-03-30"), influence]);
    let review = [
        ("facts_clear", "yes"),
        ("procedure_kept", "yes"),
        ("within_powers", "yes"),
        ("law_right", "yes"),
        ("circumstances_right", "yes"),
        ("sanction_fitting", "no"),
    ];
    for (fact, answer) in review {
        story.done("relief_handler", "rh1", deciding, json!({"find": {"fact": fact, "answer": answer}}));
    }
    let relief = |level: &str, outcome: &str, to: Option<(&str, &str)>, members: &[&str]| {
        let mut body = json!({"table": "relief", "level": level, "outcome": outcome, "votes": votes(members), "reasons": text("after review")});
        if let Some((to, measure)) = to {
            body["to"] = json!(to);
            body["measure"] = json!(measure);
        }
        json!({"decide": body})
    };
    let others = ["r1", "r2", "r3"];
    // Art. 40: nobody who decided decides again, and nothing is made worse.
    let by_the_same = body("relief_decider", &["d1", "r1", "r2", "r3"]);
    assert_eq!(story.act("principal", "prin", deciding, by_the_same), Err(RefusalCode::Separated));
    story.done("principal", "prin", deciding, body("relief_decider", &["r1", "r2", "r3", "r4"]));
    let worse = relief("reconsideration", "vary", Some(("ordinary", "demerit")), &others);
    assert_eq!(story.act("relief_decider", "r1", deciding, worse), Err(RefusalCode::Aggravates));
    let graver = relief("reconsideration", "vary", Some(("lighter", "removal")), &others);
    assert_eq!(story.act("relief_decider", "r1", deciding, graver), Err(RefusalCode::Aggravates));
    story.done(
        "relief_decider",
        "r1",
        deciding,
        relief("reconsideration", "vary", Some(("lighter", "warning")), &others),
    );
    // A warning: six months, from the day of the sanction.
    let influence = ("influence", "2026-07-14");
    story.done("relief_handler", "rh1", deciding, json!({"send": {"document": "relief_decision", "to": "person"}}));
    // Art. 39: a month to appeal, and it is missed.
    story.until("2026-05-01", &[("ask_appeal", "2026-04-30"), influence]);
    story.until("2026-05-07", &[influence]);
    assert_eq!(story.act("person", "person:wei", None, request("appeal")), Err(RefusalCode::Forfeited));
    let restore = |day: &str| json!({"restore": {"period": "ask_appeal", "obstacle_removed": day, "reasons": text("in hospital")}});
    // Ten working days since the obstacle was removed, and no more.
    assert_eq!(story.act("superior_decider", "s1", superior, restore("2026-04-17")), Err(RefusalCode::NotRestorable));
    story.done("superior_decider", "s1", superior, restore("2026-05-06"));
    story.until("2026-05-19", &[("ask_appeal", "2026-05-19"), influence]);
    story.done("person", "person:wei", None, request("appeal"));
    story.until("2026-05-20", &[("accept_appeal", "2026-05-26"), influence]);
    story.done("superior_handler", "sh1", superior, json!({"send": {"document": "acceptance_notice", "to": "person"}}));
    // Two months to decide, one more where it is complicated.
    story.until("2026-07-15", &[("decide_appeal", "2026-07-20"), influence]);
    story.until("2026-07-16", &[("decide_appeal", "2026-07-20")]);
    story.done("superior_handler", "sh1", superior, extend("decide_appeal"));
    story.until("2026-08-10", &[("decide_appeal", "2026-08-20")]);
    for (fact, _) in review {
        story.done("superior_handler", "sh1", superior, json!({"find": {"fact": fact, "answer": "yes"}}));
    }
    // Whoever reconsidered does not hear the appeal.
    let by_the_same = body("superior_decider", &["s1", "r1", "s3"]);
    assert_eq!(story.act("superior_decider", "s1", superior, by_the_same), Err(RefusalCode::Separated));
    story.done("superior_decider", "s1", superior, body("superior_decider", &["s1", "s2", "s3"]));
    story.done("superior_decider", "s1", superior, relief("appeal", "uphold", None, &["s1", "s2", "s3"]));
    story.until("2026-08-31", &[("serve_appeal", "2026-09-10")]);
    story.done("superior_handler", "sh1", superior, json!({"send": {"document": "relief_decision", "to": "person"}}));
    story.until("2026-09-30", &[]);
}

/// The last day for a clarification in Hunan that is approved on a day, under the version of a year.
fn clarification(version: &str, opened: &str, approved: &str) -> String {
    let seats = json!({"discipline": "county-cdi", "superior": "city-cdi", "petitions": "county-petitions"});
    let mut story = Story::new(&format!("cn.hunan.clarification.{version}"), seats.clone(), opened);
    let discipline = Some("discipline");
    let open = json!({"open": {"case": "letter", "rulebook": "cn.hunan.clarification", "version": version, "seats": seats,
        "parties": {"person": "person:wei"}}});
    story.done("head", "head1", discipline, open);
    let accuse = json!({"accuse": {"accusation": "letter", "accuser": text("unsigned")}});
    story.done("petitions", "pet1", Some("petitions"), accuse);
    story.done(
        "petitions",
        "pet1",
        Some("petitions"),
        json!({"send": {"document": "clue", "to": "inspector", "about": "accusation/letter"}}),
    );
    let found = [
        ("allegation", "untrue"),
        ("affected_selection", "yes"),
        ("rights_harmed", "no"),
        ("bad_effect", "yes"),
        ("other_need", "no"),
        ("harm_audience", "person"),
    ];
    for (fact, answer) in found {
        let find = json!({"find": {"fact": fact, "answer": answer, "about": "accusation/letter"}});
        story.done("inspector", "ins1", discipline, find);
    }
    let decide = |table: &str, outcome: &str, more: Value| {
        let mut body = json!({"table": table, "outcome": outcome, "about": "accusation/letter"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"decide": body})
    };
    story.done("head", "head1", discipline, decide("accusation", "mistaken", json!({})));
    // Of the five steps of 2023, assessment among them, the text before had one, approval.
    let mut more = json!({"addresses": ["harm_audience"]});
    if version == "2023" {
        more["documents"] = json!(["assessment"]);
    }
    let clarify = decide("clarification", "clarify", more);
    story.done("assessor", "ass1", discipline, clarify);
    story.day = Date::parse(approved).unwrap();
    let approve = json!({"approve": {"table": "clarification", "approved": true}});
    story.done("approver", "boss1", discipline, approve);
    story.clocks()["implement"].clone()
}

#[test]
fn hunan_clears_names_within_thirty_working_days_and_since_23_september_2023_within_fifteen() {
    // Over the National Day week of 2022, in which 8 and 9 October were worked.
    assert_eq!(clarification("2021", "2022-09-13", "2022-09-15"), "2022-11-01");
    // Over Mid-Autumn and National Day of 2023, in which 7 and 8 October were worked.
    assert_eq!(clarification("2021", "2023-09-13", "2023-09-15"), "2023-11-02");
    assert_eq!(clarification("2023", "2023-09-25", "2023-09-27"), "2023-10-24");
    let versions =
        ["2021", "2023"].map(|version| Rulebook::shipped(&format!("cn.hunan.clarification.{version}")).unwrap());
    let library = Library::new(versions).unwrap();
    let in_force = |day: &str| {
        library.in_force("cn.hunan.clarification", Date::parse(day).unwrap()).map(|book| book.version().to_owned())
    };
    assert_eq!(in_force("2021-06-30"), None);
    assert_eq!(in_force("2021-07-01").as_deref(), Some("2021"));
    assert_eq!(in_force("2023-09-22").as_deref(), Some("2021"));
    assert_eq!(in_force("2023-09-23").as_deref(), Some("2023"));
}

#[test]
fn the_law_on_sanctions_gives_the_milder_law_of_its_article_67() {
    let shipped = Rulebook::shipped_text("cn.sanctions.2020").unwrap();
    let document: Value = serde_json::from_str(shipped).unwrap();
    let facts: Vec<&str> =
        document["facts"].as_array().unwrap().iter().map(|fact| fact["id"].as_str().unwrap()).collect();
    // A law of before, in which one row permits something else.
    let before = |row: &str, permit: &[&str]| {
        let mut old = document.clone();
        old["version"] = json!("2007");
        old["in_force"] = json!({"from": "2007-06-01", "until": "2020-06-30"});
        old.as_object_mut().unwrap().remove("guarantees");
        let rows = old["tables"][0]["rows"].as_array_mut().unwrap();
        rows.iter_mut().find(|known| known["id"] == row).unwrap()["permit"] = json!(permit);
        Rulebook::load(&old.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
    };
    let findings = |yes: &[&str]| {
        // Whether somebody repents is asked of those who were drawn in.
        let asked = |fact: &&&str| **fact != "repentant" || yes.contains(&"coerced");
        // The breach stands in every case of it, and whoever is judged is in service.
        let is = |fact: &str| fact == "breach" || yes.contains(&fact);
        let answers: Vec<Value> = facts
            .iter()
            .filter(asked)
            .map(|fact| json!({"fact": fact, "answer": if is(fact) { "yes" } else { "no" }}))
            .collect();
        let text = json!({"format": "distinguo.findings/1", "conduct": {"from": "2019-05-06"},
            "under": [{"rulebook": "cn.sanctions.2020", "findings": answers}]});
        Findings::load(&text.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
    };
    let applies = |yes: &[&str], row: &str, permit: &[&str]| {
        let new = Rulebook::shipped("cn.sanctions.2020").unwrap();
        let library = Library::new([before(row, permit), new]).unwrap();
        let decided = Date::parse("2021-03-01").unwrap();
        let found = governing(&library, "cn.sanctions.2020", &findings(yes), decided, "sanction").unwrap();
        assert!(!found.clauses.is_empty());
        let version = found.applies.as_ref().map(|book| book.version.clone());
        (found.choice, version.unwrap_or_else(|| panic!("{found:#?}")))
    };
    let (old, new) = ("2007".to_owned(), "2020.1".to_owned());
    // No breach under the old law, one under the new: the old.
    assert_eq!(applies(&[], "no_ground", &["no_sanction"]), (Choice::LaterHarsher, old.clone()));
    // The same under both: the old.
    assert_eq!(applies(&[], "no_ground", &["ordinary"]), (Choice::Same, old.clone()));
    // Heavier under the new law: the old.
    assert_eq!(applies(&["reoffence"], "heavier", &["ordinary"]), (Choice::LaterHarsher, old));
    // Milder under the new law, in its worst outcome or in its best: the new.
    assert_eq!(applies(&[], "no_ground", &["heavier"]), (Choice::LaterMilder, new.clone()));
    assert_eq!(applies(&["confession"], "art11", &["ordinary"]), (Choice::LaterMilder, new.clone()));
    // None under the new law where it may be none: the new.
    assert_eq!(applies(&["coerced", "repentant"], "drawn_in", &["lighter", "ordinary"]), (Choice::LaterMilder, new));
}
