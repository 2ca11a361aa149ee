import { OmitType, PickType } from '@nestjs/swagger';
import { verdicts, type Verdict } from '../../../../domain/analysis/analysis.js';
import {
  causeRoles,
  confidences,
  gates,
  methods,
  mostEvidence,
  mostMoments,
  mostNodes,
  mostParents,
  nodeKinds,
  type CauseRole,
  type Confidence,
  type Gate,
  type Method,
  type NodeKind,
} from '../../../../domain/analysis/content.js';
import { mostCategories, mostCodes, mostRepeatDays } from '../../../../domain/analysis/taxonomy.js';
import { lifecycleStages, type LifecycleStage } from '../../../../domain/case/case.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Flag, Id, Ids, Moment, Nested, Text, Texts, Whole } from '../openapi/fields.js';
import { ItemPolicyChoice } from '../policies/policy-choice.js';
import { SignOffDecision } from '../sign-off/sign-off.dto.js';

const maybe = { optional: true, nullable: true };

class EvidenceBody {
  @Text({ max: 1000, description: 'What shows that it is so.' })
  text!: string;

  @Text({ max: 2000, description: 'Where it is; https only.', ...maybe })
  link?: string | null;

  @Text({
    ...{ max: 64, pattern: /^[\da-f]{64}$/, says: 'must be a SHA-256, in hex.', ...maybe },
    description: 'Of the file that was looked at, so that nobody replaces it in silence.',
  })
  sha256?: string | null;
}

class NodeBody {
  @Text({
    ...{ max: 40, pattern: /^[\w-]{1,40}$/ },
    description: 'Chosen by whoever draws it, and kept from version to version.',
  })
  id!: string;

  @Choice(nodeKinds, { description: '`effect` is what happened, once; which others there are depends on the method.' })
  kind!: NodeKind;

  @Text({ max: 1000, description: 'What is so.' })
  text!: string;

  @Choice(gates, { description: 'Of a gate: whether all below it are needed, or any one is enough.', ...maybe })
  gate?: Gate | null;

  @Texts({ max: 40, most: mostParents, optional: true, description: 'Ids of what it explains; none of the effect.' })
  parents?: string[];

  @Choice(causeRoles, { description: 'Of a cause: root, or contributing.', ...maybe })
  role?: CauseRole | null;

  @Text({ max: 40, description: 'Of a cause: a code of the taxonomy, or `unknown`.', ...maybe })
  code?: string | null;

  @Choice(confidences, { description: 'Of a cause that is known: how sure you are.', ...maybe })
  confidence?: Confidence | null;

  @Nested(() => EvidenceBody, {
    ...{ list: true, most: mostEvidence, optional: true },
    description: 'What shows that it is so.',
  })
  evidence?: EvidenceBody[];
}

class HappenedBody {
  @Moment({ description: 'When it happened.' })
  at!: string;

  @Text({ max: 1000, description: 'What happened.' })
  text!: string;
}

/** All that an analysis says; what is not said is empty. */
export class AnalysisContentRequest {
  @Text({ max: 200, description: 'What is asked, in one line.' })
  title!: string;

  @Text({ max: 20_000, description: 'What happened, and how far it goes.' })
  problem!: string;

  @Choice(methods, { description: 'Five whys, a fishbone, or a fault tree: views of one graph.' })
  method!: Method;

  @Choice(lifecycleStages, { description: 'The stage of the governance lifecycle at which it happened.', ...maybe })
  stage?: LifecycleStage | null;

  @Text({ max: 100, ...maybe })
  domain?: string | null;

  @Texts({ max: 20, most: 50, optional: true, description: 'E.g. SG, MY.' })
  markets?: string[];

  @Nested(() => NodeBody, {
    ...{ list: true, most: mostNodes, optional: true },
    description: 'The graph; the effect alone where nothing is said.',
  })
  nodes?: NodeBody[];

  @Nested(() => HappenedBody, {
    ...{ list: true, most: mostMoments, optional: true },
    description: 'What happened when.',
  })
  timeline?: HappenedBody[];
}

export class AnalysisVersionRequest extends AnalysisContentRequest {
  @Text({ max: 2000, optional: true, description: 'What is other in this version, for the trail.' })
  note?: string;
}

