import { OmitType } from '@nestjs/swagger';
import { exceptionKinds, type ExceptionKind } from '../../../../domain/exception/exception.js';
import { ratings, type Rating } from '../../../../domain/policy/rating.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Id, Nested, Text, Texts } from '../openapi/fields.js';
import { SignOffDecision } from '../sign-off/sign-off.dto.js';

export class ExceptionScope {
  @Text({ max: 5000, description: 'What it holds for, and what not.' })
  text!: string;

  @Texts({ max: 20, most: 50, optional: true, description: 'E.g. SG, MY.' })
  markets?: string[];

  @Text({ max: 100, optional: true, nullable: true, description: 'E.g. counterfeit and IP.' })
  domain?: string | null;
}

export class ScopeChanges {
  @Text({ max: 5000, optional: true })
  text?: string;

  @Texts({ max: 20, most: 50, optional: true })
  markets?: string[];

  @Text({ max: 100, optional: true, nullable: true })
  domain?: string | null;
}

export class CompensatingControl {
  @Text({ max: 2000, description: 'What is done instead while the rule is suspended.' })
  text!: string;

  @Id({ description: 'Who does it.' })
  ownerId!: string;
}

/** Only what is given changes. */
export class ExceptionChanges {
  @Text({ max: 200, optional: true })
  title?: string;

  @Nested(() => ScopeChanges, { optional: true })
  scope?: ScopeChanges;

  @Text({ max: 500, optional: true, nullable: true, description: 'The rule or control that is suspended, by name.' })
  rule?: string | null;

  @Texts({
    max: 40,
    most: 1000,
    optional: true,
    description: 'Action items that it suspends, by id or as AI-12; all of them.',
  })
  items?: string[];

  @Text({ max: 20_000, optional: true, description: 'Why it is needed.' })
  rationale?: string;

  @Nested(() => CompensatingControl, { list: true, most: 50, optional: true })
  compensatingControls?: CompensatingControl[];

  @Id({ optional: true, description: 'The named person who owns the residual risk.' })
  riskOwnerId?: string;

  @Id({ optional: true, nullable: true })
  domainLeadId?: string | null;

  @Nested(() => DueDate, { optional: true, nullable: true, description: 'As soon as it is approved, where null.' })
  starts?: DueDate | null;

  @Nested(() => DueDate, { optional: true })
  ends?: DueDate;
}

export class NewExceptionRequest {
  @Choice(exceptionKinds)
  kind!: ExceptionKind;

  @Text({ max: 200 })
  title!: string;

  @Nested(() => ExceptionScope)
  scope!: ExceptionScope;

  @Text({ max: 500, optional: true, nullable: true, description: 'The rule or control that is suspended, by name.' })
  rule?: string | null;

  @Texts({ max: 40, most: 1000, optional: true, description: 'Action items that it suspends, by id or as AI-12.' })
  items?: string[];

  @Text({ max: 20_000, description: 'Why it is needed.' })
  rationale!: string;

  @Nested(() => CompensatingControl, { list: true, most: 50, optional: true })
  compensatingControls?: CompensatingControl[];

  @Choice(ratings, { description: 'The risk before anything is done about it.' })
  inherentRating!: Rating;

  @Choice(ratings, { description: 'The risk with the compensating controls; it decides who must approve.' })
  residualRating!: Rating;

  @Id({ description: 'The named person who owns the residual risk.' })
  riskOwnerId!: string;

  @Id({ optional: true, nullable: true, description: 'That of the first item’s program, where nobody is named.' })
  domainLeadId?: string | null;

  @Nested(() => DueDate, { optional: true, nullable: true, description: 'As soon as it is approved, where not said.' })
  starts?: DueDate | null;

  @Nested(() => DueDate, { description: 'Every exception ends.' })
  ends!: DueDate;

  @Id({ optional: true, description: 'The newest version of the default exception policy where none is named.' })
  policyVersionId?: string;

  @Text({ max: 220, optional: true, description: 'The same by name.', example: 'Strict@2' })
  policy?: string;
}

/** What is not said is taken over from the one that is renewed. */
export class Renewal extends ExceptionChanges {
  @Nested(() => DueDate)
  override ends!: DueDate;

  @Choice(ratings, { optional: true })
  inherentRating?: Rating;

  @Choice(ratings, { optional: true })
  residualRating?: Rating;
}

export class ExceptionDecision extends OmitType(SignOffDecision, ['decision', 'reason', 'followUps'] as const) {
  @Choice(['approve', 'send_back', 'refuse'])
  decision!: 'approve' | 'send_back' | 'refuse';

  @Text({ max: 2000, optional: true, description: 'Needed to send back or refuse.' })
  reason?: string;
}

export class ExceptionReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class Reassessment {
  @Choice(ratings, { optional: true })
  inherentRating?: Rating;

  @Choice(ratings, { optional: true })
  residualRating?: Rating;

  @Text({ max: 2000 })
  reason!: string;
}
