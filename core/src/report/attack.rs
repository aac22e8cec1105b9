//! The attacker of a host that publishes whatever it can: the report of every month of a year, of a whole and of every
//! folder in it, under a rulebook that everybody has. Populations are drawn at random; the keys, the sums and the table are
//! those of the reports.

use super::counted::{Kind, Place, What};
use super::keys::{Secret, Sum};
use super::structure::{self, Sums};
use super::table::{COLUMNS, chances};
use crate::document::{Algorithm, Id};
use crate::rulebook::{Purpose, Rulebook};

const MONTHS: usize = 12;
/// The folders; behind them, the whole.
const FOLDERS: usize = 4;
/// Counts below it are small.
const SMALL: u32 = 5;

/// Numbers at random, the same every time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n).unwrap()).unwrap()
    }

    fn secret(&mut self) -> Secret {
        let bytes: Vec<u8> = (0..4).flat_map(|_| self.next().to_be_bytes()).collect();
        Secret::new(&bytes).unwrap()
    }
}

/// A case: where it is, and which cells it is in at the end of each month, from the one in which it was opened.
#[derive(Clone)]
struct Drawn {
    number: u32,
    folder: usize,
    months: Vec<Option<Vec<usize>>>,
}

/// The cells that are attacked, the totals first in each group.
struct Board {
    places: Vec<Place>,
    /// Of each group: the place of its total, its cells, and whether every case in it is in one cell only.
    groups: Vec<(usize, Vec<usize>, bool)>,
}

impl Board {
    fn of(book: &Rulebook) -> Self {
        let (mut places, mut groups) = (Vec::new(), Vec::new());
        for kind in [Kind::Channels, Kind::Stages, Kind::Outcomes, Kind::Overdue, Kind::Clarifications] {
            for (of, cells) in structure::cells(kind, book) {
                let main = book.tables().any(|(id, purpose)| of.as_ref() == Some(id) && purpose == Purpose::Tolerance);
                if kind == Kind::Outcomes && !main {
                    continue;
                }
                let total = places.len();
                places.push(Place { kind, of: of.clone(), what: What::Any });
                let first = places.len();
                places.extend(cells.into_iter().map(|what| Place { kind, of: of.clone(), what }));
                groups.push((
                    total,
                    (first..places.len()).collect(),
                    kind != Kind::Overdue && kind != Kind::Clarifications,
                ));
            }
        }
        Self { places, groups }
    }

    fn cell(&self, group: usize, cell: usize) -> [usize; 2] {
        let (total, cells, _) = &self.groups[group];
        [*total, cells[cell]]
    }

    /// A case of some kind: its course goes on from month to month.
    fn draw(&self, dice: &mut Dice, number: u32) -> Drawn {
        // Most cases are in one folder, few in another.
        let folder = [0, 0, 0, 0, 1, 1, 2, 3][dice.below(8)];
        let (opened, channel) = (dice.below(MONTHS), dice.below(3));
        let mut stage = dice.below(3);
        // Few outcomes are common.
        let outcomes = self.groups[2].1.len();
        let outcome = [0, 0, 0, dice.below(outcomes)][dice.below(4)];
        let accused = dice.below(6) == 0;
        let mut months = vec![None; MONTHS];
        for month in &mut months[opened..] {
            let raised = stage > 0;
            let stage_cell = [0, 1, 4, 5, 6, 8][stage];
            let mut cells = vec![self.cell(0, if raised { channel } else { 3 }), self.cell(1, stage_cell)];
            if stage > 3 {
                cells.push(self.cell(2, outcome));
            }
            if (1..5).contains(&stage) && dice.below(4) == 0 {
                cells.push(self.cell(3, dice.below(3)));
            }
            if accused {
                cells.push(self.cell(4, if stage > 3 { 0 } else { 3 }));
            }
            let mut cells = cells.concat();
            cells.sort_unstable();
            cells.dedup();
            *month = Some(cells);
            stage = usize::min(5, stage + dice.below(2));
        }
        Drawn { number, folder, months }
    }

    fn population(&self, dice: &mut Dice) -> Vec<Drawn> {
        let most = [8, 20, 60, 200][dice.below(4)];
        let size = 3 + dice.below(most);
        (0..size).map(|number| self.draw(dice, u32::try_from(number).unwrap())).collect()
    }

