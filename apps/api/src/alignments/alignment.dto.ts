import { mostConditions, mostTeams, positions, type PositionKind } from '../../../../domain/alignment/alignment.js';
import { parts, type Part } from '../../../../domain/alignment/content.js';
import { ruleKinds } from '../../../../domain/alignment/rule.js';
import { CasePolicyChoice } from '../cases/case.dto.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Choices, Flag, Id, Ids, Nested, Text, TimeSpan, Whole } from '../openapi/fields.js';

const long = 20_000;
const within =
  'Within which time from its acceptance, such as `10 working days`, counted by the calendar of who does it.';

export class AskedTeam {
  @Id({ description: 'The team.' })
  teamId!: string;

  @Id({ optional: true, description: 'Who answers for it; its lead, where nobody is named and it has one.' })
  personId?: string;
}

export class RuleBody {
  @Choice(ruleKinds, {
    description:
      '`all`: every team agrees. `no_objection`: all have answered, at least one agrees, none objects. `quorum`: so many agree.',
  })
  kind!: (typeof ruleKinds)[number];

  @Whole({ min: 1, max: mostTeams, optional: true, description: 'Of a quorum: how many teams are to agree.' })
  required?: number;
}

export class NewAlignmentRequest {
  @Text({ max: 100, description: 'The finding, by its key, such as FI-12, or its id.' })
  finding!: string;

  @Text({ max: long, description: 'What is proposed, beside what the finding says.' })
  proposal!: string;

  @Nested(() => AskedTeam, { list: true, most: mostTeams, description: 'Who is asked.' })
  teams!: AskedTeam[];

  @Nested(() => RuleBody, { description: 'How it comes out by itself.' })
  rule!: RuleBody;

  @Nested(() => DueDate, {
    description: 'By when the teams answer, counted by the calendar of the first market that has one.',
  })
  due!: DueDate;

  @Id({ optional: true, description: 'Who weighs the answers, and answers for no team; whoever opens it.' })
  chairId?: string;

  @Nested(() => CasePolicyChoice, {
    optional: true,
    description: 'Policies by name; the defaults where nothing is said.',
  })
  policies?: CasePolicyChoice;
}

export class ConditionBody {
  @Text({ max: 2000, description: 'On which condition the team agrees.' })
  text!: string;

  @Id({ optional: true, description: 'Who would do it; the chair says so otherwise.' })
  ownerId?: string;

  @TimeSpan({ optional: true, description: within })
  within?: string;
}

export class AlignmentAnswer {
  @Choice(positions, { description: 'What the team says.' })
  position!: PositionKind;

  @Whole({ min: 1, max: 1000, description: 'The revision that was read: another by now is refused.' })
  revision!: number;

  @Id({ optional: true, description: 'The team, where whoever answers could answer for several.' })
  teamId?: string;

  @Text({ max: 4000, optional: true, description: 'Why; needed of an objection and of an abstention.' })
  reason?: string;

  @Text({ max: 4000, optional: true, description: 'Of an objection, always: what would change the team’s mind.' })
  wouldChange?: string;

  @Nested(() => ConditionBody, {
    ...{ list: true, most: mostConditions, optional: true },
    description: 'Of the position `conditions`, at least one.',
  })
  conditions?: ConditionBody[];

  @Choices(parts, { optional: true, description: 'What the answer is about: a revision of that asks the team again.' })
  about?: Part[];
}

export class ConditionSettling {
  @Id({ description: 'The condition.' })
  conditionId!: string;

  @Flag({ description: 'True: it becomes an action item. False: the team is left without it.' })
  accept!: boolean;

  @Text({ max: 2000, description: 'Why.' })
  reason!: string;

  @Id({ optional: true, description: 'Who does it; as the condition says, where nothing is said.' })
  ownerId?: string;

  @TimeSpan({ optional: true, description: within })
  within?: string;

  @Id({
    optional: true,
    description:
      'The program of the item. Where none is named: the one to which the finding is linked, or a new one, “Conditions of AL-12”.',
  })
  programId?: string;
}

export class Concern {
  @Choice(parts, { description: 'A part that changes.' })
  part!: Part;

  @Ids({ most: mostTeams, description: 'Teams that it concerns: they are asked again.' })
  teamIds!: string[];
}

export class AlignmentRevisionPreview {
  @Text({ max: long, optional: true, description: 'What is proposed from now on; as it was, where nothing is said.' })
  proposal?: string;

  @Nested(() => Concern, {
    ...{ list: true, most: parts.length, optional: true },
    description:
      'Whom the parts that change concern. Where nothing is said: the teams that objected, that put conditions, and whose answer is about a part that changes.',
  })
  concerns?: Concern[];
}

export class AlignmentRevising extends AlignmentRevisionPreview {
  @Nested(() => DueDate, {
    optional: true,
    description: 'By when they answer; as it was, where that is still to come.',
  })
  due?: DueDate;

  @Text({ max: 2000, description: 'What was changed, and why.' })
  reason!: string;
}

export class AlignmentAsking {
  @Id({ description: 'A team more; or one that is asked, for which somebody else answers from now on.' })
  teamId!: string;

  @Id({ optional: true, description: 'Who answers for it; its lead, where nobody is named and it has one.' })
  personId?: string;

  @Text({ max: 2000 })
  reason!: string;
}

export class AlignmentDecision {
  @Flag({ description: 'Whether it is agreed.' })
  agreed!: boolean;

  @Text({ max: 4000, description: 'Why, over what the rule says.' })
  reason!: string;
}

export class AlignmentReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class AlignmentSchedule extends AlignmentReason {
  @Nested(() => DueDate, { description: 'By when it is waited for.' })
  due!: DueDate;
}

export class AlignmentReassignment extends AlignmentReason {
  @Id({ description: 'Who has the chair from now on.' })
  chairId!: string;
}
