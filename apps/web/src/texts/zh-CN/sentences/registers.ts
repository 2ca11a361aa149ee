import type { Sentences } from '../../sentences/sentences.js';

/** What is said of a register that comes in from a spreadsheet, and of its cells. */
export const registers: Sentences = {
  '{{n}} row[s] cannot come in, so none did. {{text}}: {{say}} Mend [it|them], and send all of it again.':
    '有 {{n}} 行无法导入，因此一行也没有导入。{{text}}：{{say}}请改正后重新发送整个文件。',
  'It is not known what [this column is|these columns are]: {{text}}. Say a field, "keep" or "ignore" of each.':
    '这些列不知道是什么：{{text}}。请为每一列选择字段，或选择保留、忽略。',
  'No column was recognised as {{text}}. Say which it is, or what holds for all rows.':
    '没有识别出这些列：{{text}}。请指明是哪一列，或对所有行都适用的内容。',
  '{{n}} rows are more than the {{n2}} that come in at once. Send them in parts.':
    '{{n}} 行超过一次可导入的 {{n2}} 行。请分批发送。',
  'The file has no rows below its header. Send one with at least one row.':
    '文件的表头下没有任何行。请发送至少有一行的文件。',
  'Both "{{name}}" and "{{name2}}" are said to be the {{text}}. Say one of them, and "keep" or "ignore" of the other.':
    '“{{name}}”和“{{name2}}”都被指定为同一字段（{{text}}）。请只指定其一，另一列保留或忽略。',
  'This is a row of totals, not a {{text}}. Leave it out.': '这是合计行，不是记录。请去掉。',
  'The {{text}} is missing. Write it, or say one for all rows.':
    '缺少此项（{{text}}）。请填写，或指定对所有行都适用的内容。',
  'The cell is longer than {{n}} characters.': '单元格超过 {{n}} 个字符。',
  'A reference has 200 characters at most.': '编号最多 200 个字符。',
  '"{{text}}" is not a whole number. Write its figures only, such as 3.': '“{{text}}”不是整数。请只写数字，例如 3。',
  '"{{text}}" is none of {{text2}}. Write one of these.': '“{{text}}”不在可选之列。请写其中之一：{{text2}}。',
  '"{{text}}" says neither yes nor no.': '“{{text}}”既不表示是，也不表示否。',
  '"{{text}}" is no frequency. Write daily, weekly, monthly, quarterly or yearly, or a rule such as FREQ=WEEKLY;BYDAY=MO.':
    '“{{text}}”不是频率。请写每日、每周、每月、每季度或每年，或 FREQ=WEEKLY;BYDAY=MO 这样的规则。',
  '"{{text}}" is an error of a formula, not a value. Mend the formula, or write the value in its place.':
    '“{{text}}”是公式错误，不是值。请改正公式，或直接写值。',
  '"{{text}}" is nobody. Write a mail address, or leave it empty.': '“{{text}}”不是任何人。请写邮箱，或留空。',
  '"{{text}}" names {{n}} people. Write the one who answers for it.': '“{{text}}”写了 {{n}} 个人。请只写负责的那一位。',
  '"{{text}}" is not sure yet. Write the mail address of the one who is meant.':
    '“{{text}}”尚未确定。请写所指的人的邮箱。',
  '"{{text}}": the address is that of {{name}}, and {{name2}} is somebody else. Write one of them.':
    '“{{text}}”：该邮箱是{{name}}的，而{{name2}}是另一个人。请只写其中一位。',
  '{{n}} people are called "{{name}}": {{text}}. Name the one that is meant by its id.':
    '有 {{n}} 个人名为“{{name}}”：{{text}}。请用其 id 指明。',
  'The same record stands in row {{n}}. Leave one out.': '同一条记录已在第 {{n}} 行。请去掉其一。',
  'Row {{n}} says the same. Leave one out, or give each a reference of its own.':
    '第 {{n}} 行内容相同。请去掉其一，或为每行给出各自的编号。',
  '"{{text}}" stands in row {{n}} too. Leave one out, or give it another reference.':
    '“{{text}}”也出现在第 {{n}} 行。请去掉其一，或换一个编号。',
  'There is no {{key}} here. Empty the cell, and the row makes a new {{text}}.':
    '此处没有 {{key}}。清空该单元格，此行就会生成新的记录。',
  'Read: the sheet "{{name}}". Not read: {{text}}.': '已读取工作表“{{name}}”。未读取：{{text}}。',
  'No record is of the domain "{{name}}" yet: row[s] {{text}}.': '还没有属于领域“{{name}}”的记录：第 {{text}} 行。',
  'No record is of the domain "{{name}}" yet: row[s] {{text}}. Near it: {{text2}}.':
    '还没有属于领域“{{name}}”的记录：第 {{text}} 行。相近的有：{{text2}}。',
};
