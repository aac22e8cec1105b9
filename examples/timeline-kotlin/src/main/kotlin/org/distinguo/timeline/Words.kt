package org.distinguo.timeline

import org.distinguo.Due
import org.distinguo.End
import org.distinguo.Labels
import org.distinguo.RecordedBody

/** The words of this program; those of the regulation come from the rulebook. */
enum class Words(val tag: String) {
    CHINESE("zh") {
        override val time = "期限"
        override val now = "正在进行"
        override val nothing = "没有期限在运行"

        override fun ranOut(period: String) = "“$period”届满"

        override fun tookEffect(table: String) = "“$table”生效"

        override fun becameFinal(table: String) = "“$table”终局"

        override fun silence(table: String, outcome: String) = "“$table”因未答复视为：$outcome"

        override fun until(due: Due) = day(due.earliest) + if (certain(due)) "" else "（最迟 ${day(due.latest)}）"

        override fun started(period: String, bearer: String, due: Due) = "开始计算“$period”（$bearer），至 ${until(due)}"

        override fun ended(period: String) = "“$period”逾期完成"

        override fun wentUp(seat: String) = "报送$seat"

        override fun left(days: Long?) =
            when {
                days == null -> ""
                days < 0 -> "，已逾期 ${-days} 日"
                else -> "，还有 $days 日"
            }

        override fun deed(act: RecordedBody, labels: Labels) =
            when (act) {
                is RecordedBody.Open -> "立案：${act.case}"
                is RecordedBody.Date -> "载明日期：${act.day}"
                is RecordedBody.File -> "备案：${labels.documentKind(act.document)}"
                is RecordedBody.CloseFiling -> "结束备案"
                is RecordedBody.Raise -> "提出容错"
                is RecordedBody.Withdraw -> "撤回申请"
                is RecordedBody.Assign -> "指定${labels.role(act.role)}：${act.actors.joinToString("、")}"
                is RecordedBody.Recuse -> "提出${act.actor}回避"
                is RecordedBody.DecideRecusal -> if (act.granted) "决定${act.actor}回避" else "决定${act.actor}不予回避"
                is RecordedBody.Join -> "申请参加"
                is RecordedBody.AcceptParty -> if (act.accepted) "准许${act.party}参加" else "不准许${act.party}参加"
                is RecordedBody.Find -> "查明“${labels.fact(act.fact)}”：${found(act, labels)}"
                is RecordedBody.Adopt -> "采信“${labels.fact(act.fact)}”：${labels.answer(act.fact, act.answer)}"
                is RecordedBody.Return -> "退回补充核查"
                is RecordedBody.Submit -> "提交${labels.documentKind(act.document)}"
                is RecordedBody.Waive -> "放弃提交${labels.documentKind(act.document)}"
                is RecordedBody.Send -> "向${labels.role(act.to)}送交${labels.documentKind(act.document)}"
                is RecordedBody.Acknowledge -> "签收${labels.documentKind(act.document)}"
                is RecordedBody.Decide -> "决定“${labels.table(act.table)}”：${labels.outcome(act.table, act.outcome)}"
                is RecordedBody.Approve -> if (act.approved) "批准“${labels.table(act.table)}”" else "不批准“${labels.table(act.table)}”"
                is RecordedBody.Request -> "请求${labels.level(act.level)}"
                is RecordedBody.Accuse -> "举报"
                is RecordedBody.Dispute -> "提出管辖争议"
                is RecordedBody.Suspend -> "中止“${labels.period(act.period)}”"
                is RecordedBody.Resume -> "恢复“${labels.period(act.period)}”"
                is RecordedBody.Extend -> "延长“${labels.period(act.period)}”"
                is RecordedBody.Restore -> "顺延“${labels.period(act.period)}”"
                is RecordedBody.Rectify -> "更正第 ${act.entry} 号记录"
                is RecordedBody.Erase -> "删除第 ${act.entry} 号记录中的文本"
                is RecordedBody.Succeed -> "由${act.organ}接替"
                is RecordedBody.Migrate -> "改用规则版本 ${act.version}"
                is RecordedBody.AdoptCalendar -> "改用日历版本 ${act.edition}"
                is RecordedBody.ReportStage -> "通报问责进展"
            }
    },
    ENGLISH("en") {
        override val time = "time limit"
        override val now = "What runs"
        override val nothing = "no period runs"

        override fun ranOut(period: String) = "“$period” runs out"

        override fun tookEffect(table: String) = "$table takes effect"

        override fun becameFinal(table: String) = "$table is final"

        override fun silence(table: String, outcome: String) = "silence counts: $table — $outcome"

        override fun until(due: Due) = day(due.earliest) + if (certain(due)) "" else " (at the latest ${day(due.latest)})"

        override fun started(period: String, bearer: String, due: Due) = "“$period” runs until ${until(due)} ($bearer)"

        override fun ended(period: String) = "“$period” is done, late"

        override fun wentUp(seat: String) = "goes up to $seat"

        override fun left(days: Long?) =
            when {
                days == null -> ""
                days < 0 -> ", ${-days} days overdue"
                else -> ", $days days left"
            }

        override fun deed(act: RecordedBody, labels: Labels) =
            when (act) {
                is RecordedBody.Open -> "opens the case ${act.case}"
                is RecordedBody.Date -> "states a day: ${act.day}"
                is RecordedBody.File -> "files ${labels.documentKind(act.document)}"
                is RecordedBody.CloseFiling -> "ends the filing"
                is RecordedBody.Raise -> "raises the case"
                is RecordedBody.Withdraw -> "withdraws the application"
                is RecordedBody.Assign -> "names as ${labels.role(act.role)}: ${act.actors.joinToString()}"
                is RecordedBody.Recuse -> "asks that ${act.actor} withdraw"
                is RecordedBody.DecideRecusal ->
                    if (act.granted) "withdraws ${act.actor} from the case" else "lets ${act.actor} go on acting"
                is RecordedBody.Join -> "asks to be a party"
                is RecordedBody.AcceptParty -> if (act.accepted) "lets ${act.party} in" else "does not let ${act.party} in"
                is RecordedBody.Find -> "finds ${labels.fact(act.fact)}: ${found(act, labels)}"
                is RecordedBody.Adopt -> "adopts for ${labels.fact(act.fact)}: ${labels.answer(act.fact, act.answer)}"
                is RecordedBody.Return -> "returns it for more verification"
                is RecordedBody.Submit -> "submits ${labels.documentKind(act.document)}"
                is RecordedBody.Waive -> "gives up ${labels.documentKind(act.document)}"
                is RecordedBody.Send -> "sends ${labels.documentKind(act.document)} to ${labels.role(act.to)}"
                is RecordedBody.Acknowledge -> "acknowledges ${labels.documentKind(act.document)}"
                is RecordedBody.Decide -> "decides ${labels.table(act.table)}: ${labels.outcome(act.table, act.outcome)}"
                is RecordedBody.Approve -> if (act.approved) "approves ${labels.table(act.table)}" else "refuses to approve ${labels.table(act.table)}"
                is RecordedBody.Request -> "asks for ${labels.level(act.level)}"
                is RecordedBody.Accuse -> "accuses"
                is RecordedBody.Dispute -> "disputes who decides"
                is RecordedBody.Suspend -> "lets “${labels.period(act.period)}” stand still"
                is RecordedBody.Resume -> "lets “${labels.period(act.period)}” go on"
                is RecordedBody.Extend -> "extends “${labels.period(act.period)}”"
                is RecordedBody.Restore -> "restores “${labels.period(act.period)}”"
                is RecordedBody.Rectify -> "corrects entry ${act.entry}"
                is RecordedBody.Erase -> "erases a text of entry ${act.entry}"
                is RecordedBody.Succeed -> "${act.organ} takes the seat"
                is RecordedBody.Migrate -> "moves to version ${act.version}"
                is RecordedBody.AdoptCalendar -> "counts by edition ${act.edition}"
                is RecordedBody.ReportStage -> "reports the stage of accountability"
            }
    };

    /** Who acts where nobody does. */
    abstract val time: String
    abstract val now: String
    abstract val nothing: String

    abstract fun ranOut(period: String): String

    abstract fun tookEffect(table: String): String

    abstract fun becameFinal(table: String): String

    abstract fun silence(table: String, outcome: String): String

    /** A day; where it is uncertain the earliest, and the latest after it. */
    abstract fun until(due: Due): String

    abstract fun started(period: String, bearer: String, due: Due): String

    abstract fun ended(period: String): String

    abstract fun wentUp(seat: String): String

    abstract fun left(days: Long?): String

    /** What was done, for every kind of act: the compiler asks when the kernel learns a new one. */
    abstract fun deed(act: RecordedBody, labels: Labels): String

    protected fun certain(due: Due): Boolean = due.earliest == due.latest

    protected fun day(end: End): String = end.day.toString()

    protected fun found(act: RecordedBody.Find, labels: Labels): String =
        act.answer?.let { labels.answer(act.fact, it) } ?: act.amount.toString()
}
