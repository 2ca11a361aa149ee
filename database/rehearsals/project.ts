import type { DataSource } from 'typeorm';
import { eventTypes } from '../../domain/item/fire.js';
import { foresee } from '../../domain/item/foresee.js';
import type { RehearsedMessage } from '../../domain/rehearsal/summarise.js';
import { formatLocal } from '../../domain/time.js';
import { loadItemRecords } from '../items/load-items.js';
import { recordKinds, statesIn } from '../engine/kinds.js';
import { withProofs } from './proofs.js';
import { resultOf } from './read-result.js';
import type { RehearsalResult, RehearsedEvent } from './rehearsals.js';
import { Turn } from '../sql/in-turns.js';

const batch = 500;

/**
 * The same without an engine: every item's plan is played by the function with which the engine fires it. What items and
 * the program do to each other is not in it.
 */
export async function project(
  stage: DataSource,
  { from, until }: { from: number; until: number },
): Promise<RehearsalResult> {
  const ids = await stage.query<{ id: string }[]>(
    `SELECT id FROM action_items WHERE status IN (${statesIn(recordKinds.action_item.live)}) ORDER BY id`,
  );
  const people = await stage.query<{ id: string; name: string }[]>('SELECT id, name FROM people');
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const messages: RehearsedMessage[] = [];
  const events: RehearsedEvent[] = [];
  const turn = new Turn();
  for (let at = 0; at < ids.length; at += batch) {
    const cases = await loadItemRecords(
      stage.manager,
      ids.slice(at, at + batch).map(({ id }) => id),
      { at: from },
    );
    for (const subject of cases) {
      await turn.next();
      for (const { step, told } of foresee(subject, until)) {
        const instant = new Date(step.fireAt).toISOString();
        const nameOf = (id: string): string => names.get(id) ?? '';
        const level = step.kind === 'level' ? step.level : null;
        const { id, number, title, due } = subject.item;
        events.push({
          at: instant,
          local: `${formatLocal(step.fireAt, due.zone)} ${due.zone}`,
          type: eventTypes[step.kind] ?? `item.${step.kind}`,
          item: { id, key: `AI-${number}`, title },
          subjectId: id,
          level,
          because: step.because,
          told: told.map(({ personId, role }) => ({
            ...{ person: { id: personId, name: nameOf(personId) }, role },
            ...{ kind: step.kind, level },
          })),
        });
        for (const { personId } of told)
          messages.push({ personId, name: nameOf(personId), kind: step.kind, level, at: instant });
      }
    }
  }
  events.sort((a, b) => a.at.localeCompare(b.at));
  const played = events.map((event) => ({ event, on: event.item?.id ?? null }));
  return resultOf(messages, await withProofs(stage, played));
}
