//! Handling: what an act comes to on a case, and what runs out before it.

use std::borrow::Cow;
use std::sync::Arc;

use super::fold::close;
use super::{AtHand, Kernel};
use crate::case::{
    Act, Body, Case, Draft, Effect, Event, Foreign, Place, Refusal, RefusalCode, Rules, ends, grants, meant, names,
    regions, texts,
};
use crate::determination::{BookRef, SEMANTICS};
use crate::document::{Algorithm, Digest, Id, Json, canonical_text};
use crate::handed_over;
use crate::ledger::{Cause, Entry, Private, Record, WIRE, repeats, seal};
use crate::sorted::{Map, Set};
use crate::time::Instant;

impl Kernel {
    /// What becomes of a case by an act, with the cases that come of it.
    pub(super) fn handled<'c>(&self, at_hand: AtHand<'_>, case: &'c Case, act: &Act) -> Handled<'c> {
        let Judged { case, lapses, considered, act: judged } = self.judged(at_hand, case, act);
        let done = judged.and_then(|judgement| match judgement {
            Judgement::Made(made) => made.close().map(|closed| Handling::Entry(Box::new(closed))),
            Judgement::Repeated { first, last } => Ok(Handling::Repeated { first, last }),
        });
        let done = done.map_err(|mut refusal| {
            if considered {
                refusal.instead(self.instead(&case, act.actor(), act.at()));
            }
            refusal
        });
        Handled { case, lapses, act: done }
    }

    /// What handling makes of an act, with every guard there is. An audit asks this again of every act that was recorded:
    /// no guard can be in handling alone. The act that is done may say more than the one that is recorded, which an audit
    /// uses to open a case under the edition of the calendar that its first entry names.
    pub(crate) fn judged<'c>(&self, at_hand: AtHand<'_>, case: &'c Case, act: &Act) -> Judged<'c> {
        let nothing = |considered, act| Judged { case: Cow::Borrowed(case), lapses: Vec::new(), considered, act };
        let (rules, own) = match self.rules_for(case, act) {
            Ok(rules) => rules,
            Err(foreign) => return nothing(true, Err(foreign.into())),
        };
        if case.tries.as_ref().is_some_and(|tries| **tries != act.actor) {
            return nothing(false, Err(Refusal::new(RefusalCode::WrongPerson).about(&act.actor.role)));
        }
        if let Some(repeated) = repeated(case, act) {
            return nothing(false, repeated);
        }
        if let Err(refusal) = fits(rules, case, act) {
            return nothing(false, Err(refusal));
        }
        // What runs out under other rules than these runs out there.
        let lapses = if own { self.lapses(case, act.at()) } else { Ok((Cow::Borrowed(case), Vec::new())) };
        let (case, lapses) = match lapses {
            Ok(lapses) => lapses,
            Err(refusal) => return nothing(false, Err(refusal)),
        };
        let made = self.made(rules, at_hand, &case, act).map(|made| Judgement::Made(Box::new(made)));
        Judged { case, lapses, considered: true, act: made }
    }

    /// The rules by which an act is judged, and whether they are those of the case: they are those that it is to be moved to
    /// where that is what the act asks for.
    fn rules_for(&self, case: &Case, act: &Act) -> Result<(Rules<'_>, bool), Foreign> {
        let own = self.rules(case).map(|rules| (rules, true));
        match (&own, &act.act) {
            (Err(Foreign::Rulebook { rulebook }), Body::Migrate(_)) if rulebook.id == *self.rulebook().id() => {
                let rules = self.rules_beside();
                rules.edition(case)?;
                Ok((rules, false))
            }
            _ => own,
        }
    }

