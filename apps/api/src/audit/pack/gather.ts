import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { checkpointsOf } from '../../../../../database/audit/checkpoints.js';
import { packedFiles, packedItems, packedSize, signedSubjects } from '../../../../../database/audit/packed.js';
import { erasersOf, erasuresOf, sealedEventsOf, type Within } from '../../../../../database/audit/proofs.js';
import { checkpointKeys } from '../../../../../database/audit/read-log.js';
import { readFile } from '../../../../../database/files/files.js';
import { namesOf } from '../../../../../database/people/people.js';
import { versionOf } from '../../../../../database/record/version-of.js';
import { signedRoundsOf } from '../../../../../database/sign-off/signed-rounds.js';
import { canonicalJson } from '../../../../../domain/sign-off/content-hash.js';
import type { SealedEvent } from '../../../../../domain/audit/record-verifier.js';
import type { Actor } from '../../access/actor.js';
import { Problem } from '../../problems/problem.js';
import { summaryOf } from '../../timeline/summary.js';
import type { Packed } from './packed-kinds.js';
import { readme } from './readme.js';
import { pageBegins, pageEnds, rowHtml, rowsBegin, rowsEnd } from './record-page.js';
import type { Part, Spool } from './spool.js';
import { verifiers } from './verifiers.js';

/** So much one pack holds, and a browser verifies. */
export const packLimits = { events: 50_000, bytes: 1_073_741_824 };

/** Events, and rounds of sign-off, that are read at once. */
const each = 200;

interface Asking {
  kind: Packed;
  ref: string;
  actor: Actor;
  at: Date;
  /** So much it may hold: `packLimits`, unless said otherwise. */
  limits?: typeof packLimits;
}

/**
 * Writes down all of a pack but the files of evidence, as of one moment: that of the transaction of `manager`.
 *
 * @returns its parts in their order, and what it is called
 * @throws Problem `pack-too-large`
 */
export async function gather(
  manager: EntityManager,
  spool: Spool,
  { kind, ref, actor, at, limits = packLimits }: Asking,
): Promise<{ parts: Part[]; called: string }> {
  const { id, called, title, facts } = await kind.read(manager, ref, actor);
  const within = { subjectId: id, all: kind.kind === 'program' };
  await requireSmall(manager, within, called, limits);
  const madeAt = at.toISOString();
  const version = (await versionOf(manager, kind.kind, id)) ?? 0;
  const [checkpoint = null] = await checkpointsOf(manager, 'last');
  const names = await namesOf(manager, [actor.id]);
  await spool.add('README.txt', [readme(called, madeAt, names.get(actor.id) ?? actor.id)]);
  for (const [path, value] of Object.entries({
    'record.json': { kind: kind.kind, id, called, title, version, madeAt, facts },
    'checkpoint.json': checkpoint,
    'keys.json': await checkpointKeys(manager),
  }))
    await spool.add(path, [`${JSON.stringify(value, null, 2)}\n`]);
  const told: Told = { rows: [], signed: new Set(), erasers: new Set() };
  const size = checkpoint?.size ?? 0;
  await spool.add('events.jsonl', eventLines(manager, within, size, told));
  await spool.add('erasures.jsonl', jsonLines(await erasuresOf(manager, [...told.erasers], size)));
  const rounds = await addSigned(manager, spool, id, told.signed);
  await spool.add('signatures.json', [`${JSON.stringify(rounds, null, 2)}\n`]);
  const files = await packedFiles(manager, id);
  await spool.add('record.html', [
    pageBegins({ called, title, madeAt, facts, items: await packedItems(manager, id) }),
    rowsBegin('Signatures', ['When', 'Who', 'Decision', 'Reason', 'What was signed (SHA-256)']),
    ...rounds.flatMap(({ signatures }) =>
      signatures.map((one) => rowHtml([one.at, one.person.name, one.decision, one.reason, one.contentHash])),
    ),
    rowsEnd,
    rowsBegin('Files of evidence', ['Name', 'Bytes', 'SHA-256']),
    ...files.map(({ fileName, size, sha256 }) => rowHtml([fileName, size, sha256])),
    rowsEnd,
    rowsBegin('What happened', ['When', 'Who', 'What', 'Event']),
    ...told.rows,
    rowsEnd,
    pageEnds(),
  ]);
  for (const [path, text] of Object.entries(verifiers())) await spool.add(path, [text]);
  const evidence = files.map(({ sha256, size, fileName }) => ({
    ...{ path: `evidence/${sha256}/${plainName(fileName)}`, sha256, size },
    read: async () => readFile(manager.dataSource.manager, sha256),
  }));
  return { parts: [...spool.parts, ...evidence.map(partOf)], called };
}

