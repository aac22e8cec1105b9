//! The kernel's own words on a page, in its languages. A page in another language of a rulebook uses English ones.

use super::milder::Choice;
use super::types::{Because, Pole, Truth, Weight};
use crate::error::Language;
use crate::rulebook::{Nature, Purpose, Reasons};

/// A phrase in English and Chinese.
type Phrase = [&'static str; 2];

/// The phrases of one language.
#[derive(Clone, Copy)]
pub(crate) struct Phrases {
    language: Language,
}

macro_rules! phrases {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        impl Phrases {
            $(pub(crate) const fn $name(self) -> &'static str {
                self.choose([$en, $zh])
            })*
        }

        #[cfg(test)]
        const PHRASES: &[Phrase] = &[$([$en, $zh]),*];
    };
}

phrases! {
    permitted: "May be decided now: ", "现可作出：";
    normally: "normally ", "通常为";
    blocked: "Cannot be decided yet: facts that are still open can change the result.", "尚不能认定：未查明的要素仍可改变结果。";
    by_row: "By: ", "依据：";
    bottom_line: "bottom line", "底线";
    by_one_of: "Whatever is found on the facts that are still open, the outcome is the same, by one of these:", "未查明的要素无论如何查明，结果相同，依据为下列之一：";
    settles: "What is still open can change only the grounds, the default or the reasons: the strictest duty of reasons counts.", "未查明的要素只能改变依据、通常结果或说明理由的要求，按其中最严的要求说明理由。";
    not_permitted: "not what the rulebook permits", "与规则所允许的不同";
    together: "can change the outcome only together with: ", "须与下列要素一并改变方可改变结果：";
    possible: "Still possible, presumptions left aside: ", "不计推定仍有可能：";
    consider: "The reasons must address: ", "理由须说明：";
    in_reality: "Decided in reality: ", "实际决定：";
    missing: "What is missing before it can be decided", "作出认定前尚待查明";
    found_by: "To be found by ", "查明人：";
    supplied_by: "evidence also from ", "可举证：";
    read_from: "read from the decision on ", "读取自以下决定：";
    needed_by: "Needed for: ", "用于：";
    needed: "Needed", "尚需";
    unassessed: "Also to be assessed, though it cannot change the result", "不影响结果但仍应评估";
    settled: "What is settled", "已确定的要素";
    found: "found", "查明";
    found_by_whom: "found by ", "查明人：";
    adopted: "findings differed, this one was adopted", "查明不一致，已采纳此项";
    read: "read from the decision on ", "读取自以下决定：";
    presumed: "presumed: ", "推定：";
    only_presumed: "presumed", "推定";
    burden: "stands until disproved by ", "反证责任：";
    contested: "Contested: the findings differ and none was adopted", "查明不一致且尚未采纳";
    conflicts: "The findings contradict each other. Nothing follows from them.", "查明的内容相互矛盾，不能据以研判。";
    inapplicable: "found although it does not apply", "不适用却作了查明";
    ask_reasons: "Unusual together: reasons are needed", "同时存在须说明理由";
    aspects: "Assessments and distinctions", "各项评估与区分";
    why: "Why: the rows in order, as far as they were tried", "理由：依次适用的各行";
    why_not: "Why no other outcome", "为何不是其他结果";
    otherwise: "where no row before it applies", "在先各行均不适用时";
    no_row: "no row permits it", "没有任何一行允许";
    if_more: "possible if more is found", "进一步查明后仍有可能";
    clauses: "Clauses", "条款";
    unverified: "* not verified in the text of a law: what it is stands in brackets", "* 未核对法规原文，性质见括注";
    open: "open", "未查明";
    needs: "needs ", "须为";
    or: " or ", "或";
    joint: ", ", "、";
    colon: ": ", "：";
    semicolon: "; ", "；";
    dash: " — ", "——";
    bracket: " (", "（";
    bracket_end: ")", "）";
    not: "not: ", "并非：";
    above: "as above", "同上";
    disclaimer: "A determination is never binding. People decide.", "研判不具约束力，决定由人作出。";
    differences: "Where the rulebooks differ", "各规则的差异";
    on_question: "On the question of ", "关于";
    governs: "the version that governs: ", "适用版本：";
    neither_governs: "No version can be named yet: ", "尚不能确定适用版本：";
    undated: "Which version governs hangs on when the conduct was, which is not stated.", "适用何版本取决于行为时间，而行为时间未载明。";
    prevails: "higher in rank, and prevails: ", "位阶较高，优先适用：";
    unranked: "Their ranks do not settle it: people must.", "位阶不能决定，须由人决定。";
    nothing_common: "No two of them decide the same question now: there is nothing to compare.", "没有两部规则现可认定同一问题，无从比较。";
    same: "As far as they decide the same question now, the rulebooks agree.", "就现可认定的同一问题，各规则结论一致。";
}

