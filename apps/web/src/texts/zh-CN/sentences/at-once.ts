import type { Sentences } from '../../sentences/sentences.js';

/** What is done to many at once, by rules, or for somebody who leaves. */
export const atOnce: Sentences = {
  'It does not match the filter any more by which it was found.': '它已不再符合筛选条件。',
  'Its owner is not among those whose items are given away.': '其负责人不在要移交的人员之中。',
  'It is due {{when}}, which is later.': '它于 {{when}} 到期，晚于此日期。',
  'It would be due {{when}}, which has passed. Say a later date.':
    '将于 {{when}} 到期，而该时间已过。请给出更晚的日期。',
  'It would be due {{when}}, which has passed, and overdue at once. Say a later date, or say "past" where it was really due then.':
    '将于 {{when}} 到期，而该时间已过，会立即逾期。请给出更晚的日期，或说明当时确已到期。',
  'The new date must be later than {{when}} and in the future.': '新日期须晚于 {{when}}，并且在将来。',
  'It counts by the calendar {{name}} meanwhile.': '它现在按日历 {{name}} 计算。',
  'It counts by version {{n}} of {{name}} meanwhile.': '它现在按 {{name}} 的第 {{n}} 版计算。',
  'The operation had ended before it came to this item.': '操作在处理到此项之前已结束。',
  'The operation was cancelled before it came to this item.': '操作在处理到此项之前已取消。',
  'The operation failed before it came to this item.': '操作在处理到此项之前失败。',
  'It was not shown by the preview. Re-plan it to the present calendar.': '预览中没有显示它。请按目前的日历重新计划。',
  'It cannot be decided about: {{any}}': '无法对其作出决定：{{any}}',
  'Since it was previewed it has changed ({{text}}). Preview it again to do it.':
    '预览之后有变（{{text}}）。请重新预览后再执行。',

  'It is a draft, and listens to nothing. Put it into shadow to have it watched.':
    '它是草稿，不监听任何事件。请设为观察。',
  'It is stopped since {{text}}, and listens to nothing.': '它自 {{text}} 起已停止，不监听任何事件。',
  'It is archived since {{text}}, and listens to nothing.': '它自 {{text}} 起已归档，不监听任何事件。',
  'It listens to records of another kind.': '它监听另一类记录。',
  'What happened to the record waits for its turn.': '该记录发生的事件正在排队等待。',
  'Nothing that it listens to has happened to the record since {{text}}, when it was put into {{name}}.':
    '自 {{text}} 设为 {{name}} 以来，该记录没有发生它所监听的事件。',
  'It did not match, longer ago than that is kept.': '它没有匹配，且时间已超出保存期限。',
  'It came of what this rule has proposed of this record itself: it proposes once in a chain.':
    '它来自此规则对此记录的提案本身：在一条链中只提案一次。',

  'takes turns in it already': '已在其中轮值',
  'is above them': '是其上级',
  'stands in for them now': '目前代理其工作',
  'manages the program': '管理该项目',

  'It begins to ask for a proof.': '开始要求验证身份。',
  'It asks for no proof any more.': '不再要求验证身份。',
  'A proof is good for less time.': '身份验证的有效时间缩短。',
  'A proof is good for longer.': '身份验证的有效时间延长。',
  'What waits for a decision already keeps what it was asked for; open items keep their version until somebody re-plans them.':
    '已在等待决定的保持原有要求；未完成的行动项在重新计划之前保持原版本。',
};
