import { setTimeout as sleep } from 'node:timers/promises';
import { inDays } from '../factories/case.js';
import type { CarefulClient, Person } from './careful-client.js';

export interface Cast {
  owner: Person;
  manager: Person;
  lead: Person;
}

export interface Item {
  id: string;
  /** It was late when it came, so that its owner has something to acknowledge. */
  late: boolean;
}

type Step = (client: CarefulClient, cast: Cast, itemId: string) => Promise<void>;

const step =
  (who: keyof Cast, path: string, body: object, type: string): Step =>
  (client, cast, itemId) =>
    client.item(cast[who], itemId, path, body, type);

const start = step('owner', 'start', {}, 'item.started');
const evidence = step('owner', 'evidence', { title: 'Sheet', url: 'https://example.com/s' }, 'item.evidence_added');
const submit = step('owner', 'submit', { statement: 'Done and checked' }, 'item.submitted');
const approve = step('manager', 'sign-off', { decision: 'approve' }, 'item.done');
const sendBack = step('lead', 'sign-off', { decision: 'send_back', reason: 'No figures' }, 'item.sent_back');
const hold = step('manager', 'hold', { reason: 'Waits for legal' }, 'item.held');
const resume = step('manager', 'resume', {}, 'item.resumed');
const acknowledge = step('owner', 'acknowledge', { holdFor: 'PT5S' }, 'item.acknowledged');
const ask = step('owner', 'extensions', { due: inDays(60), reason: 'The vendor is late' }, 'item.extension_requested');
const grant = step('manager', 'extensions/decision', { decision: 'grant' }, 'item.extension_granted');
const refuse = step('lead', 'extensions/decision', { decision: 'refuse', reason: 'No' }, 'item.extension_refused');

/** What people do to an item, in an order that its states allow: whatever of it is refused is a fault. */
const stories: Step[][] = [
  [start, evidence, submit, sendBack, evidence, submit, approve],
  [ask, refuse, start, hold, resume, evidence],
  [start, ask, grant, hold, resume, submit, approve],
  [evidence, hold, resume, start, submit, sendBack],
];

/** People take their time; without it, a hundred commands a second would measure the machine. In ms. */
const breath = 120;

/** Works through items, story after story, until it is told to stop; a command that was begun is carried to its answer. */
export async function workOn(items: Item[], client: CarefulClient, cast: Cast, over: () => boolean): Promise<void> {
  for (const [index, { id, late }] of items.entries()) {
    const story = stories[index % stories.length] ?? [];
    for (const next of late ? [acknowledge, ...story] : story) {
      if (over()) return;
      await next(client, cast, id);
      await sleep(breath);
    }
  }
}

/** Puts a program on hold and lets it go on, with all its items, again and again. */
export async function holdAndResume(
  programId: string,
  client: CarefulClient,
  cast: Cast,
  over: () => boolean,
): Promise<void> {
  while (!over()) {
    await client.program(cast.manager, programId, 'hold', { reason: 'Waits for legal' }, 'program.held');
    await sleep(breath);
    await client.program(cast.manager, programId, 'resume', {}, 'program.resumed');
    await sleep(breath);
  }
}

/** Comments on items; gives how many were acknowledged. */
export async function commentOn(items: Item[], client: CarefulClient, { lead }: Cast, over: () => boolean) {
  let count = 0;
  for (; !over(); count += 1) {
    const { id } = items[count % items.length] ?? { id: '' };
    await client.post(lead, `/action-items/${id}/comments`, { body: 'Seen' });
    await sleep(breath * 2);
  }
  return count;
}
