/** Workflow types and ids of what is no living record, for whoever starts them; those are in `database/engine/kinds.ts`. */
export const workflowTypes = {
  spreadsheetImport: 'spreadsheetImport',
  bulkOperation: 'bulkOperation',
} as const;

export const importWorkflowId = (id: string): string => `import/${id}`;
export const bulkWorkflowId = (id: string): string => `bulk/${id}`;
