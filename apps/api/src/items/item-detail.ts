import type { EntityManager } from 'typeorm';
import { loadItemRecords } from '../../../../database/items/load-items.js';
import { decidersWaitedFor, ownRequest } from '../../../../domain/item/extension.js';
import type { ItemRecord } from '../../../../domain/item/item.js';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { possibleFor, refusedFor } from '../../../../domain/access/possible-on-item.js';
import { ownWork } from '../../../../domain/item/signed-content.js';
import { allowedEvents } from '../../../../domain/item/table.js';
import { waitingFor } from '../../../../domain/sign-off/round.js';
import { canDoToItem, refusedByRight } from '../../../../domain/access/item-access.js';
import { refusedSchema } from './refused-json.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import type { Actor } from '../access/actor.js';
import { waitingJson, waitingSchema } from './waiting.js';
import { dependenciesOf, dependencyFields } from './item-dependencies.js';
import { checkOfItem, checkSchema } from './check-json.js';
import { exceptionsOfItem, itemExceptionSchema } from './item-exceptions.js';
import { extensionSchema, extensionsOf } from './extension-json.js';
import { integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { questionsOf } from '../../../../database/sign-off/questions.js';
import { questionSchema } from './question-json.js';
import { followUpOrigin, followUpOriginSchema } from './round-json.js';
import type { ListedItem } from '../../../../database/items/listed-items.js';
import { itemJson, itemSchema, partsOf, type ItemJson } from './item-json.js';
import { breakGlassSchema, glassJson } from './glass-json.js';
import { stageSchema } from './stage-json.js';

export const itemDetailSchema = schema('ActionItemDetail', {
  allOf: [
    itemSchema,
    object({
      allowed: list(text),
      refused: list(refusedSchema),
      exceptions: list(itemExceptionSchema),
      ...dependencyFields,
      effectiveness: nullable(checkSchema),
      pendingExtension: nullable({
        allOf: [extensionSchema, object({ agreed: integer, waitingFor: list(waitingSchema) })],
      }),
      signOff: nullable(
        object({
          id: uuid,
          round: integer,
          stage: integer,
          stages: list(stageSchema),
          contentHash: text,
          waitingFor: list(waitingSchema),
          questions: list(questionSchema),
          breakGlass: breakGlassSchema,
        }),
      ),
      followUpOf: nullable(followUpOriginSchema),
    }),
  ],
});

/** An item with what may be done to it now, and what it waits for. */
export async function itemDetail(
  manager: EntityManager,
  row: ListedItem,
  actor: Actor,
): Promise<ItemJson & Record<string, unknown>> {
  const at = Date.now();
  const [acting, origin] = await Promise.all([
    withStandIns(manager, actor),
    followUpOrigin(manager, row.id, actor.sight),
  ]);
  const parts = partsOf(row);
  // What may be done is found by trying it on the facts; whoever may do nothing whatever they are needs none.
  const asks = waitsForConsent(row) || allowedEvents(row.status).some((event) => canDoToItem(acting, event, parts));
  const subject = asks ? (await loadItemRecords(manager, [row.id], { at }))[0] : undefined;
  const allowed = subject ? possibleFor(subject, acting, at) : [];
  return {
    ...itemJson(row),
    allowed,
    refused: await reasonsAsSeen(
      manager,
      actor.sight,
      subject ? refusedFor(subject, acting, at, allowed) : refusedByRight(acting, row.status, parts),
    ),
    pendingExtension: subject ? await pendingOf(manager, subject, at) : null,
    signOff: subject ? await signOffOf(manager, subject, at) : null,
    exceptions: await exceptionsOfItem(manager, row.id, actor.sight),
    ...(await dependenciesOf(manager, row.id, actor.sight)),
    takes: row.takes,
    effectiveness: hasCheck(row) ? await checkOfItem(manager, row.id, subject, at) : null,
    followUpOf: origin,
  };
}

function hasCheck(row: ListedItem): boolean {
  return row.effectiveness_policy_version_id !== null || row.check_result !== null;
}

/** Only then is there something that other people are asked about. */
function waitsForConsent(row: ListedItem): boolean {
  const signing = row.round_id !== null && ['submitted', 'on_hold'].includes(row.status);
  return signing || row.extension_count > 0 || row.check_pending;
}

async function pendingOf(manager: EntityManager, subject: ItemRecord, at: number): Promise<object | null> {
  const { pendingExtension: pending, delegations, item } = subject;
  if (!pending) return null;
  const [json] = (await extensionsOf(manager, item.id)).filter(({ state }) => state === 'pending');
  const waiting = decidersWaitedFor(subject, pending, at);
  const circumstances = { names: subject.names, delegations, at, barred: ownRequest(subject, pending, at) };
  return {
    ...json,
    agreed: pending.decisions.length,
    waitingFor: waitingJson(waiting, circumstances),
  };
}

async function signOffOf(manager: EntityManager, subject: ItemRecord, at: number): Promise<object | null> {
  const { round, delegations, names } = subject;
  if (!round) return null;
  return {
    id: round.id,
    round: round.number,
    stage: round.stage,
    stages: round.stages,
    contentHash: round.contentHash,
    waitingFor: waitingJson(waitingFor(round), { names, delegations, at, barred: ownWork(subject, at) }),
    questions: (await questionsOf(manager, subject.item.id)).filter((asked) =>
      subject.questions.some(({ id }) => id === asked.id),
    ),
    breakGlass: await glassJson(manager, round),
  };
}
