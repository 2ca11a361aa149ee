import type { Sentences } from '../../sentences/sentences.js';

/** What is wrong with a field, in the words of the library that looks at fields first. */
export const fieldRules: Sentences = {
  '{{name}} should not be empty': '不能为空',
  '{{name}} must be a string': '须为文本',
  '{{name}} must be longer than or equal to {{n}} character[s]': '至少 {{n}} 个字符',
  '{{name}} must be shorter than or equal to {{n}} character[s]': '最多 {{n}} 个字符',
  '{{name}} must be longer than or equal to {{n}} and shorter than or equal to {{n2}} character[s]':
    '须为 {{n}} 至 {{n2}} 个字符',
  '{{name}} must be an integer number': '须为整数',
  '{{name}} must be a number conforming to the specified constraints': '须为数字',
  '{{name}} must not be less than {{n}}': '不得小于 {{n}}',
  '{{name}} must not be greater than {{n}}': '不得大于 {{n}}',
  '{{name}} must be a boolean value': '须为是或否',
  '{{name}} must be an array': '须为列表',
  '{{name}} must be an object': '须为对象',
  '{{name}} must be an email': '须为邮箱地址',
  '{{name}} must be a UUID': '须为 ID',
  '{{name}} must be a valid ISO 8601 date string': '须为日期',
  '{{name}} must contain at least {{n}} elements': '至少 {{n}} 项',
  '{{name}} must contain no more than {{n}} elements': '最多 {{n}} 项',
  "All {{name}}'s elements must be unique": '各项不得重复',
  '{{name}} must be one of the following values: {{text}}': '须为以下之一：{{text}}',
  'each value in {{name}} must be one of the following values: {{text}}': '每一项须为以下之一：{{text}}',
  'each value in {{name}} must be a string': '每一项须为文本',
  'each value in {{name}} must be a UUID': '每一项须为 ID',
};

/** The same in words of our own. */
export const fieldSentences: Sentences = {
  'is not known here. Remove it, or check its spelling.': '此处没有这个字段。请删除，或检查拼写。',
  'must be text without NUL.': '文本不得含 NUL 字符。',
  'must be a list.': '须为列表。',
  'must be text of 1 to 300 characters.': '须为 1 至 300 个字符的文本。',
  'must have {{n}} characters at most.': '最多 {{n}} 个字符。',
  'must be text of at most {{n}} characters.': '最多 {{n}} 个字符。',
  'must be one of {{text}}.': '须为以下之一：{{text}}。',
  'must be after startsAt, and in the future.': '须晚于开始时间，并且在将来。',
  'must be after from.': '须晚于开始。',
  'must be a link that begins with https:// and has no spaces and no user name.':
    '须为以 https:// 开头、不含空格和用户名的链接。',
  'must be a finding, by its key, such as FI-12, or its id.': '须为审查发现，写编号（如 FI-12）或 ID。',
  'must be a case, a finding or a control, such as CA-12.': '须为案例、审查发现或控制措施，如 CA-12。',
  'must be an open or coming phase of the program.': '须为项目中开放的或将来的阶段。',
  'must name a case or a finding, such as CA-12 or FI-3.': '须写明案例或审查发现，如 CA-12 或 FI-3。',
  'must name at least one case or finding that it is about.': '须至少写明一个相关的案例或审查发现。',
  'must name at least one team.': '须至少写明一个团队。',
  'names nothing, and would mean every item. Say which.': '没有指明任何内容，会涉及所有行动项。请说明是哪些。',
  'finds more than {{n}} items. Narrow it.': '找到超过 {{n}} 项。请缩小范围。',
  'is the date of each occurrence. Leave it out.': '即每次的日期。请去掉。',
  'is given as {{name}} too. Leave one out.': '与 {{name}} 重复。请去掉一个。',
  'cannot be said together with {{name}}. Leave one out.': '不能与 {{name}} 同时给出。请去掉一个。',
  'is needed to {{say}}: it stands in the trail of each item.': '{{say}}时须填写：它会记入每个行动项的审计记录。',
  'needs a date as YYYY-MM-DD, or "in" such as "10 working days".':
    '须为 YYYY-MM-DD 格式的日期，或“10 working days”这样的时长。',
  'name the person {{id}}, who does not exist. List the people.': '所写的人员 {{id}} 不存在。请查看人员列表。',
  'Nobody has the id {{id}}. List the people.': '没有 ID 为 {{id}} 的人。请查看人员列表。',
};
