//! What follows from findings, by going through every completion.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::oracle::{Case, Known, Oracle, Verdict, list, strings, text};

/// Where a settled answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Found,
    Adopted,
    Read,
    Presumed(usize),
}

/// The answers that stand.
#[derive(Clone)]
pub(crate) struct Standing {
    pub(crate) known: Known,
    pub(crate) origins: Vec<Option<Origin>>,
    pub(crate) contested: BTreeSet<usize>,
}

/// Findings under a rulebook, before and after presumptions.
pub(crate) struct State<'o, 'd> {
    pub(crate) oracle: &'o Oracle<'d>,
    /// As it was found.
    pub(crate) stated: Standing,
    /// Without the answers at which a found fact would not apply.
    pub(crate) found: Standing,
    pub(crate) now: Standing,
}

/// Each possible answer to a fact, with the outcomes that it would leave.
pub(crate) type Leads = Vec<(String, Vec<String>)>;

/// Cases as far as the rows of a table tell them apart, with their verdicts.
pub(crate) type Decided = BTreeMap<Vec<usize>, Verdict>;

impl Standing {
    fn settle(&mut self, fact: usize, answer: usize, origin: Origin) {
        self.known[fact] = BTreeSet::from([answer]);
        self.origins[fact] = Some(origin);
        self.contested.remove(&fact);
    }

    pub(crate) fn answer(&self, fact: usize) -> Option<usize> {
        self.origins[fact].and(self.known[fact].first().copied())
    }
}

impl<'o, 'd> State<'o, 'd> {
    pub(crate) fn new(oracle: &'o Oracle<'d>, findings: &Value) -> Self {
        let stated = standing(oracle, &findings["under"][0]);
        let mut state = Self { oracle, now: stated.clone(), found: stated.clone(), stated };
        // What was found applies.
        let applying: Vec<Case> = oracle
            .completions(&state.stated.known)
            .into_iter()
            .filter(|case| state.agrees_with_findings(case))
            .collect();
        if !applying.is_empty() {
            for (fact, known) in state.found.known.iter_mut().enumerate() {
                *known = applying.iter().map(|case| case[fact]).collect();
            }
        }
        state.now = state.found.clone();
        if !state.is_contradictory() {
            state.presume();
        }
        state
    }

    /// Whether every fact that people found applies in a case.
    fn agrees_with_findings(&self, case: &Case) -> bool {
        (0..self.oracle.facts.len()).all(|fact| !self.found_by_people(fact) || self.oracle.applies(fact, case))
    }

    /// Whether a case is left: no contradiction rules it out, and no finding.
    fn is_left(&self, case: &Case) -> bool {
        self.oracle.is_possible(case) && self.agrees_with_findings(case)
    }

    /// Every completion that is left.
    pub(crate) fn left(&self, known: &Known) -> Vec<Case> {
        self.oracle.completions(known).into_iter().filter(|case| self.is_left(case)).collect()
    }

    fn presume(&mut self) {
        let oracle = self.oracle;
        for (position, presumption) in list(oracle.document, "presumptions").iter().enumerate() {
            let before = self.now.known.clone();
            let truth = |field: &str| presumption.get(field).map(|test| oracle.kleene(test, &before));
            if !matches!(truth("when"), None | Some(Some(true))) || truth("unless") == Some(Some(true)) {
                continue;
            }
            for presumed in list(presumption, "presume") {
                let fact = oracle.position(text(presumed, "fact"));
                let answer = oracle.facts[fact].answers.iter().position(|known| presumed["answer"] == **known).unwrap();
                let mut with = self.now.known.clone();
                with[fact] = BTreeSet::from([answer]);
                let open = self.now.origins[fact].is_none() && self.now.known[fact].contains(&answer);
                let waits = self.found.contested.contains(&fact);
                let applies = oracle.facts[fact].written.get("applies_when");
                let applies = applies.is_none_or(|test| oracle.kleene(test, &before) != Some(false));
                // What the findings rule out is not presumed.
                if open && !waits && applies && !self.left(&with).is_empty() {
                    self.now.settle(fact, answer, Origin::Presumed(position));
                }
            }
        }
    }

    /// The contradictions of an effect that what was found meets, whatever else is found.
    pub(crate) fn met(&self, effect: &'static str) -> Vec<String> {
        let met = |item: &&Value| self.oracle.kleene(&item["test"], &self.found.known) == Some(true);
        self.oracle.contradictions(effect).filter(met).map(|item| text(item, "id").to_owned()).collect()
    }

