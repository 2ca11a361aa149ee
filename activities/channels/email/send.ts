import { createTransport } from 'nodemailer';
import type { SendResult } from '../../../domain/notification/send-result.js';
import { keptOf } from '../channel.js';
import { resultOfError } from './fault.js';
import type { Mail } from './render.js';

export interface Mailer {
  send: (mail: Mail) => Promise<SendResult>;
  close: () => void;
}

/** Mails in flight at once. */
export const mailConnections = 8;

/** Sends by a mail server, over connections that stay open. @param url `smtp://user:password@host:587` */
export function mailer(url: string): Mailer {
  const transport = createTransport({
    pool: true,
    url,
    maxConnections: mailConnections,
    maxMessages: Infinity,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send(mail) {
      if (mail.to.address === '')
        return { outcome: 'refused', answer: 'the person has no mail address any more', fault: 'address' };
      try {
        const { response } = await transport.sendMail(mail);
        return { outcome: 'sent', answer: keptOf(response) };
      } catch (error) {
        return resultOfError(error);
      }
    },
    close() {
      transport.close();
    },
  };
}
