import { parseDuration } from './naive-duration.js';
import type { Facts, Setting } from './setting.js';

interface Wait {
  item: string;
  number: number;
  status: string;
  on: string;
  onStatus: string;
  doneAt: Date | null;
  lag: string | null;
}

async function waits(s: Setting): Promise<Wait[]> {
  return s.query<Wait>(
    `SELECT d.item_id AS item, i.number, i.status, q.id AS "on", q.status AS "onStatus", q.done_at AS "doneAt", d.lag
     FROM item_dependencies d JOIN action_items i ON i.id = d.item_id JOIN action_items q ON q.id = d.predecessor_id
     WHERE i.status = 'open'`,
  );
}

/** From when on what it waits for lets it start, at the least; null while it is open. */
function letsStart({ onStatus, doneAt, lag }: Wait): number | null {
  if (onStatus !== 'done' && onStatus !== 'cancelled') return null;
  return (doneAt?.getTime() ?? 0) + (onStatus === 'done' ? atLeast(lag) : 0);
}

/** Days of work are counted as none. */
function atLeast(lag: string | null): number {
  return lag?.startsWith('P') ? parseDuration(lag) : 0;
}

/** Whether an item is held up for certain, or free for certain; null where it hangs on days of work. */
export async function isHeldUp(s: Setting, itemId: string): Promise<boolean | null> {
  const all = (await waits(s)).filter(({ item }) => item === itemId);
  const froms = all.map(letsStart);
  if (froms.some((from) => from === null || from > s.now + 60_000)) return true;
  return all.some(({ lag, onStatus }) => onStatus === 'done' && lag !== null) ? null : false;
}

/** Where the network says that an item starts before what it waits for lets it, or does not answer at all. */
export async function earlyForecasts(s: Setting): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = await waits(s);
  for (const program of s.programs) {
    const path = await s.tollgate.admin.get(`/programs/${program}/critical-path`);
    const { status, body } = await s.tollgate.admin.get(`/programs/${program}/dependencies`);
    if (status !== 200 || path.status !== 200) {
      wrong.push(`the network of ${s.nameOf(program)} answers ${status}, its critical path ${path.status}`);
      continue;
    }
    const earliest = new Map<string, Facts>(body.items.map((item: Facts) => [item.id, item.earliest]));
    for (const wait of waiting) {
      const mine = earliest.get(wait.item);
      // What was cancelled leaves nothing to wait for, whenever that was.
      if (!mine || wait.onStatus === 'cancelled') continue;
      const theirs = earliest.get(wait.on);
      const from = letsStart(wait) ?? (theirs ? Date.parse(theirs.end) + atLeast(wait.lag) : 0);
      if (Date.parse(mine.start) < from - 60_000)
        wrong.push(
          `AI-${wait.number} is forecast to start at ${mine.start}, what it waits for lets it at ${new Date(from).toISOString()}`,
        );
    }
    for (const step of path.body.path)
      if (step.start > step.end)
        wrong.push(`the critical path of ${s.nameOf(program)} goes back: ${JSON.stringify(step)}`);
  }
  return wrong;
}