    /// What plays a part in a contradictory set of findings: contradictions, and found facts with the conditions under
    /// which they apply, that belong to some smallest set which leaves no case.
    pub(crate) fn in_conflict(&self) -> (Vec<String>, Vec<String>) {
        let contradictions: Vec<&Value> = self.oracle.contradictions("impossible").collect();
        let found: Vec<usize> = (0..self.oracle.facts.len())
            .filter(|fact| {
                self.found_by_people(*fact) && self.oracle.facts[*fact].written.get("applies_when").is_some()
            })
            .collect();
        let cases = self.oracle.completions(&self.stated.known);
        // For each case, what it goes against; only what is gone against in as few ways as can be matters.
        let against = |case: &Case| -> BTreeSet<usize> {
            let met = contradictions.iter().map(|item| self.oracle.holds(&item["test"], case));
            let idle = found.iter().map(|fact| !self.oracle.applies(*fact, case));
            met.chain(idle).enumerate().filter(|(_, against)| *against).map(|(place, _)| place).collect()
        };
        let against: BTreeSet<BTreeSet<usize>> = cases.iter().map(against).collect();
        let all = contradictions.len() + found.len();
        let leaves = |set: u32| against.iter().any(|against| against.iter().all(|place| set >> place & 1 == 0));
        let places = |set: u32| (0..all).filter(move |place| set >> place & 1 == 1);
        let smallest = |set: &u32| !leaves(*set) && places(*set).all(|place| leaves(*set & !(1 << place)));
        let union = (0..1_u32 << all).filter(smallest).fold(0, |union, set| union | set);
        let named = places(union).filter(|place| *place < contradictions.len());
        let named = named.map(|place| text(contradictions[place], "id").to_owned()).collect();
        let idle = places(union).filter(|place| *place >= contradictions.len());
        (named, idle.map(|place| self.oracle.facts[found[place - contradictions.len()]].id.to_owned()).collect())
    }

    /// Whether people found an answer, be it a contested one.
    pub(crate) fn found_by_people(&self, fact: usize) -> bool {
        matches!(self.found.origins[fact], Some(Origin::Found | Origin::Adopted))
            || self.found.contested.contains(&fact)
    }

    pub(crate) fn inapplicable(&self, fact: usize, standing: &Standing) -> bool {
        let applies = self.oracle.facts[fact].written.get("applies_when");
        applies.is_some_and(|test| self.oracle.kleene(test, &standing.known) == Some(false))
    }

    pub(crate) fn is_contradictory(&self) -> bool {
        self.left(&self.stated.known).is_empty()
    }

    /// Every completion that is left, with its verdict.
    pub(crate) fn verdicts(&self, table: &Value, known: &Known) -> Vec<(Case, Verdict)> {
        let left = self.left(known).into_iter();
        left.filter_map(|case| self.oracle.verdict(table, &case).map(|verdict| (case, verdict))).collect()
    }

    /// The rows that some completion comes to, in order.
    pub(crate) fn rows<'t>(&self, table: &'t Value, known: &Known) -> Vec<&'t Value> {
        let rows = list(table, "rows");
        let left = self.left(known);
        let reached: BTreeSet<usize> =
            left.iter().filter_map(|case| rows.iter().position(|row| self.oracle.row_holds(row, case))).collect();
        reached.into_iter().map(|row| &rows[row]).collect()
    }

    pub(crate) fn decided(&self, table: &Value, known: &Known) -> Decided {
        let subject = self.oracle.subject(table);
        let shown = |case: &Case| subject.iter().map(|fact| case[*fact]).collect::<Vec<_>>();
        self.verdicts(table, known).into_iter().map(|(case, verdict)| (shown(&case), verdict)).collect()
    }

    /// The smallest sets of facts in which alone two completions differ that permit different outcomes.
    pub(crate) fn open_sets(&self, table: &Value, decided: &Decided) -> BTreeSet<BTreeSet<usize>> {
        let subject: Vec<usize> = self.oracle.subject(table).into_iter().collect();
        let mut sets: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        for (one, verdict) in decided {
            for (other, _) in decided.iter().filter(|(_, rival)| rival.permit != verdict.permit) {
                let differ = (0..one.len()).filter(|place| one[*place] != other[*place]);
                sets.insert(differ.map(|place| subject[place]).collect());
            }
        }
        let smallest = |set: &&BTreeSet<usize>| !sets.iter().any(|other| other != *set && other.is_subset(set));
        sets.iter().filter(smallest).cloned().collect()
    }

    pub(crate) fn open(&self, table: &Value, decided: &Decided) -> Vec<usize> {
        let facts: BTreeSet<usize> = self.open_sets(table, decided).into_iter().flatten().collect();
        facts.into_iter().collect()
    }

    /// The answers that a fact of the table still has in some completion.
    pub(crate) fn answers(&self, table: &Value, decided: &Decided, fact: usize) -> Vec<&str> {
        let place = self.oracle.subject(table).into_iter().position(|known| known == fact).unwrap();
        let answers: BTreeSet<usize> = decided.keys().map(|case| case[place]).collect();
        answers.into_iter().map(|answer| self.oracle.facts[fact].answers[answer].as_str()).collect()
    }

    /// For each answer to a fact that is still possible, the outcomes that it would leave.
    pub(crate) fn leads(&self, table: &Value, decided: &Decided, fact: usize) -> Leads {
        let place = self.oracle.subject(table).into_iter().position(|known| known == fact).unwrap();
        let mut leads: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for (case, verdict) in decided {
            leads.entry(case[place]).or_default().extend(verdict.permit.iter().cloned());
        }
        let named = |(answer, outcomes): (usize, BTreeSet<String>)| {
            (self.oracle.facts[fact].answers[answer].clone(), declared(table, &outcomes))
        };
        leads.into_iter().map(named).collect()
    }

    /// The questions in the order in which the table asks them.
    pub(crate) fn questions(&self, table: &Value) -> Vec<(String, Leads)> {
        let decided = self.decided(table, &self.found.known);
        let open = self.open(table, &decided);
        let mut in_rows: Vec<usize> = Vec::new();
        for row in list(table, "rows").iter().filter(|row| self.oracle.row_truth(row, &self.found.known).is_none()) {
            let mut facts = BTreeSet::new();
            self.oracle.mentioned(&row["when"], &mut facts);
            in_rows.extend(facts);
        }
        let mut ranked: Vec<_> = open.into_iter().map(|fact| (fact, self.leads(table, &decided, fact))).collect();
        let decisive = |(fact, leads): &(usize, Leads)| {
            let counts = || leads.iter().map(|(_, outcomes)| outcomes.len());
            (counts().max(), counts().sum::<usize>(), *fact)
        };
        ranked.sort_by_key(decisive);
        if table["asks"] == "in_order" {
            let place = |fact: usize| in_rows.iter().position(|known| *known == fact).unwrap_or(usize::MAX);
            ranked.sort_by_key(|(fact, _)| place(*fact));
        }
        ranked.into_iter().map(|(fact, leads)| (self.oracle.facts[fact].id.to_owned(), leads)).collect()
    }
}

