import { create } from './store.js';

/** Whether the server answers. */
export const connection = create(true);
