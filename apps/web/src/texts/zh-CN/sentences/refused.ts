import type { Sentences } from '../../sentences/sentences.js';

/** What stands in the way of what could be done to a record: items, programs, rounds of signatures. */
export const refused: Sentences = {
  'There is nothing of the kind to be done to it now.': '目前没有可以这样处理的内容。',
  'Nothing more can be done to it.': '已不能再对其进行任何操作。',
  'It is finished.': '它已结束。',
  'It is at its end.': '它已结束。',
  'Its program is on hold.': '其项目已搁置。',
  'Its program was cancelled.': '其项目已取消。',
  'Its program is on hold. Resume the program, and its items go on with it.':
    '其项目已搁置。恢复项目后，行动项随之继续。',
  'Only an overdue {{name5}} can be acknowledged; this one is in time.': '只有逾期的才能确认知悉；此项尚未逾期。',
  'It was acknowledged already, and no level has been told since. It can be acknowledged again when the next one is.':
    '已确认知悉，此后没有通知新的级别。通知下一级之后可以再次确认。',
  'Hand in evidence, or ask for more time.': '请提交证据，或申请延期。',
  'Bring it to its end.': '请将其完成。',
  'Hand it in.': '请提交。',
  'Hand the review in.': '请提交复核。',
  'Answer, or decide it.': '请答复，或作出决定。',
  'Do what it waits for.': '请完成它所等待的事项。',
  'to perform it': '请执行。',
  'It ends by itself when the metric is back.': '指标恢复后自动结束。',
  'See to it that the rest is judged.': '请确保其余内容得到判定。',
  'A request waits for a decision already. Have it decided first.': '已有一项申请等待答复。请先取得答复。',
  'No effectiveness check of this item is to be answered.': '此行动项没有待答复的有效性检查。',
  'Nobody checks whether their own work was effective. Somebody else who may check must say so.':
    '任何人都不能检查自己的工作是否有效。须由其他有权检查的人答复。',
  'Only those whom the effectiveness policy names may check this item. Look at the item to see whom.':
    '只有有效性政策指定的人可以检查此行动项。人员见行动项页面。',
  'It is too early to say whether it was effective. Look at what comes next for the item to see from when.':
    '现在判断是否有效为时过早。何时可以判断，见“接下来”。',
  'It was checked and found effective, and is closed for good. What comes up now is a new action item.':
    '经检查有效，已最终关闭。新的问题请新建行动项。',
  'Its program is cancelled, and none of its work is opened again. Make an item in a program that is active, and set this one to be checked no more.':
    '其项目已取消，其中的工作不再重新打开。请在进行中的项目里新建行动项，并取消对此项的检查。',
  'Whoever owes it asks for consent. Others need none: {{who}} can do it.':
    '负责人需要申请同意；其他人不需要：{{who}}可以直接操作。',
  'Have {{who}} do it.': '请由{{who}}操作。',
  'Only a person asks for more time.': '只有人员可以申请延期。',
  'Nobody decides on their own request. Ask the program manager or the domain lead.':
    '任何人都不能答复自己的申请。请联系项目经理或领域负责人。',
  'Only those who must agree by the extension policy, and those who stand in for them, may decide on this.':
    '只有延期政策要求同意的人及其代理人可以答复。',
  'No request about this item is waiting for a decision.': '此行动项没有等待答复的申请。',
  'Only whoever asked for it may take it back. Those who must agree can refuse it.':
    '只有申请人可以撤回。需要同意的人可以拒绝。',
  'The date asked for has passed by now. Refuse it, and let a later one be asked for.':
    '所申请的日期已过。请拒绝，并让对方申请更晚的日期。',
  'The item is due as late as that by now. Refuse it, or let a later date be asked for.':
    '到期日已不早于所申请的日期。请拒绝，或让对方申请更晚的日期。',
  'The title, the description or the severity has changed since this was asked for. Refuse it, and let it be asked for again.':
    '申请之后标题、描述或严重程度有变。请拒绝，并让对方重新申请。',
  'It is suspended by {{text}}. Revoke that, or wait for its end: the obligation is then live again by itself.':
    '它由 {{text}} 暂缓。请撤销该例外，或等它结束：届时义务自动恢复。',
  'An item can be reopened only while its phase is open and its program active.':
    '只有阶段开放且项目进行中时才能重新打开行动项。',
  'The due date has passed. Reopen the item with a new due date.': '到期日已过。重新打开时请给出新的到期日。',
  'Hand in evidence (a link or a file) or a statement of what was done.': '请提交证据（链接或文件），或说明做了什么。',
  'There is no open sign-off round to decide on.': '没有等待决定的签核。',
  'There is no open round to decide on: it does not wait for [a signature|an approval].':
    '没有等待决定的轮次：它没有等待签核。',
  'There is no open round to decide on: no review waits for a signature.': '没有等待决定的轮次：没有等待签核的复核。',
  'It waits for {{text}}. See to those first, or take the dependency away.':
    '它在等待 {{text}}。请先处理这些，或去掉依赖。',
  'Nobody {{act}} their own obligation, as its owner now or before, or standing in for one. [Ask for more time, which others agree to (tollgate extend), or have|Ask for it, which others agree to (tollgate request), or have] {{who}} do it.':
    '任何人都不能以现任或前任负责人或其代理人的身份减轻自己的义务。请提出申请由他人同意，或请{{who}}操作。',
  'Nobody {{act}} their own obligation, as its owner now or before, or standing in for one. Have {{who}} do it.':
    '任何人都不能以现任或前任负责人或其代理人的身份减轻自己的义务。请由{{who}}操作。',
  'Nobody {{act}} their own obligation, by way of its program neither: {{text}} are owed by them, as owner now or before, or by somebody they stand in for. Have {{who}} do it.':
    '任何人也不能通过项目减轻自己的义务：{{text}} 由其本人或其代理的人负责。请由{{who}}操作。',

  '{{name7}} is {{say}}; it is not at its tollgate.': '“{{name7}}”的状态是{{say}}，不在关口。',
  '{{name7}} is {{say}}; only the phase that is open can be passed.':
    '“{{name7}}”的状态是{{say}}；只有开放的阶段才能通过。',
  '{{name7}} has items: its tollgate opens by itself when they are done or cancelled.':
    '“{{name7}}”有行动项：它们完成或取消后关口自动开启。',
  '{{text}} of {{name7}} was opened again since it came to its tollgate. Send it back; the tollgate opens anew when that is done.':
    '“{{name7}}”进入关口之后 {{text}} 又被重新打开。请退回；完成后关口重新开启。',
  'A program needs a phase before it can be launched. Add one.': '启动之前项目需要至少一个阶段。请添加。',
  active: '进行中',
  planned: '计划中',
  tollgate: '在关口',
  passed: '已通过',
  done: '已完成',
  closed: '已关闭',
  cancelled: '已取消',
  draft: '草稿',
  'on hold': '已搁置',

  'Nobody signs for their own work. Ask another approver of this stage to decide.':
    '任何人都不能签核自己的工作。请由该阶段的另一位审批人决定。',
  'Approvers ask, and those who did the work answer.': '提问由审批人进行，由完成工作的人回答。',
  'Only the approvers of stage {{n}} ({{any}}), and those who stand in for them, may decide now.':
    '目前只有第 {{n}} 阶段（{{any}}）的审批人及其代理人可以决定。',
  'Sign-off': '签核',
  'This person has no signature in the open round, and none was given in their name.':
    '您在当前轮次没有签名，也没有人以您的名义签名。',
  'This person has decided already; one person counts once.': '您已作出决定；一人只计一次。',
  'This person has signed another stage of this round already; standing in, one person counts once in all of it.':
    '您已在本轮的另一阶段签核；代理时一人在整轮中只计一次。',
  'The person in whose name you would decide has decided already, or a stand-in has for them.':
    '您所代理的人已经决定，或已有代理人代其决定。',
  'This person stands in for several who are asked. Say in whose name (onBehalfOf).':
    '您代理了多位被询问的人。请说明以谁的名义。',
  'The way to this stand-in leads through somebody whose own work it is. Another approver must decide.':
    '到此代理人的代理链经过完成该工作的人。须由另一位审批人决定。',
  'The policy allows no break-glass. Ask an approver, or somebody who can name others (the program manager or an administrator).':
    '政策不允许应急签署。请联系审批人，或可以指定其他审批人的人（项目经理或管理员）。',
  'Nobody asks to break the glass, or it has expired. Ask for it first.':
    '没有应急签署请求，或请求已过期。请先提出请求。',
  'The break-glass has expired. Ask for it again.': '应急签署请求已过期。请重新提出。',
  'A break-glass is asked for already. A second person confirms or refuses it, or it expires.':
    '已有应急签署请求，等待第二人确认、拒绝或过期。',
  'A break-glass was asked for {{n}} times in this round. Withdraw what was handed in, and hand it in anew.':
    '本轮已提出 {{n}} 次应急签署请求。请撤回所提交的内容后重新提交。',
  'Nobody can be the second person: of those whom the policy names for it none is there who did not do the work and does not stand in for you, or you for them. Name others in the policy, or ask the approvers.':
    '没有人可以担任第二人：政策指定的人或参与了该工作，或与您互为代理。请在政策中指定其他人，或联系审批人。',
  'Nobody decides on their own work, by a broken glass either. {{any}} must be somebody who did none of it.':
    '任何人都不能决定自己的工作，应急签署也不例外。{{any}}必须没有参与该工作。',
  'Nobody decides on their own work, by a broken glass either. Another second person must confirm it.':
    '任何人都不能决定自己的工作，应急签署也不例外。须由另一位第二人确认。',
  '{{any}} must be named for it by the policy, and be there.': '{{any}}必须由政策指定，并且在岗。',
  'Whoever asked for it': '申请人',
  'Whoever breaks the glass': '应急签署人',
  'The second person must be another than who asked: not an account of theirs, nor who stands in for them or they for.':
    '第二人必须是申请人以外的人：不能是其另一账户，也不能与其互为代理。',
  'Only whom the policy names as the second person may confirm or refuse it.': '只有政策指定的第二人可以确认或拒绝。',
  'The content is not what was read. Read it again, and send its present hash.':
    '内容与您读到的不同。请重新阅读后再决定。',
  'The content has changed since it was read. Read it again, then sign with its present hash.':
    '内容在您阅读之后有变。请重新阅读后再签核。',
  'Sending back needs a reason, so that the owner knows what to mend.': '退回须说明理由，以便负责人知道改什么。',
  'Refusing needs a reason, so that the owner knows why.': '拒绝须说明理由。',
  'Give the program a domain lead or a manager who is not the owner, or name further approvers in the sign-off policy.':
    '请为项目指定非负责人本人的领域负责人或经理，或在签核政策中指定其他审批人。',
  'Stage {{n}} ({{any}}) of the sign-off needs {{n2}} approver(s), and {{n3}} can be found who did not do the work. {{any2}}':
    '签核的第 {{n}} 阶段（{{any}}）需要 {{n2}} 位审批人，而未参与该工作的只有 {{n3}} 位。{{any2}}',
};
