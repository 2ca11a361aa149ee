import type { EntityManager } from 'typeorm';
import { findAnalysis } from '../../../../../database/analyses/row.js';
import { findAlignment } from '../../../../../database/alignments/row.js';
import { findBreach } from '../../../../../database/breaches/row.js';
import { findCase } from '../../../../../database/cases/row.js';
import { findControlTest } from '../../../../../database/control-tests/row.js';
import { findControl } from '../../../../../database/controls/row.js';
import { findFinding } from '../../../../../database/findings/row.js';
import { findException } from '../../../../../database/exceptions/read-exceptions.js';
import { findItem } from '../../../../../database/items/listed-items.js';
import { findOccurrence } from '../../../../../database/occurrences/row.js';
import { findProposal } from '../../../../../database/proposals/row.js';
import { findReview } from '../../../../../database/reviews/row.js';
import { findRisk } from '../../../../../database/risks/row.js';
import type { Actor } from '../../access/actor.js';
import { analysisDetail } from '../../analyses/analysis-json.js';
import { alignmentDetail } from '../../alignments/alignment-json.js';
import { breachDetail } from '../../breaches/breach-json.js';
import { caseDetail } from '../../cases/case-json.js';
import { controlTestDetail } from '../../control-tests/control-test-json.js';
import { controlDetail } from '../../controls/control-json.js';
import { findingDetail } from '../../findings/finding-json.js';
import { occurrenceDetail } from '../../occurrences/occurrence-json.js';
import { exceptionDetail } from '../../exceptions/exception-detail.js';
import { itemDetail } from '../../items/item-detail.js';
import { readProgram } from '../../programs/program-json.js';
import { proposalJson } from '../../proposals/proposal-json.js';
import { reviewDetail } from '../../reviews/review-json.js';
import { riskDetail } from '../../risks/risk-json.js';
import { provenKinds, type ProvenKind } from '../proven-kinds.js';

interface Read {
  id: string;
  /** `AI-12`, or how a program is called where it has no number. */
  called: string;
  title: string;
  /** All that its page shows. */
  facts: object;
}

/** A kind of record, as it is packed. */
export interface Packed {
  kind: ProvenKind;
  read: (manager: EntityManager, ref: string, actor: Actor) => Promise<Read>;
}

/** @throws Refusal `not-found` */
const readers: Record<ProvenKind, (manager: EntityManager, ref: string, actor: Actor) => Promise<object>> = {
  action_item: async (manager, ref, actor) => itemDetail(manager, await findItem(manager, ref), actor),
  program: readProgram,
  exception: async (manager, ref, actor) => exceptionDetail(manager, await findException(manager, ref), actor),
  risk: async (manager, ref, actor) => riskDetail(manager, await findRisk(manager, ref), actor),
  breach: async (manager, ref, actor) => breachDetail(manager, await findBreach(manager, ref), actor),
  case: async (manager, ref, actor) => caseDetail(manager, await findCase(manager, ref), actor),
  analysis: async (manager, ref, actor) => analysisDetail(manager, await findAnalysis(manager, ref), actor),
  review_round: async (manager, ref, actor) => reviewDetail(manager, await findReview(manager, ref), actor),
  alignment: async (manager, ref, actor) => alignmentDetail(manager, await findAlignment(manager, ref), actor),
  finding: async (manager, ref, actor) => findingDetail(manager, await findFinding(manager, ref), actor),
  control: async (manager, ref, actor) => controlDetail(manager, await findControl(manager, ref), actor),
  control_test: async (manager, ref, actor) => controlTestDetail(manager, await findControlTest(manager, ref), actor),
  proposal: async (manager, ref) => proposalJson(await findProposal(manager, ref)),
  occurrence: async (manager, ref, actor) => occurrenceDetail(manager, await findOccurrence(manager, ref), actor),
};

/** What may be done to it now is no part of what it is. */
const ofNow = ['allowed', 'refused', 'pendingExtension', 'signOff'];

export const packedKinds: readonly Packed[] = (Object.keys(provenKinds) as ProvenKind[]).map((kind) => ({
  kind,
  read: async (manager, ref, actor) => {
    const whole = (await readers[kind](manager, ref, actor)) as {
      id: string;
      key?: string;
      name?: string;
      title?: string;
    };
    const facts = Object.fromEntries(Object.entries(whole).filter(([name]) => !ofNow.includes(name)));
    const { id, key, name, title } = whole;
    return { id, called: key ?? `program-${id.slice(0, 8)}`, title: title ?? name ?? '', facts };
  },
}));
