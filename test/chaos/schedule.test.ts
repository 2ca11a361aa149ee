import { linkNames, parts, scheduleOf } from './schedule.js';

const long = { seed: 7, seconds: 3_600, short: false };

test('the same seed makes the same schedule, and another one another', () => {
  expect(scheduleOf(long)).toEqual(scheduleOf(long));
  expect(scheduleOf({ ...long, seed: 8 })).not.toEqual(scheduleOf(long));
});

test('in an hour everything is done that can be done, one after the other, and nothing after the end', () => {
  const schedule = scheduleOf(long);
  const done = new Set(schedule.map(({ kind, target }) => `${kind} ${target}`));
  for (const part of parts) for (const kind of ['kill', 'freeze', 'restart']) expect(done).toContain(`${kind} ${part}`);
  for (const link of linkNames)
    for (const kind of ['cut', 'refuse', 'stall', 'forget', 'slow']) expect(done).toContain(`${kind} ${link}`);
  let free = 0;
  for (const { at, seconds } of schedule) {
    expect(at).toBeGreaterThanOrEqual(free);
    expect(seconds).toBeLessThanOrEqual(60);
    free = at + seconds;
  }
  expect(free).toBeLessThanOrEqual(long.seconds);
});

test('the short form has each kind once or more, whatever the seed', () => {
  const kinds = (seconds: number, short: boolean) =>
    new Set(scheduleOf({ ...long, seconds, short }).map(({ kind }) => kind));
  expect(kinds(90, true)).toEqual(kinds(3_600, false));
});
