import { factsOf, whomItTells } from '../item/fire.js';
import type { ItemRecord } from '../item/item.js';
import { timesSaid } from '../item/rungs.js';
import { planItem } from '../item/plan.js';
import type { Recipient } from '../person/recipients.js';
import { proofChange, type ProofAsked } from '../proof/proof.js';
import type { PlannedStep, StepKind } from '../record/step.js';
import type { Instant } from '../time.js';
import type { BulkKind } from './change.js';

/** Somebody whom a step tells, and why them. */
export type Hearer = Pick<Recipient, 'personId' | 'role'>;

/** A step of the plan that comes at another instant, tells others, comes anew, or does not come any more. */
export interface MovedStep {
  kind: StepKind;
  level: number;
  occurrence: number;
  /** Null: it was not planned. */
  from: Instant | null;
  /** Null: it is not planned any more. */
  to: Instant | null;
  /** Why it comes when it comes; of one that comes no more, why it would have. Kept since people see it. */
  because?: string;
  /** Whom it tells as things stand, by their places in `Moves.people`. */
  who?: number[];
  /** Whom it would have told. */
  whoBefore?: number[];
}

/** A decision for which whoever decides would be asked to prove who they are, or not any more. */
export interface MovedProof {
  decision: 'signOff' | 'extension';
  /** Null: nothing is asked. */
  from: ProofAsked | null;
  to: ProofAsked | null;
}

/** What an operation moves of one item. */
export interface Moves {
  due: { from: Instant; to: Instant } | null;
  /** Decisions that would ask for another proof than they do; absent where none would, and of what was kept before. */
  proofs?: MovedProof[];
  /** In the order in which they come, the first of them. */
  steps: MovedStep[];
  /** Steps that differ besides. */
  more?: number;
  /** Each person once: they are named by many steps, and an operation keeps thousands of items. */
  people?: Hearer[];
}

/** Kinds that move steps on purpose: of these every step is told that is to come, the ladder included. */
const planned: readonly BulkKind[] = ['extend', 'replan', 'calendar'];

/** So many steps of an item are written out; a ladder may have two thousand. */
export const mostStepsShown = 20;

/** Of so many it is looked at whom they tell; those that come after them are held against each other by their instants. */
const mostHeard = 100;

/** Null where nothing moves. */
export function movesOf(kind: BulkKind, before: ItemRecord, after: ItemRecord): Moves | null {
  const due = before.item.dueAt === after.item.dueAt ? null : { from: before.item.dueAt, to: after.item.dueAt };
  const moved = planned.includes(kind) ? movedSteps(before, after) : { steps: [] };
  const proofs = movedProofs(before, after);
  if (due === null && moved.steps.length === 0 && proofs.length === 0) return null;
  return { due, ...(proofs.length > 0 ? { proofs } : {}), ...moved };
}

/** By the policies that it has. A round that is open is opened anew by the other policy; a request keeps what it was made with. */
function movedProofs(before: ItemRecord, after: ItemRecord): MovedProof[] {
  return (['signOff', 'extension'] as const).flatMap((decision) => {
    const [from, to] = [before.policies[decision].proof ?? null, after.policies[decision].proof ?? null];
    return proofChange(from, to) === null ? [] : [{ decision, from, to }];
  });
}

/** A step, and the item as it stands when it comes. */
interface Coming {
  subject: ItemRecord;
  step: PlannedStep;
}

function movedSteps(before: ItemRecord, after: ItemRecord): Omit<Moves, 'due'> {
  const people = new Places();
  const steps: MovedStep[] = [];
  let more = 0;
  for (const [index, { was, is }] of besideEachOther(before, after).entries()) {
    const [from, to] = [was?.step.fireAt ?? null, is?.step.fireAt ?? null];
    const full = steps.length === mostStepsShown;
    if (from === to && index >= mostHeard) continue;
    if (from === to || !full) {
      const [whoBefore, who] = [toldBy(was), toldBy(is)];
      if (from === to && sameHearers(whoBefore, who)) continue;
      const step = (is ?? was)?.step;
      if (!full && step) {
        const { kind, level, because } = step;
        const places = { who: people.of(who), whoBefore: people.of(whoBefore) };
        steps.push({ kind, level, occurrence: occurrenceOf(step), from, to, because, ...places });
        continue;
      }
    }
    more += 1;
  }
  return { steps, more, people: people.all };
}

/** Cycle, policy version and which ladder it is are left out: it is the same reminder to whoever gets it. */
function besideEachOther(before: ItemRecord, after: ItemRecord): { was?: Coming; is?: Coming }[] {
  const pairs = new Map<string, { was?: Coming; is?: Coming }>();
  for (const [side, subject] of [['was', before] as const, ['is', after] as const])
    for (const coming of toCome(subject)) {
      const { kind, level } = coming.step;
      const key = `${kind}/${level}/${occurrenceOf(coming.step)}`;
      pairs.set(key, { ...pairs.get(key), [side]: coming });
    }
  const at = ({ was, is }: { was?: Coming; is?: Coming }): Instant => (is ?? was)?.step.fireAt ?? 0;
  return [...pairs.values()].sort((a, b) => at(a) - at(b));
}

/** What is planned, and the ladder that the breach would bring. To play every step is ten times the work. */
function toCome(subject: ItemRecord): Coming[] {
  const planned = subject.steps.filter(({ state }) => state === 'planned');
  const coming = planned.map((step) => ({ subject, step }));
  const breach = planned.find(({ kind }) => kind === 'breach');
  const waits = subject.item.status === 'open' || subject.item.status === 'in_progress';
  if (!breach || !waits) return coming;
  const breached = { ...subject, item: { ...subject.item, ...factsOf(subject, breach) } };
  return [...coming, ...planItem(breached).map((step) => ({ subject: breached, step }))];
}

function occurrenceOf(step: PlannedStep): number {
  return step.kind === 'level' ? timesSaid(step) : step.occurrence;
}

function toldBy(coming: Coming | undefined): Hearer[] {
  return coming ? whomItTells(coming.subject, coming.step) : [];
}

function sameHearers(some: Hearer[], others: Hearer[]): boolean {
  const ids = (of: Hearer[]): string =>
    of
      .map(({ personId }) => personId)
      .sort()
      .join();
  return ids(some) === ids(others);
}

/** People by their places in a list that names each once. */
class Places {
  readonly all: Hearer[] = [];
  private readonly known = new Map<string, number>();

  of(hearers: Hearer[]): number[] {
    return hearers.map(({ personId, role }) => {
      const key = `${personId}/${role}`;
      const place = this.known.get(key) ?? this.all.push({ personId, role }) - 1;
      this.known.set(key, place);
      return place;
    });
  }
}
