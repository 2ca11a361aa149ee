import { pathToFileURL } from 'node:url';
import { readHolidayFile } from '../../database/calendars/holiday-file.js';
import { isLocalDate } from '../../domain/time.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { computedSince } from '../floor/floor.js';
import { chanceOf } from './random.js';

/**
 * Hostile calendar files and tables of days, made by chance from lines that people's calendars have: cut, spliced, mixed
 * up. Each must be read, or refused with a reason; every day must exist; none may take long.
 *
 *     node tools/build.mjs --if-stale && node dist/test/fuzz/ics.js [seed] [runs]
 */
export interface FuzzOutcome {
  runs: number;
  read: number;
  refused: number;
  days: number;
  slowestMs: number;
}

const lines = [
  ...['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE', 'DTSTAMP'].flatMap((name) =>
    [
      ';VALUE=DATE:20260501',
      ';VALUE=DATE:20260230',
      ':20280126',
      ';TZID=Asia/Singapore:20260501T000000',
      ';TZID="a:b;c":20260501T000000',
      ':20260430T160000Z',
      ';VALUE=DATE:',
      ':',
      ';VALUE=PERIOD:20260501T000000Z/P1D',
      ';VALUE=DATE:20260501,20270501,x',
      ':99999999T999999Z',
      ';VALUE=NONSENSE:20260501',
      ';;;=:20260501',
      ';VALUE=DATE:-0000101',
    ].map((rest) => `${name}${rest}`),
  ),
  ...[
    'FREQ=YEARLY',
    'FREQ=YEARLY;INTERVAL=-1',
    'FREQ=YEARLY;COUNT=999999999',
    'FREQ=SECONDLY',
    'FREQ=YEARLY;UNTIL=x',
    'X',
  ].map((rule) => `RRULE:${rule}`),
  'DURATION:P1D',
  'DURATION:P99999999999W',
  'DURATION:-PT1S',
  'SUMMARY:Labour Day',
  'SUMMARY;LANGUAGE=th:วันแรงงาน\\, \\n\\;',
  `SUMMARY:${'x'.repeat(5_000)}`,
  'SUMMARY:\u0000\uD800',
  'DESCRIPTION:Observance\\nTo hide',
  'DESCRIPTION:Public holiday in Johor\\, Kedah',
  'STATUS:CANCELLED',
  'STATUS:TENTATIVE',
  'SEQUENCE:2',
  'SEQUENCE:9e99',
  'UID:a@x',
  'UID:b@x',
  'METHOD:CANCEL',
  'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
  'BEGIN:VEVENT',
  'END:VEVENT',
  'BEGIN:VALARM',
  'END:VALARM',
  'END:VCALENDAR',
  'BEGIN:VCALENDAR',
  ' folded',
  '\t',
  'nonsense',
  ':',
  ';',
];

const cells = [
  'date',
  'Date',
  'Day',
  'from',
  'to',
  'name',
  'kind',
  'วันที่',
  '2027-05-01',
  '01/02/2027',
  '31/12/27',
  'Thu',
  '"',
  '""',
];
const more = [
  '46143',
  '2027-02-30',
  'Labour Day',
  'off',
  'working',
  '',
  '=1+1',
  '\u202E',
  'x'.repeat(300),
  '99999999',
  '1e9',
  '-',
];

/** One file. */
export function hostileFile(chance: () => number): string {
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: Math.floor(chance() * most) }, make);
  const digits = (most: number): string => String(1 + Math.floor(chance() * most)).padStart(2, '0');
  // Most begin well, so that what comes after is reached.
  const good = (): string[] =>
    chance() < 0.7
      ? [`UID:${one(['a', 'b', 'c'])}@x`, `DTSTART;VALUE=DATE:2027${digits(12)}${digits(31)}`, 'SUMMARY:Off']
      : [];
  const end = one(['\r\n', '\n', '\r', '\n\n']);
  let text =
    chance() < 0.7
      ? [
          'BEGIN:VCALENDAR',
          ...many(6, () => ['BEGIN:VEVENT', ...good(), ...many(4, () => one(lines)), 'END:VEVENT']).flat(),
        ].join(end)
      : [
          one(['date,name', 'Day,From,To,Name,Kind']),
          ...many(20, () =>
            [`2027-${digits(12)}-${digits(28)}`, ...many(6, () => one([...cells, ...more]))].join(
              one([',', ';', '\t']),
            ),
          ),
        ].join(end);
  if (chance() < 0.3) text = text.slice(0, Math.floor(chance() * text.length));
  if (chance() < 0.2) {
    const at = Math.floor(chance() * text.length);
    text = text.slice(0, at) + one([...lines, ...more]) + text.slice(at + Math.floor(chance() * 10));
  }
  return text;
}

/** @throws Error where a file is read wrongly; it names the seed of the run */
export function fuzzIcs(seed: number, runs: number): FuzzOutcome {
  const outcome: FuzzOutcome = { runs, read: 0, refused: 0, days: 0, slowestMs: 0 };
  for (let run = 0; run < runs; run += 1) {
    const file = hostileFile(chanceOf(seed + run));
    const before = process.threadCpuUsage();
    try {
      const { days } = readHolidayFile(Buffer.from(file), { at: Date.UTC(2026, 10, 24), zone: 'Asia/Singapore' });
      const odd = days.find(
        ({ date, name }) => !isLocalDate(date) || name === '' || name.length > 200 || !name.isWellFormed(),
      );
      if (odd) throw new Error(`states ${JSON.stringify(odd)}`);
      outcome.read += 1;
      outcome.days += days.length;
    } catch (error) {
      if (!(error instanceof SpreadsheetProblem))
        throw new Error(`seed ${seed + run} is read wrongly:\n${file}`, { cause: error });
      outcome.refused += 1;
    }
    outcome.slowestMs = Math.max(outcome.slowestMs, computedSince(before));
  }
  return outcome;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [seed = Date.now() % 1_000_000, runs = 10_000] = process.argv.slice(2).map(Number);
  process.stdout.write(`seed ${seed}: ${JSON.stringify(fuzzIcs(seed, runs))}\n`);
}
