import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../../../database/paging/keyset.js';
import { findView, noView, type ViewRow } from '../../../../database/views/views.js';
import { administers } from '../../../../domain/access/held.js';
import { mayChangeView } from '../../../../domain/access/view-access.js';
import { Refusal } from '../../../../domain/refusal.js';
import { sharings, viewLists } from '../../../../domain/view/view.js';
import type { Actor } from '../access/actor.js';
import { choice, flag, instant, integer, list, mapOf, nullable, object } from '../openapi/json-schema.js';
import { person, reference, text, uuid, versioned } from '../openapi/json-schema.js';
import type { Page } from '../paging/page.js';
import { lookerOf } from './looker.js';
import { refusedOf } from './view-lists.js';

export const viewSchema = versioned(
  'View',
  object({
    id: uuid,
    list: choice(viewLists),
    name: text,
    owner: person,
    query: mapOf(text),
    columns: list(text),
    group: nullable(text),
    sharing: choice(sharings),
    team: nullable(reference),
    isDefault: flag,
    refused: list(text),
    can: list(choice(['change'])),
    version: integer,
    updatedAt: instant,
  }),
);

/** A view, and what of it its list would refuse by now: something that it names is gone. */
export type OpenedView = ViewRow & { refused: string[] };

/**
 * A view as somebody opens it. To others than its owner and administrators one that cannot be opened is not there: it may name what they do not
 * see, and what is gone is not to be told from that.
 */
async function opened(manager: EntityManager, row: ViewRow, actor: Actor): Promise<OpenedView | undefined> {
  const refused = await refusedOf(manager, row.list, row.query, actor);
  if (row.owner_id === actor.id || (actor.sight?.all === true && administers(actor)))
    return { ...row, refused: refused ?? ['It names something that is not there, or that you do not see.'] };
  return refused?.length === 0 ? { ...row, refused } : undefined;
}

/** @throws Refusal `not-found` */
export async function openedView(manager: EntityManager, row: ViewRow, actor: Actor): Promise<OpenedView> {
  const view = await opened(manager, row, actor);
  if (!view) throw noView(row.id);
  return view;
}

/** Whether it is there for somebody. */
export async function opensView(manager: EntityManager, id: string, actor: Actor): Promise<boolean> {
  try {
    await openedView(manager, await findView(manager, id, lookerOf(actor)), actor);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** A page of those that open: those that do not leave no gap in it, for that would count them. */
export async function openedViews(
  manager: EntityManager,
  actor: Actor,
  page: Page,
  read: (slice: Keyset) => Promise<ViewRow[]>,
): Promise<OpenedView[]> {
  const views: OpenedView[] = [];
  let slice: Keyset = page;
  for (;;) {
    const rows = await read(slice);
    for (const row of rows) {
      const view = await opened(manager, row, actor);
      if (view) views.push(view);
      if (views.length === page.limit) return views;
    }
    const last = rows.at(-1);
    if (rows.length < page.limit || !last) return views;
    slice = page.behind(last);
  }
}

export function viewJson(row: OpenedView, actor: Actor): object {
  return {
    ...{ id: row.id, list: row.list, name: row.name, query: row.query, columns: row.columns, group: row.grouping },
    owner: { id: row.owner_id, name: row.owner_name },
    sharing: row.sharing,
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    ...{ isDefault: row.is_default, refused: row.refused, version: row.version },
    can: mayChange(row, actor) ? ['change'] : [],
    updatedAt: row.updated_at.toISOString(),
  };
}

function mayChange({ owner_id: ownerId, sharing }: ViewRow, actor: Actor): boolean {
  try {
    mayChangeView(actor, { ownerId, sharing });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
