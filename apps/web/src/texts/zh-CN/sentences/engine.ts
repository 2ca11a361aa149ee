import type { Sentences } from '../../sentences/sentences.js';

/** Whether the machine is well, and what to do where it is not. */
export const engine: Sentences = {
  none: '没有',
  '{{n}} s': '{{n}} 秒',
  '{{n}} min': '{{n}} 分钟',
  '{{n}} h': '{{n}} 小时',
  '{{n}} d': '{{n}} 天',
  'No step is late.': '没有步骤延迟。',
  'Steps that are due and have not fired: {{any}}.': '已到期而未触发的步骤：{{any}}。',
  'Steps that are due and have not fired: {{any}}, the oldest for {{any2}}.':
    '已到期而未触发的步骤：{{any}}，最久的已 {{any2}}。',
  'See that a worker runs and is well: tollgate engine.': '请确认工作进程在运行且正常：tollgate engine。',
  'Nothing waits for the workflow engine.': '没有内容等待工作流引擎。',
  'Starts and pokes that wait for the workflow engine: {{any}}.': '等待工作流引擎的启动和通知：{{any}}。',
  'Starts and pokes that wait for the workflow engine: {{any}}, the oldest for {{any2}}.':
    '等待工作流引擎的启动和通知：{{any}}，最久的已 {{any2}}。',
  'See that the Temporal server answers and a worker runs: tollgate engine.':
    '请确认 Temporal 服务器有响应且工作进程在运行：tollgate engine。',
  'No worker is at work: what is due waits until one is, and nothing escalates.':
    '没有工作进程在运行：到期事项会等待，也不会升级。',
  'Start one: npm start on one machine, the image of the worker elsewhere.':
    '请启动一个：单机用 npm start，其他环境用工作进程的镜像。',
  'Workers that are not well, {{n}} of {{n2}}: {{text}}.': '异常的工作进程（{{n2}} 个中 {{n}} 个）：{{text}}。',
  'Read the log of that worker; what failed is tried again by itself.': '请查看该工作进程的日志；失败的会自动重试。',
  'Workers that fell silent without having ended: {{text}}.': '未结束而失去响应的工作进程：{{text}}。',
  'See whether that process was killed, or hangs. Others do its work meanwhile.':
    '请查看该进程是否被终止或挂起。其间由其他进程代劳。',
  'Workers are here, but none takes tasks from the Temporal server.':
    '有工作进程，但都没有从 Temporal 服务器领取任务。',
  'See that API and workers have the same TEMPORAL_NAMESPACE and TASK_QUEUE.':
    '请确认接口和工作进程的 TEMPORAL_NAMESPACE 与 TASK_QUEUE 相同。',
  '{{n}} worker[s] [is|are] at work.': '{{n}} 个工作进程在运行。',
  'Workflows that fail task after task: {{n}}. For {{any}} they begin anew one at a time, since those before failed again: it is the build, and not a record.':
    '任务连续失败的工作流：{{n}} 个。{{any}}以来逐个重新开始，因为之前的再次失败：问题在程序版本，而不在记录。',
  'Put the former build of the worker back, or a mended one: they go on by themselves then. Deadlines are kept meanwhile.':
    '请换回之前的版本或修复后的版本：之后会自动继续。其间期限照常遵守。',
  'Workflows that fail task after task, and begin anew from their facts: {{n}}.':
    '任务连续失败、正按事实重新开始的工作流：{{n}} 个。',
  'Read the log of the workers for what they say of them.': '请查看工作进程日志中的说明。',
  'No workflow fails task after task.': '没有工作流连续失败。',
  'There is no record that the machine cannot go on with.': '没有系统无法继续处理的记录。',
  'Records that the machine cannot go on with, and has left alone: {{any}}.': '系统无法继续处理而搁置的记录：{{any}}。',
  'Administrators were told of each, with what is in the way: look into the inbox.':
    '已就每一条通知管理员并说明原因：请查看收件箱。',
  'PostgreSQL {{name5}} answers; the database holds {{size}}.': 'PostgreSQL {{name5}} 响应正常；数据库大小 {{size}}。',
  'The database has been through migrations that this build does not know: {{text}}. A newer build was here.':
    '数据库经过了此版本不认识的迁移：{{text}}。此前运行过更新的版本。',
  'Run that build, or restore the copy that was taken before it came.': '请运行该版本，或恢复升级之前的备份。',
  'The database has not been through migrations of this build: {{text}}.': '数据库尚未经过此版本的迁移：{{text}}。',
  'Run the migrations of this build: npm start does; elsewhere node dist/database/migrate.js.':
    '请运行此版本的迁移：npm start 会自动运行；其他环境用 node dist/database/migrate.js。',
  'The schema is the one of this build.': '数据库结构与此版本一致。',
  'The clocks of the database and of this machine agree.': '数据库与本机的时钟一致。',
  'The clock of the database is {{n}} s {{say}} that of the machine that answers. Deadlines go by the database’s.':
    '数据库时钟比应答的机器{{say}} {{n}} 秒。期限以数据库为准。',
  'ahead of': '快',
  behind: '慢',
  'Set both by a time server (chrony, systemd-timesyncd).': '请用时间服务器校准两者（chrony、systemd-timesyncd）。',
  'The Temporal server does not answer: {{text}} Deadlines are kept without it; commands that move something wait.':
    'Temporal 服务器没有响应：{{text}} 期限仍然遵守；需要推进的命令会等待。',
  'Start it, or look at TEMPORAL_ADDRESS, its certificates and TEMPORAL_NAMESPACE.':
    '请启动它，或检查 TEMPORAL_ADDRESS、证书和 TEMPORAL_NAMESPACE。',
  'Temporal {{name5}} answers, with {{n}} shards of its history.': 'Temporal {{name5}} 响应正常，历史分片 {{n}} 个。',
  'Those are few for several machines, and cannot be changed later.': '对多台机器来说偏少，且以后无法更改。',
  'Let workflows begin again on a server that was made with 512: an empty one is filled from the facts.':
    '请让工作流在以 512 个分片创建的服务器上重新开始：空的服务器会由事实填充。',
  '{{name}} of {{name2}} are free where {{name3}} is.': '{{name3}} 所在磁盘剩余 {{name}}，共 {{name2}}。',
  'Make room, or move the folder to a larger disk: where it is full, nothing can be written any more.':
    '请腾出空间，或移到更大的磁盘：写满之后无法再写入。',
  'No mails are sent: messages stay in the inbox, but for those that go to a chat.':
    '不发送邮件：除发往聊天工具的以外，消息只留在收件箱。',
  'Set SMTP_URL and MAIL_FROM.': '请设置 SMTP_URL 和 MAIL_FROM。',
  'Links in messages lead to this machine alone.': '消息中的链接只指向本机。',
  'Set PUBLIC_URL to the address that people open.': '请把 PUBLIC_URL 设为人们打开的地址。',
  'What goes to {{text}} is allowed to go unencrypted (ALLOW_PLAIN).':
    '发往 {{text}} 的内容允许不加密（ALLOW_PLAIN）。',
  'Take it out of ALLOW_PLAIN unless that way is private.': '除非该线路是私有的，请从 ALLOW_PLAIN 中移除。',
  'Outgoing webhooks may reach addresses of this network, or of this machine.':
    '外发 Webhook 可以访问本网络或本机的地址。',
  'Name the hosts that are meant in WEBHOOK_ALLOW_HOSTS instead.': '请改为在 WEBHOOK_ALLOW_HOSTS 中列出允许的主机。',
  'No setting weakens anything.': '没有削弱安全的设置。',
  'Messages are delivered.': '消息投递正常。',
  'Messages that wait to be sent: {{any}}.': '等待发送的消息：{{any}}。',
  'Messages that wait to be sent: {{any}}, the oldest for {{any2}}.': '等待发送的消息：{{any}}，最久的已 {{any2}}。',
  'See what the mail server or the chat answers: tollgate contacts, and the page of deliveries.':
    '请查看邮件服务器或聊天工具的回应：tollgate contacts，以及“投递”页面。',
  'Messages of the last day that could not be delivered: {{any}}.': '最近一天无法投递的消息：{{any}}。',
  'The page of deliveries shows to whom, and why; each can be sent again.':
    '“投递”页面列明发给谁以及原因；每条都可以重发。',
  'Events that wait to be sent to other systems: {{any}}.': '等待发往其他系统的事件：{{any}}。',
  'Events that wait to be sent to other systems: {{any}}, the oldest for {{any2}}.':
    '等待发往其他系统的事件：{{any}}，最久的已 {{any2}}。',
  'See what each endpoint answers: tollgate webhooks.': '请查看各端点的回应：tollgate webhooks。',
  'Events for other systems that were given up in the last day: {{any}}.': '最近一天放弃发往其他系统的事件：{{any}}。',
  'What they missed can be sent again from there.': '遗漏的内容可以从那里重发。',
  'Events reach other systems.': '事件能够到达其他系统。',
  'Each escalation of the last day has reached somebody.': '最近一天的每次升级都通知到了人。',
  'Escalations of the last day that reached nobody: {{any}}.': '最近一天没有通知到任何人的升级：{{any}}。',
  'The page of messages that reached nobody shows which; give those people an address, or the record another owner.':
    '“未通知到任何人的消息”页面列明是哪些；请为这些人设置地址，或更换负责人。',
  'Whoever answers for something live can be reached.': '所有负责进行中事项的人都能联系到。',
  'People who answer for something live and have neither a mail address nor a chat: {{names}}.':
    '负责进行中事项、却没有邮箱也没有聊天地址的人：{{names}}。',
  'People who answer for something live and have neither a mail address nor a chat: {{names}} and {{n}} more.':
    '负责进行中事项、却没有邮箱也没有聊天地址的人：{{names}}，另有 {{n}} 人。',
  'Give them an address: tollgate people, or the directory they come from.':
    '请为他们设置地址：tollgate people，或在其来源目录中设置。',
  'One person alone administers: nobody else can let people in, or help them out.':
    '只有一位管理员：没有其他人能添加人员或提供帮助。',
  'Nobody administers.': '没有管理员。',
  '{{n}} people administer.': '有 {{n}} 位管理员。',
  'Make a second administrator.': '请增设一位管理员。',
  'Events of the trail have waited for their seal for {{any}}.': '审计事件等待封存已 {{any}}。',
  'Whoever seals does not: see DATABASE_SEALER_URL, and the log of the workers.':
    '封存没有进行：请检查 DATABASE_SEALER_URL 和工作进程的日志。',
  'Checkpoints are not taken at {{text}}: {{text2}}': '{{text}} 未接收检查点：{{text2}}',
  'They are sent again by themselves. See that the place takes them: CHECKPOINT_FILE, CHECKPOINT_MAIL, CHECKPOINT_URL.':
    '会自动重发。请确认该处能够接收：CHECKPOINT_FILE、CHECKPOINT_MAIL、CHECKPOINT_URL。',
  'The trail is sealed, and checkpoints leave.': '审计记录已封存，检查点正常发出。',
  'this installation does not send by mail': '本系统不发送邮件',
  // Of what a worker does over and over.
  calendars: '日历',
  checkpoints: '检查点',
  circles: '循环依赖',
  deliveries: '投递',
  digests: '摘要',
  mails: '邮件',
  'outgoing webhooks': '外发 Webhook',
  presence: '在线登记',
  recurrences: '周期任务',
  rehearsals: '演练',
  relay: '中继',
  retention: '保存期限',
  routing: '消息路由',
  rules: '规则',
  sealer: '封存',
  sweep: '清扫',
  reconciler: '巡检',
  'webhook channels': 'Webhook 渠道',
  'weekly reports': '周报',
  'ways chosen anew': '重新选择的途径',
  'escalations that reach nobody': '没有通知到任何人的升级',
};
