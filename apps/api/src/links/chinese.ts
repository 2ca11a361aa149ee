/**
 * What the pages of links and of signing in say, in Simplified Chinese, by what they say in English. What stands in braces is the same
 * in both. Words of people are theirs, and what the rules refuse is said in the words of the API.
 */
export const chinese: Readonly<Record<string, string>> = {
  // What a link does.
  'Acknowledge {{record}}': '确认 {{record}}',
  'Ask for more time for {{record}}': '为 {{record}} 申请延期',
  'Approve {{record}}': '批准 {{record}}',
  'Send back {{record}}': '退回 {{record}}',
  'Refuse {{record}}': '拒绝 {{record}}',
  'Grant what is asked for of {{record}}': '同意对 {{record}} 的申请',
  'Refuse what is asked for of {{record}}': '拒绝对 {{record}} 的申请',
  'Pass the effectiveness check of {{record}}': '{{record}} 有效性检查通过',
  'Fail the effectiveness check of {{record}}': '{{record}} 有效性检查未通过',
  'You, {{name}}, {{meaning}}': '您（{{name}}）{{meaning}}',
  'say that you have seen that it is overdue and are on it. Its ladder is held for a while; the due date stands.':
    '确认已知其逾期并正在处理。升级会暂停一段时间；到期日不变。',
  'ask for a due-date extension. Until somebody grants it, the due date stands.':
    '申请延长到期日。在有人同意之前，到期日不变。',
  'take responsibility that it is truly done, as stated below.': '对其确已按下述内容完成承担责任。',
  'say that it is not done yet, and why.': '说明其尚未完成及原因。',
  'refuse it for good, and say why.': '最终拒绝，并说明原因。',
  'agree to what is asked for below; where enough have agreed, it is done at once.':
    '同意下述申请；同意的人数足够后立即生效。',
  'say that it stays as it is, and why.': '说明维持现状及原因。',
  'say that the problem is gone. The item is closed for good: nobody can open it again.':
    '说明问题已消除。行动项将永久关闭：任何人都不能再打开。',
  'say that the problem is still there. The item is open again, and those around it are told what you found.':
    '说明问题仍然存在。行动项将重新打开，相关人员会得知您的发现。',
  'take responsibility that it may be so, as stated below, until it ends by itself.':
    '对其可按下述内容存续、直至自行结束承担责任。',
  'say that it cannot be approved as it stands, and what is to be mended.': '说明目前不能批准，以及应如何改正。',
  'refuse it for good, and say why: whoever asked may ask for another, and not for this one again.':
    '最终拒绝并说明原因：申请人可另行申请，但不能再次申请这一项。',
  'take responsibility that the risk stands as reviewed below.': '对下述风险复核结果承担责任。',
  'say that it does not stand as reviewed, and why; its owner hands in another review.':
    '说明复核结果不成立及原因；由其负责人重新提交复核。',
  'take responsibility that these are the causes, as far as they are known.': '对目前已知的这些原因承担责任。',
  'say that it does not hold as it is written, and why; its analyst works on it again.':
    '说明其内容不成立及原因；由分析人继续处理。',
  Acknowledge: '确认',
  'Ask for more time': '申请延期',
  Approve: '批准',
  'Send back': '退回',
  Refuse: '拒绝',
  Grant: '同意',
  'It passed': '通过',
  'It failed': '未通过',
  'It is acknowledged; its ladder is held for a while.': '已确认；升级暂停一段时间。',
  'Your request is on its way to whoever may grant it.': '您的申请已送交有权同意的人。',
  'It is approved, and signed with your name.': '已批准，并以您的名义签署。',
  'It is sent back, with your reason.': '已退回，并附上您的理由。',
  'It is refused, with your reason.': '已拒绝，并附上您的理由。',
  'It is granted.': '已同意。',
  'It was found effective, and is closed for good.': '已确认有效，并永久关闭。',
  'It was found not effective, and is open again.': '已确认无效，并重新打开。',
  Content: '内容',
  'Nothing has happened yet. This link is yours alone, works once, and until {{when}}.':
    '目前尚未发生任何变化。此链接仅供您本人使用，只能使用一次，有效期至 {{when}}。',
  Done: '完成',
  'You can close this page. The link has done its work and cannot be used again.':
    '您可以关闭此页面。此链接已使用，不能再次使用。',
  'It was not done': '未执行',
  'Nothing has changed.': '没有任何变化。',

  // What is typed.
  'New due date, at the end of the owner’s working day': '新的到期日（负责人工作日结束时）',
  'New due date, at {{time}} ({{zone}})': '新的到期日，{{time}}（{{zone}}）',
  Why: '原因',
  'What it means for others (may stay empty)': '对他人的影响（可不填）',
  'What is missing': '缺少什么',
  'Why not': '为何不同意',
  'What you found': '您的发现',
  'A note (may stay empty)': '备注（可不填）',
  'A remark (may stay empty)': '说明（可不填）',
  'Say until when you need it: a date that exists.': '请说明需要延到何时：一个存在的日期。',
  'Say why you need more time.': '请说明为何需要更多时间。',
  'Say why not, so that the owner knows.': '请说明为何不同意，以便负责人了解。',
  'Say what you looked at, and what you found.': '请说明您查看了什么、发现了什么。',
  'Say what was found, so that it can be mended.': '请说明发现了什么，以便改正。',
  'Say until when it is to be done: a date that exists.': '请说明应在何时之前完成：一个存在的日期。',
  'Say why it is refused, so that whoever asked knows.': '请说明为何拒绝，以便申请人了解。',
  'Say what is missing, so that it can be mended.': '请说明缺少什么，以便改正。',
  'Type your password: the policy asks whoever decides for it.': '请输入密码：政策要求作出决定的人提供密码。',
  'The policy asks whoever decides to prove who they are, and you have no password here. Sign in again where you do, and decide then; or ask an administrator for a link by which you can set a password.':
    '政策要求作出决定的人证明身份，而您在此没有密码。请在您登录的地方重新登录后再决定；或请管理员提供设置密码的链接。',
  'Whoever decides is asked to prove who they are, by password or provider, not longer than 1 minute before.':
    '作出决定的人须在此前 1 分钟内通过密码或身份提供方证明身份。',
  'Whoever decides is asked to prove who they are, by password or provider, not longer than {{n}} minutes before.':
    '作出决定的人须在此前 {{n}} 分钟内通过密码或身份提供方证明身份。',
  'You have, in this browser.': '您已在此浏览器中证明。',
  'Your password': '您的密码',

  // Facts of what is decided on.
  Program: '计划',
  Phase: '阶段',
  Owner: '负责人',
  Due: '到期',
  '{{when}}, overdue': '{{when}}，已逾期',
  Title: '标题',
  Description: '说明',
  Severity: '严重程度',
  'Root cause': '根本原因',
  Tags: '标签',
  'Handed in by': '提交人',
  Statement: '声明',
  Evidence: '证据',
  none: '无',
  'file, SHA-256 {{digest}}': '文件，SHA-256 {{digest}}',
  'Asked for by': '申请人',
  'Asks that it': '申请',
  'be put on hold': '暂停',
  'be cancelled': '取消',
  'have no severity any more': '不再有严重程度',
  'have the severity low': '严重程度改为低',
  'have the severity medium': '严重程度改为中',
  'have the severity high': '严重程度改为高',
  'have the severity critical': '严重程度改为严重',
  low: '低',
  medium: '中',
  high: '高',
  critical: '严重',
  'New due date': '新的到期日',
  Reason: '理由',
  Impact: '影响',
  Items: '行动项',
  Kind: '种类',
  Scope: '范围',
  Markets: '市场',
  Domain: '领域',
  'Rule or control': '规则或控制措施',
  Rationale: '依据',
  'Compensating controls': '补偿性控制',
  'Inherent risk': '固有风险',
  'Residual risk': '剩余风险',
  'Risk owner': '风险负责人',
  Starts: '开始',
  Ends: '结束',
  Renews: '续期',
  Outcome: '结果',
  Likelihood: '可能性',
  'Reviewed every': '复核周期',
  'What happened': '发生了什么',
  Method: '方法',
  Stage: '环节',
  Analyst: '分析人',
  Causes: '原因',
  'Steps and events': '步骤和事件',
  'Where else': '其他地方',

  // Links that do nothing any more.
  'This link is not one of ours': '此链接无效',
  'It may have been cut on its way. Copy it whole out of the message, or look in Tollgate.':
    '链接可能在传送中被截断。请从消息中完整复制，或在 Tollgate 中查看。',
  'This link was revoked': '此链接已被撤销',
  'It does nothing any more. Look in Tollgate, or wait for the next message.':
    '它已不起作用。请在 Tollgate 中查看，或等待下一条消息。',
  'This link came into a room': '此链接来自群聊',
  'Whoever is in the room could press it, so it does nothing. Use the link in the mail that you got, or decide in Tollgate.':
    '群里的任何人都可以点击，因此它不起作用。请使用您收到的邮件中的链接，或在 Tollgate 中决定。',
  'This link was used already': '此链接已使用',
  'It was used on {{when}}. A link works once.': '它已于 {{when}} 使用。链接只能使用一次。',
  'This link has expired': '此链接已过期',
  'It worked until {{when}}. Decide in Tollgate, or wait for the next message.':
    '有效期至 {{when}}。请在 Tollgate 中决定，或等待下一条消息。',
  'an earlier day': '较早的日子',
  'There is nothing to decide any more': '已没有需要决定的内容',
  'It was decided in the meantime, or is no longer for you to decide. Look in Tollgate to see how it stands.':
    '期间已有决定，或不再由您决定。请在 Tollgate 中查看现状。',
  'The content has changed since this message was sent': '此消息发出后内容已更改',
  'What you would decide on is not what you were told about. Use the newest message, or look in Tollgate.':
    '您要决定的内容与消息中所述不同。请使用最新的消息，或在 Tollgate 中查看。',
  'Messages to the room': '发给群聊的消息',
  'Messages to {{name}}': '发给 {{name}} 的消息',
  'There is nothing in it any more.': '其中已没有内容。',

  // Links to records.
  'Sign in to look at it': '登录后查看',
  'This link shows nothing and decides nothing by itself. Sign in, and it leads to the record, if you may see it.':
    '此链接本身不显示也不决定任何内容。登录后，如您有权查看，它会带您到相应记录。',
  'Sign in with {{name}}': '通过 {{name}} 登录',
  'Sign in with a password': '用密码登录',
  'Nobody signs in with a password here, and no provider is set up. Ask an administrator for a link.':
    '此处不使用密码登录，也未设置身份提供方。请向管理员索取链接。',
  'On the command line: {{command}}': '命令行：{{command}}',
  'Links that decide come to you alone: by mail, or from Tollgate’s bot where you have chosen it.':
    '用于作出决定的链接只发给您本人：通过邮件，或在您选择后由 Tollgate 机器人发送。',
  'There is no such page': '没有此页面',
  'It may have been cut on its way. Copy the link whole out of the message.':
    '链接可能在传送中被截断。请从消息中完整复制。',

  // Signing in.
  'Sign in': '登录',
  'Sign in to Tollgate': '登录 Tollgate',
  'You are signed out here, and at {{name}}.': '您已在此处和 {{name}} 退出登录。',
  'You are signed out here. At {{name}} you are not: {{link}}': '您已在此处退出登录，但在 {{name}} 尚未退出：{{link}}',
  'Sign out at {{name}} too': '同时退出 {{name}}',
  'Mail address, or name': '邮箱地址或姓名',
  Password: '密码',
  'I have forgotten my password': '忘记密码',
  'No way in yet? Whoever administers Tollgate invites you: by mail, or with a link that they hand over to you.':
    '还不能登录？Tollgate 的管理员会邀请您：通过邮件，或交给您一个链接。',
  'Welcome to Tollgate': '欢迎使用 Tollgate',
  'Choose another password': '设置新密码',
  'This installation is new. Here you become its first administrator, once.':
    '这是新的安装。您将在此成为其第一位管理员，仅此一次。',
  'This link lets {{name}} in, once. If that is not you, close this page.':
    '此链接供 {{name}} 登录一次。如果不是您本人，请关闭此页面。',
  'This link lets {{name}} in, once; {{maker}} has made it. If that is not you, close this page.':
    '此链接供 {{name}} 登录一次，由 {{maker}} 创建。如果不是您本人，请关闭此页面。',
  'Your name': '您的姓名',
  'Set the password, and sign in': '设置密码并登录',
  'This link opens nothing any more': '此链接已失效',
  'It was used, another one was made after it, or its time is over; or it was cut on its way.':
    '它已被使用、已有更新的链接、已过期，或在传送中被截断。',
  'Sign in {{here}}, or ask whoever sent it for another.': '请在{{here}}登录，或向发送者索取新的链接。',
  here: '此处',
  'Open this link on the machine itself': '请在本机打开此链接',
  'The first administrator’s account is claimed in a browser on the machine that runs Tollgate, at its own address and not through a proxy. There is another way: on that machine, {{command}} makes a link that opens from anywhere.':
    '第一位管理员的账户须在运行 Tollgate 的机器上、通过其自身地址而非代理，在浏览器中认领。另一种方法：在该机器上运行 {{command}}，生成可从任何地方打开的链接。',
  'New password': '新密码',
  '{{n}} characters or more, of any kind. Four or five words that have nothing to do with each other are good.':
    '至少 {{n}} 个字符，种类不限。四五个互不相关的词是好的选择。',
  'The same once more': '再输入一次',
  'A new password': '新密码',
  'A link by which you choose another password comes to your mail address.': '用于设置新密码的链接会发送到您的邮箱。',
  'Mail address': '邮箱地址',
  'Send the link': '发送链接',
  'Look into your mail': '请查看邮箱',
  'If somebody signs in here with that address and a password, a link is on its way to them. It holds for an hour.':
    '如有人以该地址和密码在此登录，链接已发出，一小时内有效。',
  'Nothing came? Ask whoever administers Tollgate for a link.': '没有收到？请向 Tollgate 的管理员索取链接。',
  'You are signed in': '您已登录',
  'You are signed in as {{name}}': '您已以 {{name}} 的身份登录',
  'Sign out': '退出登录',
  'Where you are signed in': '您的登录位置',
  unknown: '未知',
  Browser: '浏览器',
  '{{browser}} (this one)': '{{browser}}（当前）',
  From: '来自',
  'Signed in': '登录时间',
  '{{at}}, with a password': '{{at}}，使用密码',
  '{{at}}, by {{provider}}': '{{at}}，通过 {{provider}}',
  '{{at}}, by a link': '{{at}}，通过链接',
  'Last used': '最近使用',
  'Sign out there': '在该处退出',
  'Change the password': '更改密码',
  'You stay signed in here, and are signed out everywhere else.': '您在此处保持登录，在其他地方都会退出。',
  'Present password': '当前密码',
  'That did not work': '操作未成功',
  'To the sign-in page': '前往登录页面',
  'Signing in does not work just now': '目前无法登录',
  'You were not signed in': '您未能登录',
  'Try again': '重试',
  'Sign in another way': '用其他方式登录',
  'If you ask somebody for help, tell them: {{code}}': '如需求助，请告知对方：{{code}}',

  // Command lines.
  'Let a command line in': '允许命令行登录',
  'The code that it shows': '命令行显示的代码',
  'Go on': '继续',
  'Let this command line in?': '允许此命令行登录吗？',
  'It acts in your name from then on. Refuse, if you have not just begun it yourself.':
    '此后它将以您的名义操作。如果不是您刚刚发起的，请拒绝。',
  'It may': '权限',
  'Read what you may read, and change nothing': '读取您可读的内容，不作更改',
  'Do what you may, but not administer': '执行您可执行的操作，但不能管理',
  'Do all that you may, administration too': '执行您可执行的全部操作，包括管理',
  'Let it in': '允许',
  'It is let in': '已允许',
  'It is refused': '已拒绝',
  'Go back to the command line. tollgate logout ends it.': '请回到命令行。运行 tollgate logout 可结束登录。',
  'It gets no token.': '它不会得到令牌。',
  'This cannot be done': '无法执行',
  'No command line waits under this code. It may be too old; begin anew: tollgate login.':
    '没有命令行在等待此代码。代码可能已过期；请重新运行 tollgate login。',
  Code: '代码',
  'What asks': '请求者',
  Since: '自',
  'Prove who you are': '证明身份',
  'Prove who you are to this command line?': '向此命令行证明您的身份吗？',
  'It decides in your name for five minutes from then on. Refuse, if you have not just begun it yourself.':
    '此后五分钟内它将以您的名义作出决定。如果不是您刚刚发起的，请拒绝。',
  'It is me': '是我',
  'It is you': '已确认是您',
  'Go back to the command line: it decides in your name until five minutes after you proved who you are.':
    '请回到命令行：在您证明身份后的五分钟内，它以您的名义作出决定。',
  'Prove first who you are.': '请先证明您的身份。',
  'Sign in anew with {{name}}': '通过 {{name}} 重新登录',
  'You have no password here, and no provider that can be asked to have you sign in anew. Ask an administrator for a link by which you set a password: tollgate invite.':
    '您在此没有密码，也没有可要求您重新登录的身份提供方。请管理员提供设置密码的链接：tollgate invite。',

  // What is refused while signing in.
  'Write your name, in 200 characters at most.': '请填写您的姓名，最多 200 个字符。',
  'The present password is not that. Type it again, or have a link sent to you.':
    '当前密码不正确。请重新输入，或让系统发送链接给您。',
  'That is no name and password of anybody here. Try again, or have a link sent to you.':
    '此处没有这样的姓名和密码。请重试，或让系统发送链接给您。',
  'This installation takes no passwords. Sign in by one of the providers on the sign-in page, or ask an administrator for a link.':
    '此安装不使用密码。请通过登录页面上的身份提供方登录，或向管理员索取链接。',
  'The password is not taken. The two that you typed differ; type the same one twice.':
    '密码未被接受。两次输入不一致；请输入相同的密码两次。',
  'Many people sign in at this moment. Try again in a few seconds.': '目前登录人数较多。请几秒后重试。',
  'This form was not made for you, or before you signed in. Open the page anew, and send it again.':
    '此表单不是为您生成的，或生成于您登录之前。请重新打开页面后再提交。',
};
