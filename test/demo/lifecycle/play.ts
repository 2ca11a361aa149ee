import { toInstant } from '../../../domain/time.js';
import { VirtualClock } from '../../../apps/worker/src/rehearsal/virtual-clock.js';
import { StoryCalendar } from '../../harness/story/calendar.js';
import { castOf } from '../cast.js';
import { markets } from '../program/people.js';
import type { Stage } from '../stack.js';
import type { Terminal } from '../timeline/terminal.js';
import type { Chapter, Step } from './chapter.js';
import { people, teams } from './people.js';
import { Pages } from './pages.js';
import { liveBy, wallClock } from './shifted-time.js';
import { Unasked } from './unasked.js';
import { World } from './world.js';

/** Plays chapter after chapter on a stage, and tells it while it happens. @throws where it goes otherwise than told */
export async function playLifecycle(chapters: Chapter[], stage: Stage, terminal: Terminal): Promise<World> {
  const { admin, dataSource, temporal, goBy } = stage;
  const cast = await castOf({ teams, people, markets }, admin);
  const grant = { role: 'risk_analyst', scope: 'all', personId: cast.of('mei').id, reason: 'Assesses gaps' };
  await admin.must('/role-grants', grant);
  const calendar = new StoryCalendar(wallClock(), markets.SG.zone);
  const pages = new Pages(terminal);
  const unasked = new Unasked(admin);
  const tellUnasked = async (): Promise<void> => {
    for (const event of await unasked.news()) pages.byItself(event);
  };
  const clock = new VirtualClock(dataSource, temporal, tellUnasked, undefined, wallClock);
  const world = new World(cast, admin, calendar, () => clock.settle());
  goBy(clock);
  liveBy(() => clock.now());
  await unasked.news();
  const play = async (step: Step): Promise<void> => {
    await clock.to(toInstant(world.on(step.at, step.in)));
    const { name, api } = cast.of(step.by);
    const came = await step.does(api, world).catch((error: unknown) => {
      throw new Error(`${step.at}, ${name} ${step.says}: ${error instanceof Error ? error.message : String(error)}`);
    });
    pages.deed({ at: clock.now(), market: step.in, name, says: step.says, came: [came ?? []].flat() });
    await clock.settle();
    await tellUnasked();
  };
  for (const chapter of chapters) {
    pages.chapter(chapter);
    for (const step of chapter.steps) await play(step);
  }
  return world;
}
