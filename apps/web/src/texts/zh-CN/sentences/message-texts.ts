import type { Sentences } from '../../sentences/sentences.js';

/** Sentences of which messages are made: what happened, and what may be done. */
export const messageTexts: Sentences = {
  'You are told because you own it.': '您是负责人，因此收到此消息。',
  'You are told as the manager of its owner.': '您是负责人的上级，因此收到此消息。',
  'You are told as the program manager.': '您是项目经理，因此收到此消息。',
  'You are told as the domain lead.': '您是领域负责人，因此收到此消息。',
  'You are told as the manager of an approver who has not decided.': '您是尚未决定的审批人的上级，因此收到此消息。',
  'You are told because the policy names you.': '政策指定了您，因此收到此消息。',
  'You are told because you are on duty.': '您正在值班，因此收到此消息。',
  'You are told because you are asked to sign.': '需要您签核，因此收到此消息。',
  'You are told as an administrator.': '您是管理员，因此收到此消息。',
  'You are told because you own them.': '您是负责人，因此收到此消息。',
  'You are told because you are mentioned.': '您被提及，因此收到此消息。',
  'You are told because you asked for it.': '您是申请人，因此收到此消息。',
  'You are told as the owner of the risk.': '您是风险负责人，因此收到此消息。',
  'You are told as the manager of the risk owner.': '您是风险负责人的上级，因此收到此消息。',
  'You are told because you stand in for {{name}}.': '您代理 {{name}}，因此收到此消息。',
  'You are told because it is about your absence.': '此事与您不在岗有关，因此收到此消息。',
  'You are told because the policy names you as the second person.': '政策指定您为第二人，因此收到此消息。',
  'You are told because you are asked to check it.': '需要您检查，因此收到此消息。',
  'You are told because it was yours.': '它原由您负责，因此收到此消息。',
  'You are told because it is yours now.': '它现由您负责，因此收到此消息。',
  'You are told in their place. Hand over what is theirs to somebody who is there.':
    '您代其收到此消息。请将其工作移交给在岗的人。',
  'This was for {{name}}, who has left: “{{say}}” {{say2}}': '此消息原发给已离开的 {{name}}：“{{say}}”{{say2}}',
  'The reason: {{any}}[.]': '理由：{{any}}。',
  'Why: {{any}}': '理由：{{any}}',
  'Nothing is done by it any more: where the rule acted it proposes again, and people decide.':
    '不再凭它执行任何操作：规则此前自动执行的地方改为提出提案，由人决定。',
  'Its report says what the labels came to.': '标注的结果见其报告。',
  'And {{n}} more.': '另有 {{n}} 项。',

  'You own {{it}}, due {{when}}.': '{{it}} 由您负责，{{when}} 到期。',
  'You own {{it}}.': '{{it}} 由您负责。',
  'Start it, and hand in evidence when it is done.': '请开始，完成后提交证据。',
  '{{it}} has a new owner.': '{{it}} 有新的负责人。',
  '{{it}} is due {{when}}.': '{{it}} 于 {{when}} 到期。',
  'Hand in evidence before then, or ask for a due-date extension.': '请在此之前提交证据，或申请延期。',
  '{{it}} was due {{when}} and is still open.': '{{it}} 已于 {{when}} 到期，仍未完成。',
  '{{it}}, owned by {{any}}, was due {{when}} and is still open.':
    '{{it}}（负责人 {{any}}）已于 {{when}} 到期，仍未完成。',
  'Hand in evidence, ask for an extension, or acknowledge that you are on it.':
    '请提交证据、申请延期，或确认您正在处理。',
  'Acknowledge it to hold the ladder for a while, or see to it that it moves.': '请确认知悉以暂停升级，或促使其推进。',
  'Acknowledge it to hold the ladder for a while, or see to it that it is [answered|triaged|judged|reviewed].':
    '请确认知悉以暂停升级，或促使其得到处理。',
  'Acknowledge it to hold the ladder for a while, or see to it that it comes to its end.':
    '请确认知悉以暂停升级，或促使其完成。',
  'Somebody is on {{it}}; its ladder is held until {{when}}.': '已有人在处理 {{it}}；升级暂停至 {{when}}。',
  '{{any}} has handed in {{it}}.': '{{any}} 提交了 {{it}}。',
  'Read the evidence, then approve it or send it back with a reason.': '请阅读证据，然后批准，或说明理由退回。',
  '{{any}} has signed {{it}}; others are still to decide.': '{{any}} 已签核 {{it}}；其他人尚未决定。',
  '{{any}} has signed; others are still to decide.': '{{any}} 已签核；其他人尚未决定。',
  '{{it}} was not accepted.': '{{it}} 未被接受。',
  '{{it}} was not accepted by {{name}}.': '{{it}} 未被 {{name}} 接受。',
  'Mend it and hand it in again.': '请修改后重新提交。',
  'The content of {{it}} is not what was signed, so the signatures fell.': '{{it}} 的内容与签核时不同，签名已失效。',
  '{{it}} is not what was signed, so the signatures fell.': '{{it}} 与签核时不同，签名已失效。',
  'Read it again, then decide.': '请重新阅读后再决定。',
  '{{it}} was signed off.': '{{it}} 已签核。',
  '{{it}} was signed off by {{name}}.': '{{it}} 已由 {{name}} 签核。',
  'The tollgate of {{name7}} in {{it}} waits longer for a decision than its policy allows.':
    '{{it}} 的“{{name7}}”关口等待决定的时间超过政策规定。',
  '{{it}} waits longer for a decision than its policy allows.': '{{it}} 等待决定的时间超过政策规定。',
  'Approve it or send it back with a reason.': '请批准，或说明理由退回。',
  'Approve it or send it back, or see to it that somebody does.': '请批准或退回，或促使他人决定。',
  'See to it that somebody decides.': '请促使有人作出决定。',
  '{{it}} is now due {{when}}.': '{{it}} 现于 {{when}} 到期。',
  '{{it}} is on hold; its reminders and ladder stand still.': '{{it}} 已搁置；提醒和升级暂停。',
  '{{it}} is no longer on hold; its reminders and ladder go on.': '{{it}} 已恢复；提醒和升级继续。',
  '{{it}} is cancelled; nothing more is to be done.': '{{it}} 已取消；无需再做任何事。',
  '{{it}} was reopened and is due {{when}}.': '{{it}} 重新打开，{{when}} 到期。',
  '{{it}} was reopened.': '{{it}} 重新打开。',
  '{{it}} is suspended by {{text}}. Until then nothing of it is due.':
    '{{it}} 由 {{text}} 暂缓。在此之前没有到期事项。',
  '{{it}}, due {{when}}, is no longer suspended: {{any}}.': '{{it}}（{{when}} 到期）不再暂缓：{{any}}。',
  'Its ladder counts from now.': '升级自现在起计算。',
  '{{name}} wrote on {{it}}: “{{comment}}”': '{{name}} 在 {{it}} 写道：“{{comment}}”',
  '{{any}} would send {{it}} back; the others still decide.': '{{any}} 主张退回 {{it}}；其他人尚未决定。',
  '{{any}} would send it back; the others still decide.': '{{any}} 主张退回；其他人尚未决定。',
  '{{any}} has taken a signature on {{it}} back; it waits for a decision again.':
    '{{any}} 撤回了对 {{it}} 的签名；它再次等待决定。',
  '{{it}} was withdrawn, and is being worked on again.': '{{it}} 已撤回，正在继续处理。',
  '{{it}} was withdrawn by {{name}}, and is being worked on again.': '{{it}} 已由 {{name}} 撤回，正在继续处理。',
  'The decision on {{it}} is asked of somebody else now: the role you were asked in has moved.':
    '{{it}} 现由他人决定：您被询问时的角色已变更。',
  '{{it}} waits for a decision that nobody who is there may give.': '{{it}} 等待决定，而在岗的人都无权作出。',
  'Name a program manager or a domain lead who did not do the work, or re-plan it to a policy that finds somebody.':
    '请指定未参与该工作的项目经理或领域负责人，或改用能找到审批人的政策。',
  '{{any}} asks about {{it}}: {{question}}': '{{any}} 就 {{it}} 提问：{{question}}',
  'Answer it; the time for the decision runs on.': '请回答；决定的时限继续计算。',
  'About {{it}} you asked: {{question}}': '您曾就 {{it}} 提问：{{question}}',
  '{{any}} answers: {{answer}}': '{{any}} 回答：{{answer}}',
  '{{any}} asks that the due date of {{it}} move to {{when}}.': '{{any}} 申请将 {{it}} 的到期日延至 {{when}}。',
  '{{any}} asks that {{it}} {{say}}.': '{{any}} 申请让 {{it}} {{say}}。',
  'Grant it, or refuse it with a reason.': '请批准，或说明理由拒绝。',
  'Grant it or refuse it with a reason, or see to it that somebody does.': '请批准或说明理由拒绝，或促使他人答复。',
  '{{any}} agrees that {{it}} be due {{when}}; others are still to decide.':
    '{{any}} 同意 {{it}} 于 {{when}} 到期；其他人尚未决定。',
  '{{any}} agrees that {{it}} {{say}}; others are still to decide.': '{{any}} 同意让 {{it}} {{say}}；其他人尚未决定。',
  '{{any}} agreed that {{it}} {{say}}, and so it is.': '{{any}} 已同意让 {{it}} {{say}}，并已生效。',
  '{{it}} stays due {{when}}.': '{{it}} 仍于 {{when}} 到期。',
  '{{it}} stays due {{when}}; refused by {{name}}.': '{{it}} 仍于 {{when}} 到期；由 {{name}} 拒绝。',
  'It was asked that {{it}} {{say}}; it stays as it was.': '曾申请让 {{it}} {{say}}；保持不变。',
  'It was asked that {{it}} {{say}}; it stays as it was; refused by {{name}}.':
    '曾申请让 {{it}} {{say}}；由 {{name}} 拒绝，保持不变。',
  'The request to move {{it}} was taken back; nothing is to be decided.': '{{it}} 的延期申请已撤回；无需决定。',
  'The request to move {{it}} was taken back by {{name}}; nothing is to be decided.':
    '{{it}} 的延期申请已由 {{name}} 撤回；无需决定。',
  'The request that {{it}} {{say}} was taken back; nothing is to be decided.':
    '让 {{it}} {{say}}的申请已撤回；无需决定。',
  'The request that {{it}} {{say}} was taken back by {{name}}; nothing is to be decided.':
    '让 {{it}} {{say}}的申请已由 {{name}} 撤回；无需决定。',
  'The request to move {{it}} to {{when}} waits longer than its policy allows.':
    '将 {{it}} 延至 {{when}} 的申请，等待时间超过政策规定。',
  'The request that {{it}} {{say}} waits longer than its policy allows.':
    '让 {{it}} {{say}}的申请，等待时间超过政策规定。',
  '{{it}} is now due {{when}}, granted by {{name}}.': '{{it}} 现于 {{when}} 到期，由 {{name}} 批准。',
  'Nothing holds up {{it}} any more: {{any}}.': '{{it}} 不再受阻：{{any}}。',
  'Start it.': '请开始。',
  'It may start from {{when}}.': '自 {{when}} 起可以开始。',
  '{{it}} cannot start yet: {{any}}.': '{{it}} 暂不能开始：{{any}}。',
  'You are told when it may. If that puts its due date at risk, ask for an extension in good time.':
    '可以开始时会通知您。如果影响到期日，请及时申请延期。',
  'Of {{it}} these wait for themselves, so that none of them can ever start: {{text}}':
    '{{it}} 中以下事项互相等待，都无法开始：{{text}}',
  'Take one of these dependencies away.': '请去掉其中一个依赖。',
  '{{it}}, owned by {{any}}, has been done for a while.': '{{it}}（负责人 {{any}}）已完成一段时间。',
  'Look whether the problem is gone, then say that it passed, or what you found.':
    '请查看问题是否已消除，然后确认有效，或写明您的发现。',
  'Nobody has said yet whether {{it}} was effective.': '尚无人说明 {{it}} 是否有效。',
  'Look whether the problem is gone, and answer.': '请查看问题是否已消除，并答复。',
  'See to it that somebody answers.': '请促使有人答复。',
  'See to it that it is answered.': '请促使其得到回答。',
  '{{it}} was checked, and the problem is gone. It is closed for good.': '{{it}} 经检查，问题已消除，已最终关闭。',
  '{{it}} was checked, and the problem is still there. It is open again, due {{when}}.':
    '{{it}} 经检查，问题仍在，已重新打开，{{when}} 到期。',
  'The finding: {{text}}': '检查发现：{{text}}',

  'All items of {{name7}} are done or cancelled.': '“{{name7}}”的全部行动项已完成或取消。',
  'Sign that the phase is passed, or send it back with a reason.': '请签核该阶段通过，或说明理由退回。',
  '{{name7}} is open again.': '“{{name7}}”重新开放。',
  'Reopen or add what is missing; the tollgate opens anew when it is done.':
    '请重新打开或补充所缺的内容；完成后关口重新开启。',
  '{{name7}} is signed off, and the next phase is open.': '“{{name7}}”已签核，下一阶段已开放。',
  'Its last phase, {{name7}}, is signed off.': '最后一个阶段“{{name7}}”已签核。',
  'The phase {{name7}} of {{it}} is open, and nothing is to be done in it: it waits until it has items.':
    '{{it}} 的“{{name7}}”已开放，但没有行动项：它在等待。',
  'Add what is to be done. If that is nothing, open its tollgate with the reason; when it is signed, the next phase opens.':
    '请添加要做的事。如没有，请说明理由开启关口；签核后下一阶段开放。',
  '{{name7}} is still open after its target date.': '“{{name7}}”过了目标日期仍未通过。',
  'Look at its open items, and move them or the date.': '请查看未完成的行动项，调整它们或日期。',
  'From {{when}} until {{when2}} {{name}} stands in for {{name2}}, [for approvals|for everything].':
    '{{when}} 至 {{when2}}，{{name}} 代理 {{name2}}。',
  'Until {{when}} {{name}} stands in for {{name2}}, [for approvals|for everything].':
    '至 {{when}}，{{name}} 代理 {{name2}}。',
  'A decision waits on {{text}}.': '{{text}} 等待决定。',
  'It has ended; {{name}} decides in person again.': '代理已结束；{{name}} 重新亲自决定。',
  'It has ended by {{name2}}; {{name}} decides in person again.': '代理已由 {{name2}} 结束；{{name}} 重新亲自决定。',
  'Action items go over one by one; each is told on its own.': '行动项逐一移交，分别通知。',
  'Give it to somebody who is there, or have an administrator hand it over (tollgate people leave).':
    '请转交给在岗的人，或请管理员移交（tollgate people leave）。',

  'Whoever holds the token “{{name}}” can do in Tollgate what you can, until {{when}}.':
    '持有令牌“{{name}}”的人可以在 Tollgate 中做您能做的事，至 {{when}}。',
  'If you did not ask for it, revoke it (tollgate token revoke) and tell an administrator whom you trust.':
    '如果不是您要求的，请撤销（tollgate token revoke）并告知您信任的管理员。',
  'From now on you are {{any}}.': '从现在起您的角色是：{{any}}。',
  'From now on you are {{any}}, until {{when}}.': '从现在起至 {{when}}，您的角色是：{{any}}。',
  'Tollgate keeps the deadlines, approvals and promises that you and others have agreed on. The link in the mail lets you in once, until {{when}}; there you choose a password of your own.':
    'Tollgate 记录您和他人约定的期限、审批和承诺。邮件中的链接可登录一次，至 {{when}}；届时请设置自己的密码。',
  '{{name}} has taken the role. Your part in records that are yours stays.':
    '{{name}} 收回了该角色。您在自己的记录中的职责不变。',
  'Somebody, most likely you, asked for another password. The link in the mail lets you choose one; it works once, within an hour.':
    '有人（很可能是您）请求重设密码。邮件中的链接可用来设置新密码，一小时内有效，只能使用一次。',
  'If it was not you, do nothing: your password stays as it is.': '如果不是您，请忽略：密码保持不变。',
  'Whoever has the link is let in once as you, until {{when}}. What is done then says in the trail who made it.':
    '持有链接的人可以您的身份登录一次，至 {{when}}。其操作会在记录中写明链接由谁创建。',
  'If you did not ask for it, tell an administrator whom you trust.': '如果不是您要求的，请告知您信任的管理员。',

  '{{any}} asks that {{it}} be signed off past those who are asked.': '{{any}} 请求绕过被询问的人签核 {{it}}。',
  'Read what was handed in. Sign in, then confirm or refuse it until {{when}}; you answer for it with them.':
    '请阅读所提交的内容，登录后于 {{when}} 前确认或拒绝；您将与其共同负责。',
  'It holds once a second person has confirmed it, until {{when}}. Those who are asked can still decide.':
    '须由第二人于 {{when}} 前确认方可生效。被询问的人仍可决定。',
  '{{it}} was signed off past those who were asked; {{any}} confirmed it.':
    '{{it}} 已绕过被询问的人签核；由{{any}}确认。',
  'It stays marked. Look at whether it was right, and whom the policy should name so that it is not needed again.':
    '它将保留标记。请检查是否恰当，以及政策应指定谁以免再次需要。',
  'That {{it}} be signed off past those who are asked has come to nothing: {{any}}[.]':
    '绕过被询问的人签核 {{it}} 未成立：{{any}}。',
  'It waits for those who are asked, as before.': '它照旧等待被询问的人。',

  'Nothing has been delivered to {{name}} for too long.': '{{name}} 已太久没有收到任何内容。',
  'Put its receiver right, switch it on again, and replay what it missed.':
    '请修复接收端，重新启用，并补发遗漏的内容。',
  '{{name}} takes events, but some it refused for two days; they were given up.':
    '{{name}} 接收事件，但有些两天来一直被拒绝，已放弃。',
  'It answered: {{text}}': '它的回应：{{text}}',
  'It says: {{text}}': '它的回应：{{text}}',
  'Look at its deliveries that are dead, put its receiver right, and replay what it missed.':
    '请查看失败的投递，修复接收端，并补发遗漏的内容。',
  'Nothing more comes of what it has matched and waits. Look at what it proposed; put it into shadow again once it is right.':
    '已匹配而等待中的不再继续。请查看它的提案；修正后重新设为观察。',
  '{{name}} takes no messages, whoever they are for.': '{{name}} 不接收任何消息。',
  'What waits leaves by itself when it is well again, and no ladder climbs because of it. Look at the settings and at the server.':
    '恢复后等待中的消息会自动发出，不会因此升级。请查看设置和服务器。',
  'Dates are counted with days that are likely, and say so. Who answers for calendars can mend it:':
    '日期按可能的休息日计算，并会注明。日历的负责人可以补充：',
  '{{name5}}, {{name}}, knows its days off until {{day}}, not the whole of {{n}}: import what was announced, or refresh it after an upgrade.':
    '{{name5}}（{{name}}）的休息日已知至 {{day}}，不含 {{n}} 年全年：请导入公布的内容，或在升级后刷新。',
  'Nothing happens by itself to {{name}} until this is put right; all else goes on.':
    '在修正之前，{{name}} 不会自动推进；其他一切照常。',
  'Change it, or end it. It is tried again by itself, once an hour at least.':
    '请更改或结束它。系统至少每小时自动重试一次。',
  'It was for the {{name}}, and nothing of it was done: {{text}}': '它针对 {{name}}，未执行任何内容：{{text}}',
  'Somebody who is not the API writes to the Temporal server, or an API runs with a key that was removed. See who can reach that server, and which keys of commands are accepted.':
    '有接口以外的程序向 Temporal 服务器写入，或有接口使用已移除的密钥。请检查谁能访问该服务器，以及接受哪些命令密钥。',
  'More of them are counted and stand in the trail; you are told once an hour at most.':
    '其余的会计数并记入审计记录；最多每小时通知一次。',
  'A new installation asks the domain lead, so that nobody passes the program that they manage; yours keeps the policy that it has.':
    '新安装的系统会询问领域负责人，使任何人都不能独自通过自己管理的项目；您的系统保留原有政策。',
  'To change that, publish a version of it without program_manager, and give it to your programs. You are told this once.':
    '如要更改，请发布不含 program_manager 的版本并用于您的项目。此消息只通知一次。',
};
