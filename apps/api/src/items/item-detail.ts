import type { EntityManager } from 'typeorm';
import { allowedEvents } from '../../../../domain/action-item/table.js';
import type { RoundStage } from '../../../../domain/sign-off/round.js';
import { canDoToItem } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import {
  anyObject,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { exceptionsOfItem, itemExceptionSchema } from '../exceptions/item-exceptions.js';
import { dueJson, dueSchema, itemJson, itemSchema, partsOf, type ItemJson, type ItemJsonRow } from './item-json.js';

export const extensionSchema = schema(
  'Extension',
  object({
    id: uuid,
    number: integer,
    requestedBy: person,
    requestedAt: instant,
    reason: text,
    impact: text,
    due: dueSchema,
    state: text,
    decidedBy: nullable(person),
    decidedAt: nullable(instant),
    decisionReason: nullable(text),
  }),
);

export const itemDetailSchema = schema('ActionItemDetail', {
  allOf: [
    itemSchema,
    object({
      allowed: list(text),
      pendingExtension: nullable(extensionSchema),
      exceptions: list(itemExceptionSchema),
      signOff: nullable(
        object({
          round: integer,
          stage: integer,
          stages: list(anyObject),
          contentHash: text,
          waitingFor: list(person),
        }),
      ),
    }),
  ],
});

interface ExtensionRow {
  id: string;
  number: number;
  requested_by: string;
  requester: string;
  requested_at: Date;
  reason: string;
  impact: string;
  due_date: string;
  due_time: string | null;
  due_zone: string;
  due_at: Date;
  state: string;
  decided_by: string | null;
  decider: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

/** Every extension that was asked for, the newest first. */
export async function extensionsOf(
  manager: EntityManager,
  itemId: string,
): Promise<ReturnType<typeof extensionJson>[]> {
  const rows = await manager.query<ExtensionRow[]>(
    `SELECT e.*, e.due_date::text AS due_date, r.name AS requester, d.name AS decider FROM due_date_extensions e
     JOIN people r ON r.id = e.requested_by LEFT JOIN people d ON d.id = e.decided_by WHERE e.item_id = $1 ORDER BY e.number DESC`,
    [itemId],
  );
  return rows.map(extensionJson);
}

function extensionJson(row: ExtensionRow) {
  return {
    id: row.id,
    number: row.number,
    requestedBy: { id: row.requested_by, name: row.requester },
    requestedAt: row.requested_at.toISOString(),
    reason: row.reason,
    impact: row.impact,
    due: dueJson(row),
    state: row.state,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider ?? '' },
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
  };
}

interface OpenRound {
  number: number;
  stage: number;
  stages: RoundStage[];
  content_hash: string;
  signed: string[];
}

/** An item with what may be done to it now, and what it waits for. */
export async function itemDetail(
  manager: EntityManager,
  row: ItemJsonRow,
  actor: Actor,
): Promise<ItemJson & Record<string, unknown>> {
  const [pending] =
    row.extension_count > 0 ? (await extensionsOf(manager, row.id)).filter(({ state }) => state === 'pending') : [];
  const parts = partsOf(row);
  return {
    ...itemJson(row),
    allowed: allowedEvents(row.status).filter((event) => canDoToItem(actor, event, parts)),
    pendingExtension: pending ?? null,
    exceptions: await exceptionsOfItem(manager, row.id),
    signOff: row.round_id === null ? null : await signOffOf(manager, row.round_id),
  };
}

/** The open round, and whom it waits for; null where none is open. */
export async function signOffOf(manager: EntityManager, roundId: string): Promise<object | null> {
  const [round] = await manager.query<OpenRound[]>(
    `SELECT r.number, r.stage, r.stages, r.content_hash,
       array(SELECT s.person_id::text FROM signatures s WHERE s.round_id = r.id AND s.stage = r.stage) AS signed
     FROM sign_off_rounds r WHERE r.id = $1 AND r.state = 'open'`,
    [roundId],
  );
  if (!round) return null;
  const waiting = (round.stages[round.stage - 1]?.approvers ?? []).filter(
    ({ personId }) => !round.signed.includes(personId),
  );
  const people = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE id = ANY($1)', [
    waiting.map(({ personId }) => personId),
  ]);
  return {
    round: round.number,
    stage: round.stage,
    stages: round.stages,
    contentHash: round.content_hash,
    waitingFor: people,
  };
}
