import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

export interface MailSink {
  url: string;
  /** Since it was started or last emptied. */
  received: () => { mails: number; recipients: number; firstAt: number; lastAt: number };
  empty: () => void;
  stop: () => Promise<void>;
}

/** A real SMTP server on loopback that accepts everything and keeps nothing but to whom it went, and when. */
export async function startMailSink(): Promise<MailSink> {
  const seen = { mails: 0, recipients: new Set<string>(), firstAt: NaN, lastAt: NaN };
  const empty = (): void => {
    seen.recipients.clear();
    Object.assign(seen, { mails: 0, firstAt: NaN, lastAt: NaN });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      stream.on('end', () => {
        seen.lastAt = Date.now();
        if (seen.mails === 0) seen.firstAt = seen.lastAt;
        seen.mails += 1;
        for (const { address } of envelope.rcptTo) seen.recipients.add(address);
        done();
      });
      stream.resume();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received: () => ({ ...seen, recipients: seen.recipients.size }),
    empty,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
