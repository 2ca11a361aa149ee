import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Bench } from '../bench.js';
import { figure } from '../figure.js';
import { floorLateness } from '../floor/floor.js';
import type { Extent, Figure } from '../row.js';
import type { BenchStack } from './bench-stack.js';
import { escalated, mustBeOnce, untilRunning } from './herd.js';
import { seedHerd, seedProgram } from './seed.js';

export interface Herd {
  items: number;
  /** Items whose workflows run, with armed timers, before the due instant; those of the others start afterwards. */
  workflows: number;
  /** The last escalation is recorded so many seconds after the due instant, at most. */
  within: number;
}

/** The herd of a row: small where it is to be quick, and with as many items as are asked for. */
export function herdOf({ quick, full }: { quick: Herd; full: Herd }): (extent: Extent) => Herd {
  return (extent) => {
    const herd = extent.quick ? quick : full;
    const items = extent.items ?? herd.items;
    return { ...herd, items, workflows: Math.min(herd.workflows, items) };
  };
}

export const herdText = ({ items, workflows }: Herd): string =>
  `${items} items due at one instant, ${workflows} of them with workflows that wait for it`;

/** A herd with both clocks running, as the product runs. */
export async function measureHerd(bench: Bench, herd: Herd): Promise<Figure[]> {
  return letFall(bench, await bench.stack(), herd);
}

/** @param parts what the worker is told besides, and how many people own the herd */
export async function letFall(
  bench: Bench,
  stack: BenchStack,
  herd: Herd,
  parts: { env?: NodeJS.ProcessEnv; owners?: number } = {},
): Promise<Figure[]> {
  const { items, workflows } = herd;
  const floor = await bareTimers(bench, stack);
  const seed = await seedProgram(stack.dataSource, 'Herd', parts.owners);
  const dueAt = Date.now() + settling(bench.extent.quick) + timeToMake(items) + timeToStart(workflows);
  await seedHerd(stack.dataSource, seed, items, dueAt);
  if (workflows < items) await holdBack(stack.dataSource, items - workflows);
  await stack.dataSource.query('ANALYZE');
  await stack.startWorker(parts.env);
  const ready = await untilRunning(stack.dataSource, seed, workflows, dueAt);
  bench.say(`${ready} workflows run; due in ${Math.round((dueAt - Date.now()) / 1000)} s`);
  await sleep(Math.max(0, dueAt - Date.now()));
  const last = await escalated(stack.dataSource, seed, items, dueAt);
  bench.say(`the last escalation was seen ${last} s after the due instant`);
  await mustBeOnce(stack.dataSource, seed, items);
  return [
    lastEscalation(herd, last, floor),
    figure({ name: 'workflows that waited for it with armed timers', unit: 'workflows', samples: [ready] }),
  ];
}

/** For the processes to start, and the machine to be at rest before the due instant. */
export const settling = (quick: boolean): number => (quick ? 6_000 : 20_000);

/** Rows are made at some 1,500 a second, and workflows started at 60, even where others use the machine. */
export const timeToMake = (items: number): number => Math.ceil(items / 1.5);
export const timeToStart = (workflows: number): number => workflows * 17;

const bareHerd = (quick: boolean): number => (quick ? 40 : 500);

/** What a herd of bare timers on the same servers needs for each of its members, in seconds. */
export async function bareTimers(bench: Bench, stack: BenchStack): Promise<number> {
  const members = bareHerd(bench.extent.quick);
  await stack.startFloorWorker();
  const lateness = await floorLateness(stack, members);
  await stack.stopProcess('floor-worker');
  bench.say(`${members} bare timers: the last write ${lateness} s after the due instant`);
  return lateness / members;
}

export function lastEscalation({ items, within }: Herd, seconds: number, floorPerItem: number): Figure {
  return figure({
    name: 'last escalation after the due instant',
    unit: 's',
    samples: [seconds],
    floor: {
      samples: [floorPerItem * items],
      is: 'herds: bare workflows with one timer and one upsert each, measured with 500 and taken as many times as there are items',
    },
    target: { of: 'value', bound: 'at most', limit: within },
  });
}

/** The starts of so many workflows wait for an hour: to start them all would take longer than the rest of the row. */
async function holdBack(dataSource: DataSource, count: number): Promise<void> {
  await dataSource.query(
    `UPDATE outbox SET next_attempt_at = now() + interval '1 hour'
     WHERE id IN (SELECT id FROM outbox WHERE workflow_type = 'actionItem' ORDER BY id DESC LIMIT $1)`,
    [count],
  );
}
