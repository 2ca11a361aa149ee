import type { SentRow } from '../../../../database/governance-reports/sent.js';
import type { SubscriptionRow } from '../../../../database/governance-reports/subscriptions.js';
import { reportLanguages } from '../../../../domain/governance-report/report.js';
import {
  choice,
  flag,
  instant,
  integer,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';

const scope = object({ program: nullable(reference), domain: nullable(text), market: nullable(text) });

export const subscriptionSchema = versioned(
  'ReportSubscription',
  object({
    id: uuid,
    person: { ...person, description: 'Who gets it, in their own right.' },
    madeBy: person,
    scope,
    weekday: integer,
    ...{ at: text, zone: text },
    language: choice(reportLanguages),
    nextAt: { ...instant, description: 'When the next one is made.' },
    problem: { ...nullable(text), description: 'Why the last one was not made; null: it was, or none was due yet.' },
    version: integer,
    createdAt: instant,
  }),
);

export function subscriptionJson(row: SubscriptionRow): object {
  const { id, program, domain, market, weekday, at, time_zone: zone, language, problem, version } = row;
  return {
    id,
    person: { id: row.person_id, name: row.person_name },
    madeBy: row.made_by,
    scope: { program, domain, market },
    ...{ weekday, at, zone, language, nextAt: row.next_at.toISOString(), problem, version },
    createdAt: row.created_at.toISOString(),
  };
}

export const sentSchema = schema(
  'SentReport',
  object({
    id: uuid,
    week: text,
    scope,
    language: choice(reportLanguages),
    madeAt: { ...instant, description: 'As of when its lists are.' },
    digest: { ...text, description: 'SHA-256 over what it says.' },
    digestHolds: { ...flag, description: 'Whether it says that still: a name in it that was erased changes it.' },
    mail: { ...nullable(text), description: 'How its mail stands; null: there was no address to send it to.' },
  }),
);

export function sentJson({
  id,
  week,
  scope: about,
  language,
  made_at: madeAt,
  digest,
  holds,
  delivery,
}: SentRow): object {
  return {
    ...{ id, week, scope: about, language, digest, digestHolds: holds, mail: delivery },
    madeAt: madeAt.toISOString(),
  };
}
