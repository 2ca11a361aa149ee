import { tagsOf } from '../import/row.js';
import { yesOrNo } from '../import/yes-or-no.js';
import { folded } from '../text/folded.js';
import type { RegisterField } from './shape.js';

type Value = { value: unknown } | { message: string };

/** What a cell with something in it says of a field, or why it says nothing that is understood. */
export function valueOf(text: string, field: RegisterField, dateOf: (text: string) => Value): Value {
  switch (field.kind) {
    case 'whole':
      return wholeIn(text);
    case 'choice':
      return choiceIn(text, field);
    case 'flag': {
      const said = yesOrNo(text);
      return said === undefined ? { message: `"${cut(text)}" says neither yes nor no.` } : { value: said };
    }
    case 'tags':
      return { value: tagsOf(text) };
    case 'lines':
      return {
        value: text
          .split(/\r\n|\r|\n/u)
          .map(bare)
          .filter(Boolean),
      };
    case 'links':
      return {
        value: text
          .split(/[\s,;，；]+/u)
          .filter(Boolean)
          .map((url) => ({ url })),
      };
    case 'day':
      return dateOf(text);
    case 'schedule':
      return scheduleIn(text);
    case 'text':
    case 'person':
      return { value: text };
  }
}

/** Full-width figures are figures; `1,200` may be a thousand or one and a bit, and is asked about. */
function wholeIn(text: string): Value {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,12}(?:\.0+)?$/u.test(plain)
    ? { value: Math.trunc(Number(plain)) }
    : { message: `"${cut(text)}" is not a whole number. Write its figures only, such as 3.` };
}

function choiceIn(text: string, { choices = [], words = {} }: RegisterField): Value {
  const key = wordKey(text);
  const found =
    choices.find((one) => wordKey(one) === key) ?? Object.entries(words).find(([word]) => wordKey(word) === key)?.[1];
  return found === undefined
    ? {
        message: `"${cut(text)}" is none of ${choices.map((one) => one.replaceAll('_', ' ')).join(', ')}. Write one of these.`,
      }
    : { value: found };
}

const usualSchedules: Readonly<Record<string, string>> = {
  'FREQ=DAILY': 'daily,every day,day,每日,每天,harian,setiap hari,hằng ngày,hàng ngày,ทุกวัน,รายวัน',
  'FREQ=WEEKLY': 'weekly,every week,week,每周,mingguan,setiap minggu,hằng tuần,hàng tuần,ทุกสัปดาห์,รายสัปดาห์',
  'FREQ=MONTHLY': 'monthly,every month,month,每月,bulanan,setiap bulan,hằng tháng,hàng tháng,ทุกเดือน,รายเดือน',
  'FREQ=MONTHLY;INTERVAL=3':
    'quarterly,every quarter,quarter,每季度,每季,triwulanan,suku tahunan,hằng quý,hàng quý,รายไตรมาส,ทุกไตรมาส',
  'FREQ=MONTHLY;INTERVAL=6':
    'half-yearly,semi-annually,every six months,每半年,semesteran,setengah tahunan,nửa năm,ราย 6 เดือน',
  'FREQ=YEARLY': 'yearly,annually,annual,every year,year,每年,tahunan,setiap tahun,hằng năm,hàng năm,รายปี,ทุกปี',
};
const schedules = new Map(
  Object.entries(usualSchedules).flatMap(([rule, words]) =>
    words.split(',').map((word) => [wordKey(word), rule] as const),
  ),
);

/** A word such as `quarterly`, or a rule of RFC 5545 as an export has it. */
function scheduleIn(text: string): Value {
  if (/^(?:RRULE:)?FREQ=/iu.test(text)) return { value: text.replace(/^RRULE:/iu, '').toUpperCase() };
  const rule = schedules.get(wordKey(text));
  return rule === undefined
    ? {
        message: `"${cut(text)}" is no frequency. Write daily, weekly, monthly, quarterly or yearly, or a rule such as FREQ=WEEKLY;BYDAY=MO.`,
      }
    : { value: rule };
}

/** `user_report`, `User report` and `USER-REPORT` are one. */
function wordKey(text: string): string {
  return folded(text).replaceAll(/[\s_-]+/gu, ' ');
}

/** Rid of what lists leave before a line. */
function bare(line: string): string {
  return line.replace(/^\s*(?:\d{1,2}[.)]\s+|[-*•·]\s+)/u, '').trim();
}

function cut(text: string): string {
  return text.slice(0, 100).toWellFormed();
}
