//! What documents call by English words, in the Chinese of a message.

use std::borrow::Cow;

/// The words in Chinese; as they are where they are names or numbers.
pub(super) fn of(words: &str) -> Cow<'_, str> {
    if let Some(known) = known(words) {
        return known.into();
    }
    if let Some((what, place)) = words.rsplit_once(" at line ") {
        let place = place.split_once(" column ").map(|(line, column)| format!("第 {line} 行第 {column} 列："));
        return format!("{}{}", place.unwrap_or_default(), of(what)).into();
    }
    if let Some((bracket, line)) = words.rsplit_once(" of line ") {
        return format!("第 {line} 行的 {bracket} ").into();
    }
    if let Some((line, byte)) = words.strip_prefix("line ").and_then(|place| place.split_once(" byte ")) {
        return format!("第 {line} 行第 {byte} 字节").into();
    }
    if let Some((from, to)) = words.strip_prefix("a number from ").and_then(|range| range.split_once(" to ")) {
        return format!("{from} 至 {to} 的数字").into();
    }
    if let Some((what, parts)) = words.split_once(": ") {
        return format!("{}：{}", of(what), of(parts)).into();
    }
    if let Some(parts) = words.strip_prefix("an object with one of ") {
        return format!("含以下之一的对象：{}", list(parts)).into();
    }
    if let Some(parts) = words.strip_prefix("an object with ") {
        return match parts.strip_suffix(" fields") {
            Some(count) => format!("含 {count} 个字段的对象"),
            None => format!("含 {} 的对象", list(parts)),
        }
        .into();
    }
    if let Some(parts) = words.strip_prefix("one of ") {
        return format!("以下之一：{}", list(parts)).into();
    }
    let counted = words.rsplit_once(' ').filter(|(count, _)| count.bytes().all(|byte| byte.is_ascii_digit()));
    match counted {
        Some((count, "bytes")) => format!("{count} 字节").into(),
        Some((count, "days")) => format!("{count} 日").into(),
        Some((count, "editions")) => format!("{count} 个版本").into(),
        Some((count, "entries")) => format!("{count} 项").into(),
        Some((count, "values")) => format!("{count} 个值").into(),
        Some(_) | None => words.into(),
    }
}

/// Names, one after the other.
fn list(names: &str) -> String {
    names
        .replace(", and ", "、")
        .replace(", or ", "或")
        .replace(", ", "、")
        .replace(" and ", "和")
        .replace(" or ", "或")
}

fn known(words: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(english, _)| *english == words).map(|(_, chinese)| *chinese)
}

