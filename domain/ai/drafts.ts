import type { LifecycleStage } from '../case/case.js';
import type { Rating } from '../policy/rating.js';
import type { Quote } from '../proposal/proposal.js';
import { cut } from '../text/cut.js';
import { asText } from './as-text.js';
import { unmasked, type Mask } from './masking.js';
import { placeOf, type Placed, type Source } from './quotes.js';
import type { Sentence } from './sentences.js';
import type { Shape } from './shape.js';
import type { Choices } from './task.js';

/** A statement of a draft, with where its quote stands. */
export interface Stated {
  /** Of the answer: `condition`, `because`. */
  field: string;
  text: string;
  quote: Placed;
}

interface Statement {
  text: string;
  source: string;
  quote: string;
}

type Answer = Record<string, unknown>;

/** All statements of an answer that has the form of its task, in the order of that, each with its quote looked for in what was sent. */
export function statedIn(
  answer: Answer,
  shape: Shape,
  { sources, mask }: { sources: readonly Source[]; mask: Mask },
): Stated[] {
  const fields = shape.is === 'object' ? Object.keys(shape.fields) : [];
  return fields
    .map((field): [string, unknown] => [field, answer[field]])
    .flatMap(([field, value]) =>
      Array.isArray(value)
        ? (value as Statement[]).flatMap(({ text, source, quote }) => {
            const said = asText(unmasked(text, mask));
            const placed = placeOf({ key: source, text: unmasked(quote, mask) }, sources);
            return said === '' ? [] : [{ field, text: said, quote: placed }];
          })
        : [],
    );
}

/** The texts of a translation, each with the one that it was made of; the order is that of what was sent. */
export function translatedIn(answer: Answer, { sources, mask }: { sources: readonly Source[]; mask: Mask }): Stated[] {
  const said = new Map(
    (answer['texts'] as { number: number; text: string }[]).map(({ number, text }) => [number, text]),
  );
  return sources.map(({ key, field, text }, place) => ({
    ...{ field, text: asText(unmasked(said.get(place + 1) ?? '', mask)) },
    quote: { standing: 'same', text, key, field },
  }));
}

/** Sentences that are to be done, as statements that stand on themselves. */
export function actionsIn(sentences: readonly Sentence[], sources: readonly Source[]): Stated[] {
  return sentences.flatMap(({ number, text, title }) => {
    const source = sources[number - 1];
    if (title === null || source === undefined) return [];
    return [{ field: 'action', text: title, quote: { standing: 'same', text, key: source.key, field: source.field } }];
  });
}

/** What a draft asks others to approve. */
export interface Asking {
  command: string;
  arguments: Record<string, unknown>;
  reason: string;
  quotes: Quote[];
}

/** Where a case stands, that is triaged. */
export interface TriagedNow {
  domain: string | null;
  stage: LifecycleStage | null;
  leadId: string;
  severityOf: (likelihood: number, impact: number) => Rating;
}

/** By when a case of that severity is proposed to be closed, counted from its triage. `docs/ai.md` states these to people. */
export const closedWithin: Record<Rating, string> = {
  critical: '5 working days',
  high: '10 working days',
  medium: '20 working days',
  low: '40 working days',
};

/** What the triage comes to: how it is rated and who leads it is one command, where it belongs another. */
export function triageAsks(answer: Answer, stated: readonly Stated[], now: TriagedNow, choices: Choices): Asking[] {
  const { likelihood, impact, domain, stage, lead } = answer as {
    likelihood: number;
    impact: number;
    domain: string | null;
    stage: LifecycleStage | null;
    lead: string | null;
  };
  const leadId = choices.leads.find(({ word }) => word === lead)?.personId ?? now.leadId;
  const severity = now.severityOf(likelihood, impact);
  const because = reasonOf(stated);
  const quotes = quotesOf(stated);
  const rated: Asking = {
    command: 'triage',
    arguments: {
      ...{ likelihood, impact, due: { in: closedWithin[severity] } },
      ...(leadId === now.leadId ? {} : { leadId }),
      note: cut(because, 2_000),
    },
    ...{ reason: because, quotes },
  };
  const placed = {
    ...(domain === null || domain === now.domain ? {} : { domain }),
    ...(stage === null || stage === now.stage ? {} : { stage }),
  };
  if (Object.keys(placed).length === 0) return [rated];
  // First: approved first it leaves the state alone, which is a premise of both.
  return [{ command: 'edit', arguments: placed, reason: because, quotes }, rated];
}

const drafted = ['condition', 'criteria', 'cause', 'effect'] as const;

/** The draft of a finding, as a change of what it says. What a signed analysis says of its cause is left alone. */
export function draftAsks(stated: readonly Stated[], { causeCarried }: { causeCarried: boolean }): Asking[] {
  const of = (field: string): string[] => stated.filter((one) => one.field === field).map(({ text }) => text);
  const changes: Record<string, unknown> = {};
  for (const field of drafted) {
    const said = of(field);
    if (said.length > 0 && !(field === 'cause' && causeCarried)) changes[field] = said.join('\n');
  }
  const recommendations = of('recommendations');
  if (recommendations.length > 0) changes['recommendations'] = recommendations;
  const used = stated.filter(({ field }) => Object.hasOwn(changes, field));
  if (Object.keys(changes).length === 0) return [];
  return [{ command: 'edit', arguments: changes, reason: reasonOf(used), quotes: quotesOf(used) }];
}

/** Whether nothing of it stands on a record. */
export function isUnsupported(stated: readonly Stated[]): boolean {
  return stated.every(({ quote }) => quote.standing === 'not_found');
}

/** Why, for whoever decides: what was stated, and how much of it stands on what. */
export function reasonOf(stated: readonly Stated[]): string {
  const found = stated.filter(({ quote }) => quote.standing !== 'not_found').length;
  const head = `A model drafted this. ${found} of its ${stated.length} statements have a quote that stands in the records.`;
  const lines = stated.map(({ text, quote }) =>
    quote.standing === 'not_found' ? `- ${text} (no source was found)` : `- ${text} (${quote.key ?? ''})`,
  );
  return cut([head, ...lines].join('\n'), 4_000);
}

/** Only what was found, as the record has it. */
export function quotesOf(stated: readonly Stated[]): Quote[] {
  return stated
    .flatMap(({ quote: { standing, text, key, field } }) =>
      standing === 'not_found' || text === null || key === null
        ? []
        : [
            {
              text: cut(text, 2_000),
              source: key,
              place: `${field ?? ''}, ${standing === 'same' ? 'word for word' : 'mended'}`,
            },
          ],
    )
    .slice(0, 20);
}
