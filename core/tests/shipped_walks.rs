//! Random walks over the procedures of the rulebooks that ship: whatever `options` offers is accepted, every ledger audits
//! clean, is read back as the same case, and costs no more than what happened in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "support/stage.rs"]
mod stage;
#[path = "support/walk.rs"]
mod walk;

use std::sync::LazyLock;

use distinguo::audit::audit;
use distinguo::kernel::Ledger;
use distinguo::rulebook::Rulebook;
use proptest::prelude::*;
use stage::{Stage, stored};
use walk::{later, walk};

/// Every shipped rulebook under which a case can be opened.
static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    let texts = Rulebook::shipped_names().filter_map(Rulebook::shipped_text);
    texts.filter(|text| text.contains("\"periods\"")).map(|text| Stage::of(text, None)).collect()
});

fn steps() -> impl Strategy<Value = Vec<(u16, u8)>> {
    let days = prop_oneof![4 => Just(0_u8), 2 => 1_u8..4, 1 => 4_u8..40];
    prop::collection::vec((any::<u16>(), days), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_options_offers_under_a_shipped_rulebook_is_accepted_and_audits_clean(steps in steps()) {
        for stage in STAGES.iter() {
            let play = walk(stage, &steps);
            let text = stored(play.ledger.records());
            let report = audit(&stage.kernel, &text, play.case().head());
            prop_assert!(report.is_sound(), "{}: {:?}\n{text}", stage.book["id"], report.faults);
            let read = Ledger::read(&text).map_err(|(_, problem)| problem.to_string()).unwrap();
            prop_assert_eq!(read.case(), play.case());
            // Time in one step or from date to date, far beyond every time limit.
            let end = later(play.now, 2_000);
            let once = stage.kernel.tick(play.case(), end).unwrap();
            let mut ledger = play.ledger.clone();
            while let Some(due) = stage.kernel.next_due(ledger.case()).unwrap().filter(|due| *due <= end) {
                prop_assert!(!ledger.tick(&stage.kernel, due).unwrap().is_empty());
            }
            prop_assert_eq!(&once[..], &ledger.records()[play.ledger.records().len()..]);
        }
    }
}
