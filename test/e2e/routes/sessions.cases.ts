import { signedIn } from '../../harness/browser.js';
import { absent, type RouteTable } from './world.js';

export const sessionCases: RouteTable = {
  'DELETE /sessions/{id}': [
    {
      why: 'signed out',
      gives: 204,
      ask: async (w) => w.stranger.delete(`/sessions/${(await signedIn(w.tollgate, w.strangerId)).sessionId}`),
    },
    {
      why: 'not the browser of somebody else',
      gives: 404,
      ask: async (w) => w.admin.delete(`/sessions/${(await signedIn(w.tollgate, w.strangerId)).sessionId}`),
    },
    { why: 'not one that is not there', gives: 404, ask: (w) => w.stranger.delete(`/sessions/${absent}`) },
  ],
};
