import { namedChannels } from '../notification/named-channels.js';
import { Change, type ChangeRules } from '../record/change.js';
import { withContribution, type Way } from '../sign-off/own-work.js';
import type { Instant } from '../time.js';
import type { ActionItem, ItemRecord } from './item.js';
import type { ItemEffect, ItemOutcome } from './outcome.js';
import { planItem } from './plan.js';
import { reachedWith } from './reached.js';
import { allowedEvents, itemTable, type ItemEvent, type ItemStatus } from './table.js';

const rules: ChangeRules<ItemRecord, ActionItem, ItemStatus, ItemEvent> = {
  noun: 'An item',
  table: itemTable,
  allowed: allowedEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ item }) => item,
  withFacts: (subject, item) => ({ ...subject, item }),
  plan: planItem,
  reaches: reachedWith,
  channels: ({ policies }, kind) => namedChannels(kind, policies),
};

/** A command or a step of an action item being carried out. */
export class ItemChange extends Change<ItemRecord, ActionItem, ItemStatus, ItemEvent, ItemEffect> {
  constructor(outcome: ItemOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  /** It is the own work of whoever does this from now on, and of those in whose name it is done. */
  contributed(way: Way, people: (string | null)[] = [this.actorId, this.onBehalfOf?.id ?? null]): void {
    const contributors = withContribution(this.current.contributors, people, way);
    if (contributors !== this.current.contributors) this.set({ contributors });
  }
}
