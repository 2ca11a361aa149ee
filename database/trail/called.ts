import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { seesOne } from '../access/unseen.js';
import { placingIn } from '../access/visible.js';
import { shownKinds } from '../engine/kinds.js';
import type { Noun } from '../engine/not-there.js';

/** What people call something that an event is about. */
export interface Called {
  /** `AI-12`, or the key of a calendar or a metric. */
  key: string | null;
  /** Null where it is gone, or not seen by whoever asks. */
  title: string | null;
  /** It was there, and is not any more. */
  gone: boolean;
}

interface Nameable {
  table: string;
  title: string;
  key?: string;
  /** By whom one is seen; absent where whoever reads the trail may know what it is called. */
  noun?: Noun;
}

/** What has a name, by what the trail calls its kind. All else is told by its kind alone. */
const nameable: Readonly<Record<string, Nameable>> = {
  action_item: { table: 'action_items', title: 't.title', key: `'AI-' || t.number`, noun: 'action-items' },
  program: { table: 'programs', title: 't.name', noun: 'programs' },
  recurrence: { table: 'recurrences', title: 't.name', noun: 'recurrences' },
  phase: { table: 'phases t0 JOIN programs t ON t.id = t0.program_id', title: 't0.name', noun: 'programs' },
  metric: { table: 'metrics', title: 't.name', key: 't.key', noun: 'governance-metrics' },
  person: { table: 'people', title: 't.name', noun: 'people' },
  team: { table: 'teams', title: 't.name', noun: 'teams' },
  policy: { table: 'policies', title: 't.name' },
  template: { table: 'templates', title: 't.name' },
  calendar: { table: 'calendars', title: 't.name', key: 't.key' },
  rota: { table: 'rotas', title: 't.name' },
  ...Object.fromEntries(
    shownKinds.map(({ kind, table, title, key, path }): [string, Nameable] => [
      kind,
      { table, title, key, noun: path },
    ]),
  ),
};

/** What things are called, by their ids, as far as whoever asks sees them: those that have a name at all. */
export async function calledNow(
  manager: EntityManager,
  sight: Sight | undefined,
  things: readonly { kind: string; id: string }[],
): Promise<Map<string, Called>> {
  const byKind = new Map<string, Set<string>>();
  for (const { kind, id } of things) if (kind in nameable) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(id));
  const called = new Map<string, Called>();
  if (byKind.size === 0) return called;
  const params: unknown[] = [];
  const place = placingIn(params);
  const known = sight && !sight.all ? await knowing(manager, sight) : undefined;
  const selects = [...byKind].flatMap(([kind, ids]) => {
    const one = nameable[kind];
    if (!one) return [];
    const { table, title, key = 'NULL', noun } = one;
    const [from, id] = table.includes(' ') ? [table, 't0.id'] : [`${table} t`, 't.id'];
    const seen = known === undefined || noun === undefined ? 'TRUE' : `(${seesOne(noun, known, place)}) IS TRUE`;
    return [
      `SELECT ${id}::uuid AS id, (${key})::text AS key, (${title})::text AS title, ${seen} AS seen FROM ${from}
       WHERE ${id} = ANY(${place([...ids])}::uuid[])`,
    ];
  });
  const rows = await manager.query<{ id: string; key: string | null; title: string; seen: boolean }[]>(
    selects.join(' UNION ALL '),
    params,
  );
  for (const { id, key, title, seen } of rows)
    called.set(id, seen ? { key, title, gone: false } : { key: null, title: null, gone: false });
  for (const ids of byKind.values())
    for (const id of ids) if (!called.has(id)) called.set(id, { key: null, title: null, gone: true });
  return called;
}
