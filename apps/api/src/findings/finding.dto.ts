import { lifecycleStages, type LifecycleStage } from '../../../../domain/case/case.js';
import { grades, mostEvidenceLinks, mostRecommendations, type Grade } from '../../../../domain/finding/finding.js';
import { ratings, type Rating } from '../../../../domain/policy/rating.js';
import { CasePolicyChoice } from '../cases/case.dto.js';
import { DueDate } from '../items/item.dto.js';
import {
  Choice,
  Flag,
  Id,
  Ids,
  JsonObject,
  Nested,
  Text,
  Texts,
  Whole,
  Zone,
  type FieldOptions,
} from '../openapi/fields.js';

const long = 20_000;
const maybe = { optional: true, nullable: true };
const target = 'By when it is to be remediated.';
const stage = 'The stage of the governance lifecycle at which the gap is.';

/** Of these a finding is made, and by these it is changed. */
function Content({ optional }: Pick<FieldOptions, 'optional'>) {
  const sometimes = optional === true ? { optional } : {};
  class ContentBody {
    @Text({ max: 200, description: 'The gap, in one line.', ...sometimes })
    title!: string;

    @Text({ max: long, description: 'What is so.', ...sometimes })
    condition!: string;

    @Text({ max: long, description: 'What should be so, and by which rule. Needed before it is proposed.', ...maybe })
    criteria?: string | null;

    @Text({ max: long, description: 'Why it is so.', ...maybe })
    cause?: string | null;

    @Text({ max: long, description: 'What comes of it.', ...maybe })
    effect?: string | null;

    @Texts({ max: 4000, most: mostRecommendations, optional: true, description: 'What is to be done; each an item.' })
    recommendations?: string[];

    @Choice(lifecycleStages, { description: stage, ...maybe })
    stage?: LifecycleStage | null;

    @Text({ max: 100, ...maybe })
    domain?: string | null;

    @Texts({
      ...{ max: 20, most: 50, ...sometimes },
      description: 'E.g. SG, MY; at least one. Dates are counted by the calendar of the first that has one.',
    })
    markets!: string[];

    @Choice(ratings, { description: 'Of a finding; an observation has none.', ...maybe })
    rating?: Rating | null;
  }
  return ContentBody;
}

export class NewFindingRequest extends Content({}) {
  @Choice(grades, { description: 'An observation asks for no action; a finding is a gap that was confirmed.' })
  grade!: Grade;

  @Id({ optional: true, description: 'Who answers for the gap; whoever writes it down, where nothing is said.' })
  ownerId?: string;

  @Id({ description: 'Who leads its domain, and hears of what is late.', ...maybe })
  domainLeadId?: string | null;

  @Texts({
    ...{ max: 100, most: 20, optional: true },
    description: 'To what it is linked from the start, by key or id: the case it came out of, such as CA-12.',
  })
  links?: string[];

  @Text({
    ...{ max: 100, optional: true },
    description: 'The signed root cause analysis that gives its cause, by key or id, such as RA-12; it is linked.',
  })
  analysis?: string;

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
export class FindingChanges extends Content({ optional: true }) {}

export class FindingRaise {
  @Choice(ratings, { description: 'How bad it is.' })
  rating!: Rating;

  @Text({ max: long, optional: true, description: 'What should be so; as it was written where nothing is said.' })
  criteria?: string;

  @Id({ optional: true, description: 'Who answers for the gap.' })
  ownerId?: string;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class FindingCause {
  @Text({ max: 100, description: 'The signed root cause analysis, by key or id, such as RA-12; it is linked.' })
  analysis!: string;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class FindingReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class FindingProposal {
  @Nested(() => DueDate, {
    optional: true,
    description: `${target} At the latest as the limits say, which hold otherwise.`,
  })
  target?: DueDate;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class FindingNote {
  @Text({ max: 2000, optional: true })
  note?: string;
}

export class FindingDispute extends FindingReason {
  @Text({ max: 2000, description: 'What would change their mind.' })
  wouldChange!: string;
}

export class FindingRemediation {
  @Text({
    max: 100,
    optional: true,
    description: 'The item or program that remediates it, by key or id; it is linked.',
  })
  by?: string;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class FindingDone {
  @Text({ max: long, description: 'What was done, and how one sees it.' })
  text!: string;

  @Texts({ max: 2000, most: mostEvidenceLinks, optional: true, description: 'Links to the evidence; https only.' })
  links?: string[];
}

export class FindingVerification {
  @Text({ max: long, description: 'What was looked at, and what was seen.' })
  text!: string;
}

export class FindingReopening extends FindingReason {
  @Nested(() => DueDate, { optional: true, description: `${target} As the limits say, where nothing is said.` })
  target?: DueDate;
}

export class FindingSchedule extends FindingReason {
  @Nested(() => DueDate, { optional: true, description: target })
  target?: DueDate;

  @Id({ description: 'Who leads its domain, and hears of what is late.', ...maybe })
  domainLeadId?: string | null;
}

export class FindingReassignment extends FindingReason {
  @Id({ description: 'Who answers for it from now on.' })
  ownerId!: string;
}

export class FindingLaunchPreview {
  @Text({ max: 200, optional: true, description: 'Of the program; that of the finding where nothing is said.' })
  name?: string;

  @Id({ optional: true, description: 'The template; out of the recommendations where nothing is said.' })
  templateId?: string;

  @Whole({ min: 1, max: 1_000_000, optional: true, description: 'Of the template; the newest that is published.' })
  templateVersion?: number;

  @JsonObject({ max: 100_000, optional: true, description: 'Parameters of the template by name, all of them texts.' })
  parameters?: Record<string, unknown>;

  @Id({ optional: true, description: 'Program manager; who asks, where nobody is named.' })
  managerId?: string;

  @Zone({ optional: true })
  timeZone?: string;
}

export class FindingLaunch extends FindingLaunchPreview {
  @Flag({ optional: true, description: 'False: it is a draft until somebody launches it.' })
  activate?: boolean;

  @Text({
    max: 64,
    optional: true,
    description: 'Of the preview: where it would make something else by now, it is refused.',
  })
  digest?: string;
}
