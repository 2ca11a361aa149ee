import { makers, rejections, type Maker, type Rejection } from '../../../../domain/proposal/proposal.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Id, JsonObject, Nested, Text, Texts } from '../openapi/fields.js';

/** So many are decided at once: what somebody can look through in one go. */
export const mostAtOnce = 100;

class ProposalQuote {
  @Text({ max: 2000, description: 'Word for word.' })
  text!: string;

  @Text({ max: 500, description: 'A record by its key, such as CA-12, or an address.' })
  source!: string;

  @Text({ max: 200, optional: true, description: 'Where in it: a page, a line, a field.' })
  place?: string;
}

class ProposalMaker {
  @Text({ max: 100, optional: true, description: 'What the rule, the model or the client is called.' })
  name?: string;

  @Text({ max: 100, optional: true, description: 'The version of the rule.' })
  rule?: string;

  @Text({ max: 100, optional: true, description: 'The version of the prompt.' })
  prompt?: string;

  @Text({ max: 100, optional: true, description: 'The version of the model.' })
  model?: string;

  @Text({ max: 100, optional: true, description: 'The version of the data that it has seen.' })
  data?: string;

  @Text({ max: 100, optional: true, description: 'The version of the schema that it answered by.' })
  schema?: string;
}

const until =
  'When it is over by itself, if nobody has decided: within a year. Ten working days from now where nothing is said.';
const premise =
  'The facts that it is made on, by their names in the record; those that the command changes where nothing is said. The state is always among them.';

export class NewProposalRequest {
  @Text({ max: 100, description: 'The record, by its key, such as FI-12, or by its id.' })
  record!: string;

  @Text({
    max: 50,
    description:
      'What is to be done to it, as the API calls it: reassign, of POST /findings/{id}/reassign; edit is PATCH.',
  })
  command!: string;

  @JsonObject({ max: 20_000, optional: true, description: 'The body that the command takes.' })
  arguments?: Record<string, unknown>;

  @Text({ max: 4000, description: 'Why.' })
  reason!: string;

  @Nested(() => ProposalQuote, { list: true, most: 20, optional: true, description: 'What speaks for it.' })
  quotes?: ProposalQuote[];

  @Texts({ max: 60, most: 40, optional: true, description: premise })
  premise?: string[];

  @Choice(makers, {
    optional: true,
    description:
      'Who or what has made it; person where nothing is said. Whoever sends it counts as its author all the same.',
  })
  maker?: Maker;

  @Nested(() => ProposalMaker, {
    optional: true,
    description: 'Of a machine: what it is, and the versions that it had.',
  })
  madeBy?: ProposalMaker;

  @Id({
    optional: true,
    description: 'Who set the machine to work, where that is another person: they count as author too.',
  })
  setById?: string;

  @Nested(() => DueDate, { optional: true, description: until })
  until?: DueDate;
}

export class ProposalAnew {
  @Text({ max: 4000, optional: true, description: 'Why; as before where nothing is said.' })
  reason?: string;

  @Texts({ max: 60, most: 40, optional: true, description: premise })
  premise?: string[];

  @Nested(() => DueDate, { optional: true, description: until })
  until?: DueDate;
}

const digest = 'The digest of the proposal that was read; refused where it has another.';

export class ProposalApproval {
  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/, description: digest, says: 'must be a SHA-256 as 64 hex digits.' })
  digest!: string;

  @JsonObject({
    ...{ max: 20_000, optional: true },
    description:
      'The body of the command as it is to be carried out, where something of it is to be another: all of it, what was proposed having been read. As it was proposed where nothing is said.',
  })
  arguments?: Record<string, unknown>;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class ProposalRejection {
  @Choice(rejections, { description: 'Why it is not to be done.' })
  reason!: Rejection;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class ProposalWithdrawal {
  @Text({ max: 2000, optional: true })
  note?: string;
}

class OneOfMany {
  @Text({ max: 100, description: 'The proposal, as PR-12 or by its id.' })
  proposal!: string;

  @Text({
    ...{ max: 64, optional: true, pattern: /^[0-9a-f]{64}$/, description: `${digest} Needed to approve.` },
    says: 'must be a SHA-256 as 64 hex digits.',
  })
  digest?: string;
}

export class DecisionOnMany {
  @Choice(['approve', 'reject'])
  decision!: 'approve' | 'reject';

  @Choice(rejections, { optional: true, description: 'Why they are not to be done. Needed to reject.' })
  reason?: Rejection;

  @Text({ max: 2000, optional: true })
  note?: string;

  @Nested(() => OneOfMany, { list: true, most: mostAtOnce, description: 'Each with the digest that was read.' })
  proposals!: OneOfMany[];
}
