import type { DataSource } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { living } from '../../../../database/kinds.js';
import { presentlyOn, type Presently } from '../../../../database/proposals/presently.js';
import type { ShownProposal } from '../../../../database/proposals/row.js';
import { besideEachOther } from '../../../../domain/proposal/beside.js';
import { inWords, type Changed } from '../../../../domain/proposal/premise.js';
import {
  makers,
  proposalKey,
  rejections,
  versionedParts,
  type Proposal,
} from '../../../../domain/proposal/proposal.js';
import { proposalStatuses } from '../../../../domain/proposal/table.js';
import { linkedKinds } from '../../../../domain/record-link/link.js';
import type { Actor } from '../access/actor.js';
import { refusedSchema } from '../items/refused-json.js';
import {
  anyObject,
  choice,
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
  versioned,
} from '../openapi/json-schema.js';

type Names = Readonly<Record<string, string>>;

const another = nullable(object({ id: uuid, key: text }));

const change = object({ field: text, before: text, after: text });

const approvedAsSchema = object({
  arguments: anyObject,
  digest: { ...text, description: 'SHA-256 over the record, the command and what is carried out.' },
  changes: {
    ...list(change),
    description: 'Each argument that is another: as it was proposed, and as it was approved.',
  },
  difference: { ...list(change), description: 'What it would change of the record, as it was when it was approved.' },
  by: { ...person, description: 'Who has changed it, and answers for it besides its authors.' },
});

export const proposalSchema = versioned(
  'Proposal',
  object({
    id: uuid,
    number: integer,
    key: text,
    title: text,
    record: object({ kind: choice(linkedKinds), id: uuid, key: nullable(text), title: text }),
    command: { ...text, description: 'As the API calls it.' },
    arguments: { ...anyObject, description: 'What whoever proposes has said with it.' },
    digest: { ...text, description: 'SHA-256 over the record, the command and what it says: what is approved.' },
    difference: {
      ...list(change),
      description: 'What it would change, as the facts were when it was proposed.',
    },
    reason: text,
    quotes: list(object({ text, source: text, place: nullable(text) })),
    maker: choice(makers),
    madeBy: object(Object.fromEntries(['name', ...versionedParts].map((part) => [part, nullable(text)]))),
    author: person,
    authors: { ...list(person), description: 'None of them approves it.' },
    asked: { ...list(person), description: 'Those who answer for the record.' },
    supersedes: another,
    supersededBy: another,
    licence: {
      ...nullable(object({ id: uuid, key: text })),
      description: 'By which a rule acted: nobody was asked. Null: it is for a person to decide.',
    },
    status: choice(proposalStatuses),
    until: object({ date: text, time: nullable(text), zone: text, at: instant }),
    decision: nullable(object({ by: person, at: instant, reason: nullable(choice(rejections)), note: nullable(text) })),
    changed: { ...flag, description: 'Whether whoever approved it has changed its arguments.' },
    shareOfChange: {
      ...nullable({ type: 'number', minimum: 0, maximum: 1 }),
      description: 'How much of its arguments they have changed, 0 to 1. Null where they have changed nothing.',
    },
    approvedAs: {
      ...nullable(approvedAsSchema),
      description:
        'What was approved in the place of what was proposed. Null: it was approved as it is, or not at all.',
    },
    failure: nullable(object({ code: text, detail: text })),
    endedAt: nullable(instant),
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    version: integer,
  }),
);

export const proposalDetailSchema = schema('ProposalDetail', {
  allOf: [
    proposalSchema,
    object({
      sent: {
        ...anyObject,
        description: 'The command as it is carried out, with all that was looked up, and with what was changed.',
      },
      premise: {
        ...list(object({ field: text, was: text, is: nullable(text), holds: nullable(flag) })),
        description: 'The facts that it was made on; how they are now while it waits, null afterwards.',
      },
      allowed: list(text),
      refused: list(refusedSchema),
    }),
  ],
});

export type ProposalJson = ReturnType<typeof proposalJson>;

export function proposalJson(row: ShownProposal) {
  const { facts: p, names, restricted, created_at, updated_at, supersedes_number, superseded_by_number } = row;
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const other = (id: string | null, number: number | null): { id: string; key: string } | null =>
    id === null || number === null ? null : { id, key: proposalKey(number) };
  return {
    ...{ id: p.id, number: p.number, key: proposalKey(p.number), title: p.title },
    record: { kind: p.on.kind, id: p.on.id, key: p.on.key, title: p.on.title },
    ...{ command: p.command, arguments: p.asked, digest: p.digest },
    difference: inWordsAll(p.difference, names),
    ...{ reason: p.reason, quotes: p.quotes, maker: p.maker },
    madeBy: Object.fromEntries((['name', ...versionedParts] as const).map((part) => [part, p.madeBy[part] ?? null])),
    ...{ author: named(p.authorId), authors: p.authors.map(named), asked: p.askedIds.map(named) },
    supersedes: other(p.supersedes, supersedes_number),
    supersededBy: other(p.supersededBy, superseded_by_number),
    ...{ licence: p.licence, status: p.status },
    until: { date: p.due.date, time: p.due.time, zone: p.due.zone, at: new Date(p.dueAt).toISOString() },
    decision: p.decision && {
      ...{ by: named(p.decision.by), at: new Date(p.decision.at).toISOString() },
      ...{ reason: p.decision.reason, note: p.decision.note },
    },
    ...{ changed: p.approvedAs !== null, shareOfChange: p.approvedAs?.share ?? null },
    approvedAs: approvedAsJson(p, names),
    failure: p.failure,
    endedAt: p.endedAt === null ? null : new Date(p.endedAt).toISOString(),
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: p.version,
  };
}

function approvedAsJson({ approvedAs, decision }: Proposal, names: Names) {
  if (approvedAs === null || decision === null) return null;
  const { asked, digest, changes, difference } = approvedAs;
  return {
    ...{ arguments: asked, digest },
    ...{ changes: besideEachOther(changes, names), difference: inWordsAll(difference, names) },
    by: { id: decision.by, name: names[decision.by] ?? '' },
  };
}

const inWordsAll = (all: readonly Changed[], names: Names): { field: string; before: string; after: string }[] =>
  all.map(({ field, before, after }) => ({
    ...{ field, before: inWords(before, names), after: inWords(after, names) },
  }));

/** A proposal with its premise as it is now, and with what may be done to it. */
export async function proposalDetail(dataSource: DataSource, row: ShownProposal, actor: Actor): Promise<object> {
  const { facts, names } = row;
  const { premise, allowed, refused } = await presentlyOn({ dataSource, targets: living }, facts.id, actor, Date.now());
  return {
    ...proposalJson(row),
    sent: (facts.approvedAs ?? facts).sent,
    premise: facts.premise.map(({ field, value }) => ({
      ...{ field, was: inWords(value, names) },
      ...isNow(premise, field),
    })),
    allowed,
    refused: await reasonsAsSeen(dataSource.manager, actor.sight, refused),
  };
}

function isNow(now: Presently['premise'], field: string): { is: string | null; holds: boolean | null } {
  const known = now?.find((one) => one.field === field);
  return known ? { is: known.is, holds: known.holds } : { is: null, holds: null };
}