    /// What has run out by an instant, and the case after it.
    pub(super) fn lapses<'c>(&self, case: &'c Case, until: Instant) -> Result<(Cow<'c, Case>, Vec<Record>), Refusal> {
        let (mut case, mut records) = (Cow::Borrowed(case), Vec::new());
        while let Some(made) = self.lapse(&case, until)? {
            // What lapses is of the kernel's own making, and small.
            let (record, next) = made.closed();
            case = Cow::Owned(next);
            records.push(record);
        }
        Ok((case, records))
    }

    /// What runs out next, where it does so by an instant. After it something else is the next to run out: what would run
    /// out for ever is an error, and no lapse.
    pub(crate) fn lapse(&self, case: &Case, until: Instant) -> Result<Option<Made>, Refusal> {
        let rules = self.rules(case)?;
        let next = ends::next(rules, case).filter(|(at, _)| *at <= until);
        let Some((end, position)) = next else { return Ok(None) };
        let Some(running) = case.periods.get(position) else { return Ok(None) };
        // What was recorded too late to be written at its instant is written at the earliest that is possible.
        let at = case.at.map_or(end, |last| last.max(end));
        let mut draft = Draft::new(rules, case, at);
        regions::lapse(&mut draft, position);
        let after = ends::next(rules, &draft.case);
        if draft.case.periods.get(position) == case.periods.get(position) || after == Some((end, position)) {
            return Err(Refusal::new(RefusalCode::LapseWithoutEffect).about(running.period()));
        }
        let cause = Cause::Lapse(running.started.clock.clone());
        let Draft { case: next, effects, seq, .. } = draft;
        let by = case.head.as_ref().map(Digest::algorithm).unwrap_or_default();
        let entry = self.entry(case, by, seq, at, cause, effects);
        Ok(Some(Made { entry, texts: Map::new(), next, by }))
    }

    fn made(&self, rules: Rules<'_>, at_hand: AtHand<'_>, case: &Case, act: &Act) -> Result<Made, Refusal> {
        let draft = draft(rules, at_hand, case, act)?;
        let id = draft.case.id().cloned().ok_or_else(|| Refusal::new(RefusalCode::NotOpen))?;
        let by = algorithm(case, act);
        let (sealed, texts) = sealed(act, by, &id, draft.seq);
        salts_fit(case, &texts)?;
        let Draft { case: next, effects, seq, at, .. } = draft;
        let entry = self.entry(&next, by, seq, at, Cause::Act(sealed.into()), effects);
        let entry = Entry { previous: case.head.clone(), ..entry };
        Ok(Made { entry, texts, next, by })
    }

    fn entry(&self, case: &Case, by: Algorithm, seq: u32, at: Instant, cause: Cause, effects: Vec<Effect>) -> Entry {
        Entry {
            wire: WIRE,
            semantics: SEMANTICS,
            algorithm: (seq == 1).then_some(by),
            case: case.id().cloned().unwrap_or_else(|| self.rulebook().id().clone()),
            seq,
            at,
            previous: case.head.clone(),
            rulebook: BookRef::of(self.rulebook()),
            calendar: case.calendar.clone(),
            cause,
            effects,
            hypothetical: case.fork,
        }
    }
}

/// Does an act on a draft of the case.
fn draft<'k>(rules: Rules<'k>, at_hand: AtHand<'_>, case: &Case, act: &Act) -> Result<Draft<'k>, Refusal> {
    names::judge(case, act)?;
    texts::judge(act)?;
    let mut draft = Draft::new(rules, case, act.at());
    if let Body::Open(open) = &act.act {
        draft.linked = handed_over::decisions(at_hand, open, act)?;
    }
    if let (Body::Migrate(_), Some(before)) = (&act.act, case.rulebook()) {
        let before = at_hand.find(before, None).ok();
        draft.bottom_lines = before.map(|kernel| kernel.rulebook().model().of_bottom_lines());
    }
    let opening = matches!(act.act, Body::Open(_));
    let deed = act.act.deed();
    let Act { actor, act: body, .. } = act;
    if !opening {
        grants::open(case)?;
        // Who asks to be a party is none yet.
        if !matches!(body, Body::Join(_)) {
            grants::person(rules, case, actor, draft.today)?;
        }
    }
    let (channel, fact, today) = (body.channel(), body.fact(), draft.today);
    let ask = regions::Ask { actor, deed: &deed, place: None, channel, clock: None, fact, today };
    let fits = |place: &Place| {
        let clock = body.clock(Some(place));
        let ask = regions::Ask { place: Some(place), clock: clock.as_ref(), ..ask };
        let open = regions::may(rules, case, &ask).is_ok();
        open && (opening || grants::check(rules, case, actor, body, Some(place)).is_ok())
    };
    let place = meant(rules, case, actor, body, fits)?;
    let clock = body.clock(place.as_ref());
    let ask = regions::Ask { place: place.as_ref(), clock: clock.as_ref(), ..ask };
    let mut grant = None;
    if !opening {
        grant = grants::check(rules, case, actor, body, place.as_ref())?;
        crate::case::days::settle(&mut draft, act, place.as_ref(), grant)?;
        draft.emit(Effect::Did {
            actor: actor.id.clone(),
            role: actor.role.clone(),
            deed: deed.clone(),
            on: draft.day,
            organ: actor.organ.clone(),
            about: place.clone(),
        });
    }
    regions::revive(&mut draft, &actor.role, body, place.as_ref());
    regions::may(rules, &draft.case, &ask)?;
    if let Some(place) = &place {
        regions::begin(&mut draft, &deed, place);
    }
    regions::act(&mut draft, act, place.as_ref(), grant)?;
    draft.happen(Event::Acted { deed }, place.as_ref().map(|place| &place.matter));
    Ok(draft)
}

