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
        let found = standing(oracle, &findings["under"][0]);
        let mut state = Self { oracle, now: found.clone(), found };
        state.presume();
        state
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
                let applies = oracle.facts[fact].written.get("applies_when");
                let applies = applies.is_none_or(|test| oracle.kleene(test, &before) != Some(false));
                // What the findings rule out is not presumed.
                let can_be = oracle.completions(&with).iter().any(|case| oracle.is_possible(case));
                if open && applies && can_be {
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

    /// Facts that people found although they do not apply.
    pub(crate) fn idle(&self) -> Vec<&str> {
        let facts = (0..self.oracle.facts.len()).filter(|fact| self.found_by_people(*fact));
        facts.filter(|fact| self.inapplicable(*fact, &self.found)).map(|fact| self.oracle.facts[fact].id).collect()
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
        let nothing_left =
            || !self.oracle.completions(&self.found.known).iter().any(|case| self.oracle.is_possible(case));
        !self.met("impossible").is_empty() || !self.idle().is_empty() || nothing_left()
    }

    /// Every possible completion with its verdict.
    pub(crate) fn verdicts(&self, table: &Value, known: &Known) -> Vec<(Case, Verdict)> {
        let completions = self.oracle.completions(known).into_iter().filter(|case| self.oracle.is_possible(case));
        completions.filter_map(|case| self.oracle.verdict(table, &case).map(|verdict| (case, verdict))).collect()
    }

    pub(crate) fn decided(&self, table: &Value, known: &Known) -> Decided {
        let subject = self.oracle.subject(table);
        let shown = |case: &Case| subject.iter().map(|fact| case[*fact]).collect::<Vec<_>>();
        self.verdicts(table, known).into_iter().map(|(case, verdict)| (shown(&case), verdict)).collect()
    }

    /// The facts that can still change the verdict: by themselves, or, where no fact can by itself, with others.
    pub(crate) fn open(&self, table: &Value, decided: &Decided) -> Vec<usize> {
        let subject: Vec<usize> = self.oracle.subject(table).into_iter().collect();
        let differing = |alone: bool| -> BTreeSet<usize> {
            let mut facts = BTreeSet::new();
            for (one, verdict) in decided {
                for (other, _) in decided.iter().filter(|(_, rival)| *rival != verdict) {
                    let differ: Vec<usize> = (0..one.len()).filter(|place| one[*place] != other[*place]).collect();
                    if !alone || differ.len() == 1 {
                        facts.extend(differ.into_iter().map(|place| subject[place]));
                    }
                }
            }
            facts
        };
        let alone = differing(true);
        if alone.is_empty() { differing(false) } else { alone }.into_iter().collect()
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
