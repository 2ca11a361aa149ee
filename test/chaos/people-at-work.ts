import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../harness/api-client.js';
import { CarefulClient } from './careful-client.js';
import { askForException, populate, type Population } from './population.js';
import type { Setting } from './setting.js';
import { acknowledge, approveException, review, revokeException, signReview, stories, together } from './stories.js';

/** People take their time; without it, a hundred commands a second would measure the machine. In ms. */
const breath = 150;

/** Rows of the register that is imported meanwhile. */
export const importedRows = 300;

/** Everybody who works in the installation, from before the first fault until after the last. */
export class PeopleAtWork {
  readonly clients = Array.from({ length: 4 }, (_, n) => new CarefulClient(`people-${n}`));
  readonly besides = ['programs', 'comments', 'pairs', 'exceptions'].map((name) => new CarefulClient(name));
  /** What somebody failed at. */
  readonly wrong: string[] = [];
  comments = 0;
  importId = '';
  private over = false;
  private people: Population | null = null;

  constructor(
    private readonly setting: Setting,
    private readonly admin: ApiClient,
    private readonly say: (line: string) => void,
  ) {}

  get all(): CarefulClient[] {
    return [...this.clients, ...this.besides];
  }

  get population(): Population {
    if (!this.people) throw new Error('there are no items yet');
    return this.people;
  }

  async makeItems(count: number): Promise<void> {
    this.people = await populate(count, this.setting, this.clients);
  }

  /** Resolves when everybody has stopped; a command that was begun is carried to its answer. */
  async work(until: Promise<void>): Promise<void> {
    const [programs, comments, pairs, exceptions] = this.besides as [
      CarefulClient,
      CarefulClient,
      CarefulClient,
      CarefulClient,
    ];
    const parts = [
      ...this.clients.map((client, n) => this.items(client, this.population.worked[n] ?? [])),
      this.holds(programs),
      this.commenting(comments),
      this.pairs(pairs),
      this.exceptions(exceptions),
      this.importing(comments),
    ];
    const working = parts.map((part) => part.catch((error: unknown) => this.note(error)));
    await until;
    this.over = true;
    await Promise.all(working);
  }

  /** One thing after the other until all go home. What fails is noted, and they go on with the next. */
  private async untilOver(work: (n: number) => Promise<void>): Promise<void> {
    for (let n = 0; !this.over; n += 1)
      try {
        await work(n);
      } catch (error) {
        this.note(error);
        await sleep(breath * 10);
      }
  }

  private note(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.wrong.push(text);
    this.say(text);
  }

  /** Story after story, item after item, and again from the first on. */
  private async items(client: CarefulClient, own: { id: string; late: boolean }[]): Promise<void> {
    if (own.length === 0) return;
    await this.untilOver(async (n) => {
      const item = own[n % own.length];
      const round = Math.floor(n / own.length);
      const story = stories[(n + round) % stories.length] ?? [];
      for (const step of item?.late && round === 0 ? [acknowledge, ...story] : story) {
        if (this.over || !item) return;
        await step(client, this.setting.cast, item.id);
        await sleep(breath);
      }
    });
  }

  private async pairs(client: CarefulClient): Promise<void> {
    const { pairs } = this.population;
    if (pairs.length === 0) return;
    await this.untilOver(async (n) => {
      for (const [which, step] of together) {
        const pair = pairs[n % pairs.length];
        if (this.over || !pair) return;
        await step(client, this.setting.cast, pair[which]);
        await sleep(breath);
      }
    });
  }

  private async exceptions(client: CarefulClient): Promise<void> {
    const { excepted, risks } = this.population;
    if (excepted.length === 0) return;
    await this.untilOver(async (n) => {
      const id = await askForException(client, this.setting, this.population, excepted[n % excepted.length] ?? '');
      for (const step of [approveException, revokeException]) {
        await sleep(breath);
        await step(client, this.setting.cast, id);
      }
      const risk = risks[n % risks.length] ?? '';
      await review(client, this.setting.cast, risk);
      await signReview(client, this.setting.cast, risk);
      await sleep(breath);
    });
  }

  /** Puts a program on hold and lets it go on, with all its items. */
  private async holds(client: CarefulClient): Promise<void> {
    const { cast, heldId } = this.setting;
    await this.untilOver(async () => {
      await client.command(cast.manager, `program/${heldId}`, 'hold', { reason: 'Waits for legal' }, 'program.held');
      await sleep(breath);
      await client.command(cast.manager, `program/${heldId}`, 'resume', {}, 'program.resumed');
      await sleep(breath);
    });
  }

  private async commenting(client: CarefulClient): Promise<void> {
    const items = this.population.worked.flat();
    if (items.length === 0) return;
    await this.untilOver(async (n) => {
      const { id } = items[n % items.length] ?? { id: '' };
      await client.post(this.setting.cast.lead, `/action-items/${id}/comments`, { body: 'Seen' });
      this.comments += 1;
      await sleep(breath * 2);
    });
  }

  /** A register is handed in as carefully as everything else. */
  private async importing(client: CarefulClient): Promise<void> {
    const lines = Array.from({ length: importedRows }, (_, n) => `R-${n},Close gap ${n},Olive Tan,2099-06-28`);
    const content = `ID,Title,Owner,Due date\n${lines.join('\n')}\n`;
    const { status, body } = await client.again(() =>
      this.admin.upload(
        '/imports',
        { options: JSON.stringify({ program: 'Imported' }) },
        { name: 'register.csv', content },
        { 'idempotency-key': 'register' },
      ),
    );
    if (status !== 202) throw new Error(`the import was refused: ${status} ${JSON.stringify(body)}`);
    this.importId = body.id as string;
  }
}
