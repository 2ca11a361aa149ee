import type { Sentences } from '../../sentences/sentences.js';

/** Why a metric stands as it does, what its chart shows, and what explains a change; how far reviewers agree. */
export const metrics: Sentences = {
  'No threshold is set for it.': '未设置阈值。',
  'It has no value yet.': '尚无数值。',
  'the week of {{date}}': '{{date}}起的一周',
  'The week of {{date}}': '{{date}}起的一周',
  'The week of {{date}} to the week of {{date2}}': '{{date}}起的一周至 {{date2}}起的一周',
  '{{date}} to {{date2}}': '{{date}} 至 {{date2}}',
  'January {{n}}': '{{n}} 年 1 月',
  'February {{n}}': '{{n}} 年 2 月',
  'March {{n}}': '{{n}} 年 3 月',
  'April {{n}}': '{{n}} 年 4 月',
  'May {{n}}': '{{n}} 年 5 月',
  'June {{n}}': '{{n}} 年 6 月',
  'July {{n}}': '{{n}} 年 7 月',
  'August {{n}}': '{{n}} 年 8 月',
  'September {{n}}': '{{n}} 年 9 月',
  'October {{n}}': '{{n}} 年 10 月',
  'November {{n}}': '{{n}} 年 11 月',
  'December {{n}}': '{{n}} 年 12 月',
  '{{any}}: {{amount}} is above {{amount2}}, the bound of {{say}}.':
    '{{any}}：{{amount}} 高于{{say}}界限 {{amount2}}。',
  '{{any}}: {{amount}} is below {{amount2}}, the bound of {{say}}.':
    '{{any}}：{{amount}} 低于{{say}}界限 {{amount2}}。',
  '{{any}}: {{amount}} is [above|below] {{amount2}}, the bound of {{say}}; the median of the {{n}} in band before it is {{amount3}}.':
    '{{any}}：{{amount}} 超出{{say}}界限 {{amount2}}；此前 {{n}} 个正常数值的中位数为 {{amount3}}。',
  '{{any}}: {{amount}} is inside {{any2}}.': '{{any}}：{{amount}} 在界限之内（{{any2}}）。',
  '{{any}}: {{amount}} is inside {{any2}}; the median of the {{n}} in band before it is {{amount2}}.':
    '{{any}}：{{amount}} 在界限之内（{{any2}}）；此前 {{n}} 个正常数值的中位数为 {{amount2}}。',
  'any bound': '无界限',
  '{{n}} % and below': '{{n}} % 及以下',
  '{{n}} % and above': '{{n}} % 及以上',
  '{{n}} and below': '{{n}} 及以下',
  '{{n}} and above': '{{n}} 及以上',
  '{{n}} % to {{n2}} %': '{{n}} % 至 {{n2}} %',
  '{{n}} to {{n2}}': '{{n}} 至 {{n2}}',
  red: '红色',
  amber: '黄色',
  green: '绿色',
  'That is out of band only once {{n}} values in a row are: {{n2}} so far.':
    '连续 {{n}} 个数值超出才算越界：目前 {{n2}} 个。',
  '{{n}} values in a row were out of band.': '连续 {{n}} 个数值越界。',
  'It stays {{say}}: {{say2}}': '仍为{{say}}：{{say2}}',
  '{{n}} of {{n2}} values in a row that it takes to be back.': '恢复须连续 {{n2}} 个数值，目前 {{n}} 个。',
  'It is back inside {{any}}.': '回到界限之内（{{any}}）才算恢复。',
  '{{any}}: too few to tell; it is over nothing.': '{{any}}：数量太少，无法判断；分母为零。',
  '{{any}}: too few to tell; it is over {{n}}, and {{n2}} are needed.':
    '{{any}}：数量太少，无法判断；基数为 {{n}}，至少需要 {{n2}}。',
  '{{any}}: too few to tell; its baseline needs {{n}} values in band before it.':
    '{{any}}：数量太少，无法判断；其基线需要此前 {{n}} 个正常数值。',
  'A value was expected by then, and none has come: {{when}}.': '应在 {{when}} 前送达数值，但没有收到。',

  'These limits are out of {{n}} values; from {{n2}} on they say more.':
    '界限由 {{n}} 个数值算出；满 {{n2}} 个之后更有意义。',
  '{{n}} value[s] [is|are] over too few to tell, and left out.': '{{n}} 个数值基数太少，无法判断，未计入。',
  'Another level from {{any}} on: {{amount}} before, {{amount2}} since.':
    '自 {{any}} 起水平改变：此前 {{amount}}，此后 {{amount2}}。',
  'Another level from {{any}} on (it may have begun from {{any2}} to {{any3}}): {{amount}} before, {{amount2}} since.':
    '自 {{any}} 起水平改变（可能始于 {{any2}} 至 {{any3}}）：此前 {{amount}}，此后 {{amount2}}。',
  '{{say}}: {{say2}}.': '{{say}}：{{say2}}。',
  'above the limit, three standard deviations from the centre': '高于界限，距中心三个标准差',
  'below the limit, three standard deviations from the centre': '低于界限，距中心三个标准差',
  'two of three values in a row more than two standard deviations above the centre':
    '连续三个数值中有两个高于中心两个标准差以上',
  'two of three values in a row more than two standard deviations below the centre':
    '连续三个数值中有两个低于中心两个标准差以上',
  'four of five values in a row more than one standard deviation above the centre':
    '连续五个数值中有四个高于中心一个标准差以上',
  'four of five values in a row more than one standard deviation below the centre':
    '连续五个数值中有四个低于中心一个标准差以上',
  '{{n}} values in a row above the centre': '连续 {{n}} 个数值高于中心',
  '{{n}} values in a row below the centre': '连续 {{n}} 个数值低于中心',

  'One of the two is over nothing: there is nothing to compare.': '两者之一的分母为零，无法比较。',
  'From {{amount}} to {{amount2}}: {{any}}.': '从 {{amount}} 到 {{amount2}}：{{any}}。',
  'Of that, {{any}} by values that changed, {{any2}} by how much there is of each {{name4}}.':
    '其中 {{any}} 来自数值的变化，{{any2}} 来自各 {{name4}} 占比的变化。',
  '{{any}}: from {{amount}} to {{amount2}}, which is {{any2}} of the whole ({{n}} %).':
    '{{any}}：从 {{amount}} 到 {{amount2}}，占总体变化 {{any2}}（{{n}} %）。',
  '{{any}}: from {{amount}} to {{amount2}}, which is {{any2}} of the whole ({{n}} %); its own difference may be chance.':
    '{{any}}：从 {{amount}} 到 {{amount2}}，占总体变化 {{any2}}（{{n}} %）；其自身的差异可能出于偶然。',
  'What belongs to none': '不属于任何一类的部分',
  'No few of its {{n}} parts by {{name4}} make up four fifths of it.':
    '按 {{name4}} 划分的 {{n}} 个部分中，没有少数几个占到五分之四。',
  '{{n}} of its {{n2}} parts by {{name4}} [makes|make] up four fifths of it or more.':
    '按 {{name4}} 划分的 {{n2}} 个部分中，{{n}} 个占到五分之四以上。',
  'It rose as a whole, and fell in every {{name4}}: Simpson’s paradox. How much there is of each has changed; the whole says nothing of any of them.':
    '总体上升，而每个 {{name4}} 都下降：辛普森悖论。变化的是各部分的占比；总体不能说明任何一部分。',
  'It fell as a whole, and rose in every {{name4}}: Simpson’s paradox. How much there is of each has changed; the whole says nothing of any of them.':
    '总体下降，而每个 {{name4}} 都上升：辛普森悖论。变化的是各部分的占比；总体不能说明任何一部分。',
  'Had there been as much of each {{name4}} as before, it would have gone the other way: that it [rose|fell] is how much there is of each.':
    '如果各 {{name4}} 的占比与之前相同，方向会相反：总体的变化来自占比。',
  'The whole was recorded for other periods than its parts; told by the parts.':
    '总体与各部分记录的周期不同；按各部分计算。',
  'Its parts come to more than the whole that was recorded: something is counted twice. Told by the parts.':
    '各部分之和大于所记录的总体：有重复计算。按各部分计算。',
  'Its parts come to less than the whole that was recorded; the rest belongs to none of them.':
    '各部分之和小于所记录的总体；其余不属于任何部分。',
  'Before, {{n}} of its parts have no value in some periods.': '之前：有 {{n}} 个部分在某些周期没有数值。',
  'After, {{n}} of its parts have no value in some periods.': '之后：有 {{n}} 个部分在某些周期没有数值。',

  'Too few periods to tell: it takes {{n}} with values before it and {{n2}} after it, and of a count more than nothing before.':
    '周期太少，无法判断：此前至少需要 {{n}} 个有数值的周期，此后 {{n2}} 个；计数类指标此前须大于零。',
  '{{name}}: from {{amount}} to {{amount2}} ({{any}}).': '{{name}}：从 {{amount}} 到 {{amount2}}（{{any}}）。',
  '{{name}}: to {{n}} % of what it was.': '{{name}}：为此前的 {{n}} %。',
  '{{name}}, without it: from {{amount}} to {{amount2}} ({{any}}).':
    '{{name}}（没有它）：从 {{amount}} 到 {{amount2}}（{{any}}）。',
  '{{name}}, without it: to {{n}} % of what it was.': '{{name}}（没有它）：为此前的 {{n}} %。',
  'Compared with nothing: {{any}} since then (95 %: {{any2}} to {{any3}}), whatever it comes of.':
    '没有对照：此后 {{any}}（95 %：{{any2}} 至 {{any3}}），原因不论。',
  'The difference: {{any}} (95 %: {{any2}} to {{any3}}).': '差异：{{any}}（95 %：{{any2}} 至 {{any3}}）。',
  'It was on its way before already: what followed cannot be told from that.': '此前已在变化：后续的变化无法与之区分。',
  'The two had moved apart before already: what followed cannot be told from that.':
    '两者此前已经背离：后续的变化无法与之区分。',
  'The two had moved apart before already (p = {{n}}): what followed cannot be told from that.':
    '两者此前已经背离（p = {{n}}）：后续的变化无法与之区分。',
  'Chance alone makes as large a difference: whether it helped cannot be told.':
    '偶然也会造成这样大的差异：无法判断是否有帮助。',
  'It became better by more than chance makes.': '有所改善，超出偶然范围。',
  'It became worse by more than chance makes.': '有所恶化，超出偶然范围。',
  'It became different by more than chance makes.': '有所不同，超出偶然范围。',
  'Of {{n}} parts without it none shows as large a difference.': '没有它的 {{n}} 个部分中，没有一个出现这样大的差异。',
  'Of {{n}} parts without it, {{n2}} [shows|show] as large a difference, though nothing began there.':
    '没有它的 {{n}} 个部分中，有 {{n2}} 个出现同样大的差异，尽管那里没有开始任何措施。',
  'It says what became different at that time, not what made it so: whatever else began there then is in it.':
    '这说明当时有何不同，而不说明原因：当时在那里开始的其他因素也包含在内。',

  'Nothing was judged by two: agreement cannot be told.': '没有由两人判定的内容：无法得出一致性。',
  'κ and α are not defined: all say the same, so there is nothing by which to compare with chance. Go by raw agreement, and by the accuracy against the golden set.':
    'κ 和 α 无定义：所有答案相同，无法与偶然相比。请参考原始一致率和对标准集的准确率。',
  'Go by AC1 and raw agreement: {{n}} % of the answers are the same one, and there κ and α collapse although reviewers hardly differ. Whether they find what is rare, the golden set tells.':
    '请参考 AC1 和原始一致率：{{n}} % 的答案相同，此时即使评审人几乎一致，κ 和 α 也会失真。能否发现罕见情况，由标准集说明。',
  'Go by α (or κ, which takes the two sides for two people): no answer makes up more than {{n}} %, so agreement by chance is well measured. AC1 is given to compare.':
    '请参考 α（或 κ，它把两方视为两个人）：没有答案超过 {{n}} %，偶然一致可以很好地衡量。AC1 供对照。',
  'Only {{n}} item[s] [was|were] judged by two, and {{n2}} is little: the interval says more than the number.':
    '只有 {{n}} 项由两人判定，少于 {{n2}} 项：区间比数值更有意义。',
  '{{n}} item[s] [has|have] one answer: κ and α leave them out, AC1 takes them for how often each answer is given.':
    '{{n}} 项只有一个答案：κ 和 α 不计入，AC1 用于计算各答案的频率。',
};
