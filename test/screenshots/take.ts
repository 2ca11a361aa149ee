import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { linkInMail, publicUrl } from '../e2e/act/mail-links.js';
import { startWithWebhooks } from '../e2e/channels/chat.js';
import { pages } from '../e2e/page/pages.js';
import { sample, type Sample } from '../e2e/page/sample.js';
import { launch, Windows } from '../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../harness/tollgate.js';
import { startMailServer, type MailServer } from '../harness/vendors/mail.js';
import { outside, shotsOf } from './album.js';
import type { Arguments } from './arguments.js';
import { Camera } from './camera.js';
import { contactSheet } from './contact-sheet.js';
import type { Shot, Taken } from './shot.js';
import type { State } from './states.js';
import { bare, crowded } from './world.js';

/** What is to be taken, by which browser, and who is told how far it is. */
export interface Order extends Omit<Arguments, 'help'> {
  /** Of the browser's program. */
  browser: string;
  say: (line: string) => void;
}

/** Takes all that is asked for, on the servers of the tests; gives what was taken. */
export async function takeScreenshots(order: Order): Promise<Taken[]> {
  emptied(order.folder);
  const taken: Taken[] = [];
  if (order.states.includes('none')) taken.push(...(await withNothing(order)));
  if (order.states.some((state) => state !== 'none')) taken.push(...(await withSample(order)));
  const browser = await launch(order.browser);
  try {
    const sheets = await contactSheet(browser, order.folder, taken);
    order.say(`${taken.length} pictures: ${join(order.folder, 'index.html')}, and ${sheets.length} sheets beside it`);
  } finally {
    await browser.close();
  }
  return taken;
}

/** An installation in which nothing has been done yet, then a record of each kind that can be had with nothing in it. */
async function withNothing(order: Order): Promise<Taken[]> {
  const tollgate = await startTollgate();
  return within(order, tollgate, async (takeAll, adminId) => {
    const nobody = { managerId: adminId, ownerId: adminId, programId: '' };
    const meant = pages.map(({ path }) => path).filter((path) => order.only === null || order.only.includes(path));
    const lists = meant.filter((path) => !path.includes('$'));
    const taken = await takeAll(shotsOf({ state: 'none', adminId, found: nobody, only: lists }, order.say));
    const records = meant.filter((path) => path.includes('$'));
    if (records.length === 0) return taken;
    const found = await bare(tollgate);
    return [...taken, ...(await takeAll(shotsOf({ state: 'none', adminId, found, only: records }, order.say)))];
  });
}

/** One installation: as people meet it, then with its server failing, then crowded. */
async function withSample(order: Order): Promise<Taken[]> {
  const mail = await startMailServer();
  try {
    const tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl });
    return await within(order, tollgate, async (takeAll, adminId) => {
      order.say('The sample is made');
      const found = await sample(tollgate);
      const taken: Taken[] = [];
      const take = async (state: State, of: Sample): Promise<void> => {
        if (order.states.includes(state))
          taken.push(...(await takeAll(shotsOf({ state, adminId, found: of, only: order.only }, order.say))));
      };
      await take('sample', found);
      if (order.states.includes('sample') && order.only === null)
        taken.push(...(await takeAll(outside(await linksOf(tollgate, mail, found), found.submitted.id))));
      await take('error', found);
      if (order.states.includes('many')) {
        order.say(`${order.items} items are put beside it`);
        await tollgate.stopWorker();
        await take('many', await crowded(tollgate, found, order.items));
      }
      return taken;
    });
  } finally {
    await mail.stop();
  }
}

type TakeAll = (shots: readonly Shot[]) => Promise<Taken[]>;

async function within(
  { browser, folder, say }: Order,
  tollgate: Tollgate,
  work: (takeAll: TakeAll, adminId: string) => Promise<Taken[]>,
): Promise<Taken[]> {
  const windows = await Windows.open(browser, tollgate);
  const camera = new Camera(windows, folder);
  try {
    const { id } = (await tollgate.admin.get('/people/me')).body;
    return await work(async (shots) => {
      const taken: Taken[] = [];
      for (const shot of shots) {
        const one = await camera.take(shot);
        say(`${one.file}${one.complaints.map((line) => `\n        ${line}`).join('')}`);
        taken.push(one);
      }
      return taken;
    }, id);
  } finally {
    await windows.close();
    await tollgate.stop();
  }
}

/** Where links of messages lead. */
async function linksOf(
  tollgate: Tollgate,
  mail: MailServer,
  { managerId, submitted }: Sample,
): Promise<Record<string, string>> {
  const link = async (label: string): Promise<string> =>
    new URL(await linkInMail(tollgate, mail, { personId: managerId, label, about: submitted.key })).pathname;
  return { 'A link that approves': await link('Approve'), 'A link that sends back': await link('Send back') };
}

/** A folder of pictures of an earlier run is made anew; what somebody keeps there besides stays. */
function emptied(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (/^(?:[a-z]+-)?\d+.*\.png$|^index\.html$/.test(name)) rmSync(join(folder, name));
}
