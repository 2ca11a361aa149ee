import { DateTime } from 'luxon';
import { Refusal } from '../refusal.js';
import { describeInstant, endOfSpan, toInstant, type Instant } from '../time.js';
import { isAmong, type Accounts } from '../person/accounts.js';
import type { Delegation } from '../stand-in/delegation.js';

/** The dates as people meant them, in one zone. */
export interface DelegationSpan {
  from: { date: string; time: string | null };
  /** Without a time, the whole day is part of it. */
  until: { date: string; time: string | null };
  /** IANA name */
  zone: string;
}

/** For longer than this, work is given to somebody else for good. */
const longest = 'P1Y';
const tooLong = 'Somebody can stand in for a year at most. Reassign the work instead.';
/** No day that can be written comes after it. */
const lastDay = '9999-12-31';

/**
 * The instants of a span; what lies before `now` is left out, since nothing can be decided for somebody afterwards.
 * @throws Refusal `invalid-command` where it ends before it begins, is over already, or lasts too long
 */
export function instantsOf(span: DelegationSpan, now: Instant): { startsAt: Instant; endsAt: Instant } {
  const { from, until, zone } = span;
  if (until.time === null && until.date === lastDay) throw new Refusal('invalid-command', tooLong);
  const start = toInstant({ date: from.date, time: from.time ?? '00:00', zone });
  const endsAt =
    until.time === null
      ? toInstant({ date: dayAfter(until.date), time: '00:00', zone })
      : toInstant({ date: until.date, time: until.time, zone });
  if (endsAt <= start) throw new Refusal('invalid-command', 'It must end after it begins. Give a later "until".');
  if (endsAt <= now)
    throw new Refusal(
      'invalid-command',
      `It would have ended ${describeInstant(endsAt, zone)} already. Give a later "until".`,
    );
  if (endsAt > endOfSpan(Math.max(start, now), longest, zone)) throw new Refusal('invalid-command', tooLong);
  return { startsAt: Math.max(start, now), endsAt };
}

function dayAfter(date: string): string {
  return DateTime.fromISO(date, { zone: 'UTC' }).plus({ days: 1 }).toFormat('yyyy-MM-dd');
}

/**
 * Whether a delegation may be set beside those there are.
 *
 * @param others every delegation of anybody that has not ended
 * @param zone for the dates in a refusal
 * @param accounts that are one natural person
 * @throws Refusal `invalid-command` for oneself; `separation-of-duties` where somebody puts themself in the place of another
 * by another account; `delegation-overlap`; `delegation-loop` with the path named
 */
export function checkDelegation(
  wanted: Delegation,
  others: readonly Delegation[],
  zone: string,
  accounts?: Accounts,
): void {
  if (isAmong(wanted.personId, [wanted.standInId], accounts))
    throw new Refusal('invalid-command', 'Nobody can be their own stand-in. Name somebody else.');
  const { setBy = wanted.personId } = wanted;
  if (!isAmong(setBy, [wanted.personId], accounts) && isAmong(setBy, [wanted.standInId], accounts))
    throw new Refusal(
      'separation-of-duties',
      'Nobody puts themself in the place of another, by another account neither. The person themself, or another ' +
        'administrator, sets it.',
    );
  const clash = others.find((other) => other.personId === wanted.personId && overlap(other, wanted));
  if (clash)
    throw new Refusal(
      'delegation-overlap',
      `${clash.standInName} stands in for ${clash.personName} from ${describeInstant(clash.startsAt, zone)} until ` +
        `${describeInstant(clash.endsAt, zone)} already. End that one first, or choose other dates.`,
      { delegationId: clash.id },
    );
  const loop = loopThrough(wanted, others);
  if (loop)
    throw new Refusal(
      'delegation-loop',
      `That would lead in a circle: ${loop.map(({ name }) => name).join(' → ')}. Name a stand-in who is there.`,
      { path: loop.map(({ id }) => id) },
    );
}

interface Window {
  startsAt: Instant;
  endsAt: Instant;
}

function overlap(a: Window, b: Window): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** A circle that would be closed at some instant, beginning and ending with the absent person. */
function loopThrough(wanted: Delegation, others: readonly Delegation[]): { id: string; name: string }[] | null {
  const follow = (from: Delegation, window: Window, path: string[]): { id: string; name: string }[] | null => {
    if (from.standInId === wanted.personId) return [{ id: wanted.personId, name: wanted.personName }];
    if (path.includes(from.standInId)) return null;
    for (const next of others) {
      if (next.personId !== from.standInId || !overlap(next, window)) continue;
      const both = {
        startsAt: Math.max(next.startsAt, window.startsAt),
        endsAt: Math.min(next.endsAt, window.endsAt),
      };
      const rest = follow(next, both, [...path, from.standInId]);
      if (rest) return [{ id: from.standInId, name: from.standInName }, ...rest];
    }
    return null;
  };
  const rest = follow(wanted, wanted, []);
  return rest && [{ id: wanted.personId, name: wanted.personName }, ...rest];
}
