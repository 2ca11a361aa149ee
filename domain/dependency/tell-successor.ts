import type { EventDraft, Notice } from '../record/event.js';
import type { ItemStatus } from '../item/table.js';
import type { Calendar } from '../calendar/calendar.js';
import type { Delegations } from '../stand-in/delegation.js';
import { withStandIns } from '../stand-in/stand-in.js';
import type { Recipient } from '../person/recipients.js';
import { describeInstant, type Instant } from '../time.js';
import { holdingUp, mayStartFrom, predecessorName, type Predecessor } from '../item/predecessor.js';

/** An item that waits for others, as far as they have something to tell it. */
export interface Successor {
  itemId: string;
  version: number;
  status: ItemStatus;
  resumeStatus: ItemStatus | null;
  ownerId: string;
  /** Of its due date, for the times in messages. */
  zone: string;
  calendar: Calendar;
  /** Those that hold when they are told. */
  delegations: Delegations;
  /** As they are now. */
  waitsFor: Predecessor[];
}

/** What became of something that it waits for. */
export type News = 'done' | 'cancelled' | 'reopened' | 'added' | 'removed';

export interface Told {
  event: EventDraft;
  notices: Notice[];
}

/** Work that has begun is not held up any more. */
export function notStarted({ status, resumeStatus }: Pick<Successor, 'status' | 'resumeStatus'>): boolean {
  return status === 'draft' || status === 'open' || (status === 'on_hold' && (resumeStatus ?? 'open') === 'open');
}

/**
 * The event in the trail of the waiting item, and what its owner is told: that they may start when nothing holds it up any
 * more, or that they have to wait again.
 *
 * @param key unique for what happened
 * @param last more news of the same moment follow otherwise, and then the owner is told
 */
export function tellSuccessor(
  successor: Successor,
  news: {
    what: News;
    predecessor: Predecessor;
    actorId: string | null;
    at: Instant;
    key: string;
    reason?: string;
    onBehalfOf?: { id: string; name: string } | null;
  },
  last = true,
): Told {
  const { what, predecessor, actorId, at, key } = news;
  const { calendar, waitsFor, zone, version } = successor;
  const from = mayStartFrom(waitsFor, calendar);
  const open = holdingUp(waitsFor, at, calendar);
  const { itemId: id, number, title, lag } = predecessor;
  const event: EventDraft = {
    key,
    type: `item.predecessor_${what}`,
    at,
    actorId,
    version,
    data: {
      predecessor: { id, key: `AI-${number}`, title },
      lag,
      stillWaitsFor: open.map((other) => predecessorName(other)),
      mayStartFrom: from,
      reason: news.reason ?? null,
      ...(news.onBehalfOf ? { for: news.onBehalfOf } : {}),
    },
  };
  const kind = last ? kindOf(what, predecessor, from, at) : null;
  const untold = successor.status === 'draft' || successor.ownerId === actorId || !notStarted(successor);
  if (kind === null || untold) return { event, notices: [] };
  const facts = {
    reason: `${predecessorName(predecessor)} ${words[what]}`,
    ...(kind === 'may_start' && from !== null && from > at ? { untilText: describeInstant(from, zone) } : {}),
  };
  const owner: Recipient = { personId: successor.ownerId, role: 'owner' };
  const { delegations } = successor;
  const to = withStandIns([owner], 'everything', { delegations, at }).filter(({ personId }) => personId !== actorId);
  return { event, notices: [{ eventKey: key, kind, to, channels: ['inbox', 'email'], at, facts }] };
}

const words: Record<News, string> = {
  done: 'is done',
  cancelled: 'was cancelled',
  reopened: 'was opened again',
  added: 'comes first',
  removed: 'need not come first any more',
};

function kindOf(
  what: News,
  { status }: Predecessor,
  from: Instant | null,
  at: Instant,
): 'may_start' | 'must_wait' | null {
  if (what === 'reopened') return 'must_wait';
  if (what === 'added') return status === 'done' || status === 'cancelled' ? null : 'must_wait';
  if (from === null) return null;
  // One that did not hold it up is taken away: nothing has changed for the owner.
  return what === 'removed' && (status === 'cancelled' || (status === 'done' && from <= at)) ? null : 'may_start';
}
