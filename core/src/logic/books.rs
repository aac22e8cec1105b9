//! Generated problems of a size that brute force cannot reach, for tests and measurements only. Two shapes that
//! regulations have, and three that are made to be hard.

use crate::list::ToList;
use crate::logic::{Answers, Cond, Conditions, Row, Space, Var};

pub(crate) struct Book {
    pub(crate) space: Space,
    pub(crate) conditions: Conditions,
    pub(crate) rows: Vec<Row>,
    pub(crate) impossible: Vec<Cond>,
    /// Conditions that the rows are made of: favourable and adverse poles of the assessments.
    pub(crate) poles: Vec<(Cond, Cond)>,
}

/// SplitMix64: small, and the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap() % bound
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn several(&mut self, count: usize, from: &[Cond]) -> Vec<Cond> {
        (0..count).map(|_| from[self.below(from.len())]).collect()
    }
}

const ASSESSMENTS: usize = 5;
const VERDICTS: usize = 4;

fn start(facts: usize, answers: std::ops::RangeInclusive<u8>, dice: &mut Dice) -> Book {
    let sizes = (0..facts)
        .map(|_| answers.start() + u8::try_from(dice.below(usize::from(answers.end() - answers.start() + 1))).unwrap());
    let space = Space::new(sizes.list()).unwrap();
    Book { space, conditions: Conditions::new(), rows: Vec::new(), impossible: Vec::new(), poles: Vec::new() }
}

impl Book {
    /// The variable has one of its worst answers.
    fn bad(&mut self, var: Var, dice: &mut Dice) -> Cond {
        let size = self.space.size(var);
        let from = 1 + u8::try_from(dice.below(usize::from(size - 1).max(1))).unwrap();
        self.conditions.within(var, Answers::of(from..size))
    }

    fn good(&mut self, var: Var, dice: &mut Dice) -> Cond {
        let bad = self.bad(var, dice);
        self.conditions.not(bad)
    }

    fn any_var(&self, dice: &mut Dice) -> Var {
        Var(u16::try_from(dice.below(self.space.len())).unwrap())
    }

    fn var_of(&self, assessment: usize, dice: &mut Dice) -> Var {
        let each = (self.space.len() / ASSESSMENTS).max(1);
        Var(u16::try_from((assessment * each + dice.below(each)) % self.space.len()).unwrap())
    }

    fn push(&mut self, when: Cond, verdict: usize) {
        self.rows.push(Row { when: Some(when), verdict: u8::try_from(verdict).unwrap() });
    }
}

/// Five assessments over their own facts, each with two poles; bottom lines first, then rules over poles, a third of
/// them with one more fact. Regulations that are built over shared notions look like this.
pub(crate) fn structured(facts: usize, answers: std::ops::RangeInclusive<u8>, rows: usize, seed: u64) -> Book {
    let mut dice = Dice(seed);
    let dice = &mut dice;
    let mut book = start(facts, answers, dice);
    let each = facts / ASSESSMENTS;
    for assessment in 0..ASSESSMENTS {
        let own: Vec<Var> = (0..each).map(|at| Var(u16::try_from(assessment * each + at).unwrap())).collect();
        let good: Vec<Cond> = own.iter().map(|var| book.good(*var, dice)).collect();
        let bad: Vec<Cond> = own.iter().map(|var| book.bad(*var, dice)).collect();
        let most = u16::try_from(each / 2 + 1).unwrap();
        let mut favourable = book.conditions.at_least(most, &good);
        let mut adverse = book.conditions.at_least(most.max(2) - 1, &bad);
        if dice.chance(50) {
            let rebuttal = book.good(own[dice.below(own.len())], dice);
            let rebutted = book.conditions.not(rebuttal);
            adverse = book.conditions.all(&[adverse, rebutted]);
        }
        if dice.chance(30) {
            let spoilt = book.conditions.not(adverse);
            favourable = book.conditions.all(&[favourable, spoilt]);
        }
        book.poles.push((favourable, adverse));
    }
    for _ in 0..rows / 6 {
        let count = 1 + dice.below(3);
        let mut parts: Vec<Cond> = Vec::new();
        for _ in 0..count {
            let var = book.any_var(dice);
            parts.push(book.bad(var, dice));
        }
        if dice.chance(50) {
            parts.push(book.poles[dice.below(ASSESSMENTS)].1);
        }
        let line = book.conditions.all(&parts);
        book.push(line, VERDICTS - 1);
    }
    while book.rows.len() + 1 < rows {
        let mut parts: Vec<Cond> = Vec::new();
        for _ in 0..2 + dice.below(2) {
            let (favourable, adverse) = book.poles[dice.below(ASSESSMENTS)];
            let pole = if dice.chance(60) { favourable } else { adverse };
            parts.push(if dice.chance(20) { book.conditions.not(pole) } else { pole });
        }
        if dice.chance(30) {
            let var = book.any_var(dice);
            parts.push(book.bad(var, dice));
        }
        let test = book.conditions.all(&parts);
        let verdict = dice.below(VERDICTS);
        book.push(test, verdict);
    }
    book.rows.push(Row { when: None, verdict: 3 });
    book
}

