import type { Sentences } from '../../sentences/sentences.js';

/** The same of the other kinds of records. */
export const refusedOfRecords: Sentences = {
  'Nothing more can be done to it. Plan another one.': '已不能再对其进行任何操作。请另行计划一次。',
  'Nothing more can be done to it. Propose a new one.': '已不能再对其进行任何操作。请另行提出。',
  'Nothing more can be done to it. Propose it anew where it is still wanted.':
    '已不能再对其进行任何操作。如仍需要，请重新提案。',

  'It is at its end; what was said in it stays as it is.': '它已结束；其中的答复保持不变。',
  'You answer for {{who}}, and who answers does not weigh the answers. Have its chair do it, or somebody who answers for no team.':
    '您代表 {{who}} 答复，答复的人不能裁量各方答复。请由主持人或不代表任何团队的人操作。',
  'You answer for {{who}}. Say for which team: give "teamId".': '您代表 {{who}} 答复。请说明代表哪个团队。',
  'Whoever has the chair weighs the answers and gives none, and neither does who stands in for them. Have somebody else answer for the team, or give the chair away first.':
    '主持人及其代理人裁量答复，自己不作答复。请由他人代表团队答复，或先移交主持人。',
  'That team is not asked in this round. Have the chair ask it.': '本轮没有询问该团队。请主持人询问。',
  'There is no such condition in what the teams say now. Read the round again.':
    '各团队目前的答复中没有这个条件。请重新查看。',
  'Nobody decides over dissent or silence who owns or wrote {{key}}, or stands in for one of them. Have its domain lead decide, or give the chair to somebody else.':
    '{{key}} 的负责人、作者及其代理人不能在有异议或未答复时作出决定。请由其领域负责人决定，或移交主持人。',
  '{{n}} team[s] [has|have] until {{when}} to answer. Decide after that, or once they have answered.':
    '还有 {{n}} 个团队可在 {{when}} 之前答复。请在此之后或它们答复之后决定。',
  'Conditions wait: accept or decline each, and a team that is left without its condition is on record as dissenting.':
    '还有条件待处理：请逐一接受或拒绝；条件未被接受的团队记录为有异议。',
  'Its finding is {{say}}.': '其审查发现的状态是{{say}}。',
  'all {{n}} team[s] agree': '全部 {{n}} 个团队同意',
  'all teams agree': '全部团队同意',
  'no team objects': '没有团队反对',
  'all teams are to agree: {{say}}': '须全部团队同意：{{say}}',
  'no team objects so far: {{say}}': '目前没有团队反对：{{say}}',
  '{{n}} of {{n2}} team[s] are to agree: {{say}}': '{{n2}} 个团队中须有 {{n}} 个同意：{{say}}',
  '{{n}} of {{n2}} team[s] are to agree': '{{n2}} 个团队中须有 {{n}} 个同意',
  '{{n}} of {{n2}} team[s] agree, and {{n3}} may still': '{{n2}} 个团队中 {{n}} 个同意，{{n3}} 个尚未答复',
  'all teams are to agree, and {{n}} [does not|do not]': '须全部团队同意，而有 {{n}} 个不同意',
  'all teams are to agree, and {{n}} [abstains|abstain]': '须全部团队同意，而有 {{n}} 个弃权',
  'no team is to object, and {{n}} [does|do]': '不得有团队反对，而有 {{n}} 个反对',
  'no team objects, and none agrees either': '没有团队反对，也没有团队同意',
  'no team objects, and {{n}} [agrees|agree]': '没有团队反对，{{n}} 个同意',
  '{{n}} of {{n2}} team[s] are to agree, and {{n3}} [does|do]': '{{n2}} 个团队中须有 {{n}} 个同意，已有 {{n3}} 个',
  '{{n}} of {{n2}} team[s] are to agree; {{n3}} [does|do], and {{n4}} more may':
    '{{n2}} 个团队中须有 {{n}} 个同意；{{n3}} 个同意，还有 {{n4}} 个可能同意',

  'Nobody moves the date of an analysis that they own, gives a late one away or chooses who signs it, or does so for whom they stand in. Have the domain lead, the owner’s manager or an administrator do it.':
    '任何人都不能为自己或所代理的人的分析更改日期、转交逾期的分析或选择签核人。请由领域负责人、负责人的上级或管理员操作。',
  'No cause is marked as root. Mark one; where nobody knows it, mark what is asked as root with the code {{code}}.':
    '没有标记根本原因。请标记一个；如无人知道，请以代码 {{code}} 标记。',
  'The root cause “{{text}}” has no evidence. Give what shows it, or the code {{code}}.':
    '根本原因“{{text}}”没有证据。请提供证据，或使用代码 {{code}}。',
  'Question {{n}} ({{text}}) waits for its answer. Have it answered, or take it back with a reason.':
    '问题 {{n}}（{{text}}）尚未回答。请取得回答，或说明理由撤回。',
  'Nobody was asked where else it could happen. Ask for another market or domain first; “not applicable” is an answer, too.':
    '尚未询问其他地方是否也可能发生。请先询问另一个市场或领域；“不适用”也是一种回答。',
  'Name a domain lead who does not work on the analysis, or name further approvers in its sign-off policy.':
    '请指定未参与此分析的领域负责人，或在签核政策中指定其他审批人。',
  'Whoever was asked answers, or whoever stands in for them. Take the question back to ask somebody else.':
    '由被询问的人或其代理人回答。如要询问他人，请先撤回问题。',

  'Nobody gives an open breach away, as its owner or standing in for them: its ladder would begin anew. Have the owner’s manager or an administrator do it.':
    '负责人及其代理人不能转交未结束的越界：升级会重新开始。请由负责人的上级或管理员操作。',

  'The limit of triage follows from the severity and is moved by nobody. Triage the case, or reject it.':
    '分诊期限由严重程度决定，任何人不能更改。请分诊或不予立案。',
  'Nobody moves the date of a case, rates it anew, or gives away or merges a late one, as its lead or standing in for them. Have the domain lead, the lead’s manager or an administrator do it.':
    '牵头人及其代理人不能更改案例的日期、重新评级，也不能转交或合并逾期的案例。请由领域负责人、牵头人的上级或管理员操作。',
  'A case goes on in another case, which is there. Name one.': '案例只能并入另一个已有的案例。请指定一个。',
  '{{key}} is {{text}}, and nothing goes on in it. Name a case that is new, triaged or investigated.':
    '{{key}} 的状态不允许并入。请指定一个待分诊、已分诊或调查中的案例。',
  '{{key}} is restricted and {{key2}} is not: whoever works on {{key2}} would not see what goes on in it. Restrict {{key2}} first, or open {{key}}.':
    '{{key}} 受限而 {{key2}} 不受限：处理 {{key2}} 的人看不到并入的内容。请先限制 {{key2}}，或解除对 {{key}} 的限制。',
  'Somebody has worked on {{key}} since {{key2}} went on in it, so it stays there. Report a case of its own instead, and link it to this one.':
    '{{key2}} 并入后已有人处理过 {{key}}，因此不能再分出。请另行报告一个案例，并与此案例建立链接。',
  'The cases are not as they were previewed: one of them has changed since. Preview the merge again.':
    '案例自预览后已有变化。请重新预览合并。',
  'Nobody closes a case whose conclusion is their own, or that of somebody they stand in for. Have the domain lead, the lead’s manager or an administrator close it.':
    '任何人都不能关闭由自己或所代理的人作出结论的案例。请由领域负责人、牵头人的上级或管理员关闭。',

  'Nobody has a hand in the test of a control that they own or perform, did, or stand in for. Have its tester or somebody else do it.':
    '控制措施现任或前任的负责人、执行人及其代理人不得参与其测试。请由测试人或他人操作。',
  '{{n}} of {{n2}} are not judged yet.': '{{n2}} 项中还有 {{n}} 项未判定。',
  'Nothing was looked at: draw a sample, and judge it.': '尚未查看任何内容：请抽样并判定。',
  'A test of the design has no sample: read what the control says, and conclude.':
    '设计测试没有样本：请阅读控制措施的内容后作出结论。',
  'Some of its sample are judged already: another sample would drop them.': '部分样本已判定：重新抽样会丢弃这些判定。',
  'It was found effective: there is no deficiency to grade.': '结论为有效：没有需要定级的缺陷。',
  'Whoever tested it has graded the deficiency. Another grade is given by the domain lead or a risk analyst.':
    '测试人已为缺陷定级。更改定级由领域负责人或风险分析员进行。',
  'Nobody lets a control operate which they wrote, own or perform. Have the domain lead, the owner’s manager or a risk analyst do it.':
    '任何人都不能让自己编写、负责或执行的控制措施投入运行。请由领域负责人、负责人的上级或风险分析员操作。',
  'Nobody attests that a control works which they perform, or performed. Have its owner, their manager or the domain lead do it.':
    '任何人都不能证明自己执行或曾执行的控制措施有效。请由负责人、其上级或领域负责人操作。',
  'Nobody changes what is expected of themselves ({{text}}), as owner or operator or standing in for them. Have the domain lead, the owner’s manager or a risk analyst do it.':
    '负责人、执行人及其代理人不能更改对自己的要求（{{text}}）。请由领域负责人、负责人的上级或风险分析员操作。',
  'Nobody retires a control that they own or perform, or stand in for: what is expected of them would end. Have the domain lead, the owner’s manager or a risk analyst do it.':
    '任何人都不能停用自己或所代理的人负责或执行的控制措施：对其的要求会因此终止。请由领域负责人、负责人的上级或风险分析员操作。',
  'Nobody gives a control away whose attestation is late, as its owner or operator. Have the owner’s manager or the domain lead do it.':
    '证明逾期时，负责人和执行人不能转交控制措施。请由负责人的上级或领域负责人操作。',
  'Nobody [lets a run go|gives a missed run away] who was to perform it, or stands in for them. Have the owner of the control, the domain lead or the operator’s manager do it.':
    '应执行的人及其代理人不能这样处理错过的执行。请由控制措施的负责人、领域负责人或执行人的上级操作。',

  'It is approved and not stale; there is nothing to ask for.': '它已批准且仍然有效，无需申请。',
  'It waits for a new approval already. Have that decided.': '它已在等待重新批准。请取得该决定。',
  'An approved exception is not edited. Renew it: a new request with a decision of its own.':
    '已批准的例外不能修改。请续期：这是一项单独决定的新申请。',
  '{{key}} renews it already. Have that decided, or renew that one.':
    '{{key}} 已为其续期。请取得该决定，或为那一项续期。',
  'Name a domain lead, give the risk owner a manager, let somebody else ask or own the risk, or name further approvers in the exception policy.':
    '请指定领域负责人，为风险负责人设置上级，由他人申请或负责该风险，或在例外政策中指定其他审批人。',

  'Nobody agrees to a gap without what should be so. Give the finding its "criteria", then propose it.':
    '没有写明应有标准的差距无法同意。请为审查发现写明标准，再提交。',
  'Nobody agrees to a finding which they wrote, or in the name of whoever wrote it. Have its owner, their manager or the domain lead agree.':
    '任何人都不能同意自己编写的审查发现，也不能以作者的名义同意。请由负责人、其上级或领域负责人同意。',
  'Its owner does not rewrite a finding that they dispute. Say what would change your mind; its author writes it.':
    '负责人不能改写自己有异议的审查发现。请说明怎样才会改变看法；由作者修改。',
  'Its control is to pass the retest {{key}} first. Have it concluded, or cancelled with a reason.':
    '其控制措施须先通过复测 {{key}}。请完成复测，或说明理由取消。',
  'Nobody verifies a finding which they own or owned, wrote on or remediated, or whose owner or author they stand in for. Have somebody else who may verify it look.':
    '现任或前任负责人、作者、整改人及其代理人不能核实审查发现。请由其他有权核实的人查看。',
  'The target date is moved from the agreement until the remediation is done. Propose the finding with another one, or send the remediation back first.':
    '目标日期只能在同意之后、整改完成之前更改。请以另一个日期重新提交，或先退回整改。',
  'Nobody {{act}} who owns or owned a finding, or stands in for them. Have the domain lead, the owner’s manager or somebody else who may do it.':
    '审查发现的现任或前任负责人及其代理人不能这样做。请由领域负责人、负责人的上级或其他有权的人操作。',
  'Its cause is that of {{key}}, as it was signed. Have the analysis revised and signed, and let that carry the finding.':
    '其原因以已签核的 {{key}} 为准。请修订并签核该分析，再归入审查发现。',

  'Nobody approves what they have proposed themself, have set a machine to propose, or proposed before; nor does whoever stands in for them. Somebody else approves it.':
    '任何人及其代理人都不能批准自己提出、设置机器提出或曾经提出的提案。须由他人批准。',
  'Nobody rejects what they have proposed themself. Withdraw it instead.': '任何人都不能拒绝自己的提案。请撤回。',
  'So changed it would do nothing: the record is so already. Change it in another way, or reject it.':
    '这样修改后不会产生任何效果：记录已是如此。请另行修改，或驳回。',
  'It was proposed on facts that no longer hold: {{text}}. Propose it anew, on the facts as they are.':
    '提案所依据的事实已改变：{{text}}。请按目前的事实重新提案。',

  'There is nothing to judge yet. Send the list from which the sample is drawn first.':
    '尚无可判定的内容。请先发送用于抽样的清单。',
  'Where two differ a third decides, and nobody is named. Name an adjudicator.':
    '两人意见不同时由第三人裁定，而尚未指定。请指定裁定人。',
  'Nobody moves the date of a review round as its owner or standing in for them. Have the domain lead, the owner’s manager or an administrator do it.':
    '负责人及其代理人不能更改评审轮次的日期。请由领域负责人、负责人的上级或管理员操作。',
  'Nobody gives their own late review round away. Have the domain lead, the owner’s manager or an administrator do it.':
    '任何人都不能转交自己逾期的评审轮次。请由领域负责人、负责人的上级或管理员操作。',
  'Reviewing is blind: results are open to whoever leads the round and judges nothing in it, and to all who see it once it is at its end.':
    '评审是盲评：结果只对主持本轮且不参与判定的人开放；结束后对所有可见的人开放。',

  'Nobody makes their own reviews later, gives a late one away or chooses who signs, as the owner of the risk or standing in for them. Have the domain lead, the owner’s manager or an administrator do it.':
    '风险负责人及其代理人不能推迟自己的复核、转交逾期的复核或选择签核人。请由领域负责人、负责人的上级或管理员操作。',
  'Name a domain lead of the risk who does not own it, or name further approvers in the sign-off policy of the risk.':
    '请为风险指定非负责人本人的领域负责人，或在其签核政策中指定其他审批人。',
  'Set up a new one.': '请新建一个。',
};
