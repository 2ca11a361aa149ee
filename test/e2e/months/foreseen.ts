import { trails } from './history.js';
import type { Facts, Setting } from './setting.js';

/** What comes next for an item, as the API said before time went on. */
export interface Foreseen {
  id: string;
  number: number;
  /** How far its trail went then. */
  seq: number;
  next: Facts;
}

const types: Record<string, string> = {
  reminder: 'reminded',
  breach: 'breached',
  level: 'escalated',
  sign_off_limit: 'sign_off_overdue',
  extension_limit: 'extension_overdue',
  effectiveness_due: 'effectiveness_asked',
  effectiveness_limit: 'effectiveness_overdue',
};

/** So much later than it should a step may be recorded, in ms. */
const slack = 120_000;

/** Of some items, what would come next, and whom it would reach. */
export async function foreseeNext(s: Setting): Promise<Foreseen[]> {
  const rows = await s.query<{ id: string; number: number; seq: string }>(
    `SELECT i.id, i.number, (SELECT max(seq) FROM audit_events e WHERE e.subject_id = i.id) AS seq FROM action_items i
     WHERE EXISTS (SELECT 1 FROM planned_steps p WHERE p.subject_id = i.id AND p.state = 'planned') ORDER BY i.number`,
  );
  const seen: Foreseen[] = [];
  for (const { id, number, seq } of rows) {
    const { body } = await s.tollgate.admin.get(`/action-items/${id}/upcoming`);
    const [next] = body.items;
    if (next) seen.push({ id, number, seq: Number(seq), next });
  }
  return seen;
}

/** Where something else came than was foreseen, at another time, or told others, though nothing came in between. */
export async function otherThanForeseen(s: Setting, seen: readonly Foreseen[]): Promise<string[]> {
  const history = await trails(s);
  return seen.flatMap(({ id, number, seq, next }) => {
    const [came] = (history.get(id) ?? []).filter((event) => event.seq > seq);
    const what = `AI-${number}: ${next.kind} ${next.level} was foreseen for ${next.at}`;
    if (!came) return Date.parse(next.at) < s.now - slack ? [`${what}, and nothing came`] : [];
    // What others did came first: a phase that passed, an exception that ended, a role that passed on.
    if (!Object.values(types).includes(came.type)) return [];
    if (came.type !== types[next.kind]) return [`${what}, and ${came.type} came`];
    if (Math.abs(came.at - Date.parse(next.at)) > 1_000)
      return [`${what}, and came at ${new Date(came.at).toISOString()}`];
    const wanted = next.who.map(({ person }: Facts) => s.nameOf(person.id)).sort();
    const told = (came.data['told'] as { personId: string }[]).map(({ personId }) => s.nameOf(personId)).sort();
    return JSON.stringify(wanted) === JSON.stringify(told)
      ? []
      : [`${what} to ${JSON.stringify(wanted)}, and reached ${JSON.stringify(told)}`];
  });
}
