import type { KeptResult, Run } from '../../../../database/ai/runs.js';
import type { Measured, Sent } from '../../../../database/ai/sent.js';
import { outcomeSays, runOutcomes, runStates } from '../../../../domain/ai/run.js';
import { runKinds, taskNames } from '../../../../domain/ai/task.js';
import { sentenceKinds } from '../../../../domain/ai/text-tasks.js';
import { draftLanguages, textLanguages, type TextLanguage } from '../../../../domain/ai/language.js';
import { proposalKey } from '../../../../domain/proposal/proposal.js';
import { proposalStatuses } from '../../../../domain/proposal/table.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  mapOf,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';

const amount = { type: 'number' };
const record = object({ kind: choice(runKinds), id: uuid, key: text });

export const aiRunSchema = schema(
  'AiRun',
  object({
    id: uuid,
    task: choice(taskNames),
    version: { ...integer, description: 'Of the task: its words and the form of its answer.' },
    record: object({ kind: choice(runKinds), id: uuid, key: text, title: text }),
    leftOut: { ...integer, description: 'Linked records that might not leave, or had no room.' },
    language: choice(draftLanguages),
    into: { ...nullable(choice(textLanguages)), description: 'Of a translation.' },
    askedBy: person,
    askedAt: instant,
    state: choice(runStates),
    outcome: nullable(choice(runOutcomes)),
    says: { ...nullable(text), description: 'What the outcome means, and what more is known of it.' },
    provider: nullable(text),
    model: nullable(text),
    attempts: integer,
    statements: { ...nullable(integer), description: 'How many the draft has.' },
    statementsFound: { ...nullable(integer), description: 'How many have a quote that stands in the records.' },
    tokens: { ...integer, description: 'Spent; of what is under way, or unknown, at the worst.' },
    cost: { ...amount, description: 'In the currency of /ai/status.' },
    proposals: list(object({ id: uuid, key: text, status: choice(proposalStatuses) })),
    endedAt: nullable(instant),
  }),
);

const sourceSchema = object({
  name: text,
  sha256: { ...text, description: 'Of the file, or of the text in UTF-8.' },
  evidenceId: nullable(uuid),
  itemKey: { ...nullable(text), description: 'The item whose evidence it is.' },
});

const hint = (says: string) => ({
  ...nullable(object({ text, stands: { ...flag, description: 'Whether the sentence says so.' } })),
  description: says,
});

const sentenceSchema = object({
  number: integer,
  text,
  is: choice(sentenceKinds),
  title: { ...nullable(text), description: 'Of an action.' },
  owner: hint('Of an action: who is to do it.'),
  due: hint('Of an action: by when.'),
  item: { ...nullable(text), description: 'The key of the open item that covers it.' },
});

export const aiRunDetailSchema = schema('AiRunDetail', {
  allOf: [
    aiRunSchema,
    object({
      drafted: {
        ...nullable(
          list(
            object({
              field: text,
              text,
              quote: object({
                standing: {
                  ...choice(['same', 'mended', 'not_found']),
                  description: 'Word for word; but for white space, case and forms of letters; or nowhere.',
                },
                text: nullable(text),
                record: nullable(text),
                field: nullable(text),
              }),
            }),
          ),
        ),
        description: 'What a machine wrote, as text. Null where there is none, or it is forgotten.',
      },
      source: { ...nullable(sourceSchema), description: 'The text that was read, where one was given.' },
      sentences: {
        ...nullable(list(sentenceSchema)),
        description: 'Each sentence of that text, in their order, and what a machine took it for.',
      },
    }),
  ],
});

export type AiRunJson = ReturnType<typeof aiRunJson>;

export function aiRunJson(run: Run) {
  return {
    ...{ id: run.id, task: run.task, version: run.task_version },
    record: { kind: run.record_kind, id: run.record_id, key: run.record_key, title: run.record_title },
    ...{ leftOut: run.left_out, language: run.language },
    into: run.task === 'translation' ? (run.about as TextLanguage) : null,
    askedBy: { id: run.asked_by, name: run.asked_by_name },
    askedAt: run.asked_at.toISOString(),
    ...{ state: run.state, outcome: run.outcome, says: saysOf(run) },
    ...{ provider: run.provider, model: run.model, attempts: run.attempts },
    ...{ statements: run.statements, statementsFound: run.statements_found },
    tokens: Number(run.tokens),
    cost: Number(run.micros) / 1_000_000,
    proposals: run.proposals.map(({ id, number, status }) => ({ id, key: proposalKey(number), status })),
    endedAt: run.ended_at?.toISOString() ?? null,
  };
}

