import type { DataSource } from 'typeorm';
import { renderMail } from '../../../../activities/channels/email/render.js';
import { mailer, type Mailer } from '../../../../activities/channels/email/send.js';
import { claimMails, type Delivery } from '../../../../database/notifications/queue.js';
import { recordAttempts, type Attempt } from '../../../../database/notifications/record-attempts.js';
import type { PushChannel } from '../../../../domain/notification/channels.js';
import type { Letter } from '../../../../domain/notification/letter.js';
import { endingBy, startPollLoop, type PollLoop } from '../poll-loop.js';
import { writeLetters, type LinkParts } from './letters.js';

/** Mails taken at a time by each lane; while one lane writes down, the other sends. */
const batch = 150;
const lanes = 2;

export interface MailParts {
  dataSource: DataSource;
  smtpUrl: string;
  from: string;
  links: () => LinkParts;
  able: ReadonlySet<PushChannel>;
  onError: (where: string, error: unknown) => void;
}

/** Sends the mails that wait, with retries. */
export function startMails({ dataSource, smtpUrl, from, links, able, onError }: MailParts): PollLoop {
  const mails = mailer(smtpUrl);
  const lane = async (): Promise<number> => {
    const deliveries = await claimMails(dataSource, batch);
    if (deliveries.length === 0) return 0;
    const letters = await writeLetters(dataSource.manager, deliveries, links(), Date.now());
    const attempts = await Promise.all(deliveries.map((delivery) => attempt(mails, delivery, letters, from)));
    await recordAttempts(dataSource, attempts, able);
    const failed = attempts.filter(({ result }) => result.outcome !== 'sent');
    if (failed[0]) onError('mails', new Error(`${failed.length} mails were not accepted: ${failed[0].result.answer}`));
    return deliveries.length;
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
  letters: Map<string, Letter>,
  from: string,
): Promise<Attempt> {
  const { id, attempts, address, name } = delivery;
  const letter = letters.get(id);
  if (!letter) throw new Error(`delivery ${id} has no letter`);
  const mail = renderMail(letter, { from, to: { name: name ?? '', address }, thread: threadOf(delivery) });
  return { id, attempts, address, messageId: mail.messageId, result: await mails.send(mail) };
}

/** Mails about one record become one thread. */
function threadOf({ messages }: Delivery): string | null {
  const [first] = messages;
  return first && messages.every(({ subjectId }) => subjectId === first.subjectId)
    ? `${first.subjectKind}.${first.subjectId}`
    : null;
}
