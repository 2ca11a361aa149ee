/** Workflow types and ids, for whoever starts them; free of the workflow runtime. */
export const workflowTypes = {
  actionItem: 'actionItem',
  program: 'program',
  spreadsheetImport: 'spreadsheetImport',
} as const;

export const actionItemWorkflowId = (id: string): string => `action-item/${id}`;
export const programWorkflowId = (id: string): string => `program/${id}`;
export const importWorkflowId = (id: string): string => `import/${id}`;