/// As data: so many words to be matched are more code than text.
const KNOWN: &[(&str, &str)] = &[
    ("64 hexadecimal digits", "64 位十六进制数字"),
    ("`act` or `lapse`", "`act` 或 `lapse`"),
    ("`all` or a list of facts", "`all` 或要素列表"),
    ("`true` or `false`", "`true` 或 `false`"),
    ("a band", "区间"),
    ("a calendar", "日历"),
    ("calendar", "日历"),
    ("a clause", "条款"),
    ("clause", "条款"),
    ("a combination rule", "合并规则"),
    ("a condition", "条件"),
    ("condition", "条件"),
    ("a consequence", "后果"),
    ("a contradiction", "矛盾"),
    ("a date as YYYY-MM-DD", "形如 YYYY-MM-DD 的日期"),
    ("a day as YYYY-MM-DD, or a minute as YYYY-MM-DDThh:mm", "形如 YYYY-MM-DD 的日期，或精确到分钟的时刻"),
    ("the earliest and the latest end", "最早与最晚届满日"),
    ("what holds in years that no edition covers", "各版本均未覆盖的年份适用的界限"),
    ("an integer from 0 to 366", "0 至 366 的整数"),
    ("an integer from 1 to 366", "1 至 366 的整数"),
    ("a decision", "决定"),
    ("a decision of another case", "另案决定"),
    ("the precedents of a decision", "决定所依据的先例"),
    ("a document on its way", "送达中的文书"),
    ("a fact", "要素"),
    ("fact", "要素"),
    ("a finding", "查明"),
    ("a first day `from` and a last day `until`", "首日 `from` 与末日 `until`"),
    ("a fraction such as [2, 3]", "分数，例如 [2, 3]"),
    ("a grant", "授权"),
    ("a ground of recusal", "回避事由"),
    ("a guarantee", "保证"),
    ("a holiday with id and name", "带标识与名称的节假日"),
    ("a kind of document", "文书种类"),
    ("a level of relief", "救济层级"),
    ("a list", "列表"),
    ("a list of days of the week", "星期列表"),
    ("a meeting rule", "会议规则"),
    ("a method of service", "送达方式"),
    ("a number", "数字"),
    ("a period", "期间"),
    ("a period that starts", "起算的期间"),
    ("a precedent", "先例"),
    ("a presumption", "推定"),
    ("a proceeding", "程序"),
    ("a protection", "保护"),
    ("a reinstatement rule", "恢复期限的规则"),
    ("a role", "职责"),
    ("role", "职责"),
    ("a row", "一行"),
    ("one row", "一行"),
    ("a rulebook", "规则"),
    ("rulebook", "规则"),
    ("a separation rule", "分离规则"),
    ("a view", "查看规则"),
    ("a source", "渊源"),
    ("a change in a matter", "事项的变更"),
    ("a change of a clock", "期间的变更"),
    ("a notice of hearing", "听取陈述申辩的告知"),
    ("a pass over a matter", "事项的一轮办理"),
    ("an adverse answer", "不利的选项"),
    ("the name of a clock", "期间的名称"),
    ("a matter: `table` or `table/key`", "事项：`table` 或 `table/key`"),
    ("a state of a matter", "事项状态"),
    ("a state of admission", "受理状态"),
    ("a state of an accusation", "检举状态"),
    ("a state of filing", "备案状态"),
    ("a state of relief", "救济状态"),
    ("a state of verification", "核查状态"),
    ("a string", "文本"),
    ("a text", "文本"),
    ("a table", "判断表"),
    ("table", "判断表"),
    ("a transition clause", "过渡条款"),
    ("an act", "办理"),
    ("a finding under an earlier version", "旧版本下的查明"),
    ("an actor", "行为人"),
    ("an amount with `unit` and `bands`", "含 `unit` 和 `bands` 的数额"),
    ("an answer", "选项"),
    ("answer", "选项"),
    ("an answer for each outcome", "每个结果各对应一个选项"),
    ("an answer set", "选项组"),
    ("answer set", "选项组"),
    ("an approval rule", "批准规则"),
    ("an aspect", "方面"),
    ("aspect", "方面"),
    ("an edition with id, known_from and the days that it covers", "带 id、known_from 及覆盖日的版本"),
    ("an effect", "效果"),
    ("an entry", "记录"),
    ("an event", "事件"),
    ("an extension rule", "延长规则"),
    ("an extension with `times`, `add` or `total`, and `from`", "含 `times`、`add` 或 `total` 以及 `from` 的延长"),
    ("an id", "标识"),
    ("an instant such as 2026-09-01T09:30:00+08:00", "时刻，例如 2026-09-01T09:30:00+08:00"),
    ("an integer", "整数"),
    ("an integer from 0 to 4294967295", "0 至 4294967295 的整数"),
    ("an object", "对象"),
    ("an object from ids to ids", "从标识到标识的对象"),
    ("an object from ids to names", "从标识到名称的对象"),
    ("an object from pointers to texts", "从指针到文本的对象"),
    ("an object of texts by language", "按语言列出文本的对象"),
    ("an object, empty or with `favourable` or `neutral`", "空对象，或含 `favourable` 或 `neutral` 的对象"),
    ("an object, perhaps with `about` and `reasons`", "对象，可含 `about` 和 `reasons`"),
    ("an object, perhaps with `reasons`", "对象，可含 `reasons`"),
    ("an outcome", "结果"),
    ("outcome", "结果"),
    ("scenarios", "情景文件"),
    ("a scenario", "情景"),
    ("one scenario", "一个情景"),
    ("a step", "步骤"),
    ("what is expected of a table", "对判断表的预期"),
    ("an object with `on` and `by`", "含 `on` 和 `by` 的对象"),
    ("an object from ids to values", "从标识到值的对象"),
    ("at least one edition", "至少一个版本"),
    ("belief", "信仰"),
    ("conduct", "行为日期"),
    ("the days of the conduct", "行为日期"),
    ("different rows", "不同的行"),
    ("duty", "义务"),
    ("right", "权利"),
    ("status", "状态期间"),
    ("the events that end it", "终止该期间的事件"),
    ("family", "家庭"),
    ("findings", "查明文件"),
    ("health", "健康"),
    ("history", "既往表现"),
    ("holiday", "节假日"),
    ("how a case begins", "事项如何开始"),
    ("how a period is counted", "期间如何计算"),
    ("how periods are counted", "各期间如何计算"),
    ("null", "空值"),
    ("one answer", "一个选项"),
    ("one condition", "一项条件"),
    ("one consequence", "一项后果"),
    ("one event", "一个事件"),
    ("one length", "一个期间长度"),
    ("one outcome", "一个结果"),
    ("a period with several starts", "有多个起算情形的期限"),
    ("one role", "一个职责"),
    ("one thing to see", "一项可查看的内容"),
    ("one rulebook", "一部规则"),
    ("one table", "一张判断表"),
    ("one table or level", "一张判断表或一个层级"),
    ("one text", "一段文本"),
    ("one time", "一次"),
    ("one use", "一种用途"),
    ("one value", "一个值"),
    ("the days off and the days worked for a holiday", "节假日的休息日与上班日"),
    ("the id of a clause, or a list of such ids", "条款标识或其列表"),
    ("the id of an edition", "版本标识"),
    ("the party whom the case is about", "本案所涉当事人"),
    ("the table it acts on", "所针对的判断表"),
    ("these numbers", "这些数字"),
    ("true or false", "真假值"),
    ("two answers", "两个选项"),
    ("two bands", "两个区间"),
    ("two groups of acts", "两组办理"),
    ("what can happen in a case", "事项中可能发生的情形"),
    ("attribute of a case", "事项属性"),
    ("seat of a role", "职责的席位"),
    ("table or level", "判断表或层级"),
    // What is wrong with JSON.
    ("a colon is missing", "缺少冒号"),
    ("a comma or the end is missing", "缺少逗号或者没有写完"),
    ("a control character in a string", "文本中有控制字符"),
    ("a number that is not an integer", "数字不是整数"),
    ("a number without its last digit", "数字没有写完"),
    ("a string that does not end", "文本没有写完"),
    ("a string that is not UTF-8", "文本不是 UTF-8"),
    ("a value is missing", "缺少值"),
    ("a value or the end is missing", "缺少值或者没有写完"),
    ("a single backslash where two are needed", "单个反斜杠，应写两个"),
    ("half of a surrogate pair", "代理字符不成对"),
    ("nesting deeper than 127 levels", "嵌套超过 127 层"),
    ("something after the end", "其后有多余的内容"),
    ("the name of a field is missing", "缺少字段名"),
    ("too many values", "值过多"),
    // What is wrong with an entry.
    ("a text beside it is not the one that was committed to", "所附文本与承诺值不符"),
    ("an effect does not fit the case", "效果与事项不符"),
    ("it belongs to another case", "属于其他事项"),
    ("it cannot be read as it was written", "无法按原样读取"),
    ("it does not name the entry before it", "未指向前一记录"),
    ("it is a what-if and no part of a real ledger", "属于推演，不是真实台账的部分"),
    ("it is dated before the entry before it", "时刻早于前一记录"),
    ("it is of a newer wire version than this kernel reads", "格式版本高于本内核所能读取"),
    ("a text that it commits to is missing, and no erasure is recorded", "所承诺的文本缺失，且未记录删除"),
    ("a text stands beside it that a later entry erases", "所附文本已由后续记录删除"),
    ("a commitment in it is not in the form that commitments have", "其中的承诺不合格式"),
    ("it does not follow the algorithm that the first entry names", "与首条记录指明的算法不符"),
    ("it was written under older semantics than the entry before it", "语义版本低于前一记录"),
    ("the act would be refused", "依规则应不予办理"),
    ("it is not UTF-8", "不是 UTF-8"),
    ("it is larger than any entry that is written", "超过记录的长度上限"),
    ("it cannot be read", "无法读取"),
    ("another encoding", "其他编码"),
    ("XML or HTML", "XML 或 HTML"),
    ("a ZIP archive, as .xlsx and .docx are", "ZIP 压缩包（.xlsx、.docx 即是）"),
    ("a PDF", "PDF"),
    ("a ground", "理由"),
    ("its hash is not that of its content", "哈希与内容不符"),
    ("its number does not follow on the one before", "序号与前一记录不衔接"),
    ("the rules make something else of it", "依规则推导的结果与之不同"),
];

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }

    /// The string that a line has behind a marker.
    fn behind<'l>(line: &'l str, marker: &str) -> Option<&'l str> {
        line.split_once(marker)?.1.split('"').next()
    }

    /// Whether something is still English: words that are no names between backquotes.
    fn english(words: &str) -> bool {
        let outside = words.split('`').step_by(2);
        let allowed = ["YYYY-MM-DD", "id", "known_from", "T", "wd", "d", "h", "mo", "y", "distinguo", "UTF-"];
        outside
            .flat_map(|part| part.split(|letter: char| !letter.is_ascii_alphabetic() && !"_-".contains(letter)))
            .any(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic()) && !allowed.contains(&word))
    }

    #[test]
    fn whatever_is_expected_of_a_document_is_said_in_chinese_too() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let mut phrases = 0;
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for line in text.split("#[cfg(test)]").next().unwrap().lines() {
                let section = line.trim_start().starts_with(char::is_uppercase) && line.ends_with("\", {");
                let macros = ["decode_object!(", "decode_tagged!(", "decode_variants!("];
                let called = macros.iter().any(|name| line.trim_start().starts_with(name)) || section;
                let found = behind(line, "EXPECTED: &'static str = \"")
                    .or_else(|| behind(line, ".expected(\""))
                    .or_else(|| behind(line, ", \"").filter(|_| called));
                for phrase in found.into_iter().filter(|phrase| !phrase.is_empty()) {
                    phrases += 1;
                    assert!(!english(&of(phrase)), "{}: `{phrase}` is said as `{}`", file.display(), of(phrase));
                }
            }
        }
        assert!(phrases > 120, "{phrases} phrases: are they written in another way now?");
    }

    #[test]
    fn what_is_wrong_with_an_entry_is_said_in_chinese_too() {
        let words = |source: &'static str| source.split("#[error(\"").skip(1).filter_map(|rest| rest.split('"').next());
        let faults: Vec<&str> = words(include_str!("../ledger/fault.rs")).collect();
        assert!(faults.len() > 10, "{faults:?}");
        for fault in faults {
            assert!(!english(&of(fault)), "{fault}");
        }
    }

    #[test]
    fn what_is_wrong_with_json_is_said_in_chinese_too() {
        let words = include_str!("../document/json.rs").split("const fn words").nth(1).unwrap();
        let faults = words.split("\nfn ").next().unwrap().lines().filter_map(|line| behind(line, "\""));
        let faults: Vec<&str> = faults.collect();
        assert!(faults.len() > 12, "{faults:?}");
        for fault in faults {
            assert!(!english(&of(fault)), "{fault}");
        }
    }

    #[test]
    fn what_is_put_together_is_said_in_chinese_too() {
        assert_eq!(of("an object with `a`, `b` and `c`"), "含 `a`、`b`和`c` 的对象");
        assert_eq!(of("an event: an object with one of a, b"), "事件：含以下之一的对象：a、b");
        assert_eq!(of("an object with 3 fields"), "含 3 个字段的对象");
        assert_eq!(of("12 bytes"), "12 字节");
        assert_eq!(of("a value is missing at line 3 column 7"), "第 3 行第 7 列：缺少值");
        assert_eq!(of("a number from 1 to 5"), "1 至 5 的数字");
        assert_eq!(of("gain, intent"), "gain, intent");
    }
}