    /// The sums of every cell, by folder and month.
    fn sums(&self, secret: &Secret, cases: &[Drawn]) -> Vec<Vec<Vec<Sum>>> {
        let mut sums = vec![vec![vec![Sum::default(); self.places.len()]; MONTHS]; FOLDERS + 1];
        for case in cases {
            let key = secret.case(&Algorithm::Sha256.digest([&case.number.to_be_bytes()[..]]));
            for folder in [case.folder, FOLDERS] {
                for (month, cells) in case.months.iter().enumerate() {
                    cells.iter().flatten().for_each(|cell| sums[folder][month][*cell].add(key));
                }
            }
        }
        sums
    }
}

/// What the attacker knows of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    least: u32,
    most: u32,
}

/// As much as anything may be.
const MOST: u32 = 1 << 20;

/// Works out what follows from ranges and from how counts hang together, until nothing more does.
struct Solver<'b> {
    board: &'b Board,
    /// By folder, month and place.
    known: Vec<Vec<Vec<Range>>>,
    changed: bool,
}

impl Solver<'_> {
    fn at_least(&mut self, (folder, month, place): (usize, usize, usize), least: u32) {
        let range = &mut self.known[folder][month][place];
        if range.least < least {
            range.least = least;
            self.changed = true;
        }
    }

    fn at_most(&mut self, (folder, month, place): (usize, usize, usize), most: u32) {
        let range = &mut self.known[folder][month][place];
        if range.most > most {
            range.most = most;
            self.changed = true;
        }
    }

    fn range(&self, (folder, month, place): (usize, usize, usize)) -> Range {
        self.known[folder][month][place]
    }

    /// A count is no more than another.
    fn no_more(&mut self, one: (usize, usize, usize), other: (usize, usize, usize)) {
        self.at_most(one, self.range(other).most);
        self.at_least(other, self.range(one).least);
    }

    /// A count is no more than the sum of others, or exactly the sum.
    fn adds_up(&mut self, total: (usize, usize, usize), parts: &[(usize, usize, usize)], exactly: bool) {
        let least: u32 = parts.iter().map(|part| self.range(*part).least).sum();
        let most: u32 = parts.iter().map(|part| self.range(*part).most).fold(0, |sum, most| (sum + most).min(MOST));
        self.at_most(total, most);
        if exactly {
            self.at_least(total, least);
        }
        for part in parts {
            let (own, all) = (self.range(*part), self.range(total));
            if most < MOST {
                self.at_least(*part, all.least.saturating_sub(most - own.most));
            }
            if exactly {
                self.at_most(*part, all.most.saturating_sub(least - own.least));
            }
        }
    }

    fn solve(&mut self) {
        self.changed = true;
        while std::mem::take(&mut self.changed) {
            for month in 0..MONTHS {
                for place in 0..self.board.places.len() {
                    let folders: Vec<_> = (0..FOLDERS).map(|folder| (folder, month, place)).collect();
                    self.adds_up((FOLDERS, month, place), &folders, true);
                }
                for folder in 0..=FOLDERS {
                    let all = (folder, month, self.board.groups[0].0);
                    for (total, cells, one_only) in &self.board.groups {
                        let total = (folder, month, *total);
                        let cells: Vec<_> = cells.iter().map(|cell| (folder, month, *cell)).collect();
                        self.adds_up(total, &cells, *one_only);
                        cells.iter().for_each(|cell| self.no_more(*cell, total));
                        self.no_more(total, all);
                    }
                    // Every case has a channel and a stage, and cases are never closed away.
                    self.no_more(all, (folder, month, self.board.groups[1].0));
                    if month > 0 {
                        self.no_more((folder, month - 1, all.2), all);
                        for cell in 0..3 {
                            let cell = self.board.cell(0, cell)[1];
                            self.no_more((folder, month - 1, cell), (folder, month, cell));
                        }
                    }
                }
            }
        }
    }

    /// How many small counts there are, and how many of them are worked out.
    fn found(&self, sums: &[Vec<Vec<Sum>>]) -> (usize, usize) {
        let (mut small, mut found) = (0, 0);
        for (ranges, sums) in self.known.iter().flatten().flatten().zip(sums.iter().flatten().flatten()) {
            assert!(
                (ranges.least..=ranges.most).contains(&sums.count),
                "what follows is true: {ranges:?} {}",
                sums.count
            );
            if (1..SMALL).contains(&sums.count) {
                small += 1;
                found += usize::from(ranges.least == ranges.most);
            }
        }
        (small, found)
    }
}

/// Which counts may be told as each number.
fn behind() -> Vec<Range> {
    let mut ranges = vec![Range { least: MOST, most: 0 }; 100];
    for count in 0..500 {
        for chance in chances(count) {
            if let Some(range) = ranges.get_mut(usize::try_from(chance.told / 5).unwrap()) {
                *range = Range { least: range.least.min(count), most: range.most.max(count) };
            }
        }
    }
    ranges
}