/// Whether an act was done before, whatever its instant and its salts: it is answered with the entries of then, and another
/// one under its id refused. Of a text that was erased nothing is told, not even to whoever guesses it.
fn repeated(case: &Case, act: &Act) -> Option<Result<Judgement, Refusal>> {
    let done = case.acts.get(act.id())?;
    let text = canonical_text(act);
    let said = Json::unbounded(&text).unwrap_or(Json::Null);
    Some(if repeats(&done.act, (case.id()?, done.seq), &done.texts, &said) {
        Ok(Judgement::Repeated { first: done.first, last: done.seq })
    } else {
        Err(Refusal::new(RefusalCode::IdReused).about(act.id()))
    })
}

/// Whether an act can be looked at: it expects this case, is not dated before it, and states no later day.
fn fits(rules: Rules<'_>, case: &Case, act: &Act) -> Result<(), Refusal> {
    if let Some(expected) = act.expects.as_ref().filter(|expected| Some(*expected) != case.head()) {
        return Err(Refusal::new(RefusalCode::CaseMoved).between(case.since(expected)));
    }
    let today = rules.zone.day(act.at());
    if case.at.is_some_and(|last| act.at() < last) || act.act.says().done_on().is_some_and(|day| day > today) {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    Ok(())
}

/// Whether each text of an act has a salt of its own.
fn salts_fit(case: &Case, texts: &Map<String, Private>) -> Result<(), Refusal> {
    let mut salts = Set::new();
    for (pointer, text) in texts {
        if text.salt().is_some_and(|salt| case.salts.knows(salt) || !salts.insert(salt)) {
            return Err(Refusal::new(RefusalCode::SaltReused).about(pointer));
        }
    }
    Ok(())
}

/// What becomes of a case by an act: what ran out before, the case after that, and what the act comes to.
pub(super) struct Handled<'c> {
    pub(super) case: Cow<'c, Case>,
    pub(super) lapses: Vec<Record>,
    pub(super) act: Result<Handling, Refusal>,
}

/// An act that was handled.
pub(super) enum Handling {
    /// Its record, and the case after it.
    Entry(Box<(Record, Case)>),
    /// It had been done before, by the entries of those numbers.
    Repeated { first: u32, last: u32 },
}

/// The same before the entry is closed.
pub(crate) struct Judged<'c> {
    pub(crate) case: Cow<'c, Case>,
    pub(crate) lapses: Vec<Record>,
    /// Whether it is worth telling what could be done instead.
    considered: bool,
    pub(crate) act: Result<Judgement, Refusal>,
}

/// What handling makes of an act that is possible.
pub(crate) enum Judgement {
    /// Its entry, and the case after it.
    Made(Box<Made>),
    /// It had been done before, by the entries of those numbers.
    Repeated { first: u32, last: u32 },
}

/// An entry that is not closed yet: it has no hash, and the case after it no head.
pub(crate) struct Made {
    pub(crate) entry: Entry,
    texts: Map<String, Private>,
    pub(crate) next: Case,
    by: Algorithm,
}

impl Made {
    fn closed(self) -> (Record, Case) {
        let Self { entry, texts, mut next, by } = self;
        let record = Record::new(entry, Arc::new(texts), by);
        close(&mut next, &record);
        (record, next)
    }

    /// Closes the entry, unless it is larger than any that a ledger is read with.
    fn close(self) -> Result<(Record, Case), Refusal> {
        let (record, next) = self.closed();
        if record.line().len() > Json::LIMIT {
            return Err(Refusal::new(RefusalCode::TooLarge).about(record.line().len()));
        }
        Ok((record, next))
    }
}

/// What the entries of a case are hashed by: as the first one names it, which the act that opens the case chooses.
fn algorithm(case: &Case, act: &Act) -> Algorithm {
    match (&case.head, &act.act) {
        (Some(head), _) => head.algorithm(),
        (None, Body::Open(open)) => open.hash.unwrap_or_default(),
        (None, _) => Algorithm::default(),
    }
}

/// An act as it is recorded: private texts replaced by commitments, the head that it expected left out.
fn sealed(act: &Act, by: Algorithm, case: &Id, seq: u32) -> (Json<'static>, Map<String, Private>) {
    let text = canonical_text(act);
    let mut value = Json::unbounded(&text).map_or(Json::Null, Json::into_owned);
    if let Json::Object(fields) = &mut value {
        fields.retain(|(name, _)| name != "expects");
    }
    let texts = seal(&mut value, by, case, seq);
    (value, texts)
}
