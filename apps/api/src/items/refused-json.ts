import { object, text } from '../openapi/json-schema.js';

/** What there is to be done to a record in its state, and cannot be by whoever asks: so that a page can say who may. */
export const refusedSchema = object({ command: text, because: text });
