import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { until } from '../../harness/until.js';
import { figure } from '../figure.js';
import { sendBare } from '../load/ask.js';
import { startMailSink, type MailSink } from '../load/mail-sink.js';
import { BenchProblem, type Extent, type Figure, type Row } from '../row.js';
import { herdOf, herdText, letFall } from '../stack/measure-herd.js';

const size = herdOf({
  quick: { items: 400, workflows: 50, within: 6 },
  full: { items: 10_000, workflows: 10_000, within: 6 },
});

/** Items to an owner: they get one mail about all of them, and so does their manager. */
const each = 4;

/** As many as the product keeps open. */
const connections = 8;

/** As a quarter's end is: everything falls due at once, and everybody is to know. */
export const burst: Row = {
  name: 'burst',
  title: '10,000 items due at one instant, with ladder, combined messages and mail to a server on loopback',
  size: (extent) => `${herdText(size(extent))}; ${each} to an owner, each owner with a manager of their own`,
  async measure(bench) {
    const herd = size(bench.extent);
    const owners = Math.ceil(herd.items / each);
    const sink = await startMailSink();
    try {
      const stack = await bench.stack();
      const env = { SMTP_URL: sink.url, TOLLGATE_SECRET: randomBytes(32).toString('hex'), ...windowOf(bench.extent) };
      const figures = await letFall(bench, stack, herd, { env, owners });
      const rate = await drained(stack.dataSource, sink, 2 * owners);
      bench.say(`${2 * owners} mails left at ${Math.round(rate)}/s`);
      await stack.stopProcess('worker');
      sink.empty();
      const letter = await aLetter(stack.dataSource);
      const bare = await sendBare({ url: sink.url, mails: 2 * owners, connections, ...letter });
      bench.say(`bare mails leave at ${Math.round(bare.mailsPerSecond)}/s`);
      return [...figures, mailFigure(rate, bare.mailsPerSecond)];
    } finally {
      await sink.stop();
    }
  },
};

/** Messages of one minute are one mail; a quick run does not wait for so long. */
function windowOf({ quick }: Extent): NodeJS.ProcessEnv {
  return quick ? { COMBINE_WINDOW_SECONDS: '8' } : {};
}

function mailFigure(rate: number, bare: number): Figure {
  return figure({
    name: 'mails leave, from the first that arrived to the last that was written down',
    unit: '/s',
    samples: [rate],
    floor: {
      samples: [bare],
      is: 'burst: nodemailer alone with as many connections to the same server, one letter for everybody, nothing written down',
    },
    target: { of: 'value', bound: 'at least', limit: 200 },
  });
}

/**
 * Waits until every mail is recorded as sent; gives how many left in a second.
 * @throws BenchProblem unless each person got one mail
 */
async function drained(dataSource: DataSource, sink: MailSink, people: number): Promise<number> {
  const recorded = async (): Promise<boolean> => {
    const [row] = await dataSource.query<{ sent: number; others: number; unrouted: number }[]>(
      `SELECT count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state <> 'sent') AS others,
         (SELECT count(*) FROM notifications WHERE push = 'pending') AS unrouted FROM deliveries`,
    );
    return row !== undefined && row.sent >= people && row.others === 0 && row.unrouted === 0;
  };
  await until('every mail to be sent', recorded, 600_000);
  const endedAt = Date.now();
  const { mails, recipients, firstAt } = sink.received();
  if (mails !== people || recipients !== people)
    throw new BenchProblem(`${mails} mails arrived at ${recipients} of ${people} people, where each should get one`);
  return mails / ((endedAt - firstAt) / 1000);
}

/** About as much as was sent to each. */
async function aLetter(dataSource: DataSource): Promise<{ text: string; html: string }> {
  const told = await dataSource.query<{ title: string; body: string }[]>(
    `SELECT title, body FROM notifications WHERE kind = 'level' ORDER BY id LIMIT ${each}`,
  );
  const text = told.map(({ title, body }) => `${title}\n\n${body}`).join('\n\n');
  return { text, html: told.map(({ title, body }) => `<div><b>${title}</b></div><div>${body}</div>`).join('') };
}
