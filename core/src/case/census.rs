//! What the examples visit: every kind of act, effect and event, every state of every region. The lists are the arms of
//! matches, so that nothing can be added to the kernel and left out here.

use std::collections::BTreeSet;

use super::act::{Body, Stage};
use super::effect::{ClockChange, Effect, MatterChange, Started};
use super::event::Event;
use super::matter::{DecisionStage, Heard, MatterState, Pass};
use super::parts::{AccusationState, Admission, Filing, ItemState, LevelState, Verification};
use super::state::{Case, RunState};
use crate::rulebook::procedure::Channel;

#[path = "../../tests/support/mod.rs"]
mod support;

/// A function that names each case of an enum, and the list of the names: one arm for each.
macro_rules! census {
    ($($name:ident, $all:ident, $type:ty { $($pattern:pat $(if $guard:expr)? => $word:literal,)* })*) => {
        $(
            const $all: &[&str] = &[$($word),*];
            fn $name(one: &$type) -> &'static str { match one { $($pattern $(if $guard)? => $word,)* } }
        )*
    };
}

census! {
    act, ACTS, Body {
        Body::Open(_) => "act open",
        Body::Date(_) => "act date",
        Body::File(_) => "act file",
        Body::CloseFiling(_) => "act close_filing",
        Body::Raise(_) => "act raise",
        Body::Withdraw(_) => "act withdraw",
        Body::Assign(_) => "act assign",
        Body::Recuse(_) => "act recuse",
        Body::DecideRecusal(_) => "act decide_recusal",
        Body::Join(_) => "act join",
        Body::AcceptParty(_) => "act accept_party",
        Body::Find(_) => "act find",
        Body::Adopt(_) => "act adopt",
        Body::Return(_) => "act return",
        Body::Submit(_) => "act submit",
        Body::Waive(_) => "act waive",
        Body::Send(_) => "act send",
        Body::Acknowledge(_) => "act acknowledge",
        Body::Decide(_) => "act decide",
        Body::Approve(_) => "act approve",
        Body::Request(_) => "act request",
        Body::Accuse(_) => "act accuse",
        Body::Dispute(_) => "act dispute",
        Body::Suspend(_) => "act suspend",
        Body::Resume(_) => "act resume",
        Body::Extend(_) => "act extend",
        Body::Restore(_) => "act restore",
        Body::Rectify(_) => "act rectify",
        Body::Erase(_) => "act erase",
        Body::Succeed(_) => "act succeed",
        Body::Migrate(_) => "act migrate",
        Body::AdoptCalendar(_) => "act adopt_calendar",
        Body::ReportStage(_) => "act report_stage",
    }
    effect, EFFECTS, Effect {
        Effect::Opened { .. } => "effect opened",
        Effect::Did { .. } => "effect did",
        Effect::Happened { .. } => "effect happened",
        Effect::Migrated { .. } => "effect migrated",
        Effect::CalendarAdopted { .. } => "effect calendar_adopted",
        Effect::DayCounted { .. } => "effect day_counted",
        Effect::Rectified { .. } => "effect rectified",
        Effect::Erased { .. } => "effect erased",
        Effect::SeatBound { .. } => "effect seat_bound",
        Effect::Assigned { .. } => "effect assigned",
        Effect::BodyNamed { .. } => "effect body_named",
        Effect::BodyVoted { .. } => "effect body_voted",
        Effect::CompetenceLost { .. } => "effect competence_lost",
        Effect::JoinAsked { .. } => "effect join_asked",
        Effect::Joined { accepted: true, .. } => "effect joined",
        Effect::Joined { accepted: false, .. } => "effect joined: not",
        Effect::RecusalAsked { .. } => "effect recusal_asked",
        Effect::RecusalRefused { .. } => "effect recusal_refused",
        Effect::Recused { .. } => "effect recused",
        Effect::AdmissionSet { .. } => "effect admission_set",
        Effect::Raised { .. } => "effect raised",
        Effect::StageSet { .. } => "effect stage_set",
        Effect::LengthSet { .. } => "effect length_set",
        Effect::Matter { .. } => "effect matter",
        Effect::Started { run: Started { serves: Some(_), .. } } => "effect started: a document on its way",
        Effect::Started { run: Started { due, .. } } if due.certain().is_none() => "effect started: to an uncertain end",
        Effect::Started { run: Started { serves: None, .. } } => "effect started",
        Effect::Clock { .. } => "effect clock",
        Effect::Reminded { .. } => "effect reminded",
        Effect::Reported { .. } => "effect reported",
        Effect::WentUp { .. } => "effect went_up",
    }
    change, CHANGES, MatterChange {
        MatterChange::Begun { .. } => "matter begun",
        MatterChange::StateSet { .. } => "matter state_set",
        MatterChange::ProceedingBegun { .. } => "matter proceeding_begun",
        MatterChange::LevelSet { .. } => "matter level_set",
        MatterChange::VerificationSet { .. } => "matter verification_set",
        MatterChange::Found { .. } => "matter found",
        MatterChange::Adopted { .. } => "matter adopted",
        MatterChange::Carried { .. } => "matter carried",
        MatterChange::LeftBehind { .. } => "matter left_behind",
        MatterChange::Noticed { .. } => "matter noticed",
        MatterChange::NoticeReceived { .. } => "matter notice_received",
        MatterChange::Heard { heard: Heard::Stated, .. } => "matter heard: stated",
        MatterChange::Heard { heard: Heard::Waived, .. } => "matter heard: waived",
        MatterChange::Heard { heard: Heard::RanOut, .. } => "matter heard: ran out",
        MatterChange::Made { .. } => "matter made",
        MatterChange::AwaitsApproval { .. } => "matter awaits_approval",
        MatterChange::Approved { approved: true, .. } => "matter approved",
        MatterChange::Approved { approved: false, .. } => "matter approved: not",
        MatterChange::TookEffect { .. } => "matter took_effect",
        MatterChange::ReceivedBy { .. } => "matter received_by",
        MatterChange::BecameFinal { .. } => "matter became_final",
        MatterChange::NoLongerFinal { .. } => "matter no_longer_final",
        MatterChange::Annulled { .. } => "matter annulled",
        MatterChange::Reopened { .. } => "matter reopened",
        MatterChange::Revoked { .. } => "matter revoked",
        MatterChange::Reinstated { .. } => "matter reinstated",
        MatterChange::Varied { .. } => "matter varied",
        MatterChange::DeemedDecided { .. } => "matter deemed_decided",
    }
    turn, TURNS, ClockChange {
        ClockChange::Ended { late: true, .. } => "clock ended late",
        ClockChange::Ended { late: false, .. } => "clock ended",
        ClockChange::Cancelled => "clock cancelled",
        ClockChange::Suspended { .. } => "clock suspended",
        ClockChange::Resumed { .. } => "clock resumed",
        ClockChange::StartJoined { .. } => "clock start_joined",
        ClockChange::Floored { .. } => "clock floored",
        ClockChange::Interrupted { .. } => "clock interrupted",
        ClockChange::Extended { .. } => "clock extended",
        ClockChange::LengthChanged { .. } => "clock length_changed",
        ClockChange::CountedFrom { .. } => "clock counted_from",
        ClockChange::Shifted { .. } => "clock shifted",
        ClockChange::Reinstated { .. } => "clock reinstated",
        ClockChange::Lapsed { .. } => "clock lapsed",
        ClockChange::LapseReversed => "clock lapse_reversed",
        ClockChange::Revived => "clock revived",
        ClockChange::Redated { .. } => "clock redated",
    }
    event, EVENTS, Event {
        Event::Acted { .. } => "event acted",
        Event::Submitted { .. } => "event submitted",
        Event::Waived { .. } => "event waived",
        Event::Sent { .. } => "event sent",
        Event::Received { .. } => "event received",
        Event::Acknowledged { .. } => "event acknowledged",
        Event::Decided { .. } => "event decided",
        Event::Effective { .. } => "event effective",
        Event::Lapsed { .. } => "event lapsed",
        Event::Dated { .. } => "event dated",
    }
    pass, PASSES, Pass {
        Pass::First => "pass first",
        Pass::Again => "pass again",
        Pass::Clarification => "pass clarification",
        Pass::Level { .. } => "pass level",
        Pass::Remittal => "pass remittal",
        Pass::Reopening => "pass reopening",
    }
    kind, KINDS, MatterState {
        MatterState::Plain => "matter plain",
        MatterState::Filing { .. } => "matter filing",
        MatterState::Accusation { .. } => "matter accusation",
        MatterState::Item { .. } => "matter item",
        MatterState::Conflict { settled: true } => "matter conflict settled",
        MatterState::Conflict { settled: false } => "matter conflict",
    }
    filing, FILINGS, Filing {
        Filing::NotFiled => "filing not_filed",
        Filing::Filed { after_the_fact: false, .. } => "filing filed",
        Filing::Filed { after_the_fact: true, .. } => "filing filed after the fact",
        Filing::Returned { .. } => "filing returned",
        Filing::OnRecord { deemed: false, .. } => "filing on_record",
        Filing::OnRecord { deemed: true, .. } => "filing on_record by silence",
        Filing::Refused => "filing refused",
        Filing::Closed { .. } => "filing closed",
    }
    admission, ADMISSIONS, Admission {
        Admission::NotRaised => "admission not_raised",
        Admission::Raised => "admission raised",
        Admission::Supplementing => "admission supplementing",
        Admission::Admitted => "admission admitted",
        Admission::Refused => "admission refused",
        Admission::Withdrawn => "admission withdrawn",
    }
    channel, CHANNELS, Channel {
        Channel::Application => "channel application",
        Channel::OwnMotion => "channel own_motion",
        Channel::Instruction => "channel instruction",
    }
    verification, VERIFICATIONS, Verification {
        Verification::Idle => "verification idle",
        Verification::Verifying => "verification verifying",
        Verification::Reported => "verification reported",
        Verification::ReturnedForVerification => "verification returned_for_verification",
    }
    ruling, RULINGS, DecisionStage {
        DecisionStage::AwaitingApproval => "decision awaiting_approval",
        DecisionStage::Disapproved => "decision disapproved",
        DecisionStage::Effective(_) => "decision effective",
        DecisionStage::Final(_) => "decision final",
        DecisionStage::Annulled(_) => "decision annulled",
        DecisionStage::Reopened(_) => "decision reopened",
        DecisionStage::Revoked(_) => "decision revoked",
    }
    item, ITEMS, ItemState {
        ItemState::Ordered => "item ordered",
        ItemState::Reported => "item reported",
        ItemState::Verified => "item verified",
        ItemState::Failed => "item failed",
        ItemState::Impossible => "item impossible",
    }
    level, LEVELS, LevelState {
        LevelState::Open => "level open",
        LevelState::Requested => "level requested",
        LevelState::PassedOver => "level passed over",
        LevelState::Decided { .. } => "level decided",
    }
    accusation, ACCUSATIONS, AccusationState {
        AccusationState::Received => "accusation received",
        AccusationState::Judged { .. } => "accusation judged",
        AccusationState::ToClarify { required: true, .. } => "accusation to_clarify",
        AccusationState::ToClarify { required: false, .. } => "accusation not to clarify",
        AccusationState::Clarified { .. } => "accusation clarified",
    }
    stage, STAGES, Stage {
        Stage::None => "stage none",
        Stage::Lead => "stage lead",
        Stage::Investigation => "stage investigation",
        Stage::Proposal => "stage proposal",
        Stage::Decided => "stage decided",
        Stage::Executed => "stage executed",
        Stage::Relief => "stage relief",
    }
    period, PERIODS, RunState {
        RunState::Running => "period running",
        RunState::Suspended => "period suspended",
        RunState::Ended { late: false, .. } => "period ended",
        RunState::Ended { late: true, .. } => "period ended late",
        RunState::Cancelled => "period cancelled",
        RunState::Lapsed => "period lapsed",
    }
}

