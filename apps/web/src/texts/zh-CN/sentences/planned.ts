import type { Sentences } from '../../sentences/sentences.js';

/** Days off, dates that recur, what a template would make, and what is asked about a file. */
export const planned: Sentences = {
  '{{day}} is {{any}}': '{{day}} 是{{any}}',
  'a day off': '休息日',
  'weekend (Monday)': '周末（周一）',
  'weekend (Tuesday)': '周末（周二）',
  'weekend (Wednesday)': '周末（周三）',
  'weekend (Thursday)': '周末（周四）',
  'weekend (Friday)': '周末（周五）',
  'weekend (Saturday)': '周末（周六）',
  'weekend (Sunday)': '周末（周日）',
  'Ships with Tollgate': '随 Tollgate 提供',
  'Set up by Tollgate': '由 Tollgate 设置',
  'The holidays of calendar {{name}} are known from {{day}} to {{day2}} only (as of {{day3}}, {{name5}}). About {{text}} it knows weekends, and days that are likely or that somebody named. Refresh the calendar or import the holidays.':
    '日历 {{name}} 的假日仅已知 {{day}} 至 {{day2}}（截至 {{day3}}，{{name5}}）。{{text}} 只知道周末以及可能的或有人指定的日子。请刷新日历或导入假日。',
  'No holidays of calendar {{name}} are known (as of {{day3}}, {{name5}}). About {{text}} it knows weekends, and days that are likely or that somebody named. Refresh the calendar or import the holidays.':
    '日历 {{name}} 没有已知的假日（截至 {{day3}}，{{name5}}）。{{text}} 只知道周末以及可能的或有人指定的日子。请刷新日历或导入假日。',

  '{{span}} [after|before] the start ({{day}}), by calendar {{name}}': '开始日（{{day}}）起 {{span}}，按日历 {{name}}',
  '{{span}} after the start of the phase ({{day}}), by calendar {{name}}':
    '阶段开始（{{day}}）后 {{span}}，按日历 {{name}}',
  '{{span}} before the start of the phase ({{day}}), by calendar {{name}}':
    '阶段开始（{{day}}）前 {{span}}，按日历 {{name}}',
  '{{span}} after the target of the phase ({{day}}), by calendar {{name}}':
    '阶段目标日期（{{day}}）后 {{span}}，按日历 {{name}}',
  '{{span}} before the target of the phase ({{day}}), by calendar {{name}}':
    '阶段目标日期（{{day}}）前 {{span}}，按日历 {{name}}',
  'is needed, a {{say}}.': '须填写：{{say}}。',
  'is needed, a {{say}}: {{description}}': '须填写（{{say}}）：{{description}}',
  text: '文本',
  date: '日期',
  market: '市场',
  person: '人员',
  number: '数字',
  'is counted by the calendar of the market, and there is none for it. List the calendars.':
    '按市场的日历计算，而没有该市场的日历。请查看日历。',
  'is the parameter {{name}}, which has no value.': '取自参数 {{name}}，而它没有值。',
  'is the parameter {{name}}: nobody has the id {{id}}.': '取自参数 {{name}}：没有 ID 为 {{id}} 的人。',
  'is the domain lead, and the program has none. Say domainLeadId.': '为领域负责人，而项目没有。请指定领域负责人。',
  'is the manager of {{name}}, who has none. Give them one.': '为 {{name}} 的上级，而其没有上级。请设置。',
  'is a person who does not exist.': '所指的人不存在。',
  'is {{name}}, a person who does not exist.': '为 {{name}}，该人不存在。',
  'must be a text of {{n}} to {{n2}} characters.': '须为 {{n}} 至 {{n2}} 个字符的文本。',
  'must be a date that exists, as YYYY-MM-DD.': '须为存在的日期，格式 YYYY-MM-DD。',
  'must be true or false.': '须为 true 或 false。',
  'must be the id of a person.': '须为人员的 ID。',
  'must be a market such as SG or MY.': '须为市场，例如 SG 或 MY。',
  'must be a JSON object.': '须为 JSON 对象。',
  'must be a duration such as "10 working days" or P2D.': '须为时长，例如“10 working days”或 P2D。',
  'must be a duration such as PT8H, P2D or "2 working days".': '须为时长，例如 PT8H、P2D 或“2 working days”。',
  'must be longer than nothing, such as PT8H or 3 working days.': '须大于零，例如 PT8H 或 3 working days。',
  'must not come before the level above it. Put the levels in order.': '不得早于上一级。请按顺序排列各级。',
  'names a duration twice. Name each once.': '同一时长出现两次。每个只写一次。',
  'finds nobody. Name at least one role, person or rota.': '找不到任何人。请至少指定一个角色、人员或值班表。',

  '"{{name}}" is nobody. {{say}}': '“{{name}}”不是人员。{{say}}',
  '"{{name}}" is not sure yet. {{say}}': '“{{name}}”尚未确定。{{say}}',
  '"{{name}}" is a team, and a person answers for an item. {{say}}': '“{{name}}”是团队，而行动项须由人员负责。{{say}}',
  'Write the mail address or the whole name of the person who answers for it.': '请写负责人的邮箱或全名。',
  'Nobody is called "{{name}}". Write a mail address or a whole name that exists, or import with owners created.':
    '没有名为“{{name}}”的人。请写已有的邮箱或全名，或在导入时创建负责人。',
  'Nobody is called "{{name}}", but "{{name2}}" is here. {{say}} If it is somebody else, add them first.':
    '没有名为“{{name}}”的人，但有“{{name2}}”。{{say}}如果是另一个人，请先添加。',
  '{{n}} people are called "{{name}}". Write the mail address of the one who is meant.':
    '有 {{n}} 个人名为“{{name}}”。请写所指的人的邮箱。',
  '"{{name}}" stands in the file in several ways, "{{name2}}" is one of them. Write each person in one way.':
    '“{{name}}”在文件中有几种写法，“{{name2}}”是其中之一。每个人请只用一种写法。',
  'The title is empty.': '标题为空。',
  'The owner is empty.': '负责人为空。',
  'The due is empty.': '到期日为空。',
  '"{{text}}" is not a date. Write it as YYYY-MM-DD.': '“{{text}}”不是日期。请写成 YYYY-MM-DD。',
  '"{{text}}" is not a date as {{as}}, the order of this column. Write it as YYYY-MM-DD.':
    '按此列的顺序（{{as}}），“{{text}}”不是日期。请写成 YYYY-MM-DD。',
  'In "{{text}}" the year has two digits, and could be of another century or of the Buddhist era. Write all four.':
    '“{{text}}”的年份只有两位，可能属于另一个世纪或佛历。请写四位。',
  'There is no item "{{text}}" in the file or in the program. Name it by its id there, or by its key such as AI-12.':
    '文件和项目中都没有“{{text}}”。请用其中的编号或 AI-12 这样的编号指明。',
  'The id "{{text}}" is taken in this program. Give the row another.': '编号“{{text}}”在此项目中已被使用。请换一个。',
  'There is no phase "{{text}}". The phases are {{text2}}.': '没有阶段“{{text}}”。阶段有：{{text2}}。',
  'This is a row of totals, not an action. Leave it out; an action that is called so needs an owner and a due date.':
    '这是合计行，不是行动项。请去掉；如确为行动项，须有负责人和到期日。',
  'The cell holds a formula that was never calculated. Open the file in a spreadsheet program, save it, and import that.':
    '单元格中的公式从未计算过。请用表格软件打开文件并保存，再导入。',
  'What the register “{{name}}” said last time is not known. Where its rows are about items that are here, what people have changed here stays, and empty cells and states change nothing.':
    '登记册“{{name}}”上次的内容未知。如果其中的行涉及已有的行动项，此处人员所作的更改保持不变，空单元格和状态不会改变任何内容。',
  'An export of Tollgate says nothing about what is missing: it has what its filter let through.':
    'Tollgate 的导出不能说明缺少什么：它只含筛选通过的内容。',
  'This very file came in on {{when}}, and {{name}} after it: what that has changed is changed back.':
    '这个文件曾于 {{when}} 导入，其后又导入了 {{name}}：后者的更改会被改回。',
  'Corrected before it was read: row[s] {{text}}.': '读取前已更正：第 {{text}} 行。',
  'There is no program “{{name}}” yet; the import makes it.': '还没有项目“{{name}}”；导入时会创建。',
  'It has no domain lead, and its tollgates would wait for one: {{text}}.':
    '没有领域负责人，关口会等待指定：{{text}}。',
  'The names of the columns were taken from row {{n}}; what stands above was left out.':
    '列名取自第 {{n}} 行；其上的内容已略去。',
  'Rows that name the columns once more were left out: {{text}}.': '重复列名的行已略去：{{text}}。',
  '{{n}} rows have fewer cells than the header, and were read as if the last ones were empty: {{text}}.':
    '有 {{n}} 行的单元格少于表头，按末尾为空读取：{{text}}。',
  '{{span}} after import': '导入后 {{span}}',
  '{{span}} after {{name}}': '“{{name}}”之后 {{span}}',
};
