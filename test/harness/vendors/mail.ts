import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  url: string;
  mails: ParsedMail[];
  to: (address: string) => ParsedMail[];
  /** The next so many recipients are refused for now (4xx). */
  busyFor: (times: number) => void;
  stop: () => Promise<void>;
}

/** A real SMTP server on loopback; addresses that begin with `gone` are refused for good. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  let busy = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (busy > 0) {
        busy -= 1;
        done(Object.assign(new Error('try again later'), { responseCode: 451 }));
      } else done(address.startsWith('gone') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null);
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    to: (address) => mails.filter((mail) => addressOf(mail) === address),
    busyFor: (times) => {
      busy = times;
    },
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function addressOf(mail: ParsedMail): string {
  return (Array.isArray(mail.to) ? mail.to[0] : mail.to)?.value[0]?.address ?? '';
}
