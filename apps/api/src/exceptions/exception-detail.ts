import { itemStatuses } from '../../../../domain/item/table.js';
import type { DataSource, EntityManager } from 'typeorm';
import type { CompensatingControl, ExceptionRecord } from '../../../../domain/exception/exception.js';
import { possibleForException, refusedForException } from '../../../../domain/access/possible-on-exception.js';
import { allowedExceptionEvents } from '../../../../domain/exception/table.js';
import { canDoToException } from '../../../../domain/access/exception-access.js';
import type { Actor } from '../access/actor.js';
import { loadExceptionRecord } from '../../../../database/exceptions/load-exception.js';
import {
  findException,
  itemsOfException,
  staleLimitOf,
  type ShownException,
} from '../../../../database/exceptions/read-exceptions.js';
import { namesOf } from '../../../../database/people/people.js';
import { loadPeople } from '../../../../database/people/managers.js';
import { exceptionWork } from '../../../../domain/exception/signed-content.js';
import { waitingFor } from '../../../../domain/sign-off/round.js';
import { breakGlassSchema, glassJson } from '../items/glass-json.js';
import { refusedSchema } from '../items/refused-json.js';
import { waitingJson, waitingSchema } from '../items/waiting.js';
import {
  choice,
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
import { exceptionJson, exceptionParts, exceptionSchema, type ExceptionJson } from './exception-json.js';
import { asSeen } from '../../../../database/exceptions/as-seen.js';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { seenOnly } from '../../../../database/access/unseen.js';
import { stageSchema } from '../items/stage-json.js';

export const exceptionDetailSchema = schema('ExceptionDetail', {
  allOf: [
    exceptionSchema,
    object({
      items: list(
        object({
          id: uuid,
          key: text,
          title: text,
          status: choice(itemStatuses),
          severity: nullable(text),
          owner: person,
        }),
      ),
      compensatingControls: list(object({ text, owner: person })),
      staleUntil: nullable(instant),
      allowed: list(text),
      refused: list(refusedSchema),
      signOff: nullable(
        object({
          id: uuid,
          round: integer,
          stage: integer,
          stages: list(stageSchema),
          contentHash: text,
          waitingFor: list(waitingSchema),
          breakGlass: breakGlassSchema,
        }),
      ),
    }),
  ],
});

/** An exception with all that it says, what may be done to it now, and whom it waits for. */
export async function exceptionDetail(
  manager: EntityManager,
  row: ShownException,
  actor: Actor,
): Promise<ExceptionJson & Record<string, unknown>> {
  const items = await seenOnly(manager, actor.sight, await itemsOfException(manager, row.facts.id), ({ id }) => [id]);
  const limit = await staleLimitOf(manager, row.facts.id);
  const at = Date.now();
  const parts = exceptionParts(row);
  const asks = allowedExceptionEvents(row.facts.status).some((event) => canDoToException(actor, event, parts));
  const subject =
    asks || row.facts.roundId !== null ? await loadExceptionRecord(manager, row.facts.id, { lock: false, at }) : null;
  const allowed = subject ? possibleForException(subject, actor, at) : [];
  const [seen = row] = await asSeen(manager, actor.sight, [row]);
  return {
    ...exceptionJson(seen),
    items: items.map((item) => ({
      id: item.id,
      key: `AI-${item.number}`,
      title: item.title,
      status: item.status,
      severity: item.severity,
      owner: { id: item.owner_id, name: item.owner_name },
    })),
    compensatingControls: await controlsOf(manager, row.facts.controls),
    staleUntil: limit?.toISOString() ?? null,
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForException(subject, actor, at, allowed) : []),
    signOff: row.facts.roundId === null ? null : await signOffOf(manager, subject, at),
  };
}

/** What is done to exceptions, for `RecordCommands`. */
export function commandedException({ manager }: DataSource) {
  return {
    kind: 'exception' as const,
    find: (ref: string) => findException(manager, ref),
    answer: (row: ShownException, actor: Actor) => exceptionDetail(manager, row, actor),
  };
}

/** The open round, whom it waits for, and who is there for them; null where none is open. */
async function signOffOf(manager: EntityManager, subject: ExceptionRecord | null, at: number): Promise<object | null> {
  if (!subject?.round) return null;
  const { round, delegations } = subject;
  const waiting = waitingFor(round);
  const { names } = await loadPeople(
    manager,
    waiting.map(({ personId }) => personId),
  );
  return {
    id: round.id,
    round: round.number,
    stage: round.stage,
    stages: round.stages,
    contentHash: round.contentHash,
    waitingFor: waitingJson(waiting, { names, delegations, at, barred: exceptionWork(subject, at) }),
    breakGlass: await glassJson(manager, round),
  };
}

async function controlsOf(manager: EntityManager, controls: CompensatingControl[]): Promise<object[]> {
  const names = await namesOf(
    manager,
    controls.map(({ ownerId }) => ownerId),
  );
  return controls.map(({ text: what, ownerId }) => ({
    text: what,
    owner: { id: ownerId, name: names.get(ownerId.toLowerCase()) ?? '' },
  }));
}
