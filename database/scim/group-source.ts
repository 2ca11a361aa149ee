/** Under which name the groups of directories stand in the records: `tollgate roles give … --group NAME --source scim`. */
export const groupSource = 'scim';
