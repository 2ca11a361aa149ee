import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { itemsNamed, withoutItems, type Naming, type Untold } from '../../domain/text/named-items.js';
import { isUuid } from '../../domain/uuid.js';
import { knowing } from './known-sight.js';
import { unseenAmong } from './unseen.js';
import { placingIn, seesItem } from './visible.js';

/** Those among the items of these numbers that are there, and that somebody does not see. */
export async function unseenItems(
  manager: EntityManager,
  sight: Sight | undefined,
  numbers: readonly number[],
): Promise<Untold[]> {
  if (sight === undefined || sight.all || numbers.length === 0) return [];
  const params: unknown[] = [[...new Set(numbers)]];
  const seen = seesItem(await knowing(manager, sight), placingIn(params));
  const rows = await manager.query<{ number: string; title: string }[]>(
    `SELECT i.number, i.title FROM action_items i WHERE i.number = ANY($1::bigint[]) AND ${seen} IS NOT TRUE`,
    params,
  );
  return rows.map(({ number, title }) => ({ number: Number(number), title }));
}

/** Texts of ours as somebody may read them: items that they do not see are not named. */
export async function textsAsSeen(
  manager: EntityManager,
  sight: Sight | undefined,
  texts: readonly string[],
  naming: Naming = 'titled',
): Promise<string[]> {
  if (sight === undefined || sight.all) return [...texts];
  const numbers = texts.flatMap((text) => itemsNamed(text, naming));
  const untold = await unseenItems(manager, sight, numbers);
  return untold.length === 0 ? [...texts] : texts.map((text) => withoutItems(text, untold, naming));
}

/** What cannot be done, and why, as somebody may read it. */
export async function reasonsAsSeen<T extends { because: string | null }>(
  manager: EntityManager,
  sight: Sight | undefined,
  reasons: readonly T[],
): Promise<T[]> {
  const texts = await textsAsSeen(
    manager,
    sight,
    reasons.map(({ because }) => because ?? ''),
    'all',
  );
  return reasons.map((reason, index) => ({ ...reason, because: reason.because && (texts[index] ?? null) }));
}

/** What was refused, and why. */
interface Refused {
  detail: string;
  extra: Record<string, unknown>;
}

/** A refusal as whoever asked may read it: the rules know all records, and name those that stand in the way. */
export async function refusalAsSeen<R extends Refused>(
  manager: EntityManager,
  sight: Sight | undefined,
  refused: R,
): Promise<R> {
  if (sight === undefined || sight.all) return refused;
  const [detail = refused.detail] = await textsAsSeen(manager, sight, [refused.detail], 'all');
  const named = Object.values(refused.extra).flatMap((value) => (Array.isArray(value) ? value.flatMap(idOf) : []));
  const unseen = await unseenAmong(manager, sight, named);
  const extra = Object.entries(refused.extra).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.filter((one) => !idOf(one).some((id) => unseen.has(id))) : value,
  ]);
  return { ...refused, detail, extra: Object.fromEntries(extra) as Record<string, unknown> };
}

/** Of a record in a list. */
function idOf(one: unknown): string[] {
  const id = typeof one === 'object' && one !== null && 'id' in one ? one.id : null;
  return typeof id === 'string' && isUuid(id) ? [id.toLowerCase()] : [];
}
