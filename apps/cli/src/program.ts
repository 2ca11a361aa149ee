import tab from '@bomb.sh/tab/commander';
import { Command, type OutputConfiguration } from 'commander';
import { auditCommands } from './commands/audit.js';
import { backupCommands } from './commands/backup.js';
import { bulkCommands } from './commands/bulk.js';
import { calendarCommands } from './commands/calendars.js';
import { commandKeyCommands } from './commands/command-keys.js';
import { contactCommands } from './commands/contacts.js';
import { consentCommands } from './commands/consent.js';
import { decisionCommands } from './commands/decisions.js';
import { delegateCommands } from './commands/delegate.js';
import { dutyCommands } from './commands/duty.js';
import { feedCommands } from './commands/feeds.js';
import { doctorCommand } from './commands/doctor.js';
import { queryCommand } from './commands/query.js';
import { mcpCommand } from './commands/mcp.js';
import { reportCommands } from './commands/reports.js';
import { engineCommand } from './commands/engine.js';
import { holdCommands } from './commands/holds.js';
import { retentionCommands } from './commands/retention.js';
import { exceptionCommands } from './commands/exceptions.js';
import { importCommands } from './commands/import.js';
import { itemCommands } from './commands/items.js';
import { rehearseCommands } from './commands/rehearse.js';
import { inboxCommand } from './commands/inbox.js';
import { peopleCommands } from './commands/people.js';
import { policyCommands } from './commands/policies.js';
import { ruleCommands } from './commands/rules.js';
import { aiCommands } from './commands/ai.js';
import { signInLinkCommands } from './commands/sign-in-link.js';
import { searchCommand } from './commands/search.js';
import { statusCommand } from './commands/status.js';
import { teamCommands } from './commands/teams.js';
import { accessCommands } from './commands/access.js';
import { roleCommands } from './commands/roles.js';
import { loginCommands } from './commands/login.js';
import { tokenCommands } from './commands/tokens.js';
import { scimCommands } from './commands/scim.js';
import { preferenceCommands } from './commands/preferences.js';
import { programCommands } from './commands/programs.js';
import { recurrenceCommands } from './commands/recurrences.js';
import { readerCommands } from './commands/readers.js';
import { linksCommand } from './commands/links.js';
import { analysisCommands } from './commands/analyses.js';
import { breachCommands } from './commands/breaches.js';
import { controlTestCommands } from './commands/control-tests.js';
import { controlCommands, controlRegister } from './commands/controls.js';
import { occurrenceCommands } from './commands/occurrences.js';
import { proposalCommands } from './commands/proposals.js';
import { caseCommands } from './commands/cases.js';
import { reviewCommands } from './commands/reviews.js';
import { alignmentCommands } from './commands/alignments.js';
import { findingCommands, findingRegister } from './commands/findings.js';
import { metricCommands } from './commands/metrics.js';
import { riskCommands } from './commands/risks.js';
import { templateCommands } from './commands/templates.js';
import { timeCommands } from './commands/time.js';
import { providerCommands } from './commands/providers.js';
import { viewCommands } from './commands/views.js';
import { webhookCommands } from './commands/webhooks.js';

/** Set by the build to that of package.json. */
declare const TOLLGATE_VERSION: string;

/** The whole command line. Refused or failed: exit code 1; wrong usage: 2. */
export function tollgateProgram(output: OutputConfiguration = {}): Command {
  const program = new Command('tollgate')
    .configureOutput(output)
    // A command may have a --version of its own.
    .enablePositionalOptions()
    .version(TOLLGATE_VERSION, '-V, --version', 'which version this is')
    .description('Deadlines, escalations and sign-offs of governance programs.')
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help to see how it is used)')
    .addHelpText(
      'after',
      '\nSettings:\n  TOLLGATE_URL    where the API is (http://127.0.0.1:3000)\n  TOLLGATE_TOKEN  your token; on the machine that runs Tollgate the administrator’s is found\n\nExit codes:\n  0  done    1  refused or failed    2  wrong usage; under --json errors are JSON too, on standard error\n\nExamples:\n  tollgate items list --overdue\n  tollgate why AI-12\n',
    );
  programCommands(program);
  itemCommands(program);
  decisionCommands(program);
  const exceptions = exceptionCommands(program);
  consentCommands(program);
  delegateCommands(program);
  rehearseCommands(program);
  bulkCommands(program);
  importCommands(program);
  peopleCommands(program);
  teamCommands(program);
  roleCommands(program);
  accessCommands(program);
  loginCommands(program);
  tokenCommands(program);
  scimCommands(program);
  signInLinkCommands(program);
  policyCommands(program);
  ruleCommands(program);
  aiCommands(program);
  inboxCommand(program);
  searchCommand(program);
  viewCommands(program);
  statusCommand(program);
  queryCommand(program);
  mcpCommand(program);
  reportCommands(program);
  engineCommand(program);
  doctorCommand(program);
  holdCommands(program);
  retentionCommands(program);
  calendarCommands(program);
  timeCommands(program);
  dutyCommands(program);
  contactCommands(program);
  preferenceCommands(program);
  providerCommands(program);
  webhookCommands(program);
  feedCommands(program);
  commandKeyCommands(program);
  backupCommands(program);
  templateCommands(program);
  recurrenceCommands(program);
  const risks = riskCommands(program);
  const reviews = reviewCommands(program);
  const cases = caseCommands(program, [exceptions, risks, reviews, findingRegister, controlRegister]);
  findingCommands(program, [exceptions, risks, cases, reviews, controlRegister]);
  controlCommands(program, [exceptions, risks, cases, reviews, findingRegister]);
  const occurrences = occurrenceCommands(program);
  const alignments = alignmentCommands(program);
  const controlTests = controlTestCommands(program);
  metricCommands(program);
  const breaches = breachCommands(program);
  const analyses = analysisCommands(program);
  const proposals = proposalCommands(program);
  const linkable = [
    ...[exceptions, risks, cases, reviews, breaches, analyses, findingRegister, alignments],
    ...[controlRegister, occurrences, controlTests],
  ];
  const registers = [...linkable, proposals];
  auditCommands(program, registers);
  readerCommands(program, registers);
  linksCommand(program, linkable);
  tab(program, { completionCommandName: 'completion' });
  strict(program);
  return program;
}

/** Wrong usage ends with 2 everywhere, also in commands within commands. */
function strict(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) {
    inner.configureOutput(command.configureOutput());
    strict(inner);
  }
}