/// A set of outcomes in the order in which the table declares them.
pub(crate) fn declared(table: &Value, outcomes: &BTreeSet<String>) -> Vec<String> {
    let ids = list(table, "outcomes").iter().map(|outcome| text(outcome, "id"));
    ids.filter(|id| outcomes.contains(*id)).map(str::to_owned).collect()
}

/// The outcomes that any of these verdicts permits.
pub(crate) fn outcomes<'v>(table: &Value, verdicts: impl IntoIterator<Item = &'v Verdict>) -> Vec<String> {
    declared(table, &verdicts.into_iter().flat_map(|verdict| verdict.permit.iter().cloned()).collect())
}

fn standing(oracle: &Oracle<'_>, under: &Value) -> Standing {
    let facts = oracle.facts.len();
    let mut standing =
        Standing { known: oracle.nothing_known(), origins: vec![None; facts], contested: BTreeSet::new() };
    let answer = |fact: usize, id: &Value| oracle.facts[fact].answers.iter().position(|known| *id == **known).unwrap();
    // By finder; the last finding stands.
    let mut said: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for finding in list(under, "findings") {
        let fact = oracle.position(text(finding, "fact"));
        let answer = match finding["amount"].as_i64() {
            Some(amount) => band(&oracle.facts[fact].written["amount"], amount),
            None => answer(fact, &finding["answer"]),
        };
        said.entry(fact).or_default().insert(text(finding, "by"), answer);
    }
    for (fact, by) in said {
        let answers: BTreeSet<usize> = by.into_values().collect();
        if answers.len() == 1 {
            standing.settle(fact, answers.into_iter().next().unwrap(), Origin::Found);
        } else {
            standing.known[fact] = answers;
            standing.contested.insert(fact);
        }
    }
    for adopted in list(under, "adopted") {
        let fact = oracle.position(text(adopted, "fact"));
        standing.settle(fact, answer(fact, &adopted["answer"]), Origin::Adopted);
    }
    for read in list(under, "read") {
        for (fact, written) in oracle.facts.iter().enumerate() {
            if written.written["reads"]["table"] == read["table"] {
                let said = &written.written["reads"]["map"][read["outcome"].as_str().unwrap()];
                standing.settle(fact, answer(fact, said), Origin::Read);
            }
        }
    }
    standing
}

/// The band that an amount falls into: `below` leaves its number out, `up_to` takes it in.
fn band(amount: &Value, number: i64) -> usize {
    let holds = |band: &Value| match (band["below"].as_i64(), band["up_to"].as_i64()) {
        (Some(bound), _) => number < bound,
        (_, Some(bound)) => number <= bound,
        _ => true,
    };
    list(amount, "bands").iter().position(holds).unwrap()
}

/// The ids in a list of objects.
pub(crate) fn field<'v>(values: &'v Value, name: &str) -> Vec<&'v str> {
    values.as_array().into_iter().flatten().map(|value| text(value, name)).collect()
}

/// A list of ids, owned.
pub(crate) fn ids(value: &Value) -> Vec<String> {
    strings(value).into_iter().map(str::to_owned).collect()
}
