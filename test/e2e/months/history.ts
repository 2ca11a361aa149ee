import type { Setting } from './setting.js';

export interface Event {
  seq: number;
  type: string;
  /** Business time, and when it was written down. */
  at: number;
  recorded: number;
  data: Record<string, unknown>;
}

/** The trail of each record of a kind, the oldest first. */
export async function trails(s: Setting, kind = 'action_item'): Promise<Map<string, Event[]>> {
  const rows = await s.query<{ id: string; seq: string; type: string; at: Date; recorded_at: Date; data: object }>(
    `SELECT subject_id AS id, seq, type, at, recorded_at, data FROM audit_events WHERE subject_kind = $1 ORDER BY seq`,
    [kind],
  );
  const found = new Map<string, Event[]>();
  for (const { id, seq, type, at, recorded_at, data } of rows) {
    const event = {
      seq: Number(seq),
      type: type.slice(type.indexOf('.') + 1),
      at: at.getTime(),
      recorded: recorded_at.getTime(),
    };
    const list = found.get(id) ?? [];
    list.push({ ...event, data: data as Record<string, unknown> });
    found.set(id, list);
  }
  return found;
}

/** What an item was from one event to the next, as its trail alone tells it. */
export interface Was {
  from: number;
  status: string;
  overdue: boolean;
  dueAt: number | null;
  owner: string | null;
}

/** Events after which the obligation is another one: what was missed before is not missed any more. */
export const anew = ['due_changed', 'extension_granted', 'reopened', 'released', 'effectiveness_failed'];

/** By wall time: what messages are checked against. */
export function statesOf(events: readonly Event[]): Was[] {
  let was: Was = { from: 0, status: 'none', overdue: false, dueAt: null, owner: null };
  const list: Was[] = [];
  for (const { type, recorded, data } of events) {
    const overdue = type === 'breached' ? true : anew.includes(type) ? false : was.overdue;
    const status = statusAfter(type, was.status, data);
    was = {
      from: recorded,
      status,
      overdue,
      dueAt: dueAfter(type, was.dueAt, data),
      owner: ownerAfter(type, was, data),
    };
    list.push(was);
  }
  return list;
}

function dueAfter(type: string, dueAt: number | null, data: Event['data']): number | null {
  const moves = ['created', 'activated', 'extension_granted', 'reopened', 'effectiveness_failed', 'resumed'];
  const mayMove = [...moves, 'reassigned', 'replanned'];
  const said = type === 'due_changed' ? data['to'] : mayMove.includes(type) ? data['dueAt'] : undefined;
  return typeof said === 'number' ? said : typeof said === 'string' ? Date.parse(said) : dueAt;
}

function ownerAfter(type: string, { owner }: Was, data: Event['data']): string | null {
  if (type === 'reassigned') return String(data['to']);
  return type === 'created' ? String(data['ownerId']) : owner;
}

function statusAfter(type: string, status: string, data: Event['data']): string {
  switch (type) {
    case 'created':
      return String(data['status'] ?? 'open');
    case 'activated':
      return 'open';
    case 'started':
      return 'in_progress';
    case 'held':
    case 'suspended':
      return 'on_hold';
    case 'resumed':
    case 'released':
      return String(data['to']);
    case 'submitted':
      return 'submitted';
    case 'withdrawn':
    case 'sent_back':
      return 'in_progress';
    case 'reopened':
    case 'effectiveness_failed':
      return 'open';
    case 'done':
    case 'cancelled':
      return type;
    default:
      return status;
  }
}

/** What an exception was, from its trail. One that runs goes on while it is asked for again. */
export function leaseStatesOf(events: readonly Event[]): { from: number; status: string }[] {
  let status = 'draft';
  return events.map(({ type, recorded, data }) => {
    if (type === 'approved') status = data['active'] === true ? 'active' : 'approved';
    else if (type === 'started') status = 'active';
    else if (['ended', 'revoked', 'refused', 'withdrawn', 'lapsed'].includes(type)) status = type;
    else if (type === 'requested' && status !== 'active') status = 'requested';
    else if (type === 'sent_back' && status !== 'active') status = 'draft';
    else if (typeof data['status'] === 'string') status = data['status'];
    return { from: recorded, status };
  });
}

/** What a program was, from its trail. */
export function programStatesOf(events: readonly Event[]): { from: number; status: string }[] {
  const names: Record<string, string> = { activated: 'active', held: 'on_hold', resumed: 'active' };
  let status = 'draft';
  return events.map(({ type, recorded }) => {
    status = names[type] ?? (['closed', 'cancelled'].includes(type) ? type : status);
    return { from: recorded, status };
  });
}

/** All that it was at some moment between two, by wall time. */
export function wasBetween<T extends { from: number }>(states: readonly T[], from: number, to: number): T[] {
  return states.filter((was, index) => was.from <= to && (states[index + 1]?.from ?? Infinity) >= from);
}
