import { PickType } from '@nestjs/swagger';
import {
  caseSources,
  lifecycleStages,
  mostAffected,
  mostSamples,
  verdicts,
  type CaseSource,
  type LifecycleStage,
  type Verdict,
} from '../../../../domain/case/case.js';
import { mostOfScale } from '../../../../domain/case/matrix.js';
import { mostMerged } from '../../../../domain/case/merge.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Flag, Id, Ids, Nested, Text, Texts, Whole, type FieldOptions } from '../openapi/fields.js';
import { ItemPolicyChoice } from '../policies/policy-choice.js';

const likelihood = {
  min: 1,
  max: mostOfScale,
  description: 'How likely it is to happen, or to go on, from 1 (hardly ever) to 5 (all the time).',
};
const impact = { min: 1, max: mostOfScale, description: 'How much it matters, from 1 (hardly) to 5 (gravely).' };
const stage = 'The stage of the governance lifecycle at which it went wrong.';
const whole = { min: 0, max: mostAffected, optional: true, nullable: true };
const due = 'By when it is to be closed.';

/** Policies by name; the default where nothing is said. */
export class CasePolicyChoice extends PickType(ItemPolicyChoice, ['escalation', 'reminder'] as const) {}

/** How many are affected; null or left out: nobody has counted. */
export class AffectedBody {
  @Whole({ ...whole, description: 'How many users.' })
  users?: number | null;

  @Whole({ ...whole, description: 'How many sellers.' })
  sellers?: number | null;

  @Whole({ ...whole, description: 'How many creators.' })
  creators?: number | null;

  @Whole({ ...whole, description: 'How many listings.' })
  listings?: number | null;
}

export class SampleBody {
  @Text({
    max: 2000,
    pattern: /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/,
    says: 'must be a link that begins with https:// and has no spaces and no user name, of 2000 characters at most.',
    description: 'A link; https only.',
  })
  url!: string;

  @Text({ max: 500, optional: true, nullable: true, description: 'What it shows.' })
  note?: string | null;
}

/** Of these a case is made, and by these it is changed. */
function Content({ optional }: Pick<FieldOptions, 'optional'>) {
  const sometimes = optional === true ? { optional } : {};
  class ContentBody {
    @Text({ max: 200, description: 'What it is about, in one line.', ...sometimes })
    title!: string;

    @Text({ max: 20_000, description: 'What happened, and how it was noticed.', ...sometimes })
    text!: string;

    @Choice(caseSources, { description: 'From where it comes.', ...sometimes })
    source!: CaseSource;

    @Text({
      max: 500,
      optional: true,
      nullable: true,
      description: 'The source in words; needed where it is `other`.',
    })
    sourceText?: string | null;

    @Text({ max: 100, optional: true, nullable: true })
    domain?: string | null;

    @Texts({ max: 20, most: 50, optional: true, description: 'E.g. SG, MY.' })
    markets?: string[];

    @Choice(lifecycleStages, { optional: true, nullable: true, description: stage })
    stage?: LifecycleStage | null;

    @Nested(() => AffectedBody, { optional: true, description: 'How many users, sellers, creators and listings.' })
    affected?: AffectedBody;

    @Nested(() => SampleBody, { list: true, most: mostSamples, optional: true, description: 'What shows it.' })
    samples?: SampleBody[];
  }
  return ContentBody;
}

export class NewCaseRequest extends Content({}) {
  @Whole(likelihood)
  likelihood!: number;

  @Whole(impact)
  impact!: number;

  @Id({ optional: true, description: 'Who triages it; whoever reports it, where nothing is said.' })
  leadId?: string;

  @Id({ optional: true, nullable: true, description: 'Who leads its domain, and hears of what is late.' })
  domainLeadId?: string | null;

  @Id({ optional: true, nullable: true, description: 'Who reported it, where that is a person of the house.' })
  reporterId?: string | null;

  @Text({ max: 200, optional: true, nullable: true, description: 'Who reported it, in words.' })
  reporter?: string | null;

  @Flag({ optional: true, description: 'Seen by those who have a part in it and by those named in `readerIds` only.' })
  restricted?: boolean;

  @Ids({ most: 100, optional: true, description: 'Who reads a restricted one all the same.' })
  readerIds?: string[];

  @Nested(() => CasePolicyChoice, {
    optional: true,
    description: 'Policies by name; the defaults where nothing is said.',
  })
  policies?: CasePolicyChoice;
}

/** Only what is given changes. */
export class CaseChanges extends Content({ optional: true }) {}

export class CaseTriage {
  @Whole({ ...likelihood, optional: true })
  likelihood?: number;

  @Whole({ ...impact, optional: true })
  impact?: number;

  @Id({ optional: true, description: 'Who leads it from now on; who has it, where nothing is said.' })
  leadId?: string;

  @Nested(() => DueDate, { description: due })
  due!: DueDate;

  @Text({ max: 2000, optional: true, description: 'Why it is rated so.' })
  note?: string;
}

export class CaseConclusion {
  @Choice(verdicts, { description: 'Whether what was reported is so.' })
  verdict!: Verdict;

  @Text({ max: 20_000, description: 'What was looked at, and what was found.' })
  text!: string;
}

export class CaseClosing {
  @Text({ max: 2000, optional: true })
  note?: string;
}

export class CaseReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class CaseReopening extends CaseReason {
  @Nested(() => DueDate, {
    optional: true,
    description: 'By when it is to be closed. Needed of one that was closed; of one that was rejected it is left out.',
  })
  due?: DueDate;
}

export class CaseSchedule extends CaseReason {
  @Nested(() => DueDate, { optional: true, description: due })
  due?: DueDate;

  @Id({ optional: true, nullable: true, description: 'Who leads its domain, and hears of what is late.' })
  domainLeadId?: string | null;
}

export class CaseReassignment extends CaseReason {
  @Id({ description: 'Who leads it from now on.' })
  leadId!: string;
}

const one = 'By its id, or as CA-12.';

export class CaseMerge extends CaseReason {
  @Text({ max: 40, description: `The case in which it goes on. ${one}` })
  into!: string;
}

export class CaseMergesPreview {
  @Texts({ max: 40, most: mostMerged, description: `Those that are to go on in it. Each ${one.toLowerCase()}` })
  cases!: string[];
}

export class CaseMerges extends CaseMergesPreview {
  @Text({ max: 2000 })
  reason!: string;

  @Text({
    max: 64,
    optional: true,
    description: 'Of the preview: where anything has changed since, the merge is refused.',
  })
  digest?: string;
}
