// English, Indonesian, Malay, Filipino, Thai (full and short); Vietnamese and Chinese months are numbers, see below.
const names = [
  'january jan januari enero ene มกราคม ม.ค.',
  'february feb februari pebrero peb กุมภาพันธ์ ก.พ.',
  'march mar maret mac marso มีนาคม มี.ค.',
  'april apr abril abr เมษายน เม.ย.',
  'may mei mayo พฤษภาคม พ.ค.',
  'june jun juni hunyo hun มิถุนายน มิ.ย.',
  'july jul juli julai hulyo hul กรกฎาคม ก.ค.',
  'august aug agustus agu agt ags ogos ogo agosto ago สิงหาคม ส.ค.',
  'september sept sep setyembre set กันยายน ก.ย.',
  'october oct oktober okt oktubre ตุลาคม ต.ค.',
  'november nov nop nobyembre nob พฤศจิกายน พ.ย.',
  'december dec desember des disember dis disyembre ธันวาคม ธ.ค.',
];

const months = new Map<string, number>();
for (const [index, group] of names.entries())
  for (const name of group.split(' ')) months.set(name.replaceAll('.', ''), index + 1);

/** Written out behind "tháng". */
const vietnamese: Record<string, number> = {
  một: 1,
  giêng: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười một': 11,
  'mười hai': 12,
  chạp: 12,
};
const vietnameseMonth = new RegExp(
  `(?:tháng|thang)\\s+(mười một|mười hai|${Object.keys(vietnamese).join('|')})(?!\\p{L})`,
  'gu',
);

/** Words around a date that say nothing about it: days of the week, "ngày … tháng … năm", ordinals. */
const filler =
  /(?<![\p{L}])(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|senin|selasa|rabu|kamis|jumat|sabtu|minggu|isnin|khamis|jumaat|ahad|ngày|năm|of|the|พศ|คศ)(?![\p{L}\p{M}])/gu;

/** A date whose month is written out, or numbered in the Vietnamese or Chinese way; years as they are written. */
export function namedDate(text: string): { year: string; month: number; day: number } | null {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  const chinese =
    /^(\d{4}|\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?\s*\(?(?:(?:星期|周|週)[一二三四五六日天])?\)?$/u.exec(
      plain,
    );
  const era = eraDate(plain);
  if (era) return era;
  if (chinese?.[1]) return { year: chinese[1], month: Number(chinese[2]), day: Number(chinese[3]) };
  const words = plain
    .replace(/(?:tháng|thang|thg)\.?\s*(\d{1,2})(?!\d)/gu, ' m$1 ')
    .replace(vietnameseMonth, (_, name: string) => ` m${vietnamese[name] ?? ''} `)
    .replace(/(\d)(?:st|nd|rd|th)(?![\p{L}])/gu, '$1')
    // Thai short months carry dots, which separate elsewhere.
    .replace(/(?<=[\u0e00-\u0e7f])\./gu, '')
    .replace(filler, ' ')
    .split(/[\s,/.()'’-]+/u)
    .filter(Boolean);
  return words.length === 3 ? fromWords(words) : null;
}

/** `民國116年2月14日`, with 中華 before it or not, `令和9年2月14日`: years counted from 1912 and from 2019; the first of an era is 元. */
function eraDate(text: string): { year: string; month: number; day: number } | null {
  const match = /^(?:中[華华])?(民國|民国|令和)\s*(\d{1,3}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日號号]?$/u.exec(
    text,
  );
  if (!match) return null;
  const count = match[2] === '元' ? 1 : Number(match[2]);
  const year = String(count + (match[1] === '令和' ? 2018 : 1911));
  return { year, month: Number(match[3]), day: Number(match[4]) };
}

function fromWords(words: string[]): { year: string; month: number; day: number } | null {
  const at = words.findIndex((word) => monthOf(word) !== undefined);
  const month = monthOf(words[at] ?? '');
  const [first = '', second = ''] = words.filter((_, index) => index !== at);
  if (month === undefined || at > 1 || !/^\d+$/.test(first) || !/^\d+$/.test(second)) return null;
  const [day, year] = at === 1 && first.length === 4 ? [second, first] : [first, second];
  return day.length <= 2 && (year.length === 4 || year.length === 2) ? { year, month, day: Number(day) } : null;
}

function monthOf(word: string): number | undefined {
  const numbered = /^m(\d{1,2})$/.exec(word);
  return numbered ? Number(numbered[1]) : months.get(word);
}
