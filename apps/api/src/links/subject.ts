import type { EntityManager } from 'typeorm';
import {
  askedExtensionOf,
  reviewedPhase,
  signedContentOf,
  signedRecordOf,
} from '../../../../database/links/decided-on.js';
import { namesOf } from '../../../../database/people/people.js';
import { Refusal } from '../../../../domain/refusal.js';
import { attributeText } from '../../../../domain/import/attribute-column.js';
import { weakerText } from '../../../../domain/item/weaker.js';
import { signedWordsOf } from '../../../../domain/notification/kinds.js';
import type { LinkAction } from '../../../../domain/notification/link-action.js';
import { idsIn } from '../../../../domain/notification/signed-words.js';
import { describeInstant } from '../../../../domain/time.js';
import { findItem, type ListedItem } from '../../../../database/items/listed-items.js';
import { signs } from './evidence.js';
import type { LiveLink } from './find-link.js';

/** A piece of evidence out of the content that is decided on. */
export interface ShownEvidence {
  title: string;
  /** Null: a file. */
  url: string | null;
  sha256: string | null;
}

/** As text, where nothing can be opened. */
function evidenceText({ title, url, sha256 }: ShownEvidence): string {
  return `${title} (${url ?? `file, SHA-256 ${sha256 ?? ''}`})`;
}

/** An instant, told in the zone of whoever reads it. */
export interface ShownInstant {
  at: number;
  overdue?: boolean;
}

/**
 * The name of a fact, and what it is. `ours`: its value is a word of ours as well; `theirs`: its name is one of people, too. Else the
 * name is ours, and the value theirs.
 */
export type ShownFact = [
  name: string,
  value: string | ShownEvidence[] | ShownInstant,
  of?: 'ours' | 'theirs' | undefined,
];

/** As text, where nothing can be opened. */
export function factAsText(value: ShownFact[1], zone: string): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(evidenceText).join('\n');
  return `${describeInstant(value.at, zone)}${value.overdue === true ? ', overdue' : ''}`;
}

/** What a page shows of the record that is decided on: names on the left, values on the right. */
export interface ShownSubject {
  /** `AI-12 “Retrain reviewers”` */
  name: string;
  facts: ShownFact[];
  item: ListedItem | null;
  /** What it means to decide on a record of its kind, where it is something of its own. */
  meanings?: Partial<Record<LinkAction, string>>;
}

/** The record of a link, as its reader has to see it before they decide. */
export async function shownSubject(manager: EntityManager, { row }: LiveLink): Promise<ShownSubject> {
  if (row.subject_kind === 'phase') return shownPhase(manager, row.subject_id ?? '');
  if (row.subject_kind !== 'action_item') return shownRecord(manager, row.subject_kind ?? '', row.subject_id ?? '');
  const item = await findItem(manager, row.subject_id ?? '');
  const facts: ShownSubject['facts'] = [
    ['Program', `${item.program_name}, ${item.phase_name}`],
    ['Owner', item.owner_name],
    ['Due', { at: item.due_at.getTime(), overdue: item.overdue }],
  ];
  const checks = row.action === 'pass_check' || row.action === 'fail_check';
  if (item.description !== '' && !signs.includes(row.action)) facts.push(['Description', item.description]);
  if (checks && item.done_at) facts.push(['Done', { at: item.done_at.getTime() }]);
  if (signs.includes(row.action)) facts.push(...(await signedFacts(manager, item)));
  if (row.action === 'grant' || row.action === 'refuse') facts.push(...(await extensionFacts(manager, item)));
  return { name: `AI-${item.number} “${item.title}”`, facts, item };
}

/** Out of the content that the signature will stand for, not out of the record. */
async function signedFacts(manager: EntityManager, item: ListedItem): Promise<ShownSubject['facts']> {
  const round = await signedContentOf(manager, item.round_id);
  const evidence = round?.content.evidence ?? [];
  const { title, description, severity, rootCause, tags = [], attributes = {} } = round?.content ?? {};
  const said: [string, string | null | undefined, ShownFact[2]?][] = [
    ['Title', title],
    ['Description', description],
    ['Severity', severity, 'ours'],
    ['Root cause', rootCause],
    ['Tags', tags.join(', ')],
    ...Object.entries(attributes).map(([name, value]): [string, string, 'theirs'] => [
      name,
      attributeText(value),
      'theirs',
    ]),
  ];
  const statement = round?.content.statement;
  return [
    ...said.flatMap(([name, value, of]): ShownFact[] => (value ? [[name, value, of]] : [])),
    ['Handed in by', item.submitter_name ?? ''],
    statement === undefined || statement === null ? ['Statement', 'none', 'ours'] : ['Statement', statement],
    evidence.length > 0 ? ['Evidence', evidence] : ['Evidence', 'none', 'ours'],
  ];
}

async function extensionFacts(manager: EntityManager, item: ListedItem): Promise<ShownFact[]> {
  const extension = await askedExtensionOf(manager, item.id);
  if (!extension) return [];
  return [
    ['Asked for by', extension.requester],
    extension.asks
      ? ['Asks that it', weakerText(extension.asks), 'ours']
      : ['New due date', { at: extension.due_at.getTime() }],
    ['Reason', extension.reason],
    ...(extension.impact === '' ? [] : [['Impact', extension.impact] satisfies ShownFact]),
  ];
}

async function shownPhase(manager: EntityManager, phaseId: string): Promise<ShownSubject> {
  const phase = await reviewedPhase(manager, phaseId);
  if (!phase) throw new Refusal('not-found', 'The phase is not there any more.');
  const items = (phase.content?.items ?? []).map(({ number, title, status, contentHash }) => {
    const elsewhere = status === 'done' && contentHash === null ? ' elsewhere, nobody here has signed' : '';
    return `AI-${number} ${title}: ${status}${elsewhere}`;
  });
  const unsigned = phase.content?.doneElsewhere ?? 0;
  return {
    name: `${phase.name} of ${phase.program}`,
    facts: [
      ['Program', phase.program],
      ['Phase', phase.name],
      ...(unsigned > 0
        ? [['Done elsewhere', `${unsigned} of its items nobody here has signed`, 'theirs'] satisfies ShownFact]
        : []),
      ['Items', items.join('\n')],
    ],
    item: null,
  };
}

/** Whoever is asked to sign reads all of what they sign. */
async function shownRecord(manager: EntityManager, kind: string, id: string): Promise<ShownSubject> {
  const record = await signedRecordOf(manager, kind, id);
  const words = signedWordsOf(kind);
  if (!record || !words) throw new Refusal('not-found', 'It is not there any more, or waits for nobody.');
  const named = await namesOf(manager, idsIn(record.content));
  return {
    name: `${record.key} “${record.title}”`,
    facts: words.facts(record.content, named),
    item: null,
    meanings: words.meanings,
  };
}
