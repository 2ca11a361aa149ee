import { Option, type Command } from 'commander';
import { instant } from '../lib/options.js';
import { stages } from './case-acts.js';

export const ratings = ['low', 'medium', 'high', 'critical'];
export const grades = ['observation', 'finding'];

/** By what a list of findings is narrowed; as the API takes it. */
export interface FindingFilters {
  status?: string;
  grade?: string;
  rating?: string;
  stage?: string;
  age?: string;
  owner?: string;
  author?: string;
  domainLead?: string;
  waitingFor?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  reopened?: boolean;
  cause?: string;
  repeated?: boolean;
  dueBefore?: string;
  dueAfter?: string;
  changedSince?: string;
  q?: string;
}

export function withFindingFilters(command: Command): Command {
  return command
    .option(
      '--status <status>',
      'one or more, with commas between: noted, draft, proposed, disputed, agreed, remediating, remediated, verified, withdrawn',
    )
    .addOption(new Option('--grade <grade>', 'only findings, or only observations').choices(grades))
    .addOption(new Option('--rating <rating>', 'rated so').choices(ratings))
    .addOption(new Option('--stage <stage>', 'of this stage of the lifecycle').choices(stages))
    .addOption(
      new Option('--age <age>', 'how many days it is, or was, open').choices([
        ...['under_30', 'under_90', 'under_180', 'over_180'],
      ]),
    )
    .option('--owner <who>', 'by id, mail address or name; me')
    .option('--author <who>', 'by id, mail address or name; me')
    .option('--domain-lead <who>', 'by id, mail address or name; me')
    .option('--waiting-for <who>', 'who is to answer, remediate or verify it now; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'that are overdue')
    .option('--reopened', 'that were opened again')
    .option('--cause <code>', 'of this cause, as a signed analysis found; unknown')
    .option('--repeated', 'that came back: others of the same root cause were before')
    .option('--due-before <date>', 'that are due before', instant)
    .option('--due-after <date>', 'that are due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title');
}

/** The same of a list, which has an order. */
export function withListFilters(command: Command): Command {
  return withFindingFilters(command).option(
    '--sort <order>',
    'due, target, rating, created, number or updated; with - before it, backwards',
  );
}
