import type { EntityManager } from 'typeorm';
import { loadDelegationsTo } from '../../../../database/delegations/load-delegations.js';
import { waitingForPeople } from '../../../../database/notifications/digest-waiting.js';
import { itemStatuses } from '../../../../domain/action-item/table.js';
import { wordKey, type WordOf } from '../../../../domain/action-item/words.js';
import type { Actor } from '../access/actor.js';
import { checkState } from '../../../../database/items/check-state.js';
import type { Condition } from '../../../../database/items/condition.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { invalidRequest } from '../problems/problem.js';
import type { ItemFilter } from './item-filter.js';

/**
 * The market of `action_items i`: what is said of it most closely. Programs and people are few; who has which market is
 * asked once, and not for each item.
 */
function itsMarket(p: string, { says, hasOne, empty }: Record<'says' | 'hasOne' | 'empty', string>): string {
  const programs = (which: string): string => `i.program_id IN (SELECT g.id FROM programs g WHERE ${which})`;
  const owners = (which: string): string => `i.owner_id IN (SELECT w.id FROM people w WHERE w.market ${which})`;
  const among = (markets: string): string =>
    `EXISTS (SELECT 1 FROM unnest(${markets}) m WHERE folded(m) = folded(${p}))`;
  return `(${says} OR (NOT ${hasOne} OR ${empty}) AND CASE
    WHEN ${programs('cardinality(g.markets) = 1')} THEN ${programs(`cardinality(g.markets) = 1 AND ${among('g.markets')}`)}
    WHEN ${owners('IS NOT NULL')} THEN ${owners(`IS NOT NULL AND folded(w.market) = folded(${p})`)}
    ELSE ${programs(among('g.markets'))} END)`;
}

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
  /** The item has this word. */
  const word = (given: WordOf): string => {
    params.push([wordKey(given)]);
    return `i.words @> $${params.length}::bigint[]`;
  };
  add(await idNamed(manager, 'program', filter.program, 'program'), (p) => `i.program_id = ${p}`);
  add(await idNamed(manager, 'person', filter.owner, 'owner', actor), (p) => `i.owner_id = ${p}`);
  // A scalar subquery would be planned for one owner; a team has many.
  add(
    await idNamed(manager, 'team', filter.team, 'team'),
    (p) => `i.owner_id IN (SELECT id FROM people WHERE team_id = ${p})`,
  );
  const market = await wordNamed(manager, 'market', filter.market, 'market');
  if (market !== null) {
    const says = word(['attribute', 'market', market]);
    const [hasOne, empty] = [word(['attribute', 'market']), word(['attribute', 'market', ''])];
    add(market, (p) => itsMarket(p, { says, hasOne, empty }));
  }
  add(filter.phaseId, (p) => `i.phase_id = ${p}`);
  add(statusesOf(filter.status), (p) => `i.status = ANY(${p})`);
  // A literal, so that the partial index on overdue items can be used.
  if (filter.overdue !== undefined) conditions.push(filter.overdue ? 'i.overdue' : 'NOT i.overdue');
  add(filter.level, (p) => `i.ladder_level >= ${p}`);
  for (const kind of ['severity', 'tag', 'cause'] as const) {
    const text = await wordNamed(manager, kind, filter[kind], kind);
    if (text !== null) conditions.push(word([kind, text]));
  }
  if (filter.attribute !== undefined)
    conditions.push(word(['attribute', ...(await attributeOf(manager, filter.attribute))]));
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
  const now = Date.now();
  const away = await loadDelegationsTo(manager, personId, now);
  const found = await waitingForPeople(manager, new Map([[personId, 'UTC']]), now, [personId, ...away.keys()]);
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
