import { DateTime } from 'luxon';
import { toInstant } from '../../../domain/time.js';
import { StoryCalendar } from '../../harness/story/calendar.js';
import { counterfeitLeakage as story } from '../../demo/program/counterfeit-leakage.js';
import type { Market } from '../../demo/program/story.js';
import type { When } from '../../harness/story/deed.js';
import { Terminal } from '../../demo/timeline/terminal.js';
import { becauseText } from '../../demo/timeline/words.js';

/** A launch on each day of a week, just before midnight in Singapore. */
const launches = [2, 3, 4, 5, 6, 7, 8].map((day) =>
  DateTime.fromISO(`2026-11-0${day}T23:59:00`, { zone: 'Asia/Singapore' }).toMillis(),
);

test.each(launches)(
  'the story keeps to working days behind its launch, in order, whatever day it begins (%d)',
  (at) => {
    const calendar = new StoryCalendar(at, story.markets[story.home].zone);
    const instant = (when: When, market: Market): number => toInstant(calendar.local(when, story.markets[market].zone));
    let opened = at;
    for (const phase of story.phases) {
      const gate = instant(phase.tollgate.at, story.home);
      expect(gate).toBeLessThan(instant(phase.target, story.home));
      for (const { due, market, life } of phase.items) {
        // A week before it is due the phase is open, so that both reminders come.
        expect(instant(due, market) - 7 * 86_400_000).toBeGreaterThan(opened);
        const acts = life.map((act) => instant(act.at, market));
        expect(acts).toEqual(acts.toSorted((a, b) => a - b));
        expect(acts[0]).toBeGreaterThan(opened);
        expect(acts.at(-1)).toBeLessThan(gate);
      }
      opened = gate;
    }
  },
);

test('a moment that is none is refused, naming it', () => {
  const calendar = new StoryCalendar(Date.now(), 'Asia/Singapore');
  expect(() => calendar.local('W1 Sun 10:00' as When, 'Asia/Singapore')).toThrow('"W1 Sun 10:00" is not a moment');
});

test('reasons of the engine are told with durations as people say them', () => {
  expect(becauseText('7 days before due Tue 8 Dec 2026 18:00 (Asia/Jakarta)')).toBe(
    '7 days before due Tue 8 Dec 18:00',
  );
});

test('colours are for terminals whose user has not refused them; lines keep to the width', () => {
  const written: string[] = [];
  const out = (isTTY: boolean): NodeJS.WriteStream =>
    ({ isTTY, columns: 70, write: (text: string) => written.push(text) > 0 }) as unknown as NodeJS.WriteStream;
  expect(new Terminal(out(true), {}).bold('x')).toBe('\u001b[1mx\u001b[22m');
  expect(new Terminal(out(true), { NO_COLOR: '1' }).bold('x')).toBe('x');
  expect(new Terminal(out(false), {}).bold('x')).toBe('x');
  new Terminal(out(true), {}).paragraph('word '.repeat(40).trim(), '    ', '  → ');
  expect(written.map((line) => line.trimEnd().length).filter((length) => length > 70)).toEqual([]);
  expect(written[0]).toMatch(/^ {2}→ word/);
  expect(written[1]).toMatch(/^ {4}word/);
});
