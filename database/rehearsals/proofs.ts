import type { EntityManager } from 'typeorm';
import type { Decision } from '../../domain/notification/link-action.js';
import { proofsAsked } from '../links/proof-asked.js';
import type { RehearsedEvent } from './rehearsals.js';

/** Events that tell people of a decision that is asked of them. */
const asking: Record<string, Decision> = {
  'item.sign_off_overdue': 'signOff',
  'item.extension_overdue': 'extension',
  'item.effectiveness_asked': 'check',
  'item.effectiveness_overdue': 'check',
};

/** The same events, those of a decision with what is asked of whoever decides; read where they were played. */
export async function withProofs(
  stage: Pick<EntityManager, 'query'>,
  timeline: readonly RehearsedEvent[],
): Promise<RehearsedEvent[]> {
  const of = (decision: Decision): string[] =>
    timeline.flatMap(({ type, item }) => (asking[type] === decision && item ? [item.id] : []));
  const proofs = {
    signOff: await proofsAsked(stage, 'signOff', of('signOff')),
    extension: await proofsAsked(stage, 'extension', of('extension')),
    check: await proofsAsked(stage, 'check', of('check')),
  };
  return timeline.map((event) => {
    const decision = asking[event.type];
    const proof = decision && event.item ? proofs[decision].get(event.item.id) : undefined;
    return proof ? { ...event, proof } : event;
  });
}
