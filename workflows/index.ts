export { actionItem } from './action-item.workflow.js';
export { bulkOperation } from './bulk-operation.workflow.js';
export { exception } from './exception.workflow.js';
export { delegation } from './delegation.workflow.js';
export { program } from './program.workflow.js';
export { recurrence } from './recurrence.workflow.js';
export { spreadsheetImport } from './spreadsheet-import.workflow.js';
