import { signedIn } from '../../harness/browser.js';
import { absent, type RouteTable, type World } from './world.js';

const linkOf = async (w: World, body: object, client = w.admin) =>
  client.post(`/people/${(await w.admin.must('/people', { name: w.name() })).id}/sign-in-links`, body);

export const sessionCases: RouteTable = {
  'POST /people/{id}/sign-in-links': [
    { why: 'made', gives: 201, ask: (w) => linkOf(w, { purpose: 'sign_in' }) },
    { why: 'not for a purpose that is none', gives: 400, ask: (w) => linkOf(w, { purpose: 'claim' }) },
    { why: 'not by a member', gives: 403, ask: (w) => linkOf(w, { purpose: 'sign_in' }, w.stranger) },
    {
      why: 'not for whoever is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/sign-in-links`, { purpose: 'sign_in' }),
    },
    {
      why: 'not by mail where no mail is sent',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => linkOf(w, { purpose: 'invitation', send: 'mail' }),
    },
  ],
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
