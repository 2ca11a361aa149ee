import { inDays } from '../factories/case.js';
import type { CarefulClient } from './careful-client.js';
import type { Setting } from './setting.js';
import {
  approve,
  approveException,
  cancel,
  hold,
  sendBack,
  signReview,
  soon,
  start,
  submit,
  review,
  type Step,
} from './stories.js';

/** States in which items are found when people come, and that nobody but the clock does anything to. */
const standing: Record<string, Step[]> = {
  'overdue on a ladder': [],
  started: [start],
  'waiting for signatures': [start, submit],
  returned: [submit, sendBack],
  'on hold': [hold],
  done: [start, submit, approve],
  cancelled: [cancel],
};

export interface Population {
  /** What people work on, a client each, with whether it was late when it came. */
  worked: { id: string; late: boolean }[][];
  /** Two items each, of which the second waits for the first. */
  pairs: { first: string; second: string }[];
  /** Items that exceptions are asked for. */
  excepted: string[];
  risks: string[];
  /** In a program that is held and goes on. */
  held: string[];
  /** How many items, exceptions and risks were made. */
  made: { items: number; exceptions: number; risks: number };
  /** How many stand in each state. */
  states: Record<string, number>;
}

/** Makes so many items in all states, and exceptions and risks, by several clients at once. */
export async function populate(count: number, setting: Setting, clients: CarefulClient[]): Promise<Population> {
  const population: Population = {
    ...{ worked: clients.map(() => []), pairs: [], excepted: [], risks: [], held: [] },
    made: { items: 0, exceptions: 0, risks: 0 },
    states: {},
  };
  const numbers = Array.from({ length: count }, (_, n) => n).values();
  const lane = async (client: CarefulClient, own: { id: string; late: boolean }[]): Promise<void> => {
    for (const n of numbers) await one(n, { client, own, setting, population });
  };
  await Promise.all(clients.map((client, n) => lane(client, population.worked[n] ?? [])));
  return population;
}

interface Making {
  client: CarefulClient;
  own: { id: string; late: boolean }[];
  setting: Setting;
  population: Population;
}

/** Of each ten items people work on four; two wait for each other or are excepted, the others stand in a state, by turns. */
async function one(n: number, making: Making): Promise<void> {
  const { population, setting, own } = making;
  const turn = n % 12;
  const round = Math.floor(n / 12);
  if (turn < 5) own.push({ id: await item(n, making), late: n % 3 === 0 });
  else if (turn === 5) await pair(n, making);
  else if (turn === 6) await excepted(n, making);
  else if (turn === 7 && round % 2 === 0) await item(n, making, setting.draftId, 'draft');
  else if (turn === 7) population.held.push(await item(n, making, setting.heldId));
  else {
    const [state = '', steps = []] = Object.entries(standing)[(round * 4 + turn) % 7] ?? [];
    const id = await item(state === 'overdue on a ladder' ? n - (n % 3) : n, making, undefined, state);
    for (const step of steps) await step(making.client, setting.cast, id);
  }
}

/** Every third is late when it comes, the others are due at one of the next two minutes. */
async function item(
  n: number,
  making: Making,
  programId = making.setting.programId,
  state = 'worked on',
): Promise<string> {
  const { manager, owner } = making.setting.cast;
  const late = n % 3 === 0;
  // Not so late that more time could not be asked for.
  const due = late ? inDays(-3) : soon(n % 3);
  const { population } = making;
  const title = `Item ${(population.made.items += 1)}`;
  population.states[state] = (population.states[state] ?? 0) + 1;
  const { answer } = await making.client.post(manager, '/action-items', { programId, title, ownerId: owner.id, due });
  return answer.body.id as string;
}

async function pair(n: number, making: Making): Promise<void> {
  const { setting, population, client } = making;
  const first = await item(n, making, undefined, 'waited for');
  const second = await item(n + 1, making, undefined, 'waiting for another');
  await client.post(setting.cast.manager, `/action-items/${second}/dependencies`, { on: first });
  population.pairs.push({ first, second });
}

/** Half of them stand under an exception for good; for the others one is asked for again and again. A risk stands beside each. */
async function excepted(n: number, making: Making): Promise<void> {
  const { setting, population, client } = making;
  const id = await item(n, making, undefined, 'under an exception');
  if (n % 24 < 12) {
    const exceptionId = await askForException(client, setting, population, id);
    await approveException(client, setting.cast, exceptionId);
  } else population.excepted.push(id);
  const riskId = await raise(client, setting, population);
  if (n % 24 >= 12) population.risks.push(riskId);
  else {
    await review(client, setting.cast, riskId);
    if (n % 48 < 24) await signReview(client, setting.cast, riskId);
  }
}

export async function askForException(
  client: CarefulClient,
  { cast }: Setting,
  { made }: Population,
  itemId: string,
): Promise<string> {
  const body = {
    ...{ kind: 'policy_exception', title: `Exception ${(made.exceptions += 1)}`, rule: 'IP-7' },
    rationale: 'The detector is rebuilt',
    scope: { text: 'Sellers in VN', markets: ['VN'], domain: 'counterfeit and IP' },
    compensatingControls: [{ text: 'Daily sample', ownerId: cast.owner.id }],
    ...{ inherentRating: 'high', residualRating: 'medium', riskOwnerId: cast.head.id, domainLeadId: cast.lead.id },
    ...{ ends: inDays(30), items: [itemId] },
  };
  return (await client.post(cast.analyst, '/exceptions', body)).answer.body.id as string;
}

async function raise(client: CarefulClient, { cast }: Setting, { made }: Population): Promise<string> {
  const body = {
    ...{ title: `Risk ${(made.risks += 1)}`, text: 'Sellers open anew', domain: 'counterfeit and IP', markets: ['VN'] },
    ...{ ownerId: cast.head.id, domainLeadId: cast.lead.id, likelihood: 3, impact: 3, reviewEvery: 'P90D' },
    reviewDue: inDays(30),
  };
  return (await client.post(cast.analyst, '/risks', body)).answer.body.id as string;
}
