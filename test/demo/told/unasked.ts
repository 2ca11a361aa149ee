import type { ApiClient } from '../../harness/api-client.js';
import { markets } from '../program/people.js';
import type { Market } from '../program/story.js';

/** Something that nobody did: its time had come. */
export interface Happened {
  /** Epoch ms. */
  at: number;
  market: Market;
  /** What it happened to, as people call it. */
  key: string;
  summary: string;
  /** Names of those who were told. */
  told: string[];
}

interface Raw {
  seq: number;
  type: string;
  at: string;
  actor: { name: string } | null;
  subject: { kind: string; id: string };
}

/** Where the API keeps what things happen to by themselves. */
const pathOf: Record<string, string> = {
  action_item: '/action-items',
  finding: '/findings',
  control: '/controls',
  control_test: '/control-tests',
  occurrence: '/occurrences',
  risk: '/risks',
  alignment: '/alignments',
  analysis: '/analyses',
  case: '/cases',
  breach: '/breaches',
};

/** Things are told in the time of their market. */
function known(market: string | undefined): Market {
  return market !== undefined && Object.hasOwn(markets, market) ? (market as Market) : 'SG';
}

/** The run itself tells the same. */
const toldTwice: ReadonlySet<string> = new Set(['control.run_expected']);

/** Reads of the trail what the machine did by itself, as each record's timeline words it. */
export class Unasked {
  private seen = 0;

  constructor(private readonly admin: ApiClient) {}

  /** What was recorded since the last time. */
  async news(): Promise<Happened[]> {
    const fresh = await this.fresh();
    const told: Happened[] = [];
    for (const { seq, type, at, actor, subject } of fresh) {
      const path = pathOf[subject.kind];
      if (actor !== null || path === undefined || toldTwice.has(type)) continue;
      const { items } = (await this.admin.get(`${path}/${subject.id}/timeline`)).body;
      const entry = items.find((one: { seq: number }) => one.seq === seq);
      if (!entry) continue;
      const { key, markets: named = [], market = named[0] } = (await this.admin.get(`${path}/${subject.id}`)).body;
      const names = entry.told.map(({ person }: { person: { name: string } }) => person.name);
      told.push({
        at: Date.parse(at),
        market: known(market),
        key,
        summary: entry.summary,
        told: [...new Set<string>(names)],
      });
    }
    return told;
  }

  private async fresh(): Promise<Raw[]> {
    const found: Raw[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await this.admin.get(`/audit-events?limit=100${cursor}`);
      const unseen = body.items.filter(({ seq }: Raw) => seq > this.seen);
      found.push(...unseen);
      if (unseen.length < body.items.length || body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    this.seen = Math.max(this.seen, ...found.map(({ seq }) => seq));
    return found.sort((a, b) => a.seq - b.seq);
  }
}
