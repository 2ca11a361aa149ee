import { api } from '../../lib/api.js';

export function preferencesOf(id: string) {
  return api.queryOptions('get', '/people/{id}/preferences', { params: { path: { id } } });
}

export function contactsOf(id: string) {
  return api.queryOptions('get', '/people/{id}/contact-points', { params: { path: { id } } });
}

export function feedsOf(id: string) {
  return api.queryOptions('get', '/people/{id}/feeds', { params: { path: { id } } });
}
