import type { EntityManager } from 'typeorm';
import { bulkResults } from '../../../../domain/bulk/change.js';
import type { Hearer, Moves } from '../../../../domain/bulk/moves.js';
import { proofText } from '../../../../domain/proof/proof.js';
import { proofAskedSchema } from '../items/proved-json.js';
import type { BulkItemRow } from '../../../../database/bulk/read-operations.js';
import { namesOf } from '../../../../database/people/people.js';
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

const who = { person, role: text };

const movesSchema = object({
  due: nullable(object({ from: instant, to: instant })),
  proofs: {
    ...list(
      object({
        decision: choice(['signOff', 'extension']),
        from: nullable(proofAskedSchema),
        to: nullable(proofAskedSchema),
        text,
      }),
    ),
    description: 'Decisions for which whoever decides would be asked for a proof, or another, or none any more.',
  },
  steps: list(
    schema(
      'MovedStep',
      object(
        {
          kind: text,
          level: integer,
          occurrence: integer,
          from: nullable(instant),
          to: nullable(instant),
          because: nullable(text),
          who: list(object(who)),
          whoBefore: list(object(who)),
        },
        'A planned step that differs: `from` is null where it is new, `to` where it comes no more; where both are the same ' +
          'instant, it tells others. `who` it tells as things stand, `whoBefore` it would have told.',
      ),
    ),
  ),
  more: integer,
});

export const resultNames = ['pending', ...bulkResults] as const;

export const bulkItemSchema = schema(
  'BulkItem',
  object(
    {
      item: object({ id: uuid, key: text, title: text, owner: person, zone: text }),
      result: choice(resultNames),
      code: nullable(text),
      message: nullable(text),
      changed: list(object({ what: text, from: text, to: text })),
      moves: nullable(movesSchema),
      tells: object({ people: list(object({ ...who, kind: text })), more: integer }),
    },
    'Of a preview, `moves` says which steps of its plan would differ, the first of them (`more` counts the rest), and `tells` ' +
      'whom the run would tell at once; afterwards which did and whom it told.',
  ),
);

export type BulkItemJson = ReturnType<typeof bulkItemJson>;

/** How items of an operation are answered, by the names of all whom they name. */
export async function bulkItemsJson(
  manager: EntityManager,
  rows: BulkItemRow[],
): Promise<(row: BulkItemRow) => BulkItemJson> {
  const named = rows.flatMap(({ moves, tells }) => [...(moves?.people ?? []), ...(tells?.people ?? [])]);
  const names = named.length === 0 ? new Map<string, string>() : await namesOf(manager, idsOf(named));
  return (row) => bulkItemJson(row, names);
}

function idsOf(people: Hearer[]): Set<string> {
  return new Set(people.map(({ personId }) => personId));
}

function bulkItemJson(row: BulkItemRow, names: Map<string, string>) {
  const known = ({ personId, role }: Hearer) => ({ person: { id: personId, name: names.get(personId) ?? '' }, role });
  const tells = row.tells ?? { people: [], more: 0 };
  return {
    item: {
      id: row.id,
      key: `AI-${row.number}`,
      title: row.title,
      owner: { id: row.owner_id, name: row.owner_name },
      zone: row.zone,
    },
    result: row.result,
    code: codeOf(row),
    message: row.result === 'pending' ? null : row.message,
    changed: row.changed ?? [],
    moves: row.moves && movesJson(row.moves, known),
    tells: { people: tells.people.map(({ kind, ...hearer }) => ({ ...known(hearer), kind })), more: tells.more },
  };
}

function movesJson({ due, proofs = [], steps, more = 0, people = [] }: Moves, known: (hearer: Hearer) => object) {
  const hearers = (places: number[] = []): object[] =>
    places.flatMap((place) => {
      const hearer = people[place];
      return hearer ? [known(hearer)] : [];
    });
  return {
    due: due && { from: iso(due.from), to: iso(due.to) },
    proofs: proofs.map((each) => ({ ...each, text: each.to ? proofText(each.to) : 'No proof is asked for any more.' })),
    steps: steps.map(({ from, to, because = null, who: after, whoBefore, ...step }) => ({
      ...step,
      from: from === null ? null : iso(from),
      to: to === null ? null : iso(to),
      because,
      who: hearers(after),
      whoBefore: hearers(whoBefore),
    })),
    more,
  };
}

/** Of what was not done. */
function codeOf({ result, code }: { result: string; code: string | null }): string | null {
  return result === 'refused' || result === 'skipped' ? code : null;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
