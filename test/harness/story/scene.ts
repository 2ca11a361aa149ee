import { launchedCase, type Case } from '../../factories/case.js';
import { toInstant, type LocalTime } from '../../../domain/time.js';
import type { ApiAnswer, ApiClient } from '../api-client.js';
import type { Tollgate } from '../tollgate.js';
import { StoryCalendar } from './calendar.js';
import { carryOut, tryDeed, type Meaning } from './carry-out.js';
import type { Deed, When } from './deed.js';
import { Told, type Happened } from './told.js';

/** Who plays in every scene; `boss` is the owner's manager, `manager` the program's. */
export type Role = 'owner' | 'boss' | 'manager' | 'lead';

/** Somebody does something, at a time where it matters, and it is refused with this code where one is named. */
export type Act = { at?: When; by: Role; refused?: string } & Deed;

const zone = 'Asia/Singapore';

/**
 * A launched program with one item and its people, told as who does what when: `play` lets it happen at the virtual time of
 * the server, `told` and `happened` say what came of it.
 */
export class Scene {
  private readonly calendar: StoryCalendar;
  private readonly apis = new Map<Role, ApiClient>();

  private constructor(
    private readonly tollgate: Tollgate,
    readonly program: Case,
    readonly itemId: string,
    launchedAt: number,
  ) {
    this.calendar = new StoryCalendar(launchedAt, zone);
  }

  /** @param facts of the item, `due` as a moment of the story; and the names of the program's phases */
  static async begin(
    tollgate: Tollgate,
    { due = 'W2 Tue 18:00', phases, ...facts }: { due?: When; phases?: string[]; [fact: string]: unknown } = {},
  ): Promise<Scene> {
    const now = tollgate.clock.now();
    const program = await launchedCase(tollgate, phases === undefined ? {} : { phases });
    const { id } = await program.item({ due: new StoryCalendar(now, zone).local(due, zone), ...facts });
    return new Scene(tollgate, program, id, now);
  }

  /** Lets them happen one after the other; gives what the API said last. @throws where one goes otherwise than told */
  async play(...acts: Act[]): Promise<ApiAnswer['body']> {
    let said: ApiAnswer['body'] = null;
    for (const act of acts) {
      if (act.at !== undefined) await this.until(act.at);
      const api = await this.as(act.by);
      if (act.refused === undefined) said = await carryOut(act, this.itemId, api, this.meaning);
      else said = await this.refused(act, act.refused, api);
    }
    return said;
  }

  /** Lets time pass; everything that falls due on the way has fired. */
  async until(when: When): Promise<void> {
    await this.tollgate.clock.to(toInstant(this.day(when)));
  }

  /** What the API says of the item now, to one of them. */
  async item(to: Role = 'manager'): Promise<ApiAnswer['body']> {
    return (await (await this.as(to)).get(`/action-items/${this.itemId}`)).body;
  }

  /** What happened to the item, as its timeline has it, oldest first. */
  async happened(): Promise<Happened[]> {
    return (await this.program.manager.get(`/action-items/${this.itemId}/timeline`)).body.items;
  }

  /** The same in words: `reminded`, `level 1`, `signed`. */
  async story(): Promise<string[]> {
    return (await this.happened()).map((event) => Told.wordFor(event));
  }

  /** What somebody was told of the item. */
  async told(role: Role): Promise<Told> {
    const { ownerId: owner, bossId: boss, managerId: manager, leadId: lead } = this.program;
    return new Told({ owner, boss, manager, lead }[role], await this.happened());
  }

  async as(role: Role): Promise<ApiClient> {
    const known = this.apis.get(role);
    if (known) return known;
    const { owner, manager, lead, bossId } = this.program;
    const api = role === 'boss' ? await this.tollgate.as(bossId) : { owner, manager, lead }[role];
    this.apis.set(role, api);
    return api;
  }

  /** A moment of the story, as people of the program's market agree on it. */
  day(when: When): LocalTime {
    return this.calendar.local(when, zone);
  }

  private get meaning(): Meaning {
    const { ownerId: owner, bossId: boss, managerId: manager, leadId: lead } = this.program;
    const ids: Record<string, string> = { owner, boss, manager, lead };
    return { dueOn: (when) => this.day(when), idOf: (person) => ids[person] ?? person };
  }

  private async refused(act: Act, code: string, api: ApiClient): Promise<ApiAnswer['body']> {
    const { status, body } = await tryDeed(act, this.itemId, api, this.meaning);
    if (body?.code !== code)
      throw new Error(`"${act.does}" by the ${act.by} was to be refused as ${code}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}
