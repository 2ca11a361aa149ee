import type { MergedCase, NamedCase } from '../../../../database/cases/merged.js';
import type { ShownCase } from '../../../../database/cases/row.js';
import { caseKey } from '../../../../domain/case/case.js';
import { caseStatuses } from '../../../../domain/case/table.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import {
  choice,
  day,
  flag,
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

const count = nullable(integer);
const affected = object({ users: count, sellers: count, creators: count, listings: count });
const samples = list(object({ url: text, note: nullable(text) }));
const named = { id: uuid, key: text, title: text };

export const namedCaseSchema = nullable(
  object(named, 'The case in which it goes on; null: by itself, or in none that is seen.'),
);

export const mergedCasesSchema = list(
  object(
    { ...named, mergedAt: instant, affected, samples, comments: integer, links: integer },
    'What goes on in it: each stays where it is, with its comments, evidence and links, and is read there.',
  ),
);

export function namedCaseJson(one: NamedCase | null) {
  return one && { id: one.id, key: caseKey(one.number), title: one.title };
}

export function mergedCaseJson({ id, number, title, merged_at, ...rest }: MergedCase) {
  return { id, key: caseKey(number), title, mergedAt: merged_at.toISOString(), ...rest };
}

export const mergePreviewSchema = schema(
  'CaseMergePreview',
  object(
    {
      mergeable: flag,
      digest: { ...text, description: 'Sent with the merge, it is refused where anything has changed since.' },
      into: object({ ...named, status: choice(caseStatuses), lead: person, affected }),
      cases: list(
        object({
          ...named,
          status: choice(caseStatuses),
          lead: person,
          due: object({ date: day, time: nullable(text), zone: text, at: instant }),
          overdue: flag,
          restricted: flag,
          affected,
          samples: integer,
          because: { ...nullable(text), description: 'Why it cannot go on there; null: it can.' },
        }),
      ),
    },
    'What a merge would do: the clocks that end are those of `cases`, whose leads are told, as is that of `into`. Nothing is written.',
  ),
);

/** @param because why one cannot go on there, by its id */
export function mergePreviewJson(into: ShownCase, cases: readonly ShownCase[], because: ReadonlyMap<string, string>) {
  return {
    mergeable: because.size === 0,
    digest: mergeDigest(into, cases),
    into: { ...nameOf(into), affected: into.facts.affected },
    cases: cases.map((one) => {
      const { due, dueAt, overdue, affected: whom, samples: shown, id } = one.facts;
      return {
        ...nameOf(one),
        due: { date: due.date, time: due.time, zone: due.zone, at: new Date(dueAt).toISOString() },
        ...{ overdue, restricted: one.restricted, affected: whom, samples: shown.length },
        because: because.get(id) ?? null,
      };
    }),
  };
}

/** Of what is merged as it stands; in whichever order it was named. */
export function mergeDigest(into: ShownCase, cases: readonly ShownCase[]): string {
  const stands = ({ facts: { id, version }, restricted }: ShownCase) => ({ id, version, restricted });
  return contentHash({ into: stands(into), cases: cases.map(stands).toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
}

function nameOf({ facts: { id, number, title, status, leadId }, names }: ShownCase) {
  return { id, key: caseKey(number), title, status, lead: { id: leadId, name: names[leadId] ?? '' } };
}
