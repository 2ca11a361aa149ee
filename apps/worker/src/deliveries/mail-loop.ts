import type { DataSource } from 'typeorm';
import { renderMail } from '../../../../activities/channels/email/render.js';
import { mailConnections, mailer, type Mailer } from '../../../../activities/channels/email/send.js';
import { holdOn, type Held } from '../../../../database/notifications/lease.js';
import { claimMails, type Delivery } from '../../../../database/notifications/queue.js';
import { recordAttempts, type Attempt } from '../../../../database/notifications/record-attempts.js';
import { mayLeave, probeAnew, type Server } from '../../../../database/notifications/servers.js';
import type { PushChannel } from '../../../../domain/notification/channels.js';
import type { Letter } from '../../../../domain/notification/letter.js';
import { endingBy, startPollLoop, type PollLoop } from '../engine/poll-loop.js';
import { inLanes } from './in-lanes.js';
import { unwritten, writeLettersApart, type LinkParts } from './letters.js';
import { traced } from './traced.js';
import { databaseTime } from '../../../../database/sql/database-time.js';

/**
 * Mails taken at a time by each lane; while one lane writes down, the other sends. Few, because what is in them is asked
 * when they are taken, and is to be so still when the last of them leaves.
 */
const batch = 50;
const lanes = 2;

export interface MailParts {
  dataSource: DataSource;
  smtpUrl: string;
  from: string;
  /** Where a delivery comes back to; null: to the sender. */
  returnTo: (deliveryId: string) => string | null;
  links: () => LinkParts;
  able: ReadonlySet<PushChannel>;
  onError: (where: string, error: unknown) => void;
}

/** Sends the mails that wait, with retries. */
export function startMails({ dataSource, smtpUrl, from, returnTo, links, able, onError }: MailParts): PollLoop {
  const mails = mailer(smtpUrl);
  const server: Server = { name: new URL(smtpUrl).host, channel: 'email', whose: 'own' };
  const lane = async (): Promise<number> => {
    const leave = await mayLeave(dataSource, server.name, batch);
    if (leave.most === 0) return 0;
    const deliveries = await claimMails(dataSource, leave.most, leave);
    if (deliveries.length === 0) return 0;
    const held = holdOn(dataSource, deliveries, (error) => {
      onError('mails', error);
    });
    try {
      return await send(deliveries, leave.probe, held);
    } finally {
      held.stop();
    }
  };
  const send = async (deliveries: Delivery[], probe: boolean, held: Held): Promise<number> => {
    const now = await databaseTime(dataSource.manager);
    const { letters, unwritten: failed } = await writeLettersApart(dataSource.manager, deliveries, links(), now);
    const tried = await inLanes(deliveries, mailConnections / lanes, async (delivery) => {
      const letter = letters.get(delivery.id);
      // Whoever had to wait too long leaves it to whoever has it by now.
      if (!letter || !held.holds(delivery.id)) return null;
      try {
        return await attempt(mails, delivery, letter, { from, returnTo: returnTo(delivery.id) });
      } catch (error) {
        failed.push(unwritten(delivery, error));
        return null;
      }
    });
    const attempts = tried.filter((one) => one !== null);
    await recordAttempts(dataSource, server, attempts, able);
    await recordAttempts(
      dataSource,
      null,
      failed.map((one) => ({ ...one, address: one.delivery.address, messageId: null })),
      able,
    );
    // The one that was to show how the server is had nothing left to say.
    if (attempts.length === 0 && probe) await probeAnew(dataSource, server.name);
    const refused = [...attempts, ...failed].filter(({ result }) => result.outcome !== 'sent');
    if (refused[0])
      onError('mails', new Error(`${refused.length} mails were not accepted: ${refused[0].result.answer}`));
    // What waits for the server is not asked for again at once.
    return deliveries.length - refused.length;
  };
  const loop = startPollLoop({
    name: 'mails',
    everyMs: 1_000,
    onError,
    run: async () => {
      const done = await Promise.all(Array.from({ length: lanes }, lane));
      return done.reduce((sum, n) => sum + n, 0);
    },
  });
  return endingBy(loop, async () => {
    await loop.stop();
    mails.close();
  });
}

async function attempt(
  mails: Mailer,
  delivery: Delivery,
  letter: Letter,
  sender: { from: string; returnTo: string | null },
): Promise<Attempt> {
  const { address, name } = delivery;
  const mail = renderMail(letter, { ...sender, to: { name: name ?? '', address }, thread: threadOf(delivery) });
  return { delivery, address, messageId: mail.messageId, result: await traced(delivery, () => mails.send(mail)) };
}

/** Mails about one record become one thread. */
function threadOf({ messages }: Delivery): string | null {
  const [first] = messages;
  return first && messages.every(({ subjectId }) => subjectId === first.subjectId)
    ? `${first.subjectKind}.${first.subjectId}`
    : null;
}
