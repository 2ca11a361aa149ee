import type { LocalTime } from '../../../domain/time.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import type { StoryCalendar } from '../../harness/story/calendar.js';
import type { When } from '../../harness/story/deed.js';
import type { Cast } from '../cast.js';
import { markets } from '../program/people.js';
import type { Market } from '../program/story.js';

type Body = ApiAnswer['body'];

/** Where the API keeps each kind of record that the story knows. */
export const places = {
  breach: '/breaches',
  case: '/cases',
  'review round': '/review-rounds',
  analysis: '/analyses',
  finding: '/findings',
  'alignment round': '/alignments',
  program: '/programs',
  item: '/action-items',
  risk: '/risks',
  control: '/controls',
  'control test': '/control-tests',
} as const;

export interface Known {
  kind: keyof typeof places;
  id: string;
  /** As people call it: `CA-1`, or the name of a program. */
  key: string;
  title: string;
}

/** What the story has made so far, and how it says dates and people. */
export class World {
  private readonly known = new Map<string, Known>();
  private readonly teams = new Map<string, string>();

  constructor(
    readonly cast: Cast,
    readonly admin: ApiClient,
    private readonly calendar: StoryCalendar,
    /** Brings what was just begun to the time of the story. */
    readonly settle: () => Promise<void>,
  ) {}

  /** Remembers a record by the name that the story gives it. */
  async meet(name: string, kind: Known['kind'], body: Body): Promise<Known> {
    await this.settle();
    const known = { kind, id: body.id, key: body.key ?? body.name, title: body.title ?? body.name };
    this.known.set(name, known);
    return known;
  }

  the(name: string): Known {
    const known = this.known.get(name);
    if (!known) throw new Error(`the story has not come to “${name}” yet`);
    return known;
  }

  all(): [name: string, Known][] {
    return [...this.known];
  }

  /** Where the API keeps it. */
  at(name: string): string {
    const { kind, id } = this.the(name);
    return `${places[kind]}/${id}`;
  }

  /** The API's id of somebody. */
  id(person: string): string {
    return this.cast.of(person).id;
  }

  async team(name: string): Promise<string> {
    if (this.teams.size === 0)
      for (const { id, name: called } of (await this.admin.get('/teams')).body.items) this.teams.set(called, id);
    const id = this.teams.get(name);
    if (id === undefined) throw new Error(`there is no team “${name}”`);
    return id;
  }

  on(when: When, market: Market): LocalTime {
    return this.calendar.local(when, markets[market].zone);
  }

  /** The Monday of a week of the story; of week 0 and before, too. */
  monday(week: number): string {
    const first = Date.parse(this.on('W1 Mon 00:00', 'SG').date);
    return new Date(first + (week - 1) * 7 * 86_400_000).toISOString().slice(0, 10);
  }
}