async function requireSmall(
  manager: EntityManager,
  within: Within,
  called: string,
  limits: typeof packLimits,
): Promise<void> {
  const { events, bytes } = await packedSize(manager, within, limits.events + 1);
  if (events <= limits.events && bytes <= limits.bytes) return;
  const instead = within.all
    ? 'Take the packs of its items, one by one.'
    : `Its files are had one by one; tollgate audit verify --record ${called} proves its events.`;
  throw new Problem(
    'pack-too-large',
    `${called} has more than fits one pack: at most ${limits.events} events and ${limits.bytes / 2 ** 20} MB of evidence. ${instead}`,
  );
}

interface PackedRound {
  id: string;
  subjectKind: string;
  subjectId: string;
  number: number;
  state: string;
  contentHash: string;
  openedAt: Date;
  closedAt: Date | null;
  signatures: PackedSignature[];
}

interface PackedSignature {
  id: string;
  person: { id: string; name: string };
  decision: string;
  reason: string | null;
  contentHash: string;
  at: string;
}

/**
 * What was signed, each content once, as the bytes that its hash was made of. A round over content that no event names was
 * opened anew before anybody signed it: nothing would prove what it was.
 */
async function addSigned(
  manager: EntityManager,
  spool: Spool,
  subjectId: string,
  named: ReadonlySet<string>,
): Promise<PackedRound[]> {
  const subjects = await signedSubjects(manager, subjectId);
  const packed: PackedRound[] = [];
  const contents = new Set<string>();
  for (let from = 0; from < subjects.length; from += each)
    for (const round of await signedRoundsOf(manager, subjects.slice(from, from + each))) {
      const { id, number, state, contentHash, content, openedAt, closedAt } = round;
      if (named.has(contentHash) && !contents.has(contentHash))
        await spool.add(`signed/${contentHash}.json`, [canonicalJson(content)]);
      contents.add(contentHash);
      packed.push({
        ...{ id, subjectKind: round.subject_kind, subjectId: round.subject_id, number, state, contentHash },
        ...{ openedAt, closedAt },
        signatures: (round.signatures as PackedSignature[]).map((one) => ({
          ...one,
          at: new Date(one.at).toISOString(),
        })),
      });
    }
  return packed;
}

/** What is gathered from the events as they are written down. */
interface Told {
  /** For people: rows of a table. */
  rows: string[];
  /** Hashes of what was signed. */
  signed: Set<string>;
  /** Numbers of the events by which some of these lost their words. */
  erasers: Set<number>;
}

/** The events, a line each; what they tell besides is put into `told`. */
async function* eventLines(manager: EntityManager, within: Within, size: number, told: Told): AsyncGenerator<string> {
  for (let after = Number.MIN_SAFE_INTEGER, more = true; more;) {
    const events = await sealedEventsOf(manager, within, { after, limit: each, size });
    const names = await namesOf(
      manager,
      events.flatMap(({ event: { actorId } }) => actorId ?? []),
    );
    for (const by of erasersOf(events)) told.erasers.add(by);
    for (const { event } of events) {
      const data = event.data === null ? null : (JSON.parse(event.data) as Record<string, unknown>);
      if (typeof data?.['contentHash'] === 'string') told.signed.add(data['contentHash']);
      told.rows.push(eventRow(event, data, names));
    }
    yield jsonLines(events).join('');
    more = events.length === each;
    after = events.at(-1)?.event.seq ?? after;
  }
}

const jsonLines = (events: readonly SealedEvent[]): string[] => events.map((event) => `${JSON.stringify(event)}\n`);

function eventRow(
  { seq, type, actorId, at }: SealedEvent['event'],
  data: Record<string, unknown> | null,
  names: ReadonlyMap<string, string>,
): string {
  const who = actorId === null ? 'Tollgate' : (names.get(actorId) ?? actorId);
  const what = data === null ? `What it said (${type}) was erased` : summaryOf(type, data, 'UTC');
  return rowHtml([at, who, what, seq]);
}

function partOf({ read, ...part }: Omit<Part, 'open'> & { read: () => Promise<Buffer | null> }): Part {
  return {
    ...part,
    open: () =>
      Readable.from(
        (async function* () {
          const bytes = await read();
          if (bytes === null) throw new Error(`the file ${part.sha256} is not there`);
          yield bytes;
        })(),
      ),
  };
}

/** A file's name as every system takes it. */
function plainName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-120);
  return plain === '' ? 'file' : plain;
}
