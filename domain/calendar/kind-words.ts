import { folded } from '../text/folded.js';
import type { OverrideKind } from './body.js';

/** What the words of a file say that a day is; `no_day_off`: something that is marked and worked. */
export type WordedKind = OverrideKind | 'no_day_off';

/** As a column of kinds has them, in the languages of the markets and as registers of governments write them. */
const words: Record<WordedKind, readonly string[]> = {
  off: [
    'off',
    'day off',
    'holiday',
    'public holiday',
    'public',
    'national',
    'national holiday',
    'federal holiday',
    'bank holiday',
    'regular',
    'regular holiday',
    'special',
    'special holiday',
    'special nonworking',
    'special non-working',
    'special non-working day',
    'special non-working holiday',
    'special (non-working) day',
    'substitute',
    'substitute holiday',
    'in lieu',
    'observed',
    'swap',
    'swapped day off',
    'state holiday',
    'state',
    'additional holiday',
    'no',
    'false',
    '休',
    '休息',
    '假期',
    '节假日',
    '法定节假日',
    '公众假期',
    'cuti bersama',
    'hari libur nasional',
    'libur nasional',
    'libur',
    'cuti umum',
    'cuti',
    'hari kelepasan am',
    'ngày nghỉ',
    'nghỉ lễ',
    'ngày lễ',
    'วันหยุด',
    'วันหยุดราชการ',
    'วันหยุดนักขัตฤกษ์',
    'วันหยุดชดเชย',
  ],
  working: [
    'working',
    'working day',
    'work',
    'workday',
    'work day',
    'make-up',
    'make-up day',
    'make up day',
    'makeup',
    'makeup day',
    'make-up working day',
    'yes',
    'true',
    '班',
    '上班',
    '调休上班',
    'hari kerja',
    'làm bù',
    'ngày làm bù',
    'วันทำงาน',
  ],
  ordinary: ['ordinary', 'normal', 'none', 'special working', 'special working day', 'special working holiday'],
  no_day_off: [
    'observance',
    'observances',
    'commemoration',
    'not a public holiday',
    'not a holiday',
    'optional',
    'optional holiday',
    'restricted holiday',
    'season',
    'government',
    'government holiday',
    'executive',
    'school',
    'school holiday',
    'half day',
    'half-day',
    'half-day holiday',
    'anniversary',
    'birthday',
    '纪念日',
    '紀念日',
    'peringatan',
    'perayaan',
    'hari peringatan',
    'lễ kỷ niệm',
    'ngày kỷ niệm',
    'วันสำคัญ',
  ],
};

const kindOf = new Map(
  Object.entries(words).flatMap(([kind, of]) =>
    of.map((word): [string, WordedKind] => [plain(word), kind as WordedKind]),
  ),
);

/** Null where the words are not known: whoever gave them is asked. */
export function kindInWords(text: string): WordedKind | null {
  return kindOf.get(plain(text)) ?? null;
}

/**
 * What the description of an event says that it is, as calendars that are subscribed to write it in its first line:
 * `Observance`, `Public holiday`, `Public holiday in Johor, Kedah`. Null where it says nothing of the kind.
 */
export function kindOfEvent(description: string, name: string): { kind: WordedKind; places: string | null } | null {
  const first = description.split(/\r?\n|(?<=\.)\s/)[0]?.trim() ?? '';
  const [, of = first, places = null] = /^(.{3,40}?) in (.+?)\.?$/i.exec(first) ?? [];
  if (/\bnot a (public |national )?holiday\b|\bobservance\b/i.test(`${name}\n${first}`))
    return { kind: 'no_day_off', places: null };
  const kind = kindInWords(of.replace(/\.$/, ''));
  return kind === null ? null : { kind, places };
}

function plain(text: string): string {
  return folded(text.replaceAll('_', ' '));
}
