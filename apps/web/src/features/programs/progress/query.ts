import { api } from '../../../lib/api.js';

/** How a program goes. */
export function progress(id: string) {
  return api.queryOptions('get', '/programs/{id}/progress', { params: { path: { id } } });
}
