import { api } from '../../../lib/api.js';

/** The items of a program on a line of time. */
export function schedule(id: string) {
  return api.queryOptions('get', '/programs/{id}/schedule', { params: { path: { id } } });
}
