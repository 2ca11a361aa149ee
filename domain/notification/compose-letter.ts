import type { LinkAction } from './link-action.js';
import { describeInstant, type Instant } from '../time.js';
import { proofText } from '../proof/proof.js';
import { cut } from '../text/cut.js';
import { groupOf } from './groups.js';
import type { Letter, LetterEntry, LetterLink, LetterSection } from './letter.js';
import type { NotificationKind } from './messages.js';

/** A notification on its way, as it was written into the inbox. */
export interface LetterMessage {
  id: number;
  kind: NotificationKind;
  title: string;
  body: string;
  at: Instant;
  subjectKind: string;
  subjectId: string;
  /** What it is about, as people call it: `AI-12`. */
  record: string;
  programName: string | null;
}

export interface Addressee {
  /** Null: a room. */
  name: string | null;
  timeZone: string;
}

export interface LetterParts {
  id: string;
  to: Addressee;
  messages: LetterMessage[];
  /** Of each message, what its reader can do. */
  linksOf: (message: LetterMessage) => LetterLink[];
  readUrl: string | null;
  publicUrl: string;
}

/** Longer texts are in the inbox. */
const mostBody = 1_000;

/** What was combined for one person or room, by program, what is urgent first. */
export function composeLetter({ id, to, messages, linksOf, readUrl, publicUrl }: LetterParts): Letter {
  const entries = messages.map((message) => ({ message, entry: entryOf(message, to.timeZone, linksOf(message)) }));
  entries.sort((a, b) => Number(b.entry.urgent) - Number(a.entry.urgent) || a.message.id - b.message.id);
  const groups = Map.groupBy(entries, ({ message }) => message.programName ?? 'Tollgate');
  return {
    id,
    name: to.name,
    subject: subjectOf(entries),
    urgent: entries[0]?.entry.urgent ?? false,
    sections: [...groups].map(([heading, list]) => ({ heading, entries: list.map(({ entry }) => entry) })),
    more: 0,
    readUrl,
    footer: footerOf(to, publicUrl),
  };
}

/** So many records are named in a subject. */
const mostNamed = 3;

/** One message speaks for itself; what is said of several is true of each of them. */
function subjectOf(entries: { message: LetterMessage; entry: LetterEntry }[]): string {
  const [first] = entries;
  if (!first) return 'Nothing new';
  if (entries.length === 1) return first.entry.title;
  const urgent = entries.filter(({ entry }) => entry.urgent).length;
  const others = entries.length - urgent;
  const counts = [
    ...(urgent > 0 ? [`${urgent} ${urgent === 1 ? 'escalation' : 'escalations'}`] : []),
    ...(others > 0 ? [`${others} ${urgent > 0 ? 'other ' : ''}${others === 1 ? 'message' : 'messages'}`] : []),
  ];
  const records = [...new Set(entries.map(({ message }) => message.record))];
  const named = records.slice(0, mostNamed).join(', ');
  const more = records.length > mostNamed ? ` and ${records.length - mostNamed} more` : '';
  return `${counts.join(' and ')}: ${named}${more}`;
}

/** A digest as it was put together in the morning; kept, so that a second attempt says the same. */
export interface DigestContent {
  /** `YYYY-MM-DD`, local. */
  date: string;
  sections: DigestSection[];
}

export interface DigestSection {
  heading: string;
  /** How many there are; the first of them are written out. */
  count: number;
  entries: DigestEntry[];
}

export interface DigestEntry extends Omit<LetterEntry, 'links'> {
  /** Tells the entries of a digest apart. */
  part: string;
  /** What the reader may be asked to do about it. */
  asks?: { actions: readonly LinkAction[]; subjectKind: string; subjectId: string };
}

export function composeDigest(
  { id, to, readUrl, publicUrl }: Pick<LetterParts, 'id' | 'to' | 'readUrl' | 'publicUrl'>,
  content: DigestContent,
  linksOf: (entry: DigestEntry) => LetterLink[],
): Letter {
  const sections: LetterSection[] = content.sections.map(({ heading, count, entries }) => ({
    heading: `${heading} (${count})`,
    entries: entries.map((found) => {
      const { part: _part, asks: _asks, ...entry } = found;
      const links = linksOf(found);
      return { ...entry, body: entry.body + proofTold(links), links };
    }),
  }));
  const counts = content.sections.map(({ heading, count }) => `${count} ${heading.toLowerCase()}`);
  return {
    id,
    name: to.name,
    subject: `Your morning: ${counts.join(', ')}`,
    urgent: content.sections.some(({ entries }) => entries.some(({ urgent }) => urgent)),
    sections,
    more: content.sections.reduce((sum, { count, entries }) => sum + count - entries.length, 0),
    readUrl,
    footer: footerOf(to, publicUrl),
  };
}

type TestParts = Pick<LetterParts, 'id' | 'to' | 'publicUrl'>;

/** Somebody wants to know whether an address works. */
export function composeTest(parts: TestParts): Letter {
  return aboutAddress(parts, 'A test from Tollgate', {
    title: 'This is a test',
    body: 'Messages of Tollgate reach you here.',
  });
}

/** Somebody wants messages to come to an address, and is to show that it is theirs. */
export function composeConfirmation(
  parts: TestParts,
  { person, contactPointId, code }: { person: string; contactPointId: string; code: string },
): Letter {
  return aboutAddress(parts, 'Is this you?', {
    title: `Messages for ${person} are to come here`,
    body:
      `If you are ${person}, say so: tollgate contacts confirm ${contactPointId} --code ${code}\n` +
      'If not, do nothing, and give the code to nobody: nothing else comes here.',
  });
}

function aboutAddress(
  { id, to, publicUrl }: TestParts,
  subject: string,
  said: Pick<LetterEntry, 'title' | 'body'>,
): Letter {
  return {
    id,
    name: to.name,
    subject,
    urgent: false,
    sections: [{ heading: 'Tollgate', entries: [{ ...said, facts: '', urgent: false, links: [] }] }],
    more: 0,
    readUrl: null,
    footer: footerOf(to, publicUrl),
  };
}

function entryOf({ kind, title, body, at }: LetterMessage, zone: string, links: LetterLink[]): LetterEntry {
  return {
    title,
    body: cut(body, mostBody) + proofTold(links),
    facts: describeInstant(at, zone),
    urgent: groupOf(kind) === 'escalations',
    links,
  };
}

/** Who is asked to prove who they are is told before they press; said once, however many links decide. */
function proofTold(links: readonly LetterLink[]): string {
  const asked = links.find(({ proof }) => proof !== undefined)?.proof;
  return asked === undefined ? '' : ` ${proofText(asked)}`;
}

function footerOf({ name }: Addressee, publicUrl: string): string {
  return name === null
    ? `Sent by Tollgate, ${publicUrl}, to the room of the program.`
    : `Sent by Tollgate, ${publicUrl}. You choose what reaches you, and how: tollgate preferences show`;
}
