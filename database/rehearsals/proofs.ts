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
  'phase.sign_off_overdue': 'signOff',
};

/** Something that was played, and on which item or phase is decided. */
interface Played {
  event: RehearsedEvent;
  on: string | null;
}

/** The events, those of a decision with what is asked of whoever decides; read where they were played. */
export async function withProofs(
  stage: Pick<EntityManager, 'query'>,
  played: readonly Played[],
): Promise<RehearsedEvent[]> {
  const of = (decision: Decision): string[] =>
    played.flatMap(({ event, on }) => (asking[event.type] === decision && on !== null ? [on] : []));
  const proofs = {
    signOff: await proofsAsked(stage, 'signOff', of('signOff')),
    extension: await proofsAsked(stage, 'extension', of('extension')),
    check: await proofsAsked(stage, 'check', of('check')),
  };
  return played.map(({ event, on }) => {
    const decision = asking[event.type];
    const proof = decision === undefined || on === null ? undefined : proofs[decision].get(on);
    return proof ? { ...event, proof } : event;
  });
}
