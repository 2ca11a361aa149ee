import { statesOf, trails, wasBetween, type Was } from './history.js';
import type { Setting } from './setting.js';

/** What a sentence of a letter says of an item; false where it was not so. */
const claims: [RegExp, (was: Was) => boolean][] = [
  [/was due [^.]*and is still open/, ({ status, overdue }) => overdue && isWorking(status)],
  [/ is due [^.]*\. Hand in evidence before then/, ({ status }) => isWorking(status)],
  [/ is cancelled; nothing more is to be done/, ({ status }) => status === 'cancelled'],
  [/ is on hold; its reminders and ladder stand still/, ({ status }) => status === 'on_hold'],
  [/ is no longer on hold/, ({ status }) => status !== 'on_hold'],
  [/ has handed in /, ({ status }) => status === 'submitted'],
  [/ was signed off/, ({ status }) => status === 'done'],
  [/ was not accepted/, ({ status }) => ['open', 'in_progress', 'on_hold'].includes(status)],
  [/Somebody is on /, ({ status }) => isWorking(status)],
  [/ is suspended by /, ({ status }) => status === 'on_hold'],
  [/waits longer for a decision/, ({ status }) => status === 'submitted'],
];

/** Between a look at the facts and the arrival of a letter, in ms, on a machine that does much else. */
const onTheWay = 5_000;

const isWorking = (status: string): boolean => status === 'open' || status === 'in_progress';

/** Letters that said what was not so when they left. */
export async function untrueLetters(s: Setting, since: number): Promise<string[]> {
  const history = await trails(s);
  const rows = await s.query<{ id: string; number: string }>('SELECT id, number FROM action_items');
  const byNumber = new Map(rows.map(({ id, number }) => [Number(number), statesOf(history.get(id) ?? [])]));
  const wrong: string[] = [];
  for (const [index, mail] of s.mail.mails.entries()) {
    if (index < since) continue;
    const at = s.mail.arrived[index] ?? 0;
    const text = (mail.text ?? '').replaceAll(/\s+/g, ' ');
    // From each name of an item in quotes to the next.
    for (const sentence of text.split(/(?=(?:\S+ has handed in |Somebody is on )?AI-\d+ “)/)) {
      const number = Number(/AI-(\d+) “/.exec(sentence)?.[1]);
      const states = byNumber.get(number);
      if (!states) continue;
      const was = wasBetween(states, at - onTheWay, at);
      for (const [pattern, holds] of claims)
        if (pattern.test(sentence) && !was.some(holds))
          wrong.push(
            `letter ${index} at ${new Date(at).toISOString()} says “${sentence.slice(0, 160)}”, and it was ${JSON.stringify(was)}`,
          );
    }
  }
  return wrong;
}
