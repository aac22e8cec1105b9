//! The help of the command line in Chinese. The English is written beside the arguments.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

/// Whether the arguments ask for Chinese. Help is printed before they are understood.
pub fn asks_for_chinese(arguments: impl Iterator<Item = OsString>) -> bool {
    let arguments: Vec<OsString> = arguments.collect();
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

const CALENDARS: (&str, &str) = ("calendars", "未随附版次的工作日历：文件；可重复");
const ENCODING: (&str, &str) = ("encoding", "所读文件的编码：utf-8、gb18030（GBK）或 utf-16 [默认：utf-8]");

const LEDGER_BOOKS: (&str, &str) = ("rulebooks", "台账所依而未随附的规则：文件；可重复");
const ROLE: (&str, &str) = ("role", "以该职责的身份查看 [默认：保管台账者，可读全部内容]");
const KEY: (&str, &str) = ("key", "该人在事项中的标识");
const ORGAN: (&str, &str) = ("organ", "所代表的机关");
const AT: (&str, &str) = ("at", "某时刻或某日终了：RFC 3339 或 YYYY-MM-DD");

const COMMANDS: &[Told] = &[
    Told {
        name: "decide",
        about: "依查明文件得出各规则所允许的结果及理由",
        more: "不写 --rulebook 时，依文件所列的全部规则研判。退出码 0：已作研判，包括尚不能认定的；1：查明内容相互矛盾、文件\
               所载实际决定不为规则所允许，或文件有误。--json：一部规则输出研判，多部输出比较；错误以 JSON 写入标准错误。",
        arguments: &[
            ("findings", "查明文件"),
            ("rulebooks", "只依此规则：随附规则的标识，或文件；可重复"),
            CALENDARS,
            JSON,
        ],
    },
    Told {
        name: "self-check",
        about: "逐项作答，先问最能决定结果的，并看哪些结果仍有可能",
        more: "答案可由管道输入，每行一个：编号或选项标识；空行表示不清楚；`?` 询问为何要问。没有问题能再改变结果，或输入结\
               束时，给出说明。不保存任何内容。",
        arguments: &[RULEBOOK, ("table", "所查的判断表 [默认：容错、问责、建议中的第一张]"), CALENDARS],
    },
    Told {
        name: "lint",
        about: "证明规则周全，或给出反例",
        more: "证明：任何可能情形均适用某一行，无死行，区分的两极不重叠，各项保证成立。全部成立方退出 0；证明失败的附反例。提\
               示性意见不影响退出码。",
        arguments: &[RULEBOOK, CALENDARS, JSON],
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
            CALENDARS,
            JSON,
        ],
    },
    Told {
        name: "diagram",
        about: "以 Mermaid 图画出规则的决定结构或程序",
        more: "流程图：各行依次排列，附其条件；推定和读取自决定的以虚线表示。--procedure 画状态图：事项的各个部分，推动它们的办\
               理行为及有权办理者，期间及届满的后果。",
        arguments: &[RULEBOOK, ("table", "只画此判断表"), ("procedure", "改画程序"), CALENDARS],
    },
    Told {
        name: "run",
        about: "依次办理文件中的各项行为，输出由此形成的记录",
        more: "每行一项办理行为（JSON）。首行可写明规则 `{\"rulebook\": 标识}`，则只需该文件；`{\"tick\": 时刻}` 一行表示时间经过。\
               记录写入标准输出，每行一条，即为台账。不能办理的，停止并退出 1，在标准错误中说明原因、条款及可以办理的行为；\
               --json 时以 JSON 输出。此前已办理的不受影响。",
        arguments: &[
            ("rulebook", "随附规则的标识，或文件；办理行为文件未写明规则时"),
            ("acts", "办理行为，每行一项 JSON"),
            CALENDARS,
            ("precedents", "规则的典型案例：文件，每行一件 JSON，或一个数组"),
            ("json", "不能办理的原因以 JSON 写入标准错误"),
        ],
    },
    Told {
        name: "show",
        about: "将台账中的事项显示为便于阅读的案卷",
        more: "现状；谁应当或可以在何时之前做什么；查明的内容；决定及理由；经过。届时已届满的，无论是否记录均计入。台账某行有误\
               的，显示此前的事项，并在标准错误中指明该行和字段，退出 1。",
        arguments: &[
            ("ledger", "台账：每行一条记录"),
            ("at", "显示某时刻或某日终了时的情况：RFC 3339 或 YYYY-MM-DD [默认：最后一条记录]"),
            ROLE,
            KEY,
            ORGAN,
            LEDGER_BOOKS,
            CALENDARS,
            ("json", "以规范化 JSON（RFC 8785）输出现状"),
        ],
    },
    Told {
        name: "audit",
        about: "核验台账：链条是否完整，效果是否均由规则得出",
        more: "在每条记录之前的事项上重新办理每项行为。链条只能证明台账前后一致；末尾是否被截去，须以另行保存的链首（--head）证明。\
               无误方退出 0；有误退出 1；未发现问题而所需规则、日历、先例集或内核不在手边的，退出 3。",
        arguments: &[
            ("ledger", "台账：每行一条记录"),
            ("head", "另行保存的某条记录的哈希；台账须达到该记录"),
            ("precedents", "决定所依的先例：文件，每行一件 JSON，或一个数组；可重复"),
            LEDGER_BOOKS,
            CALENDARS,
            JSON,
        ],
    },
    Told {
        name: "next",
        about: "列出事项中进行的期间，先到期的在前",
        more: "列出事项中进行的期间，先到期的在前。",
        arguments: &[("ledger", "台账：每行一条记录"), AT, ROLE, KEY, ORGAN, LEDGER_BOOKS, CALENDARS, JSON],
    },
    Told {
        name: "sweep",
        about: "列出文件夹内全部台账中逾期和即将到期的期间",
        more: "台账为以 .jsonl 结尾的文件，含下级文件夹。无法读取的予以指明，其余继续，退出 1；没有台账的，退出 2。同一事项的副\
               本只计一次，并予指明。",
        arguments: &[
            ("folder", "台账文件夹"),
            AT,
            ("within", "多少日内届满为即将到期 [默认：7]"),
            LEDGER_BOOKS,
            CALENDARS,
            JSON,
        ],
    },
    Told {
        name: "report",
        about: "汇总文件夹内全部台账，说明机制运行情况",
        more: "按渠道和阶段统计事项；现行有效的决定；用时与时限；各席位逾期义务；救济及其结果；澄清正名。按条款和席位统计事项，不按\
               个人。各数均以单元格密钥法扰动，所用密钥由您随机生成一次（`head -c 32 /dev/urandom`），妥善保管，各次报告沿用；\
               密钥从文件读取，因参数可为他人所见。随附规则和文件所载规则各成一部分，不论有无事项。同一事项的副本只计一次，推演\
               不计，均予指明。",
        arguments: &[
            ("folder", "台账文件夹"),
            ("secret", "扰动所用密钥：至少 32 个随机字节的文件，各次报告沿用"),
            ("at", "某时刻或某日终了 [默认：各台账的最后一条记录]"),
            LEDGER_BOOKS,
            CALENDARS,
            JSON,
        ],
    },
    Told {
        name: "test",
        about: "以情景检验规则：所允许、不予办理和届满的，是否与预期一致",
        more: "情景文件（`distinguo schema scenarios`）写明查明内容及其所允许的结果，或逐步写明办理经过：何者不予办理、何时届满、作出何               种决定。查明文件按其所载实际决定（`decided`）检验。对文件夹，检验其中（含下级文件夹）全部此类文件。不符之处列表显               示，并列出情景未涉及的行、期间和条款。全部相符方退出 0；--mutate 时，各项改动均被发现方退出 0。",
        arguments: &[
            ("paths", "情景文件、写明 `decided` 的查明文件，或其文件夹"),
            ("rulebooks", "情景所涉而未随附，或用以替代的规则：文件；可重复"),
            CALENDARS,
            ("mutate", "逐一改动各行、期限和保证，指出哪些改动无人发现"),
            JSON,
        ],
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
             无法执行；3 现有资料不足以核验。结果写入标准输出，错误写入标准错误，每条附代码、`文件:行:列` 及该行原文。凡读取文件处，`-` 表示标准输入。",
        )
        .mut_arg(LANG.0, |argument| argument.help(LANG.1).help_heading("选项"))
        .mut_arg(ENCODING.0, |argument| argument.help(ENCODING.1).help_heading("选项"))
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
