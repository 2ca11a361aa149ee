import type { EntityManager } from 'typeorm';
import { waitingForPeople } from '../../../../database/notifications/digest-waiting.js';
import { itemStatuses } from '../../../../domain/action-item/table.js';
import type { Actor } from '../access/actor.js';
import { checkState } from '../../../../database/items/check-state.js';
import type { Condition } from '../../../../database/items/condition.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { invalidRequest } from '../problems/problem.js';
import type { ItemFilter } from './item-filter.js';

/** The market of `action_items i`: what is said of it most closely. */
const itsMarket = (p: string): string => `(SELECT CASE
  WHEN said.market IS NOT NULL THEN folded(said.market) = folded(${p})
  WHEN cardinality(g.markets) = 1 THEN folded(g.markets[1]) = folded(${p})
  WHEN w.market IS NOT NULL THEN folded(w.market) = folded(${p})
  ELSE EXISTS (SELECT 1 FROM unnest(g.markets) m WHERE folded(m) = folded(${p})) END
  FROM programs g CROSS JOIN people w LEFT JOIN LATERAL (SELECT a.value AS market FROM jsonb_each_text(i.attributes) a
    WHERE folded(a.key) = 'market' AND a.value <> '' LIMIT 1) said ON true
  WHERE g.id = i.program_id AND w.id = i.owner_id)`;

/**
 * The condition of a filter on `action_items i`, with its values.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name` and `ambiguous-name`: never nothing for a typing error
 */
export async function itemConditions(manager: EntityManager, filter: ItemFilter, actor?: Actor): Promise<Condition> {
  const params: unknown[] = [];
  const conditions: string[] = ['TRUE'];
  const add = (value: unknown, sql: (placeholder: string) => string): void => {
    if (value === undefined || value === null) return;
    params.push(value);
    conditions.push(sql(`$${params.length}`));
  };
  add(await idNamed(manager, 'program', filter.program, 'program'), (p) => `i.program_id = ${p}`);
  add(await idNamed(manager, 'person', filter.owner, 'owner', actor), (p) => `i.owner_id = ${p}`);
  // A scalar subquery would be planned for one owner; a team has many.
  add(
    await idNamed(manager, 'team', filter.team, 'team'),
    (p) => `i.owner_id IN (SELECT id FROM people WHERE team_id = ${p})`,
  );
  add(await wordNamed(manager, 'market', filter.market, 'market'), itsMarket);
  add(filter.phaseId, (p) => `i.phase_id = ${p}`);
  add(statusesOf(filter.status), (p) => `i.status = ANY(${p})`);
  // A literal, so that the partial index on overdue items can be used.
  if (filter.overdue !== undefined) conditions.push(filter.overdue ? 'i.overdue' : 'NOT i.overdue');
  add(filter.level, (p) => `i.ladder_level >= ${p}`);
  add(await wordNamed(manager, 'severity', filter.severity, 'severity'), (p) => `folded(i.severity) = folded(${p})`);
  add(
    await wordNamed(manager, 'tag', filter.tag, 'tag'),
    (p) => `EXISTS (SELECT 1 FROM unnest(i.tags) tag WHERE folded(tag) = folded(${p}))`,
  );
  add(await wordNamed(manager, 'cause', filter.cause, 'cause'), (p) => `folded(i.root_cause) = folded(${p})`);
  if (filter.attribute !== undefined) {
    const [name, value] = await attributeOf(manager, filter.attribute);
    params.push(name, value);
    const [key, said] = [`$${params.length - 1}`, `$${params.length}`];
    conditions.push(
      `EXISTS (SELECT 1 FROM jsonb_each_text(i.attributes) a WHERE folded(a.key) = folded(${key}) AND folded(a.value) = folded(${said}))`,
    );
  }
  add(
    await waitingItems(manager, await idNamed(manager, 'person', filter.waitingFor, 'waitingFor', actor)),
    (p) => `i.id = ANY(${p})`,
  );
  add(filter.externalId, (p) => `i.external_id_folded = folded(${p})`);
  add(filter.q, (p) => `strpos(i.title_folded, folded(${p})) > 0`);
  add(filter.dueBefore, (p) => `i.due_at < ${p}::timestamptz`);
  add(filter.dueAfter, (p) => `i.due_at >= ${p}::timestamptz`);
  add(filter.importId, (p) => `i.import_id = ${p}`);
  // The partial index on pending checks is used where it can be.
  if (filter.effectiveness === 'waiting' || filter.effectiveness === 'due') conditions.push('i.check_pending');
  add(filter.effectiveness, (p) => `${checkState} = ${p}`);
  if (filter.missing !== undefined) conditions.push(`i.missing_since IS ${filter.missing ? 'NOT NULL' : 'NULL'}`);
  return { sql: conditions.join(' AND '), params };
}

/** `Category=Toys`, with the name as the records write it. */
async function attributeOf(manager: EntityManager, text: string): Promise<[string, string]> {
  const at = text.indexOf('=');
  const name = await wordNamed(manager, 'attribute', text.slice(0, at).trim(), 'attribute');
  return [name ?? '', text.slice(at + 1).trim()];
}

/** Items that wait for a decision of the person, or of somebody for whom they stand in now. */
async function waitingItems(manager: EntityManager, personId: string | null): Promise<string[] | null> {
  if (personId === null) return null;
  const found = await waitingForPeople(manager, new Map([[personId, 'UTC']]), Date.now());
  return (found.get(personId) ?? []).flatMap(({ asks }) =>
    asks?.subjectKind === 'action_item' ? [asks.subjectId] : [],
  );
}

function statusesOf(status: string | undefined): string[] | undefined {
  if (status === undefined) return undefined;
  const wanted = status.split(',').map((part) => part.trim());
  const known: readonly string[] = itemStatuses;
  if (wanted.some((part) => !known.includes(part)))
    throw invalidRequest([
      { path: 'status', message: `must be one or more of ${itemStatuses.join(', ')}, with commas between.` },
    ]);
  return wanted;
}
