import { useSuspenseQuery } from '@tanstack/react-query';
import { api, type Schemas } from './api.js';

export function useMe(): Schemas['Person'] {
  return useSuspenseQuery(api.queryOptions('get', '/people/me')).data;
}

/** To the page where people sign in, and back to where one is. */
export function signIn(): void {
  const { pathname, search, hash } = window.location;
  window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`);
}