/// What was published before: counts below five are left out, with others that would give them away in the same
/// distribution. `None` for the total where nothing is told.
fn suppressed(counts: &[u32]) -> (Option<u32>, Vec<Option<u32>>) {
    let total: u32 = counts.iter().sum();
    let mut most = SMALL - 1;
    loop {
        let hidden: Vec<u32> = counts.iter().copied().filter(|count| (1..=most).contains(count)).collect();
        let (cells, sum) = (u32::try_from(hidden.len()).unwrap(), hidden.iter().sum::<u32>());
        let fours = sum == cells * (SMALL - 1) && hidden.iter().all(|count| *count < SMALL);
        let safe = cells == 0 || (cells > 1 && sum >= SMALL && sum > cells && !fours);
        match (safe, counts.iter().copied().filter(|count| *count > most).min()) {
            (false, Some(next)) => most = next,
            (false, None) => return (None, vec![None; counts.len()]),
            (true, _) => {
                let told = |count: u32| (count == 0 || count > most || cells == 0).then_some(count);
                return (Some(total), counts.iter().map(|count| told(*count)).collect());
            }
        }
    }
}

fn exactly(told: Option<u32>, otherwise: Range) -> Range {
    told.map_or(otherwise, |told| Range { least: told, most: told })
}

#[test]
fn a_year_of_reports_of_every_folder_gives_no_count_away_as_it_did_under_suppression() {
    let book = Rulebook::shipped("cn.reference").unwrap();
    let (board, behind) = (Board::of(&book), behind());
    let mut dice = Dice(17);
    let (mut all, mut worked_out, mut before, mut given_away) = (0, 0, 0, 0);
    for _ in 0..40 {
        let (secret, cases) = (dice.secret(), board.population(&mut dice));
        let sums = board.sums(&secret, &cases);
        let told = |sum: &Sum| behind[usize::try_from(secret.told(*sum) / 5).unwrap()];
        let each = |of: &dyn Fn(&Vec<Sum>) -> Vec<Range>| {
            sums.iter().map(|of_folder| of_folder.iter().map(of).collect()).collect()
        };
        let mut solver = Solver { board: &board, known: each(&|sums| sums.iter().map(told).collect()), changed: false };
        solver.solve();
        let (small, found) = solver.found(&sums);
        all += small;
        worked_out += found;

        // The same attacker, of the same populations, on what was published before.
        let old = |sums: &Vec<Sum>| {
            let mut ranges = vec![Range { least: 0, most: MOST }; sums.len()];
            for (total, cells, one_only) in &board.groups {
                let counts: Vec<u32> = cells.iter().map(|cell| sums[*cell].count).collect();
                let (sum, told) = suppressed(&counts);
                // Where cases are in several cells, what was told in all was the sum of the cells and no count of cases.
                if *one_only {
                    ranges[*total] = exactly(sum, ranges[*total]);
                }
                let hidden = Range { least: u32::from(sum.is_some()), most: MOST };
                cells.iter().zip(told).for_each(|(cell, told)| ranges[*cell] = exactly(told, hidden));
            }
            ranges
        };
        let mut solver = Solver { board: &board, known: each(&old), changed: false };
        solver.solve();
        let (small, found) = solver.found(&sums);
        before += usize::from(small > 0);
        given_away += usize::from(found > 0);
    }
    assert!(all > 10_000, "{all}");
    assert_eq!(worked_out, 0, "of {all}");
    assert!(given_away * 3 >= before, "{given_away} of {before} populations were given away by suppression");
}

/// No solver, however clever, can: what was published is also what would have been published with a case more, of the kind
/// of any that is counted or of none, from any month on, in any folder.
#[test]
fn there_may_always_be_a_case_more() {
    let book = Rulebook::shipped("cn.reference").unwrap();
    let board = Board::of(&book);
    let mut dice = Dice(3);
    let mut worlds = 0;
    for _ in 0..60 {
        let (secret, cases) = (dice.secret(), board.population(&mut dice));
        let sums = board.sums(&secret, &cases);
        for _ in 0..50 {
            let more = board.draw(&mut dice, u32::MAX);
            for (month, cells) in more.months.iter().enumerate() {
                let everywhere = [more.folder, FOLDERS].map(|folder| &sums[folder][month]);
                for (sums, cell) in
                    everywhere.into_iter().flat_map(|sums| cells.iter().flatten().map(move |cell| (sums, cell)))
                {
                    let told = secret.told(sums[*cell]);
                    assert!(chances(sums[*cell].count + 1).any(|chance| chance.told == told), "{told}");
                    worlds += 1;
                }
            }
        }
    }
    assert!(worlds > 10_000, "{worlds}");
}