/** Policies by name; the default where nothing is said. */
export class AnalysisPolicyChoice extends PickType(ItemPolicyChoice, ['escalation', 'reminder', 'signOff'] as const) {}

export class NewAnalysisRequest extends AnalysisContentRequest {
  @Id({ optional: true, description: 'The analyst who answers for it; whoever opens it, where nothing is said.' })
  ownerId?: string;

  @Id({ description: 'Who leads its domain, and signs where the sign-off policy asks the lead.', ...maybe })
  domainLeadId?: string | null;

  @Nested(() => DueDate, {
    optional: true,
    description: 'By when it is to be handed in; as the limit of the taxonomy says, where nothing is said.',
  })
  due?: DueDate;

  @Texts({
    ...{ max: 100, most: 20 },
    description: 'The cases and findings that it is about, by key or id; at least one.',
  })
  about!: string[];

  @Flag({ optional: true, description: 'Seen by those who have a part in it and by those named in `readerIds` only.' })
  restricted?: boolean;

  @Ids({ most: 100, optional: true, description: 'Who reads a restricted one all the same.' })
  readerIds?: string[];

  @Nested(() => AnalysisPolicyChoice, {
    optional: true,
    description: 'Policies by name; the defaults where nothing is said.',
  })
  policies?: AnalysisPolicyChoice;
}

export class AnalysisAsk {
  @Id({ description: 'Who is to say it.' })
  personId!: string;

  @Text({ max: 20, optional: true, description: 'Whether it could happen in this market too.' })
  market?: string;

  @Text({ max: 100, optional: true, description: 'Whether it could happen in this domain too.' })
  domain?: string;

  @Nested(() => DueDate, { description: 'By when.' })
  due!: DueDate;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class AnalysisAnswer {
  @Choice(verdicts, { description: 'Whether it happens there too.' })
  verdict!: Verdict;

  @Text({ max: 5000, description: 'How that is known.' })
  text!: string;

  @Text({
    ...{ max: 100, optional: true },
    description: 'Of a yes: the case or the finding in which it is looked into, by key or id; it is linked.',
  })
  record?: string;
}

export class AnalysisNote {
  @Text({ max: 2000, optional: true })
  note?: string;
}

export class AnalysisReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class AnalysisDecision extends OmitType(SignOffDecision, ['followUps'] as const) {}

export class AnalysisSchedule extends AnalysisReason {
  @Nested(() => DueDate, { optional: true, description: 'By when it is to be handed in.' })
  due?: DueDate;

  @Id({ description: 'Who leads its domain, and signs where the sign-off policy asks the lead.', ...maybe })
  domainLeadId?: string | null;
}

export class AnalysisReassignment extends AnalysisReason {
  @Id({ description: 'Who answers for it from now on.' })
  ownerId!: string;
}

class CategoryBody {
  @Text({ max: 40, description: 'The short name by which codes call it: small letters, digits and hyphens.' })
  key!: string;

  @Text({ max: 100, description: 'As people read it.' })
  name!: string;
}

class CauseCodeBody {
  @Text({ max: 40, description: 'The short name of the cause: small letters, digits and hyphens.' })
  code!: string;

  @Text({ max: 200, description: 'As people read it.' })
  name!: string;

  @Text({ max: 40, description: 'The key of a category.' })
  category!: string;
}

export class TaxonomyBody {
  @Nested(() => CategoryBody, { list: true, most: mostCategories, description: 'Those of a fishbone.' })
  categories!: CategoryBody[];

  @Nested(() => CauseCodeBody, { list: true, most: mostCodes, description: 'Causes, by which findings are compared.' })
  codes!: CauseCodeBody[];

  @Text({ max: 60, description: 'Working time within which an analysis is to be handed in, where no date is said.' })
  analyseWithin!: string;

  @Whole({
    min: 1,
    max: mostRepeatDays,
    description: 'A finding of the same root cause within so many days is a repeat.',
  })
  repeatDays!: number;

  @Flag({ description: 'Whether a repeat is rated one step higher.' })
  repeatRaises!: boolean;

  @Text({ max: 2000, description: 'Where it is from, or why it is changed.' })
  note!: string;
}
