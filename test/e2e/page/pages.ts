import type { Sample } from './sample.js';

/** Every page: its address as `apps/web/src/routes.tsx` has it, and where it is with the sample. */
export const pages: { path: string; at: (sample: Sample) => string }[] = [
  { path: '/', at: () => '/' },
  { path: '/items/$ref', at: ({ submitted }) => `/items/${submitted.key}` },
  { path: '/programs', at: () => '/programs' },
  { path: '/programs/$id', at: ({ programId }) => `/programs/${programId}` },
  { path: '/items', at: () => '/items' },
  { path: '/imports', at: () => '/imports' },
  { path: '/imports/new', at: () => '/imports/new' },
  { path: '/programs/$id/import', at: ({ programId }) => `/programs/${programId}/import` },
  { path: '/imports/$id', at: ({ importId }) => `/imports/${importId}` },
  { path: '/people', at: () => '/people' },
  { path: '/people/$id', at: ({ ownerId }) => `/people/${ownerId}` },
  { path: '/teams', at: () => '/teams' },
  { path: '/access', at: () => '/access' },
  { path: '/rehearsals/$id', at: ({ rehearsalId }) => `/rehearsals/${rehearsalId}` },
  { path: '/exceptions', at: () => '/exceptions' },
  { path: '/exceptions/$ref', at: ({ exception }) => `/exceptions/${exception.key}` },
  { path: '/policies', at: () => '/policies' },
  { path: '/policies/$id', at: ({ policyId }) => `/policies/${policyId}` },
  { path: '/calendars', at: () => '/calendars' },
  { path: '/calendars/$key', at: () => '/calendars/SG' },
  { path: '/duty', at: () => '/duty' },
  { path: '/audit', at: () => '/audit' },
  { path: '/risks', at: () => '/risks' },
  { path: '/risks/$ref', at: ({ risk }) => `/risks/${risk.key}` },
];
