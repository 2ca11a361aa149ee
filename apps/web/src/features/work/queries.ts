import { queryOptions } from '@tanstack/react-query';
import { api, http, pageSize, type Schemas } from '../../lib/api.js';

/** What I have to do: what I own and have not handed in, by when it is due. */
export const myItems = api.queryOptions('get', '/action-items', {
  params: { query: { owner: 'me', status: 'open,in_progress,on_hold,submitted', sort: 'urgency', limit: pageSize } },
});

/** What waits for my decision, mine or in the name of somebody I stand in for. */
export const myDecisions = api.queryOptions('get', '/action-items', {
  params: { query: { waitingFor: 'me', sort: 'urgency', limit: pageSize } },
});

export const myExceptions = api.queryOptions('get', '/exceptions', {
  params: { query: { waitingFor: 'me', limit: pageSize } },
});
export const myCases = api.queryOptions('get', '/cases', { params: { query: { waitingFor: 'me', limit: pageSize } } });
export const myReviews = api.queryOptions('get', '/review-rounds', {
  params: { query: { judge: 'me', limit: pageSize } },
});
export const myFindings = api.queryOptions('get', '/findings', {
  params: { query: { waitingFor: 'me', limit: pageSize } },
});
export const myAlignments = api.queryOptions('get', '/alignments', {
  params: { query: { waitingFor: 'me', limit: pageSize } },
});
export const myRuns = api.queryOptions('get', '/occurrences', {
  params: { query: { operator: 'me', status: 'expected,missed', sort: 'due', limit: pageSize } },
});
export const myTests = api.queryOptions('get', '/control-tests', {
  params: { query: { tester: 'me', status: 'planned,testing', sort: 'due', limit: pageSize } },
});
/** Controls of mine that say what nobody has attested, and those that were to be attested again by now. */
export const myAttestations = api.queryOptions('get', '/controls', {
  params: { query: { owner: 'me', status: 'operating', attested: false, sort: 'due', limit: pageSize } },
});
export const myLateAttestations = api.queryOptions('get', '/controls', {
  params: { query: { owner: 'me', status: 'operating', overdue: true, sort: 'due', limit: pageSize } },
});
export const myProposals = api.queryOptions('get', '/proposals/count', {
  params: { query: { waitingFor: 'me', status: 'proposed' } },
});
export const myRisks = api.queryOptions('get', '/risks', { params: { query: { waitingFor: 'me', limit: pageSize } } });

export const unread = api.queryOptions('get', '/notifications', {
  params: { query: { unread: true, sort: '-at', limit: 30 } },
});

export function item(id: string) {
  return api.queryOptions('get', '/action-items/{id}', { params: { path: { id } } });
}

export function evidence(id: string) {
  return api.queryOptions('get', '/action-items/{id}/evidence', { params: { path: { id } } });
}

export interface NextStep {
  item: Schemas['ActionItem'];
  step: Schemas['UpcomingStep'];
}

const most = 12;

/** What escalates next among these: of each, the first level of the ladder that comes. */
export function nextSteps(items: readonly Schemas['ActionItem'][]) {
  const looked = items.filter(({ status }) => status !== 'on_hold').slice(0, most);
  return queryOptions({
    meta: { kinds: ['action_item'] },
    queryKey: ['next-steps', looked.map(({ id, version }) => [id, version])],
    queryFn: async ({ signal }): Promise<NextStep[]> => {
      const found = await Promise.all(
        looked.map(async (each) => {
          const { data } = await http.GET('/action-items/{id}/upcoming', { params: { path: { id: each.id } }, signal });
          const step = data?.items.find(({ kind, who }) => kind === 'level' && who.length > 0);
          return step ? [{ item: each, step }] : [];
        }),
      );
      return found.flat().sort((one, other) => one.step.at.localeCompare(other.step.at));
    },
    enabled: looked.length > 0,
  });
}
