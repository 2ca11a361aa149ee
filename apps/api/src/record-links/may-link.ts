import { mayWriteCases } from '../../../../domain/access/case-access.js';
import { mayWriteControls } from '../../../../domain/access/control-access.js';
import { mayWriteFindings } from '../../../../domain/access/finding-access.js';
import type { LinkedKind } from '../../../../domain/record-link/link.js';
import type { Actor } from '../access/actor.js';

type May = (actor: Actor) => void;

/** The kinds that people link by hand, each with whether somebody writes such records at all. */
const byHand = { case: mayWriteCases, finding: mayWriteFindings, control: mayWriteControls } satisfies Partial<
  Record<LinkedKind, May>
>;

/** Refuses whoever may not; of a kind that is not linked by hand there is none. */
export const mayLink: Partial<Record<LinkedKind, May>> & typeof byHand = byHand;