function saysOf({ outcome, said }: Run): string | null {
  if (outcome === null) return null;
  return said === null ? outcomeSays[outcome] : `${outcomeSays[outcome]} ${said}`;
}

export function aiRunDetail(run: Run, result: KeptResult | null): object {
  return {
    ...aiRunJson(run),
    drafted:
      result?.statements.map(({ field, text: said, quote }) => ({
        ...{ field, text: said },
        quote: { standing: quote.standing, text: quote.text, record: quote.key, field: quote.field },
      })) ?? null,
    source: result?.source ?? null,
    sentences: result?.sentences ?? null,
  };
}

export const aiSentSchema = schema(
  'AiSent',
  object({
    runId: uuid,
    attempt: integer,
    at: instant,
    by: person,
    record,
    task: choice(taskNames),
    provider: text,
    model: text,
    bytes: integer,
    digest: { ...text, description: 'SHA-256 of the body that was sent.' },
    masked: { ...flag, description: 'Whether words stood for names, mail addresses and telephone numbers.' },
    outcome: { ...nullable(text), description: 'answered, or why not; null while it is under way.' },
    tokensIn: nullable(integer),
    tokensOut: nullable(integer),
    kept: { ...flag, description: 'Whether its text is still kept.' },
  }),
);

export function aiSentJson(sent: Sent) {
  const whole = (value: string | null): number | null => (value === null ? null : Number(value));
  return {
    ...{ runId: sent.run_id, attempt: sent.attempt, at: sent.at.toISOString() },
    by: { id: sent.asked_by, name: sent.asked_by_name },
    record: { kind: sent.record_kind, id: sent.record_id, key: sent.record_key },
    ...{ task: sent.task, provider: sent.provider, model: sent.model, bytes: sent.bytes, digest: sent.digest },
    ...{ masked: sent.masked, outcome: sent.outcome },
    ...{ tokensIn: whole(sent.tokens_in), tokensOut: whole(sent.tokens_out), kept: sent.kept },
  };
}

const share = { ...nullable(amount), description: 'Null where it is a share of nothing.' };

export const aiMeasureSchema = schema(
  'AiMeasure',
  object({
    task: choice(taskNames),
    version: integer,
    language: choice(draftLanguages),
    runs: { ...integer, description: 'That have ended.' },
    failed: { ...integer, description: 'Runs that came to nothing.' },
    statements: integer,
    statementsFound: integer,
    proposals: integer,
    waiting: integer,
    kept: { ...integer, description: 'Approved as they were, and carried out.' },
    changed: { ...integer, description: 'Approved with changes, and carried out.' },
    changedLittle: {
      ...integer,
      description: 'Of those that were changed, how many by less than 5 %: it may be carelessness.',
    },
    medianChange: {
      ...share,
      description: 'The median share of change of those that were changed. Null where none was.',
    },
    rejected: integer,
    withdrawn: integer,
    superseded: integer,
    over: integer,
    failedToRun: integer,
    keptShare: { ...share, description: 'Of those that were kept, changed or rejected. Null where there are none.' },
    reasons: { ...mapOf(integer), description: 'Why they were rejected.' },
  }),
);

export function aiMeasureJson(one: Measured) {
  const kept = one.carried_out - one.changed;
  const decided = one.carried_out + one.rejected;
  return {
    ...{ task: one.task, version: one.task_version, language: one.language, runs: one.runs, failed: one.failed },
    ...{ statements: one.statements, statementsFound: one.statements_found },
    ...{ proposals: one.proposals, waiting: one.waiting, kept, rejected: one.rejected },
    ...{ changed: one.changed, changedLittle: one.changed_little, medianChange: one.median_change },
    ...{ withdrawn: one.withdrawn, superseded: one.superseded, over: one.over, failedToRun: one.failed_to_run },
    keptShare: decided === 0 ? null : kept / decided,
    reasons: one.reasons,
  };
}
