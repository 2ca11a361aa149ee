import type { DataSource } from 'typeorm';
import { renderMail } from '../../../../activities/channels/email/render.js';
import { mailer, type Mailer } from '../../../../activities/channels/email/send.js';
import { claimMails, type Delivery } from '../../../../database/notifications/queue.js';
import { recordAttempts, type Attempt } from '../../../../database/notifications/record-attempts.js';
import { mayLeave, probeAnew, type Server } from '../../../../database/notifications/servers.js';
import type { PushChannel } from '../../../../domain/notification/channels.js';
import type { Letter } from '../../../../domain/notification/letter.js';
import { endingBy, startPollLoop, type PollLoop } from '../poll-loop.js';
import { writeLetters, type LinkParts } from './letters.js';

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
    const letters = await writeLetters(dataSource.manager, deliveries, links(), Date.now());
    const attempts = await Promise.all(
      deliveries.flatMap((delivery) => {
        const letter = letters.get(delivery.id);
        return letter ? [attempt(mails, delivery, letter, { from, returnTo: returnTo(delivery.id) })] : [];
      }),
    );
    await recordAttempts(dataSource, server, attempts, able);
    // The one that was to show how the server is had nothing left to say.
    if (attempts.length === 0 && leave.probe) await probeAnew(dataSource, server.name);
    const failed = attempts.filter(({ result }) => result.outcome !== 'sent');
    if (failed[0]) onError('mails', new Error(`${failed.length} mails were not accepted: ${failed[0].result.answer}`));
    // What waits for the server is not asked for again at once.
    return deliveries.length - failed.length;
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
  return { delivery, address, messageId: mail.messageId, result: await mails.send(mail) };
}

/** Mails about one record become one thread. */
function threadOf({ messages }: Delivery): string | null {
  const [first] = messages;
  return first && messages.every(({ subjectId }) => subjectId === first.subjectId)
    ? `${first.subjectKind}.${first.subjectId}`
    : null;
}
