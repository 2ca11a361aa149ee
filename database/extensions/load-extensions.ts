import type { EntityManager } from 'typeorm';
import type { Extension, ExtensionDecision } from '../../domain/item/extension.js';
import type { Weaker } from '../../domain/item/weaker.js';
import type { ExtensionTerms } from '../../domain/policy/extension.js';

interface Row {
  id: string;
  item_id: string;
  number: number;
  requested_by: string;
  requested_for: string | null;
  requested_at: Date;
  reason: string;
  impact: string;
  asks: Weaker | null;
  premise: string | null;
  due_date_text: string;
  due_time: string | null;
  due_zone: string;
  due_at: Date;
  days: number;
  terms: ExtensionTerms;
  answer_from: Date;
  decisions: ExtensionDecision[];
}

/** The requests that wait for a decision, by item. */
export async function loadPendingExtensions(
  manager: EntityManager,
  itemIds: string[],
): Promise<Map<string, Extension>> {
  if (itemIds.length === 0) return new Map();
  const rows: Row[] = await manager.query(
    `SELECT e.*, e.due_date::text AS due_date_text,
       coalesce((SELECT jsonb_agg(jsonb_build_object('personId', d.person_id, 'forId', d.for_person_id,
           'decision', d.decision, 'reason', d.reason, 'at', round(extract(epoch FROM d.at) * 1000),
           'proved', CASE WHEN d.proved_how IS NOT NULL THEN jsonb_build_object('how', d.proved_how,
             'at', round(extract(epoch FROM d.proved_at) * 1000)) END) ORDER BY d.at, d.person_id)
         FROM extension_decisions d WHERE d.extension_id = e.id), '[]') AS decisions
     FROM due_date_extensions e WHERE e.item_id = ANY($1) AND e.state = 'pending'`,
    [itemIds],
  );
  return new Map(rows.map((row) => [row.item_id, extensionOf(row)]));
}

function extensionOf(row: Row): Extension {
  return {
    id: row.id,
    number: row.number,
    requestedBy: row.requested_by,
    requestedFor: row.requested_for,
    requestedAt: row.requested_at.getTime(),
    reason: row.reason,
    impact: row.impact,
    asks: row.asks,
    premise: row.premise,
    due: { date: row.due_date_text, time: row.due_time, zone: row.due_zone },
    dueAt: row.due_at.getTime(),
    days: row.days,
    terms: row.terms,
    answerFrom: row.answer_from.getTime(),
    decisions: row.decisions,
    state: 'pending',
    decidedBy: null,
    decidedFor: null,
    decidedAt: null,
    decisionReason: null,
  };
}
