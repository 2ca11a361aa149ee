import fc from 'fast-check';
import { mostAttempts, nextAttempt, type Tried } from './next-attempt.js';
import type { Fault, SendResult } from './send-result.js';
import { afterFailing, afterTaking, fullPace, isAlarming, type ServerHealth } from './server-health.js';

const fresh: Tried = { attempts: 1, putOff: 0, waitedMs: 0, tookOthers: false, mailInstead: false };
const retry = (fault: Fault, more: object = {}): SendResult => ({
  outcome: 'retry',
  answer: '',
  afterMs: null,
  throttled: false,
  fault,
  ...more,
});

test('what is the server’s fault or ours never kills a letter; what is said of the address does after eight times', () => {
  for (const fault of ['server', 'us'] as const)
    expect(nextAttempt(retry(fault), { ...fresh, attempts: 500, putOff: 500, waitedMs: 1e10 })).toEqual({
      state: 'pending',
      pauseMs: 300_000,
      counts: false,
    });
  expect(nextAttempt(retry('address'), { ...fresh, attempts: mostAttempts })).toEqual({ state: 'dead' });
  expect(nextAttempt({ outcome: 'refused', answer: '', fault: 'address' }, fresh)).toEqual({ state: 'dead' });
});

test('a letter at which the server fails while it takes others is tried no more often than any other', () => {
  expect(nextAttempt(retry('server'), { ...fresh, tookOthers: true })).toMatchObject({ counts: true });
  expect(nextAttempt(retry('server'), { ...fresh, tookOthers: true, attempts: mostAttempts })).toEqual({
    state: 'dead',
  });
});

test('a chat whose vendor is away for an hour is made up for by mail', () => {
  const late = { ...fresh, waitedMs: 3_600_000 };
  expect(nextAttempt(retry('server'), late)).toMatchObject({ state: 'pending' });
  expect(nextAttempt(retry('server'), { ...late, mailInstead: true })).toEqual({ state: 'dead' });
});

test('put off by a limit, pauses grow whatever is asked for, and are never shorter than ours', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e12, noNaN: true }),
      fc.integer({ min: 0, max: 40 }),
      (afterMs, putOff) => {
        const next = nextAttempt(retry('server', { throttled: true, afterMs }), { ...fresh, putOff });
        const ours = nextAttempt(retry('server', { throttled: true }), { ...fresh, putOff });
        if (next.state !== 'pending' || ours.state !== 'pending') throw new Error('it is dead');
        expect(next.pauseMs).toBeGreaterThanOrEqual(Math.max(2_000, ours.pauseMs));
        expect(next.pauseMs).toBeLessThanOrEqual(86_400_000);
      },
    ),
  );
});

test('a server that fails is asked by one letter, more and more rarely; when it is well the others leave, few at first', () => {
  let health: ServerHealth = { failures: 0, failingSince: null, probeAt: 0, pace: fullPace };
  let now = 0;
  const pauses: number[] = [];
  for (let n = 0; n < 12; n += 1) {
    health = afterFailing(health, { fault: 'server', whose: 'own', now });
    pauses.push(health.probeAt - now);
    now = health.probeAt;
  }
  expect(pauses.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
  expect(pauses.at(-1)).toBe(300_000);
  expect(health.failingSince).toBe(0);
  const paces = Array.from({ length: 11 }, () => (health = afterTaking(health)).pace);
  expect(paces.slice(0, 4)).toEqual([2, 4, 8, 16]);
  expect(paces.at(-1)).toBe(fullPace);
});

test('our own fault is told at once, a server’s when it lasts; one bad webhook is not its vendor', () => {
  const well: ServerHealth = { failures: 0, failingSince: null, probeAt: 0, pace: fullPace };
  const ours = afterFailing(well, { fault: 'us', whose: 'vendor', now: 5 });
  expect([ours.failingSince, isAlarming(ours, 'us')]).toEqual([5, true]);
  const once = afterFailing(well, { fault: 'server', whose: 'own', now: 5 });
  expect([once.failingSince, isAlarming(once, 'server')]).toEqual([5, false]);
  expect(isAlarming({ ...once, failures: 4 }, 'server')).toBe(true);
  expect(afterFailing(well, { fault: 'server', whose: 'vendor', now: 5 }).failingSince).toBeNull();
});
