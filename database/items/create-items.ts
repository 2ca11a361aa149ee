import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ActionItem, ItemPolicies } from '../../domain/item/item.js';
import { isLive } from '../../domain/item/table.js';
import { planItem } from '../../domain/item/plan.js';
import type { EffectivenessPolicy } from '../../domain/policy/effectiveness.js';
import type { EscalationPolicy } from '../../domain/policy/escalation.js';
import type { ExtensionPolicy } from '../../domain/policy/extension.js';
import type { ReminderPolicy } from '../../domain/policy/reminder.js';
import type { SignOffPolicy } from '../../domain/policy/sign-off.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { enqueue } from '../engine/outbox.js';
import { savePlans } from '../record/steps.js';
import { checkFit } from '../people/standing.js';
import { workflowOf } from '../engine/kinds.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { saveEvents } from '../trail/events.js';
import { recordsetType, recordsetValue } from '../record/row.js';
import { buildItem, calendarOf, type Home, type NewItem } from './build-item.js';
import { itemRow } from './row.js';
import { inTurns } from '../sql/in-turns.js';

/**
 * Creates action items, thousands in a few statements: rows, plans, trail and the outbox that starts their workflows.
 * From the commit on their deadlines hold, whether the engine runs or not.
 *
 * @throws Refusal `not-found` for a phase that is not one of the program's
 */
export async function createItems(
  manager: EntityManager,
  items: NewItem[],
  ctx: {
    actorId: string;
    at: number;
    importId?: string;
    /** It is taken back: the items get numbers that are no numbers, and use none up. */
    trial?: boolean;
    /** What the creation's event says besides. */
    origin?: Record<string, unknown>;
  },
): Promise<void> {
  if (items.length === 0) return;
  const homes = await loadHomes(manager, items);
  // What is done or cancelled already is nobody's work any more, and says who did it.
  await checkFit(
    manager,
    items
      .filter(({ status }) => status === undefined || status === 'live')
      .map(({ ownerId }) => ({ id: ownerId, charge: 'work', path: 'ownerId' })),
  );
  const calendars = await presentCalendarsOf(
    manager,
    items.map(({ ownerId }) => ownerId),
  );
  const built = items.map((item) => ({ given: item, item: buildItem(item, homes, calendars, ctx) }));
  const inserted = new Set(await insert(manager, built, ctx));
  const created = built.filter(({ item }) => inserted.has(item.id));
  const versionIds = created.flatMap(({ item }) => [
    item.escalationPolicyVersionId,
    item.reminderPolicyVersionId,
    item.signOffPolicyVersionId,
    item.extensionPolicyVersionId,
    ...(item.check.policyVersionId === null ? [] : [item.check.policyVersionId]),
  ]);
  const bodies = await policyBodies(manager, versionIds);
  const policiesOf = (item: ActionItem): ItemPolicies => ({
    escalation: bodies(item.escalationPolicyVersionId) as EscalationPolicy,
    reminder: bodies(item.reminderPolicyVersionId) as ReminderPolicy,
    signOff: bodies(item.signOffPolicyVersionId) as SignOffPolicy,
    extension: bodies(item.extensionPolicyVersionId) as ExtensionPolicy,
    effectiveness:
      item.check.policyVersionId === null ? null : (bodies(item.check.policyVersionId) as EffectivenessPolicy),
  });
  const plans = await inTurns(created, ({ item }) => ({
    subjectKind: 'action_item' as const,
    subjectId: item.id,
    before: [],
    after: planItem({
      item,
      policies: policiesOf(item),
      round: null,
      calendar: calendarOf(calendars, item.ownerId),
      // A new item has no ladder yet; what its breach brings is planned then.
      maintenance: [],
      steps: [],
    }),
  }));
  const events = saveEvents(
    manager,
    created.map(({ item, given }) => ({
      subjectKind: 'action_item' as const,
      subjectId: item.id,
      programId: item.programId,
      facts: item,
      event: {
        key: `action-item/${item.id}#created`,
        type: 'item.created',
        at: ctx.at,
        actorId: ctx.actorId,
        version: 1,
        data: {
          externalId: given.externalId ?? null,
          status: item.status,
          ownerId: item.ownerId,
          dueAt: item.dueAt,
          ...(item.holdReason === null ? {} : { holdReason: item.holdReason }),
          ...(ctx.importId === undefined ? {} : { importId: ctx.importId }),
          ...ctx.origin,
        },
      },
    })),
  );
  const live = created.filter(({ item }) => isLive(item.status));
  const starts = enqueue(
    manager,
    live.map(({ item }) => ({ ...workflowOf('action_item', item.id), kind: 'start' })),
  );
  await Promise.all([savePlans(manager, plans, 'command'), events, starts]);
}

async function loadHomes(manager: EntityManager, items: NewItem[]): Promise<Map<string, Home>> {
  const phaseIds = [...new Set(items.map(({ phaseId }) => phaseId))];
  const programIds = [...new Set(items.map(({ programId }) => programId))];
  // The program before its phases: a statement over both would take them in any order.
  await manager.query('SELECT 1 FROM programs WHERE id = ANY($1) ORDER BY id FOR SHARE', [programIds]);
  const rows: Home[] = await manager.query(
    `SELECT ph.id AS phase_id, p.id AS program_id, p.status AS program_status, ph.status AS phase_status,
       p.escalation_policy_version_id, p.reminder_policy_version_id, p.sign_off_policy_version_id,
       p.extension_policy_version_id, p.effectiveness_policy_version_id
     FROM phases ph JOIN programs p ON p.id = ph.program_id WHERE ph.id = ANY($1) ORDER BY ph.id FOR SHARE OF ph`,
    [phaseIds],
  );
  return new Map(rows.map((row) => [row.phase_id, row]));
}

async function insert(
  manager: EntityManager,
  built: { given: NewItem; item: ActionItem }[],
  ctx: { actorId: string; importId?: string; trial?: boolean },
): Promise<string[]> {
  // Far apart, so that two trials at once do not wait for each other.
  const trialFrom = -(randomInt(2 ** 40) * 2 ** 12);
  const rows = built.map(({ given, item }, index) => {
    const row: Record<string, unknown> = {
      ...(ctx.trial ? { number: trialFrom - index } : {}),
      external_id: given.externalId ?? null,
      raised_on: given.raisedOn ?? null,
      workflow_version: item.workflowVersion,
      ...itemRow.valuesOf(item),
    };
    return row;
  });
  const names = itemRow.columns.map(({ name }) => name);
  const values = itemRow.columns.map(({ name, kind }) => recordsetValue(name, kind));
  const types = itemRow.columns.map(({ name, kind }) => `${name} ${recordsetType(kind)}`);
  const result: { id: string }[] = await manager.query(
    `INSERT INTO action_items (${ctx.trial ? 'number, ' : ''}external_id, raised_on, workflow_version, original_due_at, created_by, import_id, ${names.join(', ')})
     ${ctx.trial ? 'OVERRIDING SYSTEM VALUE ' : ''}SELECT ${ctx.trial ? 'x.number, ' : ''}x.external_id, x.raised_on, x.workflow_version, to_timestamp(x.due_at / 1000.0), $2, $3, ${values.join(', ')}
     FROM json_to_recordset($1::json)
       AS x(number bigint, external_id text, raised_on date, workflow_version integer, ${types.join(', ')})
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [JSON.stringify(rows), ctx.actorId, ctx.importId ?? null],
  );
  return result.map(({ id }) => id);
}