/// Everything that a case is.
fn states(case: &Case, seen: &mut BTreeSet<&'static str>) {
    seen.insert(admission(&case.admission));
    seen.insert(stage(&case.stage));
    seen.extend(case.channel.iter().map(channel));
    for (_, matter) in case.matters.iter() {
        seen.insert(kind(&matter.state));
        match &matter.state {
            MatterState::Filing { filing: state } => seen.insert(filing(state)),
            MatterState::Accusation { accusation: state } => seen.insert(accusation(state)),
            MatterState::Item { item: state, .. } => seen.insert(item(state)),
            MatterState::Plain | MatterState::Conflict { .. } => false,
        };
        for one in &matter.proceedings {
            seen.insert(pass(&one.pass));
            seen.insert(verification(&one.verification));
            seen.extend(one.decision.iter().map(|decision| ruling(&decision.stage)));
            if let Pass::Level { state, .. } = &one.pass {
                seen.insert(level(state));
            }
        }
    }
    seen.extend(case.clocks().map(|running| period(&running.state)));
}

#[test]
fn the_examples_visit_every_act_effect_event_and_state() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/cases");
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut procedures = 0;
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        procedures += 1;
        let text = std::fs::read_to_string(&file).unwrap();
        for line in text.lines() {
            // Headings and instants are no acts.
            seen.extend(super::Act::load(line).iter().map(|done| act(&done.act)));
        }
        let run = support::run(&text, |_, _| {}).unwrap_or_else(|(_, stop)| panic!("{}: {stop:?}", file.display()));
        let mut case = Case::blank();
        for record in run.ledger.records() {
            for one in &record.entry().effects {
                case.take(one, record.entry().seq).unwrap();
                seen.insert(effect(one));
                if let Effect::Happened { event: one, .. } = one {
                    seen.insert(event(one));
                } else if let Effect::Matter { change: one, .. } = one {
                    seen.insert(change(one));
                } else if let Effect::Clock { change: one, .. } = one {
                    seen.insert(turn(one));
                }
                states(&case, &mut seen);
            }
        }
    }
    assert_eq!(ACTS.len(), Body::KINDS.len());
    let all = [
        ACTS,
        EFFECTS,
        EVENTS,
        CHANGES,
        TURNS,
        PASSES,
        KINDS,
        FILINGS,
        ADMISSIONS,
        CHANNELS,
        VERIFICATIONS,
        RULINGS,
        ITEMS,
        LEVELS,
        ACCUSATIONS,
        STAGES,
        PERIODS,
    ];
    // A filing that nobody has made is in no case: the word says what stands before its first act.
    seen.insert(filing(&Filing::NotFiled));
    // No version that ships lets a fact of the one before fall away.
    seen.insert("matter left_behind");
    let missed: Vec<&str> = all.into_iter().flatten().copied().filter(|word| !seen.contains(word)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(procedures >= 12, "{procedures}");
}
