import type { EntityManager } from 'typeorm';
import { findAnalysis } from '../../../../database/analyses/row.js';
import { findAlignment } from '../../../../database/alignments/row.js';
import { findBreach } from '../../../../database/breaches/row.js';
import { findCase } from '../../../../database/cases/row.js';
import { findControlTest } from '../../../../database/control-tests/row.js';
import { findControl } from '../../../../database/controls/row.js';
import { findFinding } from '../../../../database/findings/row.js';
import { findException } from '../../../../database/exceptions/read-exceptions.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { findOccurrence } from '../../../../database/occurrences/row.js';
import { findProposal } from '../../../../database/proposals/row.js';
import { findReview } from '../../../../database/reviews/row.js';
import { findRisk } from '../../../../database/risks/row.js';

interface Proven {
  path: string;
  /** `a risk`, as a sentence calls one. */
  one: string;
  /** By its id or key. @throws Refusal `not-found` */
  find: (manager: EntityManager, ref: string) => Promise<{ id: string }>;
}

/** The kinds of record that can be proven by themselves. */
export const provenKinds = {
  action_item: { path: 'action-items', one: 'an item', find: findItem },
  program: { path: 'programs', one: 'a program', find: findProgramRow },
  exception: {
    path: 'exceptions',
    one: 'an exception',
    find: async (manager, ref) => (await findException(manager, ref)).facts,
  },
  risk: { path: 'risks', one: 'a risk', find: async (manager, ref) => (await findRisk(manager, ref)).facts },
  finding: {
    ...{ path: 'findings', one: 'a finding' },
    find: async (manager, ref) => (await findFinding(manager, ref)).facts,
  },
  case: { path: 'cases', one: 'a case', find: async (manager, ref) => (await findCase(manager, ref)).facts },
  review_round: {
    path: 'review-rounds',
    one: 'a review round',
    find: async (manager, ref) => (await findReview(manager, ref)).facts,
  },
  analysis: {
    ...{ path: 'analyses', one: 'a root cause analysis' },
    find: async (manager, ref) => (await findAnalysis(manager, ref)).facts,
  },
  alignment: {
    ...{ path: 'alignments', one: 'an alignment round' },
    find: async (manager, ref) => (await findAlignment(manager, ref)).facts,
  },
  breach: { path: 'breaches', one: 'a breach', find: async (manager, ref) => (await findBreach(manager, ref)).facts },
  control: {
    path: 'controls',
    one: 'a control',
    find: async (manager, ref) => (await findControl(manager, ref)).facts,
  },
  occurrence: {
    path: 'occurrences',
    one: 'an occurrence',
    find: async (manager, ref) => (await findOccurrence(manager, ref)).facts,
  },
  proposal: {
    ...{ path: 'proposals', one: 'a proposal' },
    find: async (manager, ref) => (await findProposal(manager, ref)).facts,
  },
  control_test: {
    path: 'control-tests',
    one: 'a control test',
    find: async (manager, ref) => (await findControlTest(manager, ref)).facts,
  },
} as const satisfies Record<string, Proven>;

export type ProvenKind = keyof typeof provenKinds;
