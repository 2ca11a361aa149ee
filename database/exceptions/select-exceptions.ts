import { brokenGlass, waitsForSignatureOf } from '../sign-off/rounds.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';
import type { Sorts } from '../paging/keyset.js';
import type { Sight } from '../../domain/access/sight.js';
import { seesException } from '../access/visible.js';

const id = { sql: 'e.id', type: 'uuid' } as const;

export const exceptionSorts: Sorts<'ends' | 'created' | 'number' | 'updated'> = {
  ends: [{ sql: 'e.ends_at', type: 'timestamptz' }, id],
  created: [{ sql: 'e.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'e.number', type: 'bigint' }],
  updated: [{ sql: 'e.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface ExceptionSelection {
  statuses?: string[] | undefined;
  kind?: string | undefined;
  residual?: string | undefined;
  riskOwnerId?: string | null;
  requestedById?: string | null;
  /** Who is asked to sign now. */
  waitingForId?: string | null;
  /** An item that it suspends, by id in lower case or by number. */
  item?: string | undefined;
  programId?: string | null;
  market?: string | null;
  domain?: string | null;
  stale?: boolean | undefined;
  brokenGlass?: boolean | undefined;
  /** Instants as ISO 8601: before, and at or after. */
  endsBefore?: string | undefined;
  endsAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/** The condition on `exceptions e`, with its values. */
export function exceptionsWhere(by: ExceptionSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `e.status = ANY(${p})`);
  list.by(by.kind, (p) => `e.kind = ${p}`);
  list.by(by.residual, (p) => `e.residual = ${p}`);
  list.by(by.riskOwnerId, (p) => `e.risk_owner_id = ${p}`);
  list.by(by.requestedById, (p) => `e.requested_by = ${p}`);
  list.by(by.waitingForId, (p) => waitsForSignatureOf(p, 'e.round_id'));
  list.by(
    by.item,
    (p) => `EXISTS (SELECT 1 FROM exception_items x JOIN action_items i ON i.id = x.item_id
      WHERE x.exception_id = e.id AND ${p} IN (i.id::text, i.number::text))`,
  );
  list.by(
    by.programId,
    (p) => `EXISTS (SELECT 1 FROM exception_items x JOIN action_items i ON i.id = x.item_id
      WHERE x.exception_id = e.id AND i.program_id = ${p})`,
  );
  list.by(by.market, (p) => isAmong('e.markets', p));
  list.by(by.domain, (p) => `folded(e.domain) = folded(${p})`);
  if (by.stale !== undefined) list.also(`e.stale_since IS ${by.stale ? 'NOT NULL' : 'NULL'}`);
  if (by.brokenGlass !== undefined) list.also(`${by.brokenGlass ? '' : 'NOT '}${brokenGlass('e.id')}`);
  list.by(by.endsBefore, (p) => `e.ends_at < ${p}::timestamptz`);
  list.by(by.endsAfter, (p) => `e.ends_at >= ${p}::timestamptz`);
  list.by(by.changedSince, (p) => `e.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(e.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesException(by.seenBy, (value) => list.placeholderOf(value)));
  return list.condition;
}
