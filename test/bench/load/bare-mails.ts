import { createTransport } from 'nodemailer';

/** What to send, over how many connections; as JSON in `BARE_MAILS`. */
export interface MailOrder {
  url: string;
  mails: number;
  connections: number;
  /** Of the text and of the HTML of each. */
  text: string;
  html: string;
}

export interface MailsSent {
  mailsPerSecond: number;
}

/** The floor of mail: nodemailer alone, with one letter for everybody, and nothing is written down. */
const { url, mails, connections, text, html } = JSON.parse(process.env['BARE_MAILS'] ?? '{}') as MailOrder;
const transport = createTransport({ pool: true, url, maxConnections: connections, maxMessages: Infinity });
const began = performance.now();
await Promise.all(
  Array.from({ length: mails }, (_, n) =>
    transport.sendMail({ from: 'bench@example.com', to: `reader${n}@example.com`, subject: 'Four items', text, html }),
  ),
);
const sent: MailsSent = { mailsPerSecond: mails / ((performance.now() - began) / 1000) };
transport.close();
process.stdout.write(JSON.stringify(sent));
