import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { LinkedKind } from '../../domain/record-link/link.js';
import type { Compared, RuleOutcome, Would } from '../../domain/rule/evaluate.js';
import type { Listening, RuleState } from '../../domain/rule/rule.js';
import { knowing } from '../access/known-sight.js';
import { seesSubject } from '../access/visible.js';
import { shownRecord } from '../engine/kinds.js';
import { Narrowing } from '../sql/condition.js';
import { eventFits } from '../trail/events.js';

/** What a rule made of an event of a record, as it is shown. */
export interface EvaluationRow {
  seq: string;
  rule: { id: string; number: number; name: string };
  version: number;
  subject_kind: LinkedKind;
  subject_id: string;
  /** Null: it is there no more. */
  subject: { key: string | null; title: string } | null;
  event_type: string;
  event_at: Date;
  state: Listening;
  outcome: RuleOutcome;
  would: Would | null;
  why: Compared[];
  said: string | null;
  waits: boolean;
  refused: string | null;
  proposal: {
    id: string;
    number: number;
    status: string;
    changed: boolean;
    licence: { id: string; key: string } | null;
  } | null;
  evaluated_at: Date;
}

/** So many are told at once. */
const mostTold = 100;

/** SQL: key and title of the record of an evaluation `e`. */
const titles = `SELECT 'AI-' || t.number AS key, t.title FROM action_items t WHERE e.subject_kind = 'action_item' AND t.id = e.subject_id
  UNION ALL SELECT NULL, t.name FROM programs t WHERE e.subject_kind = 'program' AND t.id = e.subject_id
  UNION ALL SELECT f.key, f.title FROM (${shownRecord('e.subject')}) f`;

/** What is asked about. */
interface Asked {
  recordId: string | null;
  ruleId: string | null;
  sight: Sight | undefined;
  /** Whoever asks: of what they are to label, blind, they are not told. */
  labeller: string;
}

/** SQL: somebody is to label what the evaluation `e` is about, for a licence of its rule. */
const toLabel = (
  person: string,
): string => `EXISTS (SELECT 1 FROM acting_licence_units u JOIN acting_licences l ON l.id = u.licence_id
  JOIN review_rounds w ON w.id = l.round_id WHERE u.subject_id = e.subject_id AND l.rule_id = e.rule_id AND l.state = 'labelling'
  AND (w.reviewer_ids || w.adjudicator_ids) @> ARRAY[${person}::uuid])`;

/** What rules made of the events of a record, or of all that somebody sees, the newest first; of one rule, or of all. */
export async function evaluationsOf(
  manager: EntityManager,
  { recordId, ruleId, sight, labeller }: Asked,
): Promise<EvaluationRow[]> {
  const list = new Narrowing();
  list.by(recordId, (p) => `e.subject_id = ${p}`);
  list.by(ruleId, (p) => `e.rule_id = ${p}`);
  list.by(labeller, (p) => `NOT ${toLabel(p)}`);
  const known = sight && (await knowing(manager, sight));
  const place = (value: unknown): string => list.placeholderOf(value);
  if (known) list.also(seesSubject(known, place, { kind: 'e.subject_kind', id: 'e.subject_id' }));
  const { sql, params } = list.condition;
  return manager.query<EvaluationRow[]>(
    `SELECT e.event_seq::text AS seq, jsonb_build_object('id', r.id, 'number', r.number, 'name', r.name) AS rule, v.version,
       e.subject_kind, e.subject_id, (SELECT jsonb_build_object('key', s.key, 'title', s.title) FROM LATERAL (${titles}) s) AS subject,
       e.event_type, e.event_at, e.state, e.outcome, e.would, e.why, e.said, e.waits, e.refused, e.evaluated_at,
       (SELECT jsonb_build_object('id', p.id, 'number', p.number, 'status', p.status,
         'changed', p.approved_as IS NOT NULL, 'licence', p.licence) FROM proposals p WHERE p.id = e.proposal_id) AS proposal
     FROM rule_evaluations e JOIN rules r ON r.id = e.rule_id JOIN rule_versions v ON v.id = e.version_id
     WHERE ${sql} ORDER BY e.event_seq DESC, r.number LIMIT ${mostTold}`,
    params,
  );
}

/** A rule that has made nothing of a record, and why not. */
export interface Silent {
  id: string;
  number: number;
  name: string;
  state: RuleState;
  state_since: Date;
  /** It listens to such records. */
  listens: boolean;
  /** Events that it listens to, which happened to the record since it listens. */
  heard: number;
  /** Those of them that wait for their turn. */
  waiting: number;
}

/** Rules that are about records of this kind, or the one that is named, and what they have heard of the record. */
export function silentRules(
  manager: EntityManager,
  { kind, recordId, ruleId }: { kind: string; recordId: string; ruleId: string | null },
): Promise<Silent[]> {
  return manager.query<Silent[]>(
    `SELECT r.id, r.number, r.name, r.state, r.state_since, r.state IN ('shadow', 'suggest', 'act') AND r.live_kind = $2 AS listens,
       (SELECT count(*)::integer FROM audit_events e WHERE e.subject_id = $1 AND e.recorded_at >= r.state_since
          AND ${eventFits('r.live_events', 'e.type')}) AS heard,
       (SELECT count(*)::integer FROM rule_heard h JOIN audit_events e ON e.seq = h.event_seq
          WHERE r.live_version_id = ANY(h.versions) AND e.subject_id = $1) AS waiting
     FROM rules r WHERE r.state <> 'archived' AND ($3::uuid IS NULL OR r.id = $3)
       AND ($3::uuid IS NOT NULL OR r.live_kind = $2)
       AND NOT EXISTS (SELECT 1 FROM rule_evaluations e WHERE e.rule_id = r.id AND e.subject_id = $1)
     ORDER BY r.number LIMIT ${mostTold}`,
    [recordId, kind, ruleId],
  );
}
