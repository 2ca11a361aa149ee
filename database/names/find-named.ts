import type { EntityManager } from 'typeorm';
import type { PolicyKind } from '../../domain/policy/check-policy.js';
import { Refusal } from '../../domain/refusal.js';
import { nearest } from '../../domain/text/near.js';
import { isUuid } from '../../domain/uuid.js';
import type { Noun } from '../engine/not-there.js';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { seesOne } from '../access/unseen.js';
import { placingIn } from '../access/visible.js';

interface NamedKind {
  table: string;
  /** What one is called, and how all are listed. */
  what: string;
  list: string;
  /** Columns by which one is named; all have a folded form beside them. */
  by: readonly string[];
  where?: string;
  /** What tells two of one name apart. */
  told?: string;
}

/** Everything that people name in a request. */
const kinds = {
  person: {
    table: 'people',
    what: 'person',
    list: 'people',
    by: ['name', 'email'],
    told: `concat_ws(', ', email, CASE WHEN NOT active THEN 'not active' END)`,
  },
  team: { table: 'teams', what: 'team', list: 'teams', by: ['name'] },
  program: { table: 'programs', what: 'program', list: 'programs', by: ['name'] },
  policy: { table: 'policies', what: 'policy', list: 'policies', by: ['name'], told: `kind || ' policy'` },
  template: { table: 'templates', what: 'template', list: 'templates', by: ['name'] },
  rota: { table: 'rotas', what: 'rota', list: 'rotas', by: ['name'] },
  recurrence: { table: 'recurrences', what: 'recurrence', list: 'recurrences', by: ['name'] },
  webhook: {
    table: 'webhook_endpoints',
    what: 'webhook',
    list: 'webhooks',
    by: ['name'],
    where: 'removed_at IS NULL',
  },
} as const satisfies Record<string, NamedKind>;

export type Named = keyof typeof kinds;
export const namedKinds = Object.keys(kinds) as Named[];

export interface Found {
  id: string;
  name: string;
}

/**
 * What is meant by an id, a name or a person's mail address.
 *
 * @param options.field where it stands in the request
 * @param options.policyKind of a policy: which kind is meant
 * @throws Refusal `unknown-name` with what is near, `ambiguous-name` with those that have the name
 */
export async function findNamed(
  manager: EntityManager,
  kind: Named,
  ref: string,
  { field, policyKind, seenBy }: { field: string; policyKind?: PolicyKind | undefined; seenBy?: Sight | undefined },
): Promise<Found> {
  const { table, what, list, by, told = `''`, ...of }: NamedKind = kinds[kind];
  const which = policyKind === undefined || kind !== 'policy' ? (of.where ?? 'true') : `kind = '${policyKind}'`;
  const params: unknown[] = [ref];
  // Whom they know is asked of people of outsourced sites alone.
  const known = seenBy?.external ? await knowing(manager, seenBy) : seenBy;
  const where = `${which} AND ${isSeenBy(kind, known, params)}`;
  const named = by.map((column) => `${column}_folded = folded($1)`).join(' OR ');
  const rows = await manager.query<(Found & { told: string })[]>(
    `SELECT id, name, ${told} AS told FROM ${table} t WHERE ${where} AND (${isUuid(ref) ? 'id = $1::uuid' : named})
     ORDER BY id LIMIT 10`,
    params,
  );
  const [first, ...others] = rows;
  if (first && others.length === 0) return { id: first.id, name: first.name };
  if (first) {
    const all = rows.map(({ id, told: more }) => `${id}${more === '' ? '' : ` (${more})`}`).join(', ');
    throw new Refusal(
      'ambiguous-name',
      `${field}: ${rows.length} ${list} are called "${ref}": ${all}. Name the one that is meant by its id.`,
      { field, kind, candidates: rows.map(({ id, name }) => ({ id, name })) },
    );
  }
  throw unknown(
    { field, kind, what, ref },
    isUuid(ref) ? [] : await namesLike(manager, { table, by, which, kind, seenBy: known }, ref),
    list,
  );
}

interface NamedBy {
  which: string;
  kind: Named;
  seenBy: Sight | undefined;
}

/** That whoever asks sees it, on a row `t`: nobody finds by a name, or near one, what they do not see. */
function isSeenBy(kind: Named, sight: Sight | undefined, params: unknown[]): string {
  if (sight === undefined || sight.all) return 'true';
  const noun = nouns[kind];
  return noun === undefined ? 'true' : seesOne(noun, sight, placingIn(params));
}

const nouns: Partial<Record<Named, Noun>> = {
  person: 'people',
  team: 'teams',
  program: 'programs',
  recurrence: 'recurrences',
};

async function namesLike(
  manager: EntityManager,
  { table, by, which, kind, seenBy }: Pick<NamedKind, 'table' | 'by'> & NamedBy,
  ref: string,
): Promise<string[]> {
  const params: unknown[] = [];
  const where = `${which} AND ${isSeenBy(kind, seenBy, params)}`;
  const rows = await manager.query<{ name: string }[]>(
    by.map((c) => `SELECT ${c} AS name FROM ${table} t WHERE ${where} AND ${c} IS NOT NULL`).join(' UNION '),
    params,
  );
  return nearest(
    ref,
    rows.map(({ name }) => name),
  );
}

/** The refusal of a name that nothing has: what is near, else how all are listed. */
export function unknown(
  { field, kind, what, ref }: { field: string; kind: string; what: string; ref: string },
  near: readonly string[],
  list: string,
): Refusal {
  const hint =
    near.length > 0
      ? `Near it: ${near.map((name) => `"${name}"`).join(', ')}.`
      : `List the ${list} to see what there is.`;
  return new Refusal('unknown-name', `${field}: there is no ${what} "${ref}". ${hint}`, { field, kind, near });
}
