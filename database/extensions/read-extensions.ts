import type { EntityManager } from 'typeorm';
import type { Weaker } from '../../domain/item/weaker.js';
import type { ExtensionTerms } from '../../domain/policy/extension.js';

/** An extension with the names of the people in it, and its decisions as they are shown. */
export interface ExtensionRow {
  id: string;
  number: number;
  requested_by: string;
  requester: string;
  requested_for: string | null;
  absent_requester: string | null;
  requested_at: Date;
  reason: string;
  impact: string;
  /** Null: more time. */
  asks: Weaker | null;
  due_date: string;
  due_time: string | null;
  due_zone: string;
  due_at: Date;
  /** Of the calendar of the item. */
  known_until: string | null;
  days: number;
  terms: ExtensionTerms;
  decisions: object[];
  state: string;
  decided_by: string | null;
  decider: string | null;
  decided_for: string | null;
  absent_decider: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

/** Every extension that was asked for, the newest first. */
export function extensionRowsOf(manager: EntityManager, itemId: string): Promise<ExtensionRow[]> {
  return manager.query(
    `SELECT e.*, e.due_date::text AS due_date, r.name AS requester, a.name AS absent_requester, d.name AS decider,
       f.name AS absent_decider, kv.known_until::text AS known_until,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
           'person', jsonb_build_object('id', p.id, 'name', p.name),
           'onBehalfOf', CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END,
           'decision', x.decision, 'reason', x.reason, 'at', x.at,
           'proved', CASE WHEN x.proved_how IS NOT NULL
             THEN jsonb_build_object('how', x.proved_how, 'at', x.proved_at) END) ORDER BY x.at, p.id)
         FROM extension_decisions x JOIN people p ON p.id = x.person_id LEFT JOIN people o ON o.id = x.for_person_id
         WHERE x.extension_id = e.id), '[]') AS decisions
     FROM due_date_extensions e JOIN people r ON r.id = e.requested_by LEFT JOIN people a ON a.id = e.requested_for
     LEFT JOIN people d ON d.id = e.decided_by LEFT JOIN people f ON f.id = e.decided_for
     JOIN action_items i ON i.id = e.item_id LEFT JOIN calendar_versions kv ON kv.id = i.calendar_version_id
     WHERE e.item_id = $1 ORDER BY e.number DESC`,
    [itemId],
  );
}
