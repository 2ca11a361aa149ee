import type { EntityManager } from 'typeorm';
import type { Outcome, Subject } from '../../domain/record/outcome.js';
import type { Instant } from '../../domain/time.js';
import { enqueue } from '../engine/outbox.js';
import { saveNotices, type NoticeEntry } from '../inbox/save-notices.js';
import { saveEvents } from '../trail/events.js';
import type { Recording, StoredKind } from './kind.js';
import { pokeOf, recordKinds } from '../engine/kinds.js';
import type { Seen } from './row.js';
import { snapshotOf } from './snapshot.js';
import { savePlans } from './steps.js';

/**
 * Rows, plans, trail, notices and outbox of any number of records of a kind, set-based, in the caller's transaction; then
 * what becomes of others.
 */
export async function saveOutcomes<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  outcomes: readonly Outcome<S, E>[],
  recording: Recording,
): Promise<void> {
  const planned = outcomes.filter(({ before, after }) => before.steps !== after.steps);
  const changed = outcomes.filter(({ events }) => events.length > 0);
  if (planned.length === 0 && changed.length === 0) return;
  const plans = planned.map(({ before, after }) => ({
    subjectKind: stored.kind,
    subjectId: stored.factsOf(after).id,
    before: before.steps,
    after: after.steps,
  }));
  const { byWorkflow, poke } = recording;
  // What a workflow writes itself it has seen, and of a herd that is not asked.
  const unmoved = byWorkflow && !poke ? new Set<string>() : unmovedAmong(stored, changed, recording.at);
  // None waits for another, so that they travel together.
  await Promise.all([
    changed.length > 0 && stored.saveRows(manager, changed, byWorkflow ? 'all' : unmoved),
    savePlans(manager, plans, recording.firedBy),
    saveEvents(
      manager,
      changed.flatMap(({ after, events }) =>
        events.map((event) => ({ ...subjectOf(stored, after), event, facts: stored.factsOf(after) })),
      ),
    ),
    changed.length > 0 && stored.saveEffects?.(manager, changed),
    tell(stored, manager, changed),
    saveOutbox(stored, manager, changed, poke ? unmoved : 'all'),
  ]);
  if (changed.length > 0) await stored.afterwards?.(manager, changed, recording);
}

function subjectOf<S extends Subject, C extends { type: string }, E>(stored: StoredKind<S, C, E>, subject: S) {
  return { subjectKind: stored.kind, subjectId: stored.factsOf(subject).id, programId: stored.programOf(subject) };
}

async function tell<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  changed: readonly Outcome<S, E>[],
): Promise<void> {
  const entries: NoticeEntry[] = [];
  for (const { after, notices } of changed) {
    if (notices.length === 0) continue;
    const about = { ...subjectOf(stored, after), ...stored.aboutOf(after) };
    entries.push(...notices.map((notice) => ({ ...about, notice })));
  }
  await saveNotices(manager, entries);
}

async function saveOutbox<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  changed: readonly Outcome<S, E>[],
  unpoked: Seen,
): Promise<void> {
  const unstarted: readonly string[] = recordKinds[stored.kind].unstarted;
  const pokes =
    unpoked === 'all'
      ? []
      : changed
          .map(({ after }) => stored.factsOf(after))
          .filter(({ id, status }) => !unstarted.includes(status) && !unpoked.has(id))
          .map(({ id }) => pokeOf(stored.kind, id));
  const more = (changed.length > 0 && (await stored.outboxOf?.(manager, changed))) || [];
  await enqueue(manager, [...pokes, ...more]);
}

/** Whether the workflows of all of them wait for the same as before, if anything came of it at all. */
export function allUnmoved<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  outcomes: readonly Outcome<S, E>[],
  at: Instant,
): boolean {
  const changed = outcomes.filter(({ before, after, events }) => events.length > 0 || before.steps !== after.steps);
  return unmovedAmong(stored, changed, at).size === changed.length;
}

/**
 * Those whose workflow waits for the same as before: it is as live, and wakes at the same instant. What it knew of them is as
 * good as what is written, and a poke would cost five events and a turn to find that out. Not where that instant has come: it
 * may have tried in vain, and whoever changes the record may have mended what was in its way.
 */
function unmovedAmong<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  changed: readonly Outcome<S, E>[],
  at: Instant,
): ReadonlySet<string> {
  if (!stored.armsOnly) return new Set();
  const unmoved = changed.filter(({ before, after }) => {
    const [was, is] = [snapshotOf(stored, before), snapshotOf(stored, after)];
    return was.live === is.live && was.nextAt === is.nextAt && (is.nextAt === null || is.nextAt > at);
  });
  return new Set(unmoved.map(({ after }) => stored.factsOf(after).id));
}
