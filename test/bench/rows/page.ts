import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../../config/settings.js';
import { placeOf } from '../../harness/api-client.js';
import { browserHere } from '../../harness/page/browser-here.js';
import { loaded } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import type { Bench } from '../bench.js';
import { figure } from '../figure.js';
import { answeredAfter, fetched, scrolled, untilTheyHaveCome, usableAt } from '../page/in-page.js';
import { longestTask, type LongestTask } from '../page/tasks.js';
import { BenchProblem, type Extent, type Figure, type Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { manyItems } from '../stack/company.js';
import { seedHerd, seedProgram } from '../stack/seed.js';

const sizes = ({ quick, items }: Extent) =>
  quick
    ? { items: items ?? 400, listed: Math.min(200, items ?? 200), bars: 100, times: 1 }
    : { items: items ?? 20_000, listed: Math.min(10_000, items ?? 10_000), bars: 2_000, times: 7 };
/** Of a row of the list of items, in px. */
const rowHeight = 34;
/** Scrolled with each picture, in px: six rows, which at sixty pictures a second nobody can read. */
const step = 6 * rowHeight;
const header = (title: string): string =>
  `[...document.querySelectorAll('main [role=columnheader] button')].find(({ textContent }) => textContent.startsWith('${title}'))`;
const overdue = `[...document.querySelectorAll('main label')].find(({ textContent }) => textContent === 'Only what is overdue')`;

/** The page as people wait for it, in Chromium. */
export const page: Row = {
  name: 'page',
  title: 'the page in Chromium: My work, long lists, filters, sorts, a timeline, the size of its script',
  size: (extent) => {
    const { items, listed, bars, times } = sizes(extent);
    return `${items} items, ${listed} rows scrolled, ${bars} bars of a timeline, ${times} times each`;
  },
  async measure(bench) {
    const { items, bars } = sizes(bench.extent);
    const browser = await browserHere();
    if ('missing' in browser) throw new BenchProblem(browser.missing);
    const stack = await bench.stack();
    const programIds = await manyItems(stack, items);
    const timeline = await seedProgram(stack.dataSource, 'Timeline');
    await seedHerd(stack.dataSource, timeline, bars, Date.now() + 20 * 24 * 3_600_000);
    bench.say(`${items} items are made, and a program of ${bars}`);
    await stack.startApi();
    const { id: adminId } = (await stack.admin.get('/people/me')).body;
    const windows = await Windows.open(browser.path, stack);
    bench.endsWith(() => windows.close());
    try {
      const ownerId = await ownerOf(stack, programIds[0] ?? '');
      return [
        await myWork(bench, windows, ownerId),
        ...(await filtersAndSorts(bench, windows, adminId)),
        ...(await longList(bench, windows, adminId)),
        ...(await longTimeline(bench, windows, adminId, timeline.programId)),
        entry(),
      ];
    } finally {
      const complaints = windows.complained();
      await windows.close();
      for (const complaint of complaints) bench.say(complaint);
    }
  },
};

async function ownerOf({ dataSource }: BenchStack, programId: string): Promise<string> {
  const [row] = await dataSource.query<{ owner_id: string }[]>(
    'SELECT owner_id FROM action_items WHERE program_id = $1 ORDER BY number LIMIT 1',
    [programId],
  );
  return row?.owner_id ?? '';
}

/** Each time in a window that has nothing in store. */
async function myWork({ extent, say }: Bench, windows: Windows, personId: string): Promise<Figure> {
  const [samples, floors]: [number[], number[]] = [[], []];
  for (let time = 0; time <= sizes(extent).times; time += 1) {
    const empty = await windows.stranger();
    await empty.goto('/sign-in');
    const floor = await empty.evaluate<number>(usableAt('main form'));
    const mine = await windows.as(personId);
    await mine.goto('/', { waitUntil: 'commit' });
    const took = await mine.evaluate<number>(usableAt('main .rows > li'));
    await windows.shut();
    // The first is there to warm what serves it.
    if (time === 0) continue;
    samples.push(took);
    floors.push(floor);
    say(`My work after ${took.toFixed(0)} ms, a page without script after ${floor.toFixed(0)} ms`);
  }
  return figure({
    ...{ name: 'My work can be used after', unit: 'ms', samples },
    floor: { samples: floors, is: 'page: a page of the same server that has no script, until its form is there' },
    target: { of: 'value', bound: 'at most', limit: 1_500 },
  });
}

/** From the press until the rows are others. The floor is what the API needs for the same. */
async function filtersAndSorts({ extent }: Bench, windows: Windows, personId: string): Promise<Figure[]> {
  const page = await windows.as(personId);
  const asked = { filter: 'overdue=true&limit=100', sort: 'sort=number&limit=100' };
  const presses = { filter: overdue, sort: header('Item') };
  const figures: Record<keyof typeof asked, { page: number[]; floor: number[] }> = {
    filter: { page: [], floor: [] },
    sort: { page: [], floor: [] },
  };
  for (let time = 0; time <= sizes(extent).times; time += 1)
    for (const kind of ['filter', 'sort'] as const) {
      await itemsIn(page);
      const took = await page.evaluate<number>(answeredAfter(presses[kind]));
      const floor = await page.evaluate<number>(fetched(placeOf(`/action-items?${asked[kind]}`)));
      if (time === 0) continue;
      figures[kind].page.push(took);
      figures[kind].floor.push(floor);
    }
  await windows.shut();
  return (['filter', 'sort'] as const).map((kind) =>
    figure({
      ...{ name: `a ${kind} is answered after`, unit: 'ms', samples: figures[kind].page },
      floor: { samples: figures[kind].floor, is: 'page: the same rows, fetched and read by the same browser' },
      target: { of: 'value', bound: 'at most', limit: 200 },
    }),
  );
}

async function itemsIn(page: Page): Promise<void> {
  await page.goto('/items');
  await loaded(page);
  await page.getByRole('rowheader').first().waitFor();
}

const fluent = { of: 'value', bound: 'at most', limit: 100 } as const;

async function longList({ extent, say }: Bench, windows: Windows, personId: string): Promise<Figure[]> {
  const { listed, times } = sizes(extent);
  const [coming, scrolling]: [number[], number[]] = [[], []];
  for (let time = 0; time < Math.min(times, 3); time += 1) {
    const page = await windows.as(personId);
    await itemsIn(page);
    const came = await longestTask(page, () => page.evaluate(untilTheyHaveCome(listed, rowHeight)));
    const moved = await longestTask(page, () => page.evaluate(scrolled(step)));
    await windows.shut();
    coming.push(came.computing);
    scrolling.push(moved.computing);
    say(`longest tasks: ${inMs(came)} while rows come, ${inMs(moved)} while scrolled`);
  }
  return [
    figure({ name: `longest task while ${listed} rows are scrolled`, unit: 'ms', samples: scrolling, target: fluent }),
    figure({
      name: `longest task while ${listed} rows come, 100 at a time`,
      unit: 'ms',
      samples: coming,
      target: fluent,
    }),
  ];
}

async function longTimeline(
  { extent, say }: Bench,
  windows: Windows,
  personId: string,
  programId: string,
): Promise<Figure[]> {
  const { bars, times } = sizes(extent);
  const [samples, floors, scrolling]: [number[], number[], number[]] = [[], [], []];
  for (let time = 0; time <= Math.min(times, 3); time += 1) {
    const page = await windows.as(personId);
    await page.goto(`/programs/${programId}?view=timeline`, { waitUntil: 'commit' });
    const took = await page.evaluate<number>(usableAt('main .gantt-rows li[data-kind=item]'));
    await loaded(page);
    const floor = await page.evaluate<number>(fetched(placeOf(`/programs/${programId}/schedule`)));
    const task = await longestTask(page, () => page.evaluate(scrolled(step)));
    await windows.shut();
    if (time === 0) continue;
    samples.push(took);
    floors.push(floor);
    scrolling.push(task.computing);
    say(
      `a timeline of ${bars} bars after ${took.toFixed(0)} ms, fetched in ${floor.toFixed(0)} ms; longest task ${inMs(task)}`,
    );
  }
  return [
    figure({
      ...{ name: `the timeline of ${bars} bars is there after`, unit: 'ms', samples },
      floor: { samples: floors, is: 'page: the same schedule, fetched and read by the same browser' },
    }),
    figure({ name: `longest task while ${bars} bars are scrolled`, unit: 'ms', samples: scrolling, target: fluent }),
  ];
}

function inMs({ computing, clock }: LongestTask): string {
  return `${computing.toFixed(0)} ms of computing (${clock.toFixed(0)} by the clock)`;
}

/** What is loaded before the first page, as it goes over the wire. */
function entry(): Figure {
  const built = join(projectRoot, 'dist', 'apps', 'web');
  const index = readFileSync(join(built, 'index.html'), 'utf8');
  const scripts = [...index.matchAll(/\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name);
  const bytes = scripts.map((name) => readFileSync(join(built, 'assets', `${name}.gz`)).length);
  return figure({
    ...{ name: 'script before the first page, gzip', unit: 'KB' },
    samples: [bytes.reduce((sum, each) => sum + each, 0) / 1024],
    target: { of: 'value', bound: 'at most', limit: 200 },
  });
}
