import { DefaultFailureConverter } from '@temporalio/common';

/** What failures say, and where in the code, stands among what is encrypted. Loaded by its path, also into the workflows. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
