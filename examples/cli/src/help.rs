//! The help of the command line in Chinese. The English is written beside the arguments.

use clap::{Arg, ArgAction, Command};

/// Whether the arguments ask for Chinese. Help is printed before they are understood.
pub fn asks_for_chinese(arguments: impl Iterator<Item = String>) -> bool {
    let arguments: Vec<String> = arguments.collect();
    let two = arguments.windows(2).any(|pair| matches!(pair, [flag, tag] if flag == "--lang" && tag == "zh"));
    two || arguments.iter().any(|argument| argument == "--lang=zh")
}

/// A command with what it does, more about it, and its arguments.
struct Told {
    name: &'static str,
    about: &'static str,
    more: &'static str,
    arguments: &'static [(&'static str, &'static str)],
}

const RULEBOOK: (&str, &str) = ("rulebook", "随附规则的标识，或文件");
const JSON: (&str, &str) = ("json", "输出规范化 JSON（RFC 8785）");
const LANG: (&str, &str) = ("lang", "输出所用语言 [默认：en]");

const COMMANDS: &[Told] = &[
    Told {
        name: "decide",
        about: "依查明文件得出各规则所允许的结果及理由",
        more: "不写 --rulebook 时，依文件所列的全部规则研判。退出码 0：已作研判，包括尚不能认定的；1：查明内容相互矛盾，或文件有\
               误。--json：一部规则输出研判，多部输出比较；错误以 JSON 写入标准错误。",
        arguments: &[("findings", "查明文件"), ("rulebooks", "只依此规则：随附规则的标识，或文件；可重复"), JSON],
    },
    Told {
        name: "self-check",
        about: "逐项作答，先问最能决定结果的，并看哪些结果仍有可能",
        more: "答案可由管道输入，每行一个：编号或选项标识；空行表示不清楚；`?` 询问为何要问。没有问题能再改变结果，或输入结\
               束时，给出说明。不保存任何内容。",
        arguments: &[RULEBOOK, ("table", "所查的判断表 [默认：容错、问责、建议中的第一张]")],
    },
    Told {
        name: "lint",
        about: "证明规则周全，或给出反例",
        more: "证明：任何可能情形均适用某一行，无死行，区分的两极不重叠，各项保证成立。全部成立方退出 0；证明失败的附反例。提\
               示性意见不影响退出码。",
        arguments: &[RULEBOOK, JSON],
    },
    Told {
        name: "due",
        about: "计算期间：何日届满，跳过哪些日子",
        more: "内核对计算方法不设默认。此处默认依《民法典》第二百零一条至第二百零三条：开始当日不计入；按月、年计算的，止于对\
               应日，无对应日的止于月末；末日为休息日的，顺延至下一工作日。以工作日计算的必止于工作日；以小时计算的自起始时刻\
               起算，不论何日。取决于日历未覆盖日子的，标为暂定，仍退出 0。",
        arguments: &[
            ("calendar", "随附日历的标识（cn、mon-fri），或文件"),
            ("from", "期间开始之日；按小时的可写时刻：YYYY-MM-DD 或 YYYY-MM-DDThh:mm"),
            ("limit", "30wd（工作日）、15d（日）、72h（小时）、1mo（月）、1y（年）"),
            ("count_first_day", "开始当日计入"),
            ("no_roll", "末日为休息日的不顺延"),
            ("edition", "日历的版：标识，或当时所知之日 [默认：最新]"),
            JSON,
        ],
    },
    Told {
        name: "lists",
        about: "由各行推出正面清单与负面清单",
        more: "对每一组允许的结果，列出导致它的全部最小组合。不写 --lang 时以两种语言输出。",
        arguments: &[
            RULEBOOK,
            ("table", "只列此判断表 [默认：容错、问责、建议各表]"),
            ("most", "每份清单输出的组合数，0 为全部"),
            JSON,
        ],
    },
    Told {
        name: "diagram",
        about: "以 Mermaid 流程图画出规则的决定结构",
        more: "各行依次排列，附其条件；推定和读取自决定的以虚线表示。",
        arguments: &[RULEBOOK, ("table", "只画此判断表")],
    },
    Told { name: "rulebooks", about: "列出随附规则", more: "列出内核随附的规则。", arguments: &[JSON] },
    Told {
        name: "schema",
        about: "输出文件的 JSON Schema，或全部名称",
        more: "输出已公布的 JSON Schema（2020-12）。不写名称时列出全部名称。",
        arguments: &[("name", "rulebook、findings、determination 等")],
    },
];

/// The same command line with its help in Chinese.
pub fn in_chinese(mut command: Command) -> Command {
    for told in COMMANDS {
        command = command.mut_subcommand(told.name, |subcommand| {
            let mut subcommand = set(subcommand.about(told.about).long_about(told.more));
            for (argument, help) in told.arguments {
                subcommand = subcommand.mut_arg(argument, |argument| {
                    let heading = if argument.is_positional() { "参数" } else { "选项" };
                    argument.help(*help).help_heading(heading)
                });
            }
            subcommand
        });
    }
    set(command)
        .about("善意履职中的失误，能否予以容错？")
        .long_about(
            "善意履职中的失误，能否予以容错？\n\n研判不具约束力，决定由人作出。退出码：0 是；1 否定的回答，或文件有误；2 命令本身\
             无法执行。结果写入标准输出，错误写入标准错误，每条为 `文件#/JSON指针: 说明 [代码]`。凡读取文件处，`-` 表示标准输入。",
        )
        .mut_arg(LANG.0, |argument| argument.help(LANG.1).help_heading("选项"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("打印版本")
                .help_heading("选项"),
        )
        .subcommand_help_heading("命令")
}

/// The frame around the help.
fn set(command: Command) -> Command {
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}")
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help("打印帮助").help_heading("选项"))
}
