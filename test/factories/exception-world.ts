import type { ExceptionToItem, ItemCommand } from '../../domain/item/commands.js';
import type { ProgramToItem } from '../../domain/program/to-items.js';
import { decideItem } from '../../domain/item/decide.js';
import { fireDueSteps } from '../../domain/item/fire.js';
import type { ItemRecord } from '../../domain/item/item.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { type EventDraft } from '../../domain/record/event.js';
import { decideException } from '../../domain/exception/decide.js';
import { leaseName } from '../../domain/exception/decide-lease.js';
import type { ExceptionRecord } from '../../domain/exception/exception.js';
import { fireExceptionSteps } from '../../domain/exception/fire.js';
import { type ExceptionOutcome } from '../../domain/exception/outcome.js';
import { partsOfItems } from '../../domain/exception/people.js';
import { evaluateSeverities } from '../../domain/exception/reassess.js';
import { nextStep } from '../../domain/record/step.js';
import { dueOn, exceptionCase, itemRecord, linkedItem, monday } from './domain-records.js';

/**
 * Two items and three exceptions over them, as the database would keep them: what an exception does to its items is
 * carried out at once, and steps fire in the order of their instants.
 */
export class World {
  at = monday;
  readonly items = new Map([itemRecord(1), itemRecord(2, { ownerId: 'other' })].map((c) => [c.item.id, c]));
  readonly exceptions = new Map<string, ExceptionRecord>();
  readonly trail: { id: string; event: EventDraft; item: boolean }[] = [];
  private keys = 0;

  constructor() {
    const [one, two] = [...this.items.values()];
    const links = [[one], [one, two], [two]].map((list) => list.flatMap((c) => (c ? [linkedItem(c)] : [])));
    const facts = [{}, { starts: dueOn(6), residual: 'high' as const }, { ends: dueOn(12), requestedBy: 'manager' }];
    for (const [index, linked] of links.entries()) {
      const subject = exceptionCase(index + 1, linked, facts[index]);
      this.exceptions.set(subject.exception.id, subject);
      const by = { actorId: subject.exception.requestedBy, key: this.key(), at: monday };
      this.exception(subject.exception.id, (outcome) => decideException(outcome, { type: 'request' }, by));
    }
  }

  key(): string {
    this.keys += 1;
    return `k${this.keys}`;
  }

  /** What covers an item, as the loader reads it. */
  leases(itemId: string): ItemRecord['leases'] {
    return [...this.exceptions.values()]
      .filter(
        ({ exception: e, items }) => ['approved', 'active'].includes(e.status) && items.some(({ id }) => id === itemId),
      )
      .map(({ exception: e }) => ({
        exceptionId: e.id,
        name: leaseName({ ...e, zone: e.ends.zone }),
        startsAt: e.status === 'approved' ? e.startsAt : null,
        endsAt: e.endsAt,
      }));
  }

  covered(itemId: string): boolean {
    return [...this.exceptions.values()].some(
      ({ exception, items }) => exception.status === 'active' && items.some(({ id }) => id === itemId),
    );
  }

  item(
    id: string,
    command: ItemCommand | ProgramToItem | ExceptionToItem,
    actorId: string | null,
    key: string,
    at: number,
  ) {
    const subject = { ...this.items.get(id)!, leases: this.leases(id) };
    const outcome = fireDueSteps(decideItem(fireDueSteps(noOutcome(subject), at), command, { actorId, key, at }), at);
    this.keepItem(id, outcome.after, outcome.events);
  }

  exception(id: string, decide: (outcome: ExceptionOutcome) => ExceptionOutcome): ExceptionOutcome {
    const subject = this.fresh(this.exceptions.get(id)!);
    const outcome = decide(noOutcome(subject));
    this.exceptions.set(id, outcome.after);
    for (const event of outcome.events) this.trail.push({ id, event, item: false });
    for (const effect of outcome.effects)
      if (effect.kind === 'items')
        for (const itemId of outcome.after.items.map((item) => item.id).sort())
          this.item(
            itemId,
            { type: effect.do, exceptionId: id, reason: effect.reason },
            effect.actorId,
            effect.key,
            effect.at,
          );
    return outcome;
  }

  /** Everything that falls due by then, in the order of its instants. */
  advance(to: number): void {
    for (;;) {
      const next = [
        ...[...this.items].map(([id, { steps }]) => ({ id, at: nextStep(steps)?.fireAt ?? Infinity, item: true })),
        ...[...this.exceptions].map(([id, { steps }]) => ({
          id,
          at: nextStep(steps)?.fireAt ?? Infinity,
          item: false,
        })),
      ].sort((a, b) => a.at - b.at || Number(a.item) - Number(b.item))[0];
      if (!next || next.at > to) break;
      this.at = Math.max(this.at, next.at);
      if (next.item) {
        const outcome = fireDueSteps(noOutcome(this.items.get(next.id)!), next.at);
        this.keepItem(next.id, outcome.after, outcome.events);
      } else {
        const fire = (outcome: ExceptionOutcome): ExceptionOutcome => fireExceptionSteps(outcome, next.at);
        this.exception(next.id, (outcome) => evaluateSeverities(fire(outcome), next.at) ?? fire(outcome));
      }
    }
    this.at = to;
  }

  private keepItem(id: string, after: ItemRecord, events: EventDraft[]): void {
    this.items.set(id, after);
    for (const event of events) this.trail.push({ id, event, item: true });
  }

  /** With the items as they stand now. */
  private fresh(subject: ExceptionRecord): ExceptionRecord {
    const items = subject.items.map((item) => linkedItem(this.items.get(item.id)!, item.pinnedSeverity));
    return { ...subject, items, parts: { ...subject.parts, ...partsOfItems(items) } };
  }
}

/** A program holds what is live, and lets go what it held. */
export function onProgramOf(world: World, command: ProgramToItem): void {
  const hold = command.type === 'hold_with_program';
  for (const [id, subject] of world.items) {
    world.items.set(id, { ...subject, programStatus: hold ? 'on_hold' : 'active' });
    const { status, heldBy } = subject.item;
    const meant = hold ? ['open', 'in_progress', 'submitted'].includes(status) : heldBy === 'program';
    if (meant) world.item(id, command, null, world.key(), world.at);
  }
}
