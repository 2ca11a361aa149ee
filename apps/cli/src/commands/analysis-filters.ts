import { Option, type Command } from 'commander';
import { instant } from '../lib/options.js';
import { stages } from './case-acts.js';

export const methods = ['whys', 'ishikawa', 'fault-tree'];

/** By what a list of analyses is narrowed; as the API takes it. */
export interface AnalysisFilters {
  status?: string;
  method?: string;
  stage?: string;
  cause?: string;
  owner?: string;
  domainLead?: string;
  waitingFor?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  brokenGlass?: boolean;
  dueBefore?: string;
  dueAfter?: string;
  changedSince?: string;
  q?: string;
}

export function withAnalysisFilters(command: Command): Command {
  return command
    .option('--status <status>', 'one or more, with commas between: draft, in_review, signed, withdrawn')
    .addOption(new Option('--method <method>', 'how causes are looked for').choices(methods))
    .addOption(new Option('--stage <stage>', 'of this stage of the lifecycle').choices(stages))
    .option('--cause <code>', 'that tell this cause, by its code; unknown')
    .option('--owner <who>', 'by id, mail address or name; me')
    .option('--domain-lead <who>', 'by id, mail address or name; me')
    .option('--waiting-for <who>', 'who is to hand it in, to sign it or to answer; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'that are overdue')
    .option('--broken-glass', 'that were signed past their approvers')
    .option('--due-before <date>', 'that are due before', instant)
    .option('--due-after <date>', 'that are due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title');
}
