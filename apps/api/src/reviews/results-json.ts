import type { Agreement } from '../../../../domain/agreement/agreement.js';
import {
  dimensions,
  finalOf,
  type Given,
  type JudgedItem,
  type Part,
  type Results,
} from '../../../../domain/review/results.js';
import { choice, flag, integer, list, mapOf, nullable, object, person, schema, text } from '../openapi/json-schema.js';

const number = { type: 'number' };
const estimate = nullable(
  schema('Estimate', object({ value: number, low: number, high: number }, 'With its interval of 95 % confidence.')),
);

const agreement = schema(
  'Agreement',
  object({
    pairs: { ...integer, description: 'Items that two have judged; the golden set is not among them.' },
    single: { ...integer, description: 'Items that one has judged so far.' },
    raw: estimate,
    kappa: estimate,
    ac1: estimate,
    alpha: estimate,
    mostCommon: { ...nullable(number), description: 'The share of the answer that was given most.' },
  }),
);

const part = {
  items: integer,
  answers: integer,
  agreement,
  trust: { ...list(text), description: 'Which of κ, AC1 and α to go by here, and why.' },
  prevalence: estimate,
  golden: object({ right: integer, answered: integer, accuracy: estimate }),
};

const given = object({
  reviewer: person,
  decision: text,
  policyLine: nullable(text),
  answers: mapOf(text),
  note: nullable(text),
});

const judged = schema(
  'JudgedItem',
  object({
    key: text,
    place: integer,
    title: text,
    link: nullable(text),
    stratum: nullable(text),
    site: nullable(text),
    language: nullable(text),
    market: nullable(text),
    policyLine: nullable(text),
    answers: list(nullable(given)),
    adjudication: nullable(given),
    final: { ...nullable(text), description: 'What was decided in the end; null: not yet.' },
  }),
);

export const resultsSchema = schema(
  'ReviewResults',
  object({
    digest: { ...text, description: 'SHA-256 over all answers as they stand.' },
    digestHolds: {
      ...nullable(flag),
      description: 'Whether that is what it was when the round ended; null: it goes on.',
    },
    all: object({ ...part, weighted: { ...estimate, description: 'The prevalence, weighted back to the strata.' } }),
    parts: list(object({ by: choice(dimensions), name: text, label: text, ...part })),
    disagreements: list(judged),
    disagreementCount: integer,
    lines: list(
      object(
        { line: text, items: integer, differing: integer, share: estimate },
        'Policy lines on which reviewers differ, the surest first.',
      ),
    ),
  }),
);

/** Disagreements that are told; the export has all. */
const mostShown = 1_000;

export function resultsJson(
  { all, parts, disagreements, lines }: Results,
  names: ReadonlyMap<string, string>,
  digests: { digest: string; digestHolds: boolean | null },
): object {
  const { weighted, ...whole } = all;
  return {
    ...digests,
    all: { ...partJson(whole), weighted },
    parts: parts.map(({ by, name, ...one }) => ({
      ...{ by, name, label: by === 'reviewer' ? (names.get(name) ?? '') : name },
      ...partJson(one),
    })),
    disagreements: disagreements.slice(0, mostShown).map((item) => judgedJson(item, names)),
    disagreementCount: disagreements.length,
    lines,
  };
}

function partJson({ items, answers, agreement: found, trust, prevalence, golden }: Part): object {
  return { items, answers, agreement: agreementJson(found), trust, prevalence, golden };
}

function agreementJson({ pairs, single, raw, kappa, ac1, alpha, mostCommon }: Agreement): object {
  return { pairs, single, raw, kappa, ac1, alpha, mostCommon };
}

function judgedJson(item: JudgedItem, names: ReadonlyMap<string, string>): object {
  const { key, place, title, link, stratum, site, language, market, policyLine, answers, adjudication } = item;
  return {
    ...{ key, place, title, link, stratum, site, language, market, policyLine },
    answers: answers.map((one) => one && givenJson(one, names)),
    adjudication: adjudication && givenJson(adjudication, names),
    final: finalOf(item),
  };
}

function givenJson(
  { personId, decision, policyLine, answers, note }: Given,
  names: ReadonlyMap<string, string>,
): object {
  return { reviewer: { id: personId, name: names.get(personId) ?? '' }, decision, policyLine, answers, note };
}
