import { setTimeout as sleep } from 'node:timers/promises';
import type { CarefulClient } from '../../chaos/careful-client.js';
import type { Cast } from '../../chaos/setting.js';
import { acknowledge, soon, stories } from '../../chaos/stories.js';
import { inDays } from '../../factories/case.js';

export interface Item {
  id: string;
  /** It was late when it came, so that its owner has something to acknowledge. */
  late: boolean;
}

/** People take their time; without it, a hundred commands a second would measure the machine. In ms. */
const breath = 120;

/** Makes items: every third is late when it comes, the others are due at one of the next two minutes. */
export async function makeItems(
  count: number,
  programId: string,
  client: CarefulClient,
  { manager, owner }: Cast,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let n = 0; n < count; n += 1) {
    const late = n % 3 === 0;
    // Not so late that more time could not be asked for.
    const facts = { programId, title: `Item ${n}`, ownerId: owner.id, due: late ? inDays(-3) : soon(n % 3) };
    const { answer } = await client.post(manager, '/action-items', facts);
    items.push({ id: answer.body.id, late });
  }
  return items;
}

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
  const program = `program/${programId}`;
  while (!over()) {
    await client.command(cast.manager, program, 'hold', { reason: 'Waits for legal' }, 'program.held');
    await sleep(breath);
    await client.command(cast.manager, program, 'resume', {}, 'program.resumed');
    await sleep(breath);
  }
}

/** Comments on items. */
export async function commentOn(
  items: Item[],
  client: CarefulClient,
  { lead }: Cast,
  over: () => boolean,
): Promise<void> {
  for (let count = 0; !over(); count += 1) {
    const { id } = items[count % items.length] ?? { id: '' };
    await client.post(lead, `/action-items/${id}/comments`, { body: 'Seen' });
    await sleep(breath * 2);
  }
}
