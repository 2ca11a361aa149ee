import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { ItemStatus } from '../../domain/item/table.js';
import type { ExistingItem } from '../../domain/import/diff.js';
import { paddedForms } from '../../domain/import/padded-id.js';
import type { RowDraft } from '../../domain/import/row.js';
import { folded } from '../../domain/text/folded.js';
import { placingIn, seesItem } from '../access/visible.js';

interface Row extends Omit<ExistingItem, 'due' | 'dueAt'> {
  status: ItemStatus;
  dueDate: string;
  dueTime: string | null;
  dueZone: string;
  dueAt: Date;
  seen: boolean | null;
}

export interface Matched {
  items: Map<RowDraft, ExistingItem>;
  /** Rows of which it is not sure what they are about, and why. */
  inDoubt: Map<RowDraft, string>;
}

/** Where a file goes, and who handed it in. */
interface Into {
  programId: string;
  seenBy: Sight;
}

/**
 * The item that each row is about: by its id in the file, else by Tollgate's number, else by its title. What whoever handed the
 * file in does not see is not there for it; an id that is taken by that is in doubt.
 *
 * @param lock so that nobody changes them until the transaction ends; the program is locked before
 */
export async function matchExisting(
  manager: EntityManager,
  { programId, seenBy }: Into,
  drafts: RowDraft[],
  lock = false,
): Promise<Matched> {
  const ids = drafts.flatMap(({ externalId }) => (externalId === null ? [] : folded(externalId)));
  const numbers = drafts.flatMap(({ externalId, number }) => (externalId === null && number !== null ? [number] : []));
  const titles = drafts.flatMap(({ titleKey, title }) => (titleKey === null ? [] : [folded(title)]));
  const about = `i.program_id = $1 AND (i.external_id_folded = ANY($2) OR i.number = ANY($3)
    OR (i.external_id IS NULL AND i.title_folded = ANY($4)))`;
  const said = [programId, ids, numbers, titles];
  const params: unknown[] = [...said];
  // Ahead of the statement that joins: to that, an item whose owner changes while it waits would be none.
  if (lock) await manager.query(`SELECT 1 FROM action_items i WHERE ${about} ORDER BY i.id FOR UPDATE`, said);
  const rows = await manager.query<Row[]>(
    `SELECT i.id, i.number, i.external_id AS "externalId", i.status, i.title, i.description, i.severity,
       i.root_cause AS "rootCause", i.tags, i.attributes, i.owner_id AS "ownerId", o.name AS "ownerName", i.held_by AS "heldBy", i.overdue, i.due_date::text AS "dueDate",
       i.due_time AS "dueTime", i.due_zone AS "dueZone", i.due_at AS "dueAt", i.raised_on::text AS "raisedOn", ph.name AS "phaseName",
       ${seesItem(seenBy, placingIn(params))} AS seen
     FROM action_items i JOIN phases ph ON ph.id = i.phase_id JOIN people o ON o.id = i.owner_id
     WHERE ${about} ORDER BY i.id`,
    params,
  );
  const hidden = new Set(rows.flatMap(({ seen, externalId }) => (seen ? [] : folded(externalId ?? ''))));
  const inOrder = rows.filter(({ seen }) => seen).toSorted((a, b) => a.number - b.number);
  const items = inOrder.map(({ dueDate, dueTime, dueZone, dueAt, seen: _, ...row }) => ({
    ...row,
    due: { date: dueDate, time: dueTime, zone: dueZone },
    dueAt: dueAt.getTime(),
  }));
  const matched = pair(drafts, items);
  for (const draft of drafts)
    if (draft.externalId !== null && !matched.items.has(draft) && hidden.has(folded(draft.externalId)))
      matched.inDoubt.set(draft, `The id "${draft.externalId}" is taken in this program. Give the row another.`);
  for (const [draft, doubt] of await paddedElsewhere(manager, { programId, seenBy }, drafts, matched))
    matched.inDoubt.set(draft, doubt);
  return matched;
}

/** Rows that would make an item beside one that has the same id but for zeros, and is not named by the file itself. */
async function paddedElsewhere(
  manager: EntityManager,
  { programId, seenBy }: Into,
  drafts: RowDraft[],
  { items, inDoubt }: Matched,
): Promise<[RowDraft, string][]> {
  const asked = drafts.flatMap((draft) => {
    const { externalId: id, isPadded } = draft;
    return id === null || isPadded || items.has(draft) || inDoubt.has(draft)
      ? []
      : [{ draft, id, forms: paddedForms(id) }];
  });
  const forms = asked.flatMap((one) => one.forms);
  if (forms.length === 0) return [];
  const params: unknown[] = [programId, forms];
  const rows = await manager.query<{ number: number; id: string; folded: string }[]>(
    `SELECT number, external_id AS id, external_id_folded AS folded FROM action_items i
     WHERE program_id = $1 AND external_id_folded = ANY($2) AND ${seesItem(seenBy, placingIn(params))} ORDER BY number`,
    params,
  );
  const found = new Map(rows.map((row) => [row.folded, row]));
  return asked.flatMap(({ draft, id, forms }) => {
    const other = forms.map((form) => found.get(form)).find((row) => row !== undefined);
    if (!other) return [];
    const text =
      `There is no item "${id}", but AI-${other.number} is "${other.id}", the same but for its zeros. ` +
      'Write the id just so; if another item is meant, give it an id of its own.';
    return [[draft, text] as [RowDraft, string]];
  });
}

function pair(drafts: RowDraft[], items: ExistingItem[]): Matched {
  const byId = Map.groupBy(
    items.filter(({ externalId }) => externalId !== null),
    ({ externalId }) => folded(externalId ?? ''),
  );
  const byNumber = new Map(items.map((item) => [item.number, item]));
  const byTitle = new Map<string, ExistingItem>();
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.externalId !== null) continue;
    const title = folded(item.title);
    const occurrence = (counts.get(title) ?? 0) + 1;
    counts.set(title, occurrence);
    byTitle.set(`${title}#${occurrence}`, item);
  }
  const matched: Matched = { items: new Map(), inDoubt: new Map() };
  for (const draft of drafts) {
    const { externalId, number, titleKey } = draft;
    const found =
      externalId !== null
        ? itemOfId(draft, externalId, byId.get(folded(externalId)) ?? [])
        : ((number === null ? undefined : byNumber.get(number)) ?? byTitle.get(titleKey ?? ''));
    if (typeof found === 'string') matched.inDoubt.set(draft, found);
    else if (found) matched.items.set(draft, found);
  }
  return matched;
}

/**
 * The item of an id; nothing where there is none yet; a text where it is not sure which is meant. Ids that were two before
 * they were compared by their folded form keep their items, where they are written just so.
 */
function itemOfId({ row, alike }: RowDraft, id: string, items: ExistingItem[]): ExistingItem | string | undefined {
  const exact = items.find(({ externalId }) => externalId === id);
  if (exact) return exact;
  const taken = alike.find((other) => items.some(({ externalId }) => externalId === other.id));
  const first = taken ?? alike.find((other) => other.row < row);
  if (first)
    return `The id "${id}" is that of row ${first.row}, "${first.id}", but for how it is typed. Give each row an id of its own.`;
  if (items.length < 2) return items[0];
  const those = items.map(({ number, externalId }) => `AI-${number} ("${externalId ?? ''}")`);
  return `The id "${id}" could be that of ${those.join(' or ')}. Write it just as it stands there.`;
}
