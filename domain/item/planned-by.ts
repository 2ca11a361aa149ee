import { noOutcome } from '../record/outcome.js';
import type { StepKind } from '../record/step.js';
import type { Instant } from '../time.js';
import { decideItem } from './decide.js';
import { foresee, type Foreseen } from './foresee.js';
import type { ItemRecord } from './item.js';
import { timesSaid } from './rungs.js';

/** The policies that say when something fires for an item that nobody has handed in. */
export const tryableKinds = ['escalation', 'reminder'] as const;
export type TryableKind = (typeof tryableKinds)[number];

/** How a step that would come stands to the plan as it is: there too, at another time, to others, or not in it. */
export const stepChanges = ['same', 'moved', 'others', 'new'] as const;

export interface PlannedBy {
  /** What would come, in order. */
  coming: (Foreseen & { change: (typeof stepChanges)[number]; was: Instant | null })[];
  /** What comes as things stand, and then would not. */
  gone: Foreseen[];
  after: ItemRecord;
}

/**
 * What would come for an item if it were re-planned now to this version of a policy: decided by the command itself, and
 * played as `upcoming` plays it. Nothing is written.
 *
 * @param subject with what the version says among its other policies, under this id
 * @param most so many steps are looked at
 * @throws Refusal `illegal-transition` where it cannot be re-planned
 */
export function plannedBy(
  subject: ItemRecord,
  { kind, versionId }: { kind: TryableKind; versionId: string },
  at: Instant,
  most: number,
): PlannedBy {
  const version =
    kind === 'escalation' ? { escalationPolicyVersionId: versionId } : { reminderPolicyVersionId: versionId };
  const by = { actorId: null, key: `policy-preview/${subject.item.id}`, at };
  const { after } = decideItem(noOutcome(subject), { type: 'replan', ...version, reason: 'tried' }, by);
  const now = foresee(subject, Infinity, most);
  const then = foresee(after, Infinity, most);
  const nowBy = new Map(now.map((step) => [nameOf(step), step]));
  const thenBy = new Set(then.map(nameOf));
  const whole = then.length < most;
  return {
    coming: then.map((step) => ({ ...step, ...changeOf(nowBy.get(nameOf(step)), step) })),
    // What comes beyond those that were looked at is not said to come no more.
    gone: whole ? now.filter((step) => !thenBy.has(nameOf(step))) : [],
    after,
  };
}

function changeOf(was: Foreseen | undefined, is: Foreseen): Pick<PlannedBy['coming'][number], 'change' | 'was'> {
  if (was === undefined) return { change: 'new', was: null };
  const { fireAt } = was.step;
  if (fireAt !== is.step.fireAt) return { change: 'moved', was: fireAt };
  return { change: hearers(was) === hearers(is) ? 'same' : 'others', was: fireAt };
}

/** Policy version and which ladder it is are left out: it is the same level to whoever hears of it. */
function nameOf({ step }: Foreseen): string {
  const { kind, level } = step;
  return `${kind satisfies StepKind}/${level}/${kind === 'level' ? timesSaid(step) : step.occurrence}`;
}

function hearers({ told }: Foreseen): string {
  return told
    .map(({ personId }) => personId)
    .sort()
    .join();
}
