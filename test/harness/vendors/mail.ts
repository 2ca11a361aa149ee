import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  url: string;
  mails: ParsedMail[];
  /** When each of them came, epoch ms. */
  arrived: number[];
  to: (address: string) => ParsedMail[];
  /** Every answer to this step, until it is null again: `530 5.7.0 Must issue a STARTTLS command first`. */
  answers: Partial<Record<'MAIL' | 'RCPT' | 'DATA', string | null>>;
  /** Envelope senders, in the order of the mails. */
  senders: string[];
  /** The next so many recipients are refused for now (4xx). */
  busyFor: (times: number) => void;
  stop: () => Promise<void>;
}

/** A real SMTP server on loopback; addresses that begin with `gone` are refused for good. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const senders: string[] = [];
  const arrived: number[] = [];
  const answers: MailServer['answers'] = {};
  const said = (step: keyof MailServer['answers']): Error | null => {
    const [, code, text] = /^(\d{3}) (.*)$/.exec(answers[step] ?? '') ?? [];
    return code === undefined ? null : Object.assign(new Error(text), { responseCode: Number(code) });
  };
  let busy = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => {
      done(said('MAIL'));
    },
    onRcptTo: ({ address }, _session, done) => {
      const answer = said('RCPT');
      if (answer) done(answer);
      else if (busy > 0) {
        busy -= 1;
        done(Object.assign(new Error('try again later'), { responseCode: 451 }));
      } else done(address.startsWith('gone') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null);
    },
    onData: (stream, session, done) => {
      const cameAt = Date.now();
      void simpleParser(stream).then((mail) => {
        const answer = said('DATA');
        if (!answer) {
          mails.push(mail);
          arrived.push(cameAt);
          senders.push(session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address);
        }
        done(answer);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    arrived,
    answers,
    senders,
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
