import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { endDemos, left, made, main, place, start } from '../../harness/demo-process.js';
import { until } from '../../harness/until.js';

/** A line of the timeline, and the words that belong to it. */
interface Line {
  at: number;
  market: string;
  key: string;
  label: string;
  title: string;
  words: string;
}

function timelineOf(output: string): Line[] {
  const lines: Line[] = [];
  for (const text of output.split('\n')) {
    const [, stamp, market, key, label, title] =
      /^(\w{3} [ \d]\d \w{3} \d\d:\d\d [+-]\d\d) {2}(\w\w) {2}(.{5}) {2}(.{14})(.*)$/.exec(text) ?? [];
    const last = lines.at(-1);
    if (stamp !== undefined)
      lines.push({
        at: instantOf(stamp, last?.at ?? Date.now() - 86_400_000),
        market: market ?? '',
        key: key?.trim() ?? '',
        label: label?.trim() ?? '',
        title: title ?? '',
        words: '',
      });
    else if (last && text.startsWith(' '.repeat(26))) last.words = `${last.words} ${text.trim()}`.trim();
  }
  return lines;
}

/** The stamp names no year: it is the one that does not lead far back. */
function instantOf(stamp: string, after: number): number {
  const { year } = DateTime.fromMillis(after);
  const read = (of: number): number =>
    DateTime.fromFormat(`${stamp.slice(4).trim()} ${of}`, 'd LLL HH:mm ZZ yyyy', { locale: 'en' }).toMillis();
  return read(year) < after - 86_400_000 ? read(year + 1) : read(year);
}

afterAll(endDemos);

test('plays a whole program: reminders, a breach, its ladder, sign-off by two of three, tollgates and the close', async () => {
  const demo = start('npm', ['run', '--silent', 'demo']);
  const code = await demo.ended;
  const output = demo.output();
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  expect(output).not.toContain('\u001b');
  const lines = timelineOf(output);
  const items = lines.filter(({ key }) => key !== '');
  const of = (key: string): Line[] => lines.filter((line) => line.key === key);
  const labels = (some: Line[]): string[] => some.map(({ label }) => label);
  const only = (key: string, label: string): Line[] => of(key).filter((line) => line.label === label);

  // A dozen items in four markets, told in the order in which it happened.
  expect(new Set(items.map(({ key }) => key)).size).toBe(12);
  expect([...new Set(items.map(({ market }) => market))].sort()).toEqual(['ID', 'SG', 'TH', 'VN']);
  expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort((a, b) => a - b));

  // The one that goes wrong.
  expect(labels(of('AI-3'))).toEqual([
    ...['Entered', 'Opened', 'Started', 'Reminder', 'Time asked', 'Time refused', 'Reminder'],
    ...['BREACH', 'Level 1', 'Acknowledged', 'Level 2', 'Level 3'],
    ...['Evidence', 'Handed in', 'Sent back', 'Evidence', 'Handed in', 'Signed', 'DONE'],
  ]);
  const [breach] = only('AI-3', 'BREACH');
  const levels = [1, 2, 3].map((level) => only('AI-3', `Level ${level}`)[0]);
  const day = 86_400_000;
  // A day between levels, and the day for which the acknowledgement held the ladder.
  expect(levels.map((level) => (level?.at ?? 0) - (breach?.at ?? 0))).toEqual([0, 2 * day, 3 * day]);
  expect(levels.map((level) => level?.words)).toEqual([
    '→ Rizky Ramadhan (owner), Bagus Pratama (owner’s manager) · at the breach; Leakage ladder v1',
    '→ Grace Lim (program manager) · 1 day after the breach, held for 1 day; Leakage ladder v1',
    '→ Rachel Koh (domain lead) · 2 days after the breach, held for 1 day; Leakage ladder v1',
  ]);
  expect(only('AI-3', 'Sent back')[0]?.words).toContain('closed without a decision');

  // The one that is given more time, and is in time.
  expect(labels(of('AI-5'))).toEqual(expect.arrayContaining(['Time asked', 'Time granted', 'DONE']));
  expect(labels(of('AI-5'))).not.toContain('BREACH');

  // Every reminder says why, and every item is accepted by two of three.
  for (const { words } of lines.filter(({ label }) => label === 'Reminder'))
    expect(words).toMatch(/^→ .+ \(owner\) · \d+ days? before due .+; Two reminders v1$/);
  for (const key of new Set(items.map((item) => item.key))) {
    expect(labels(of(key)).slice(-2)).toEqual(['Signed', 'DONE']);
    expect(only(key, 'DONE')[0]?.words).toContain('2 of 2 signatures');
  }

  // Phase by phase.
  const program = lines.filter(({ key }) => key === '');
  expect(labels(program)).toEqual(['Entered', 'Launched', 'TOLLGATE', 'Passed', 'TOLLGATE', 'CLOSED']);
  expect(lines.indexOf(only('AI-8', 'Opened')[0]!)).toBeGreaterThan(lines.indexOf(program[3]!));

  expect(output).toContain('The program “Counterfeit leakage” is closed.');
  expect(output).toMatch(/Action items +12 entered, 12 done/);
  expect(output).toMatch(/Escalations +4 \(level 1: 2, level 2: 1, level 3: 1\), acknowledged 1/);
  expect(output).toMatch(/Extensions +1 granted, 1 refused/);
  expect(output).toMatch(/Sign-off +26 signatures, 1 sent back/);
  expect(await left()).toEqual([]);
  expect(made()).toEqual([]);
});

test('told to end, it ends what it started and says so; what a killed one left, the next one ends', async () => {
  const killed = start(process.execPath, [main]);
  await until('its servers to start', async () => killed.output().includes('Preparing the Temporal'));
  killed.child.kill('SIGKILL');
  await killed.ended;
  const [folder] = made();
  expect((await left()).length).toBeGreaterThan(0);

  const demo = start(process.execPath, [main]);
  await until('the story to begin', async () => demo.output().includes('Launched'));
  expect(made()).not.toContain(folder);
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe(1);
  expect(demo.output()).toContain('Ended before its end.');
  expect(await left()).toEqual([]);
  expect(made()).toEqual([]);
});

test('a story that there is not is refused in one line, and nothing is started', async () => {
  const which = 'Start one by: npm run demo, or npm run demo -- automation, or npm run demo -- lifecycle\n';
  for (const [given, ...more] of [['--fast'], ['toString'], ['lifecycle', 'twice']]) {
    const demo = start(process.execPath, [main, given ?? '', ...more]);
    expect(await demo.ended).toBe(2);
    expect(demo.output()).toBe(`There is no demo "${more[0] ?? given}". ${which}`);
  }
});

test('where there is neither a Temporal server nor Go to build one, it says so in one line, and leaves nothing', async () => {
  const demo = start(process.execPath, [main], { PATH: place, XDG_CACHE_HOME: join(place, 'cache') });
  expect(await demo.ended).toBe(1);
  expect(demo.output().trimEnd().split('\n').at(-1)).toMatch(
    /^The demo did not come to its end: .*could not be built: Go was not found/,
  );
  rmSync(join(place, 'cache'), { recursive: true });
  expect(await left()).toEqual([]);
  expect(made()).toEqual([]);
});
