import { Option, type Command } from 'commander';
import { instant } from '../lib/options.js';
import { scale, sources, stages, verdicts } from './case-acts.js';

/** By what a list of cases is narrowed; as the API takes it. */
export interface CaseFilters {
  status?: string;
  severity?: string;
  likelihood?: number;
  impact?: number;
  source?: string;
  stage?: string;
  verdict?: string;
  lead?: string;
  domainLead?: string;
  reporter?: string;
  waitingFor?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  dueBefore?: string;
  dueAfter?: string;
  changedSince?: string;
  q?: string;
  sort?: string;
}

export function withCaseFilters(command: Command): Command {
  return command
    .option(
      '--status <status>',
      'one or more, with commas between: new, triaged, investigating, concluded, closed, rejected',
    )
    .addOption(new Option('--severity <severity>', 'of this severity').choices(['low', 'medium', 'high', 'critical']))
    .addOption(scale('--likelihood <n>', 'of this likelihood'))
    .addOption(scale('--impact <n>', 'of this impact'))
    .addOption(new Option('--source <source>', 'from there').choices(sources))
    .addOption(new Option('--stage <stage>', 'of this stage of the lifecycle').choices(stages))
    .addOption(new Option('--verdict <verdict>', 'concluded so').choices(verdicts))
    .option('--lead <who>', 'by id, mail address or name; me')
    .option('--domain-lead <who>', 'by id, mail address or name; me')
    .option('--reporter <who>', 'by id, mail address or name; me')
    .option('--waiting-for <who>', 'who is to triage it, lead it on or close it now; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'that are overdue')
    .option('--due-before <date>', 'that are due before', instant)
    .option('--due-after <date>', 'that are due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, severity, created, number or updated; with - before it, backwards');
}