/// Rules over single facts, most of them of two assessments, with no notions in common. Harder than regulations are.
pub(crate) fn flat(facts: usize, answers: std::ops::RangeInclusive<u8>, rows: usize, seed: u64) -> Book {
    let mut dice = Dice(seed);
    let dice = &mut dice;
    let mut book = start(facts, answers, dice);
    while book.rows.len() + 1 < rows {
        let homes = [dice.below(ASSESSMENTS), dice.below(ASSESSMENTS)];
        let mut tests: Vec<Cond> = Vec::new();
        for _ in 0..2 + dice.below(7) {
            let home = homes[dice.below(2)];
            let var = if dice.chance(70) { book.var_of(home, dice) } else { book.any_var(dice) };
            tests.push(if dice.chance(50) { book.bad(var, dice) } else { book.good(var, dice) });
        }
        let mut test = match dice.below(4) {
            0 => book.conditions.at_least(u16::try_from(tests.len() / 2 + 1).unwrap(), &tests),
            1 => {
                let (some, rest) = tests.split_at(tests.len() / 2);
                let any = book.conditions.any(rest);
                book.conditions.all(&[some, &[any]].concat())
            }
            _ => book.conditions.all(&tests[..tests.len().min(4)]),
        };
        if dice.chance(25) {
            let rebuttal = dice.several(1, &tests)[0];
            let var = book.any_var(dice);
            let answer = book.good(var, dice);
            let rebutted = book.conditions.all(&[rebuttal, answer]);
            let stands = book.conditions.not(rebutted);
            test = book.conditions.all(&[test, stands]);
        }
        let verdict = dice.below(VERDICTS);
        book.push(test, verdict);
    }
    book.rows.push(Row { when: None, verdict: 3 });
    book
}

/// The answer to the question whose number is the count of *yes*: no order of the variables keeps it small.
pub(crate) fn hidden_weighted_bit(facts: usize) -> Book {
    let mut book = start(facts, 2..=2, &mut Dice(0));
    let yes: Vec<Cond> = book.space.vars().map(|var| book.conditions.within(var, Answers::one(1))).collect();
    let mut cases = Vec::new();
    for (count, at) in (1..).zip(&yes) {
        let enough = book.conditions.at_least(count, &yes);
        let more = book.conditions.at_least(count + 1, &yes);
        let exactly = book.conditions.not(more);
        cases.push(book.conditions.all(&[enough, exactly, *at]));
    }
    let test = book.conditions.any(&cases);
    book.push(test, 0);
    book.rows.push(Row { when: None, verdict: 1 });
    book
}

/// Random clauses of three facts each, at the density where they are hardest.
pub(crate) fn clauses(facts: usize, seed: u64) -> Book {
    let mut dice = Dice(seed);
    let mut book = start(facts, 2..=2, &mut dice);
    let mut all = Vec::new();
    for _ in 0..facts * 43 / 10 {
        let mut literals = Vec::new();
        for _ in 0..3 {
            let var = book.any_var(&mut dice);
            literals.push(book.conditions.within(var, Answers::one(u8::from(dice.chance(50)))));
        }
        all.push(book.conditions.any(&literals));
    }
    let test = book.conditions.all(&all);
    book.push(test, 0);
    book.rows.push(Row { when: None, verdict: 1 });
    book
}

/// Facts that have to agree in pairs, the second half far from the first.
pub(crate) fn pairs(count: usize) -> Book {
    let mut book = start(2 * count, 3..=3, &mut Dice(0));
    let mut all = Vec::new();
    for at in 0..count {
        let [one, other] = [at, count + at].map(|at| Var(u16::try_from(at).unwrap()));
        let mut same = Vec::new();
        for answer in 0..3 {
            let here = book.conditions.within(one, Answers::one(answer));
            let there = book.conditions.within(other, Answers::one(answer));
            same.push(book.conditions.all(&[here, there]));
        }
        all.push(book.conditions.any(&same));
    }
    let test = book.conditions.all(&all);
    book.push(test, 0);
    book.rows.push(Row { when: None, verdict: 1 });
    book
}
