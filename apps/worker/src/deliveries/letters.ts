import type { EntityManager } from 'typeorm';
import { mintLinks, mintReadLinks, type LinkWish } from '../../../../database/links/mint-links.js';
import { mailedLinks } from '../../../../database/sign-in/links.js';
import { leavingReports, type LeavingReport } from '../../../../database/governance-reports/leaving.js';
import { askAgain } from '../../../../database/notifications/ask-again.js';
import type { Delivery } from '../../../../database/notifications/queue.js';
import type { Reading } from '../../../../domain/access/sight.js';
import { contactCode } from '../../../../domain/link/contact-code.js';
import { liesWithTheRecord } from '../../../../database/watch/set-aside.js';
import { signInPath, signInToken } from '../../../../domain/sign-in/link.js';
import { bearsSignInLink, signInLinkIn } from '../../../../domain/notification/sign-in-message.js';
import { recordLink } from '../../../../domain/link/record-link.js';
import {
  composeConfirmation,
  composeDigest,
  composeLetter,
  composeTest,
} from '../../../../domain/notification/compose-letter.js';
import { composeReport, sentPage } from '../../../../domain/governance-report/written/compose.js';
import { writtenReport } from '../../../../domain/governance-report/written/fit.js';
import type { Letter, LetterLink } from '../../../../domain/notification/letter.js';
import type { SendResult } from '../../../../domain/notification/send-result.js';
import { messageOf, withoutWhy } from '../../../../domain/notification/messages.js';

/** Entries of one delivery that get links; a herd is read in the application. */
const mostWithLinks = 20;

export interface LinkParts {
  /** Null: there is no key of the installation, and no links are made. */
  key: Buffer | null;
  /** For links by which people get in; null likewise. */
  signInKey: Buffer | null;
  publicUrl: string;
  /** What is seen without a part in it, as the settings say. */
  reading: Reading;
}

/**
 * The letters of deliveries about to leave, as the facts are now, with the links that their readers can use now. Where
 * nothing of a delivery is so any more there is none, and nothing is to be sent. A webhook leads into a room, whoever it
 * belongs to: its links lead to the record, where one has to sign in, and do nothing.
 */
export async function writeLetters(
  manager: EntityManager,
  taken: Delivery[],
  { key, signInKey, publicUrl, reading }: LinkParts,
  now: number,
): Promise<Map<string, Letter>> {
  const reports = await leavingReports(manager, taken, reading);
  const asked = await askAgain(manager, taken, reading, now);
  const deliveries = asked.filter(({ id, kind }) => kind !== 'report' || reports.has(id));
  const maker = key === null ? null : { key, publicUrl };
  const links = maker
    ? await mintLinks(manager, deliveries.flatMap(wishesOf), maker, now)
    : new Map<string, LetterLink[]>();
  await addSignInLinks(manager, deliveries, links, signInKey, publicUrl);
  const read = deliveries.filter(({ kind }) => kind !== 'test' && kind !== 'report');
  const pages = maker ? await mintReadLinks(manager, read, maker) : new Map<string, string>();
  return new Map(
    deliveries.map((delivery) => {
      const { id, kind, name, timeZone, content, messages, personId } = delivery;
      const common = { id, to: { name, timeZone }, readUrl: pages.get(id) ?? null, publicUrl };
      const linksOf = (part: string, about: About | undefined): LetterLink[] =>
        isPersonal(delivery) ? (links.get(`${id}/${part}`) ?? []) : recordLink(publicUrl, about);
      const report = reports.get(id);
      if (report) return [id, reportLetter(common, report)];
      if (kind === 'test') return [id, key === null ? composeTest(common) : testOf(delivery, common, key)];
      if (content) return [id, composeDigest(common, content, ({ part, asks }) => linksOf(part, asks))];
      const told = personId === null ? messages.map((m) => ({ ...m, body: withoutWhy(m.body, m.role) })) : messages;
      return [
        id,
        composeLetter({ ...common, messages: told, linksOf: (message) => linksOf(String(message.id), message) }),
      ];
    }),
  );
}

