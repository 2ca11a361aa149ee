import type { Setting } from './setting.js';

export interface Event {
  seq: number;
  type: string;
  /** Business time, and when it was written down. */
  at: number;
  recorded: number;
  data: Record<string, unknown>;
}

/** What an item was from one event to the next, as its trail alone tells it. */
export interface Was {
  from: number;
  status: string;
  overdue: boolean;
  dueAt: number | null;
}

/** The trail of each item, the oldest first. */
export async function trails(s: Setting): Promise<Map<string, Event[]>> {
  const rows = await s.query<{ id: string; seq: string; type: string; at: Date; recorded_at: Date; data: object }>(
    `SELECT subject_id AS id, seq, type, at, recorded_at, data FROM audit_events WHERE subject_kind = 'action_item' ORDER BY seq`,
  );
  const found = new Map<string, Event[]>();
  for (const { id, seq, type, at, recorded_at, data } of rows) {
    const event = {
      seq: Number(seq),
      type: type.replace('item.', ''),
      at: at.getTime(),
      recorded: recorded_at.getTime(),
    };
    const list = found.get(id) ?? [];
    list.push({ ...event, data: data as Record<string, unknown> });
    found.set(id, list);
  }
  return found;
}

/** Events after which the obligation is another one: what was missed before is not missed any more. */
export const anew = ['due_changed', 'extension_granted', 'reopened', 'released', 'effectiveness_failed'];

/** By wall time: what messages are checked against. */
export function statesOf(events: readonly Event[]): Was[] {
  let was: Was = { from: 0, status: 'none', overdue: false, dueAt: null };
  let before = 'open';
  const list: Was[] = [];
  for (const { type, recorded } of events) {
    const status = statusAfter(type, was.status, before);
    if (status === 'on_hold' && was.status !== 'on_hold') before = was.status;
    const overdue = type === 'breached' ? true : anew.includes(type) ? false : was.overdue;
    was = { ...was, from: recorded, status, overdue };
    list.push(was);
  }
  return list;
}

function statusAfter(type: string, status: string, before: string): string {
  switch (type) {
    case 'created':
      return 'open';
    case 'started':
      return 'in_progress';
    case 'held':
    case 'suspended':
      return 'on_hold';
    case 'resumed':
    case 'released':
      return before;
    case 'submitted':
      return 'submitted';
    case 'withdrawn':
    case 'sent_back':
      return 'in_progress';
    case 'reopened':
    case 'effectiveness_failed':
      return 'in_progress';
    case 'done':
    case 'cancelled':
      return type;
    default:
      return status;
  }
}

/** All that it was at some moment between two, by wall time. */
export function wasBetween(states: readonly Was[], from: number, to: number): Was[] {
  return states.filter((was, index) => was.from <= to && (states[index + 1]?.from ?? Infinity) >= from);
}
