import { describeInstant } from '../../../domain/time.js';
import { leaseStatesOf, programStatesOf, statesOf, trails, wasBetween, type Was } from './history.js';
import { zones, type Setting } from './setting.js';

const isWorking = ({ status }: Status): boolean => status === 'open' || status === 'in_progress';
const is =
  (...states: string[]) =>
  ({ status }: Status): boolean =>
    states.includes(status);

interface Status {
  status: string;
}
interface Reader {
  id: string | null;
}
type Claims<T> = [pattern: RegExp, holds: (was: T, said: RegExpExecArray, reader: Reader) => boolean][];

/** A due date is told on the wall of whoever reads it; which that is may have changed since. */
const dueWas = ({ dueAt }: Was, said: RegExpExecArray): boolean =>
  dueAt !== null && zones.some((zone) => said[1] === describeInstant(dueAt, zone));

/** What a sentence of a letter says of a record; false where it was not so. */
const ofItems: Claims<Was> = [
  [/ was due [^.]*and is still open/, (was) => was.overdue && isWorking(was)],
  [/\) is due (.{20,50}?\))\. Hand in evidence before then/, (was, said) => isWorking(was) && dueWas(was, said)],
  [/ was due (.{20,50}\)) and is still open/, dueWas],
  [/ is now due (.{20,50}?\))[,.]/, dueWas],
  [/You own (?=AI-)/, ({ owner, status }, _, { id }) => (id === null || owner === id) && status !== 'cancelled'],
  [/ is cancelled; nothing more is to be done/, is('cancelled')],
  [/ is on hold; its reminders and ladder stand still/, is('on_hold')],
  [/ is no longer on hold/, (was) => was.status !== 'on_hold'],
  [/ has handed in /, is('submitted')],
  [/ was signed off/, is('done')],
  [/ was not accepted/, is('open', 'in_progress', 'on_hold')],
  [/Somebody is on /, isWorking],
  [/ is suspended by /, is('on_hold')],
  [/waits longer for a decision/, is('submitted')],
  [/has been done for a while/, is('done')],
  [/ was checked, and the problem is gone/, is('done')],
  [/ was checked, and the problem is still there/, is('open', 'in_progress', 'on_hold', 'submitted')],
];
const ofPrograms: Claims<Status> = [
  [/ is on hold; its reminders and ladder stand still/, is('on_hold')],
  [/ is no longer on hold/, is('active', 'closed')],
];
const ofExceptions: Claims<Status> = [
  [/ is refused\./, is('refused', 'ended')],
  [/ has ended; what it suspended is live again/, is('ended')],
  [/ is over before its time/, is('revoked')],
  [/ is no longer asked for/, is('withdrawn')],
  [/ runs from now/, is('active')],
  [/ is approved and runs/, is('approved', 'active')],
  [/ is asked for\b/, is('requested', 'active', 'approved')],
];

/** Between a look at the facts and the arrival of a letter, in ms, on a machine that does much else. */
const onTheWay = 5_000;

/** Letters that said what was not so when they left. */
export async function untrueLetters(s: Setting, since: number): Promise<string[]> {
  const [items, programs, exceptions] = [
    await byName<Was>(s, 'action_item', `SELECT id, 'AI-' || number AS name FROM action_items`, statesOf),
    await byName<Status & { from: number }>(s, 'program', 'SELECT id, name FROM programs', programStatesOf),
    await byName<Status & { from: number }>(
      s,
      'exception',
      `SELECT id, 'EX-' || number AS name FROM exceptions`,
      leaseStatesOf,
    ),
  ];
  const readers = await s.query<{ id: string; email: string }>('SELECT id, email FROM people WHERE email IS NOT NULL');
  const wrong: string[] = [];
  for (const [index, mail] of s.mail.mails.entries()) {
    if (index < since) continue;
    const at = s.mail.arrived[index] ?? 0;
    const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
    const id = readers.find(({ email }) => email === to?.value[0]?.address)?.id ?? null;
    // Each entry of a letter is one message, about one record.
    for (const entry of (mail.text ?? '').split(/^\* /m).slice(1)) {
      const sentence = entry.replaceAll(/\s+/g, ' ');
      const about = /(?:AI|EX)-\d+(?= “)|Program \d(?= is )/.exec(sentence)?.[0] ?? '';
      // What was for somebody who has left is told to somebody else in their words.
      const reader = { id: /You are told (?:in their place|because you stand in)/.test(sentence) ? null : id };
      const was = wasBetween(items.get(about) ?? [], at - onTheWay, at);
      const had = wasBetween(programs.get(about) ?? exceptions.get(about) ?? [], at - onTheWay, at);
      const said = [
        ...(was.length > 0 ? untrue(ofItems, sentence, was, reader) : []),
        ...(had.length > 0 ? untrue(about.startsWith('EX') ? ofExceptions : ofPrograms, sentence, had, reader) : []),
      ];
      for (const pattern of said)
        wrong.push(
          `letter ${index} at ${new Date(at).toISOString()} says ${pattern} in “${sentence}”, and it was ${JSON.stringify([...was, ...had])}`,
        );
    }
  }
  return wrong;
}

function untrue<T>(claims: Claims<T>, sentence: string, was: readonly T[], reader: Reader): string[] {
  return claims.flatMap(([pattern, holds]) => {
    const said = pattern.exec(sentence);
    return said && !was.some((one) => holds(one, said, reader)) ? [String(pattern)] : [];
  });
}

/** What each record of a kind was, by the name that letters call it. */
async function byName<T>(
  s: Setting,
  kind: string,
  names: string,
  states: (events: NonNullable<ReturnType<Awaited<ReturnType<typeof trails>>['get']>>) => T[],
): Promise<Map<string, T[]>> {
  const history = await trails(s, kind);
  const rows = await s.query<{ id: string; name: string }>(names);
  return new Map(rows.map(({ id, name }) => [name, states(history.get(id) ?? [])]));
}
