import { toInstant, type LocalTime } from '../../domain/time.js';
import { until } from '../harness/until.js';
import { VirtualClock } from '../../apps/worker/src/rehearsal/virtual-clock.js';
import { StoryCalendar } from '../harness/story/calendar.js';
import { carryOut } from '../harness/story/carry-out.js';
import type { When } from '../harness/story/deed.js';
import { publish, type Cast } from './cast.js';
import type { Item, Market, Phase, Story } from './program/story.js';
import type { Stage } from './stack.js';

/** Something that is to happen at an instant. */
interface Cue {
  /** Epoch ms. */
  at: number;
  happen: () => Promise<void>;
}

/** Plays a story on a stage: prepares its program, launches it, and lets each thing happen at its time. */
export class Play {
  private readonly cues: Cue[] = [];
  private readonly calendar: StoryCalendar;

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly cast: Cast,
  ) {
    this.calendar = new StoryCalendar(Date.now(), this.zoneOf(story.home));
  }

  /** Enters the program with its items as drafts: nothing is due before it is launched. Gives its id. */
  async prepare(): Promise<string> {
    const { story, cast, stage } = this;
    const manager = cast.of(story.manager);
    const program = await manager.api.must('/programs', {
      name: story.name,
      description: story.description,
      domain: story.domain,
      markets: Object.keys(story.markets),
      domainLeadId: cast.of(story.domainLead).id,
      timeZone: this.zoneOf(story.home),
      phases: story.phases.map(({ name, description, target }) => ({
        name,
        description,
        targetDate: this.local(target, story.home).date,
      })),
      escalationPolicyVersionId: await publish(story.ladder, cast, stage.admin),
      reminderPolicyVersionId: await publish(story.reminders, cast, stage.admin),
      signOffPolicyVersionId: await publish(story.signOff, cast, stage.admin),
    });
    const phaseIds: string[] = program.phases.map(({ id }: { id: string }) => id);
    for (const [index, phase] of story.phases.entries()) {
      const phaseId = phaseIds[index] ?? '';
      for (const item of phase.items) await this.enter(item, program.id, phaseId);
      this.cueTollgate(phase, program.id, phaseId);
    }
    return program.id;
  }

  async launch(programId: string): Promise<void> {
    await this.cast.of(this.story.manager).api.must(`/programs/${programId}/launch`);
  }

  /** Lets time pass and everybody act; `onStep` is called whenever something may have happened. */
  async perform(onStep: () => Promise<void>): Promise<void> {
    const { dataSource, temporal, goBy } = this.stage;
    const clock = new VirtualClock(dataSource, temporal, () => stepDone());
    goBy(clock);
    const stepDone = async (): Promise<void> => {
      await this.allFired(clock);
      await onStep();
    };
    await clock.settle();
    await stepDone();
    for (const { at, happen } of this.cues.toSorted((a, b) => a.at - b.at)) {
      await clock.to(at);
      await happen();
      await clock.settle();
      await stepDone();
    }
  }

  /** A timer that falls due while the clock stands still takes a moment to fire; what comes later is not told before. */
  private async allFired(clock: VirtualClock): Promise<void> {
    await until('what is due to fire', async () => {
      const late = await this.stage.dataSource.query<unknown[]>(
        `SELECT 1 FROM planned_steps WHERE state = 'planned' AND fire_at <= to_timestamp($1 / 1000.0) LIMIT 1`,
        [clock.now()],
      );
      return late.length === 0;
    });
  }

  private async enter(item: Item, programId: string, phaseId: string): Promise<void> {
    const { cast, story } = this;
    const { id } = await cast.of(story.manager).api.must('/action-items', {
      programId,
      phaseId,
      externalId: item.externalId,
      title: item.title,
      description: item.description,
      severity: item.severity,
      rootCause: item.rootCause,
      tags: [item.stage],
      attributes: { market: item.market },
      ownerId: cast.of(item.owner).id,
      due: this.local(item.due, item.market),
    });
    for (const act of item.life)
      this.cue(act.at, item.market, async () => {
        await carryOut(act, id, cast.of(act.by).api, {
          dueOn: (when) => this.local(when, item.market),
          idOf: (person) => cast.of(person).id,
        });
      });
  }

  private cueTollgate({ tollgate, name }: Phase, programId: string, phaseId: string): void {
    const { api } = this.cast.of(tollgate.by);
    this.cue(tollgate.at, this.story.home, async () => {
      const gate = await until(`the tollgate of "${name}" to open`, async () => {
        const { body } = await api.get(`/programs/${programId}`);
        return body.phases.find((phase: { id: string }) => phase.id === phaseId)?.signOff;
      });
      const signature = { decision: 'approve', contentHash: gate.contentHash };
      await api.must(`/programs/${programId}/phases/${phaseId}/sign-off`, signature);
    });
  }

  private cue(when: When, market: Market, happen: () => Promise<void>): void {
    this.cues.push({ at: toInstant(this.local(when, market)), happen });
  }

  private local(when: When, market: Market): LocalTime {
    return this.calendar.local(when, this.zoneOf(market));
  }

  private zoneOf(market: Market): string {
    return this.story.markets[market].zone;
  }
}
