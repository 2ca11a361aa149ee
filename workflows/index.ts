export { actionItem } from './action-item.workflow.js';
export { exception } from './exception.workflow.js';
export { program } from './program.workflow.js';
export { spreadsheetImport } from './spreadsheet-import.workflow.js';
