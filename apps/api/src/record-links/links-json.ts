import { linksOf } from '../../../../database/record-links/links.js';
import type { EntityManager } from 'typeorm';
import { linkedKinds } from '../../../../domain/record-link/link.js';
import { analysisStatuses } from '../../../../domain/analysis/table.js';
import { alignmentStatuses } from '../../../../domain/alignment/table.js';
import { breachStatuses } from '../../../../domain/breach/table.js';
import { controlTestStatuses } from '../../../../domain/control-test/table.js';
import { controlStatuses } from '../../../../domain/control/table.js';
import { caseStatuses } from '../../../../domain/case/table.js';
import { findingStatuses } from '../../../../domain/finding/table.js';
import { exceptionStatuses } from '../../../../domain/exception/table.js';
import { itemStatuses } from '../../../../domain/item/table.js';
import { occurrenceStatuses } from '../../../../domain/occurrence/table.js';
import { programStatuses } from '../../../../domain/program/table.js';
import { reviewStatuses } from '../../../../domain/review/table.js';
import { riskStatuses } from '../../../../domain/risk/table.js';
import type { Actor } from '../access/actor.js';
import { choice, instant, listed, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';

/** Whatever a record that is linked, or like another, may be in. */
export const linkedStatuses = [
  ...new Set<string>([
    ...[...itemStatuses, ...programStatuses, ...exceptionStatuses, ...riskStatuses, ...caseStatuses],
    ...reviewStatuses,
    ...findingStatuses,
    ...breachStatuses,
    ...analysisStatuses,
    ...alignmentStatuses,
    ...controlStatuses,
    ...occurrenceStatuses,
    ...controlTestStatuses,
  ]),
];

export const linksSchema = listed(
  schema(
    'RecordLink',
    object({
      kind: choice(linkedKinds),
      id: uuid,
      key: { ...nullable(text), description: 'Null of a program, which has none.' },
      title: text,
      status: { ...choice(linkedStatuses), description: 'Of its kind.' },
      linkedBy: person,
      linkedAt: instant,
    }),
  ),
);

/** What a record is linked to, as far as whoever asks sees it: how many they do not see, they are not told. */
export async function linksJson(manager: EntityManager, id: string, actor: Actor): Promise<{ items: object[] }> {
  const links = await linksOf(manager, id, actor.sight);
  return {
    items: links.map(({ linked_by: linkedBy, linked_at: at, kind, key, title, status, id: other }) => ({
      ...{ kind, id: other, key, title, status, linkedBy },
      linkedAt: at.toISOString(),
    })),
  };
}