/** A weekly report goes as it is. */
function reportLetter(
  { id, to, publicUrl }: { id: string; to: { name: string | null }; publicUrl: string },
  { id: sentId, report, language }: LeavingReport,
): Letter {
  const written = writtenReport(composeReport(report, language, sentPage(sentId)), publicUrl);
  const { subject, html, text } = written;
  const common = { id, name: to.name, subject, urgent: false, sections: [], more: 0, readUrl: null, footer: '' };
  return { ...common, document: { html, text } };
}

/** An address that is still to be shown to be somebody's gets the code by which they show it. */
function testOf(
  { unconfirmed, contactPointId, name }: Delivery,
  common: Parameters<typeof composeTest>[0],
  key: Buffer,
): Letter {
  if (!unconfirmed || contactPointId === null) return composeTest(common);
  return composeConfirmation(common, {
    person: name ?? '',
    contactPointId,
    code: contactCode(key, contactPointId),
  });
}

export interface Written {
  letters: Map<string, Letter>;
  /** Those that could not be written, and what was wrong with them. */
  unwritten: { delivery: Delivery; result: SendResult }[];
}

/**
 * The same, where one that cannot be written keeps no other from leaving: it is tried again later, which counts, and is seen
 * among what was delivered.
 *
 * @throws what lies with the database
 */
export async function writeLettersApart(
  manager: EntityManager,
  taken: Delivery[],
  parts: LinkParts,
  now: number,
): Promise<Written> {
  try {
    return { letters: await writeLetters(manager, taken, parts, now), unwritten: [] };
  } catch (error) {
    if (!liesWithTheRecord(error)) throw error;
    if (taken.length === 1)
      return { letters: new Map(), unwritten: taken.map((delivery) => unwritten(delivery, error)) };
  }
  const written: Written = { letters: new Map(), unwritten: [] };
  for (const delivery of taken) {
    const one = await writeLettersApart(manager, [delivery], parts, now);
    for (const [id, letter] of one.letters) written.letters.set(id, letter);
    written.unwritten.push(...one.unwritten);
  }
  return written;
}

/** No word of a server, nor of whom it is for: it never left. */
export function unwritten(delivery: Delivery, error: unknown): Written['unwritten'][number] {
  const answer = `it could not be written: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500);
  return { delivery, result: { outcome: 'retry', answer, afterMs: null, throttled: false, fault: 'message' } };
}

type About = { subjectKind: string; subjectId: string };

/** It reaches its reader and nobody else. */
function isPersonal({ channel, via }: Delivery): boolean {
  return channel === 'email' || via === 'bot';
}

function wishesOf(delivery: Delivery): LinkWish[] {
  const { id, madeAt, offeredSince, personId, content, messages } = delivery;
  if (personId === null || !isPersonal(delivery)) return [];
  const common = { deliveryId: id, madeAt, offeredSince, personId };
  const wishes = content
    ? content.sections.flatMap(({ entries }) =>
        entries.flatMap(({ part, asks }) => (asks ? [{ ...common, part, ...asks }] : [])),
      )
    : messages.map(({ id: notification, kind, subjectKind, subjectId }) => ({
        ...common,
        part: String(notification),
        actions: messageOf(kind).asks ?? [],
        subjectKind,
        subjectId,
      }));
  return wishes.filter(({ actions }) => actions.length > 0).slice(0, mostWithLinks);
}

/** Mails that let their readers in bear the link; one that opens nothing any more is not there. */
async function addSignInLinks(
  manager: EntityManager,
  deliveries: readonly Delivery[],
  links: Map<string, LetterLink[]>,
  key: Buffer | null,
  publicUrl: string,
): Promise<void> {
  const bearing = deliveries.flatMap(({ id, personId, channel, messages }) =>
    personId === null || channel !== 'email'
      ? []
      : messages.filter(({ kind }) => bearsSignInLink(kind)).map((message) => ({ id, personId, message })),
  );
  if (key === null || bearing.length === 0) return;
  const open = await mailedLinks(
    manager,
    bearing.map(({ personId }) => personId),
  );
  for (const { id, personId, message } of bearing) {
    const wanted = signInLinkIn(message.kind);
    const facts = open.find((one) => one.personId === personId && one.purpose === wanted?.purpose);
    if (!facts || !wanted) continue;
    const url = `${publicUrl}${signInPath(signInToken(key, facts))}`;
    links.set(`${id}/${message.id}`, [{ label: wanted.label, url, style: 'primary' }]);
  }
}