impl Phrases {
    /// The phrases of a language tag.
    pub(crate) fn of(tag: &str) -> Self {
        Self { language: Language::from_tag(tag).unwrap_or(Language::En) }
    }

    const fn choose(self, phrase: Phrase) -> &'static str {
        match self.language {
            Language::En => phrase[0],
            Language::Zh => phrase[1],
        }
    }

    /// How far a clause can be relied on; nothing for a verified one.
    pub(crate) const fn nature(self, nature: Nature) -> Option<&'static str> {
        match nature {
            Nature::Verified => None,
            Nature::Reported => Some(self.choose(["reported, original not seen", "转述，未见原文"])),
            Nature::Doctrine => Some(self.choose(["doctrine, not law", "学说，非法律"])),
            Nature::Parameter => Some(self.choose(["set locally, no text", "本地参数，无条文"])),
        }
    }

    pub(crate) const fn reasons(self, reasons: Reasons) -> Option<&'static str> {
        match reasons {
            Reasons::Never => None,
            Reasons::UnlessNormal => {
                Some(self.choose(["Any other than the normal outcome needs reasons.", "偏离通常结果须说明理由。"]))
            }
            Reasons::Always => Some(self.choose(["The decision needs reasons.", "决定须说明理由。"])),
        }
    }

    pub(crate) const fn pole(self, pole: Pole) -> &'static str {
        match pole {
            Pole::Favourable => self.choose(["favourable", "有利"]),
            Pole::Adverse => self.choose(["adverse", "不利"]),
            Pole::Both => self.choose(["both", "两面兼有"]),
            Pole::Neither => self.choose(["neither", "两面均无"]),
            Pole::Open => self.choose(["open", "未定"]),
        }
    }

    /// Why a version governs, or why none can be named.
    pub(crate) const fn choice(self, choice: Choice) -> &'static str {
        match choice {
            Choice::OnlyOne => self.choose(["in force when the conduct ended", "行为终了时施行"]),
            Choice::ByTransition => self.choose(["by the transition clause", "依过渡条款"]),
            Choice::LaterMilder => self.choose(["the later law is milder", "新法较轻"]),
            Choice::BetweenMilder => self.choose(["a law in force in between is milder", "中间法较轻"]),
            Choice::Same => self.choose(["both come to the same", "新旧结果相同"]),
            Choice::LaterHarsher => self.choose(["the later law is harsher", "新法较重"]),
            Choice::NotMilder => self.choose([
                "however the open facts turn out, no later law is milder",
                "无论未查明的要素如何，新法均不较轻",
            ]),
            Choice::NotInForce => {
                self.choose(["no version was in force when the conduct ended", "行为终了时没有有效版本"])
            }
            Choice::NotComparable => self.choose(["the results cannot be compared", "结果无从比较"]),
            Choice::Open => self.choose(["it hangs on open facts", "取决于尚未查明的要素"]),
            Choice::Contradictory => self.choose(["the findings contradict each other", "查明的内容相互矛盾"]),
        }
    }

    pub(crate) const fn because(self, because: Because) -> &'static str {
        match because {
            Because::Fails => self.choose(["its test fails", "条件不成立"]),
            Because::EarlierRow => self.choose(["a row before it applies", "在先的行已适用"]),
            Because::Open => self.choose(["it depends on open facts", "取决于未查明的要素"]),
        }
    }

    pub(crate) const fn weight(self, weight: Weight) -> Option<&'static str> {
        match weight {
            Weight::Determines | Weight::MayDetermine => None,
            Weight::DoesNotDetermine => Some(self.choose(["the same would follow without it", "即无此行结果亦同"])),
        }
    }

    /// The sign of a truth value, the same in every language.
    pub(crate) const fn sign(truth: Truth) -> &'static str {
        match truth {
            Truth::Holds => "✓",
            Truth::Fails => "✗",
            Truth::Open => "?",
        }
    }

    /// The question that a table decides.
    pub(crate) const fn purpose(self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Filing => self.choose(["filing", "备案"]),
            Purpose::Admission => self.choose(["admission", "受理"]),
            Purpose::Tolerance => self.choose(["tolerance", "容错"]),
            Purpose::Accountability => self.choose(["accountability", "问责"]),
            Purpose::Relief => self.choose(["relief", "救济"]),
            Purpose::Accusation => self.choose(["accusation", "检举控告"]),
            Purpose::Clarification => self.choose(["clarification", "澄清正名"]),
            Purpose::Revocation => self.choose(["revocation", "撤销"]),
            Purpose::Competence => self.choose(["competence", "管辖"]),
            Purpose::Correction => self.choose(["correction", "纠错"]),
            Purpose::Advice => self.choose(["advice", "建议"]),
        }
    }

    pub(crate) fn bracketed(self, words: &str) -> String {
        format!("{}{words}{}", self.bracket(), self.bracket_end())
    }

    /// What stands above the parts of an `all` that carry its verdict.
    pub(crate) const fn all_of(self, truth: Truth) -> &'static str {
        match truth {
            Truth::Holds => self.choose(["all of these:", "以下均具备："]),
            Truth::Fails => self.choose(["all are needed, and these fail:", "须同时具备，以下不具备："]),
            Truth::Open => self.choose(["all are needed, and these are open:", "须同时具备，以下未查明："]),
        }
    }

    /// What stands above the parts of an `any` that carry its verdict.
    pub(crate) const fn any_of(self, truth: Truth) -> &'static str {
        match truth {
            Truth::Holds => self.choose(["one is enough, and these hold:", "具备其一即可，以下具备："]),
            Truth::Fails => self.choose(["none of these:", "以下均不具备："]),
            Truth::Open => self.choose(["one is enough, and these are open:", "具备其一即可，以下未查明："]),
        }
    }

    pub(crate) fn at_least(self, n: u32) -> String {
        match self.language {
            Language::En => format!("at least {n} of:"),
            Language::Zh => format!("至少具备 {n} 项："),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Code, Problem};

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
    }

    fn is_said_in_both(en: &str, zh: &str) {
        assert!(!en.trim().is_empty() && !is_chinese(en), "{en}");
        // Marks between words have no characters.
        let mark = en.chars().all(|letter| !letter.is_alphabetic());
        assert!(!zh.trim().is_empty() && (mark || is_chinese(zh)), "{zh}");
    }

    #[test]
    fn no_message_is_without_a_chinese_and_an_english_text() {
        for [en, zh] in PHRASES {
            is_said_in_both(en, zh);
        }
        for code in Code::ALL {
            // What stands in braces is filled in alike in both.
            let problem = Problem::new(*code, "/place").given("given").expected("expected");
            let message = Language::ALL.map(|language| problem.message(language));
            is_said_in_both(&message[0], &message[1]);
            assert_eq!(message.map(|text| text.contains("given")), [message_names_given(*code); 2], "{code:?}");
            let help = Language::ALL.map(|language| problem.help(language));
            is_said_in_both(&help[0], &help[1]);
        }
        let [en, zh] = Language::ALL.map(|language| Phrases { language });
        for nature in [Nature::Verified, Nature::Reported, Nature::Doctrine, Nature::Parameter] {
            assert_eq!(en.nature(nature).is_some(), zh.nature(nature).is_some());
            is_said_in_both(en.nature(nature).unwrap_or("verified"), zh.nature(nature).unwrap_or("已核实"));
        }
        for reasons in [Reasons::Never, Reasons::UnlessNormal, Reasons::Always] {
            is_said_in_both(en.reasons(reasons).unwrap_or("none"), zh.reasons(reasons).unwrap_or("无"));
        }
        for pole in [Pole::Favourable, Pole::Adverse, Pole::Both, Pole::Neither, Pole::Open] {
            is_said_in_both(en.pole(pole), zh.pole(pole));
        }
        for because in [Because::Fails, Because::EarlierRow, Because::Open] {
            is_said_in_both(en.because(because), zh.because(because));
        }
        for weight in [Weight::Determines, Weight::DoesNotDetermine, Weight::MayDetermine] {
            is_said_in_both(en.weight(weight).unwrap_or("it does"), zh.weight(weight).unwrap_or("是"));
        }
        is_said_in_both(&en.at_least(2), &zh.at_least(2));
    }

    /// Whether the English message of a code names what was given.
    fn message_names_given(code: Code) -> bool {
        Problem::new(code, "").given("given").message(Language::En).contains("given")
    }
}
