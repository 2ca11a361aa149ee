import { createTransport } from 'nodemailer';
import type { DataSource } from 'typeorm';
import { publicUrlOf, type Settings } from '../../../../config/settings.js';
import { startPollLoop, type PollLoop } from '../poll-loop.js';
import { combinePending } from './combine.js';
import { composeMail, type Mail } from './compose.js';
import { claimDeliveries, mostAttempts, recordAttempts, type Attempt, type Delivery } from './queue.js';

/** Mails in flight at once, and taken at a time. */
const connections = 8;
const batch = 200;

/** Sends what is to be mailed: combines messages per person, then sends with retries. */
export function startDeliveries(
  dataSource: DataSource,
  settings: Settings,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  const { smtpUrl } = settings;
  const transport =
    smtpUrl === null
      ? null
      : createTransport({
          pool: true,
          url: smtpUrl,
          maxConnections: connections,
          maxMessages: Infinity,
          connectionTimeout: 10_000,
        });
  const loop = startPollLoop({
    name: 'deliveries',
    everyMs: 1_000,
    onError,
    run: async () => {
      await combinePending(dataSource, settings.combineWindowSeconds, transport !== null);
      if (!transport) return 0;
      const deliveries = await claimDeliveries(dataSource, batch);
      const send = async (mail: Mail): Promise<void> => {
        await transport.sendMail(mail);
      };
      const attempts = await sendAll(deliveries, send, { from: settings.mailFrom, publicUrl: publicUrlOf(settings) });
      await recordAttempts(dataSource, attempts);
      const failed = attempts.filter(({ error }) => error !== null);
      if (failed[0])
        onError('deliveries', new Error(`${failed.length} mails were not accepted: ${failed[0].error ?? ''}`));
      return deliveries.length;
    },
  });
  return {
    name: loop.name,
    get pulse() {
      return loop.pulse;
    },
    wake: loop.wake,
    async stop() {
      await loop.stop();
      transport?.close();
    },
  };
}

async function sendAll(
  deliveries: Delivery[],
  send: (mail: Mail) => Promise<void>,
  settings: { from: string; publicUrl: string },
): Promise<Attempt[]> {
  return Promise.all(
    deliveries.map(async (delivery): Promise<Attempt> => {
      const mail = composeMail(delivery, settings);
      const common = {
        id: delivery.id,
        address: delivery.address,
        messageId: mail.messageId,
        attempts: delivery.attempts,
      };
      try {
        if (delivery.address === '') throw new Error('the person has no mail address any more');
        await send(mail);
        return { ...common, error: null, dead: false };
      } catch (error) {
        const { responseCode = 0 } = error as { responseCode?: number };
        const forGood = responseCode >= 500 || delivery.address === '' || delivery.attempts >= mostAttempts;
        return {
          ...common,
          error: error instanceof Error ? error.message.slice(0, 500) : String(error),
          dead: forGood,
        };
      }
    }),
  );
}
