import { livingWorkflow } from './living-workflow.js';

// The names are those that histories know: they stay.
export const actionItem = livingWorkflow('action_item', 'itemId');
export const program = livingWorkflow('program', 'programId');
export const exception = livingWorkflow('exception', 'exceptionId');
export const delegation = livingWorkflow('delegation', 'delegationId');
export const recurrence = livingWorkflow('recurrence', 'recurrenceId');
export const risk = livingWorkflow('risk', 'riskId');
export const governanceCase = livingWorkflow('case', 'caseId');
export const reviewRound = livingWorkflow('review_round', 'reviewRoundId');
export const finding = livingWorkflow('finding', 'findingId');
export const analysis = livingWorkflow('analysis', 'analysisId');
export const control = livingWorkflow('control', 'controlId');
export const occurrence = livingWorkflow('occurrence', 'occurrenceId');
export const controlTest = livingWorkflow('control_test', 'controlTestId');
export const proposal = livingWorkflow('proposal', 'proposalId');
export const breach = livingWorkflow('breach', 'breachId');
export const alignment = livingWorkflow('alignment', 'alignmentId');

export { bulkOperation } from './bulk-operation.workflow.js';
export { spreadsheetImport } from './spreadsheet-import.workflow.js';