/// The chance that a number changes where a case is added to its cell, in columns squared.
fn shows(count: u32) -> u128 {
    let after: Vec<_> = chances(count + 1).collect();
    let same = chances(count).map(|one| {
        let other = after.iter().find(|other| other.told == one.told).map_or(0, |other| other.columns);
        u128::from(one.columns) * u128::from(other)
    });
    u128::from(COLUMNS) * u128::from(COLUMNS) - same.sum::<u128>()
}

/// What `docs/reports.md` says: at most 54 in 100, by the table; and by the keys, as often as the table says.
#[test]
fn a_case_that_is_added_shows_in_a_number_with_at_most_the_published_chance() {
    let all = u128::from(COLUMNS) * u128::from(COLUMNS);
    for count in 0..500 {
        assert!(shows(count) * 100 < all * 54, "{count}");
    }
    let mut dice = Dice(11);
    for count in [0, 1, 2, 3, 4, 7, 12, 29, 150_u32] {
        let mut changed: u128 = 0;
        for _ in 0..2000 {
            let secret = dice.secret();
            let mut sum = Sum::default();
            (0..count).for_each(|_| sum.add(u128::from(dice.next()) << 64 | u128::from(dice.next())));
            let before = secret.told(sum);
            // The report of another month, or of a folder around: what has not changed is told the same.
            assert_eq!(secret.told(sum), before);
            sum.add(u128::from(dice.next()) << 64 | u128::from(dice.next()));
            changed += u128::from(secret.told(sum) != before);
        }
        let expected = shows(count) * 2000 / all;
        assert!(changed.abs_diff(expected) < 90, "{count}: {changed} of 2000, not {expected}");
    }
}

/// The keys of two cells without a common case and that of all their cases are three, as good as drawn apart: a total tells
/// nothing of how its parts were changed.
#[test]
fn a_total_is_changed_by_itself() {
    let mut dice = Dice(5);
    let mut seen = [0_u32; 8];
    for _ in 0..4000 {
        let secret = dice.secret();
        let (mut one, mut other, mut both) = (Sum::default(), Sum::default(), Sum::default());
        for part in [&mut one, &mut other] {
            let key = u128::from(dice.next()) << 64 | u128::from(dice.next());
            part.add(key);
            both.add(key);
        }
        // One is told as five in one of five columns, two in two of five.
        let up = |sum: Sum| usize::from(secret.told(sum) > 0);
        seen[up(one) * 4 + up(other) * 2 + up(both)] += 1;
    }
    for (at, seen) in seen.into_iter().enumerate() {
        let expected = 4000 * [16, 4, 4, 1][at >> 1] * [3, 2][at & 1] / 125;
        assert!(seen.abs_diff(expected) < 30 + expected / 10, "{at}: {seen}, not {expected}");
    }
}

/// What is attacked is what is published.
#[test]
fn a_report_tells_these_numbers() {
    let book = Rulebook::shipped("cn.reference").unwrap();
    let board = Board::of(&book);
    let mut dice = Dice(1);
    let (secret, cases) = (dice.secret(), board.population(&mut dice));
    let sums = &board.sums(&secret, &cases)[FOLDERS][MONTHS - 1];
    let by_place: Sums = board.places.iter().cloned().zip(sums.iter().copied()).collect();
    let part = structure::part(std::slice::from_ref(&book), &book, &by_place, &secret);
    let told = |of: Option<&Id>| part.outcomes.iter().find(|outcome| outcome.of.as_ref() == of).unwrap();
    for (group, distribution) in [&part.channels, &part.stages].into_iter().enumerate() {
        let (total, cells, _) = &board.groups[group];
        assert_eq!(distribution.total, secret.told(sums[*total]));
        let cells: Vec<u32> = cells.iter().map(|cell| secret.told(sums[*cell])).collect();
        assert_eq!(distribution.cells.iter().map(|cell| cell.count).collect::<Vec<_>>(), cells);
    }
    let (total, cells, _) = &board.groups[2];
    let tolerance = told(board.places[*total].of.as_ref());
    let cells: Vec<u32> = cells.iter().map(|cell| secret.told(sums[*cell])).collect();
    assert_eq!(tolerance.cells.iter().map(|cell| cell.count).collect::<Vec<_>>(), cells);
}
