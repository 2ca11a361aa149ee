import { toInstant } from '../../../domain/time.js';
import { VirtualClock } from '../../../apps/worker/src/rehearsal/virtual-clock.js';
import { tokenOf } from '../../harness/people.js';
import { StoryCalendar } from '../../harness/story/calendar.js';
import { castOf } from '../cast.js';
import { markets } from '../program/people.js';
import type { Person, Team } from '../program/story.js';
import type { Stage } from '../stack.js';
import type { Terminal } from '../timeline/terminal.js';
import type { Chapter, Step } from './chapter.js';
import { Pages } from './pages.js';
import { liveBy, wallClock } from './shifted-time.js';
import { Unasked } from './unasked.js';
import { World } from './world.js';

/** A story that is told in chapters. */
export interface Tale {
  teams: Team[];
  people: Person[];
  /** Roles that hold everywhere: of whom, and why. */
  roles: { person: string; role: string; reason: string }[];
  chapters: Chapter[];
  /** What the worker does by the wall's time and not by a plan, done by the time of the story; after each step. */
  tend?: (stage: Stage, now: number) => Promise<void>;
}

/** Plays chapter after chapter on a stage, and tells it while it happens. @throws where it goes otherwise than told */
export async function playTale(tale: Tale, stage: Stage, terminal: Terminal): Promise<World> {
  const { admin, dataSource, temporal, goBy } = stage;
  const own = (id: string): Promise<string> => tokenOf(dataSource, id);
  const cast = await castOf({ teams: tale.teams, people: tale.people, markets }, admin, own);
  for (const { person, role, reason } of tale.roles)
    await admin.must('/role-grants', { role, scope: 'all', personId: cast.of(person).id, reason });
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
    await tale.tend?.(stage, clock.now());
    await tellUnasked();
    const { name, api } = cast.of(step.by);
    const came = await step.does(api, world).catch((error: unknown) => {
      throw new Error(`${step.at}, ${name} ${step.says}: ${error instanceof Error ? error.message : String(error)}`);
    });
    pages.deed({ at: clock.now(), market: step.in, name, says: step.says, came: [came ?? []].flat() });
    await clock.settle();
    await tellUnasked();
  };
  for (const chapter of tale.chapters) {
    pages.chapter(chapter);
    for (const step of chapter.steps) await play(step);
  }
  return world;
}
