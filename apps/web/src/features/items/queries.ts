import { api } from '../../lib/api.js';

const ofItem = (id: string) => ({ params: { path: { id } } });

/** @param ref its key, `AI-7`, or id */
export function item(ref: string) {
  return api.queryOptions('get', '/action-items/{id}', ofItem(ref));
}

export function evidence(id: string) {
  return api.queryOptions('get', '/action-items/{id}/evidence', ofItem(id));
}

/** Every sign-off, the oldest first. */
export function rounds(id: string) {
  return api.queryOptions('get', '/action-items/{id}/sign-off-rounds', ofItem(id));
}

export function extensions(id: string) {
  return api.queryOptions('get', '/action-items/{id}/extensions', ofItem(id));
}

export function timeline(id: string) {
  return api.queryOptions('get', '/action-items/{id}/timeline', ofItem(id));
}

export function upcoming(id: string) {
  return api.queryOptions('get', '/action-items/{id}/upcoming', ofItem(id));
}
