import type { Deed } from './deeds.js';
import { itemsIn } from './deeds-items.js';
import type { Setting } from './setting.js';

interface Lease {
  id: string;
  number: number;
  requested_by: string;
  domain_lead_id: string;
  version: number;
}

/** Something that is done to an exception in one of these states, where there is one. */
function toException(states: string[], act: (s: Setting, found: Lease, path: string) => Promise<unknown>): Deed {
  return async (s) => {
    const found = await s.query<Lease>(
      'SELECT id, number, requested_by, domain_lead_id, version FROM exceptions WHERE status = ANY($1) ORDER BY number',
      [states],
    );
    if (found.length === 0) return;
    const exception = s.one(found);
    await act(s, exception, `/exceptions/${exception.id}`);
  };
}

const ask: Deed = async (s) => {
  const items = await itemsIn(s, 'open', 'in_progress', 'on_hold');
  if (items.length === 0) return;
  const present = await s.present();
  const [asker, head, lead] = [s.one(present), s.one(present), s.one(present)];
  const item = s.one(items);
  const starts = s.likely(0.3) ? { starts: { date: s.on(1 + s.upTo(3)) } } : {};
  const body = {
    ...{ kind: 'policy_exception', title: 'Old detector', rule: 'IP-7', rationale: 'The detector is rebuilt' },
    scope: { text: 'Sellers in VN', markets: ['VN'], domain: 'counterfeit and IP' },
    compensatingControls: [{ text: 'Daily sample', ownerId: item.owner_id }],
    ...{ inherentRating: 'high', residualRating: 'medium', riskOwnerId: head, domainLeadId: lead },
    ...starts,
    ends: { date: s.on(3 + s.upTo(10)) },
    items: [item.id],
  };
  await s.ask(
    `an exception for AI-${item.number} until ${body.ends.date}`,
    (await s.as(asker)).post('/exceptions', body),
  );
};

export const exceptionDeeds: Record<string, [weight: number, deed: Deed]> = {
  except: [3, ask],
  revoke: [
    1,
    toException(['active', 'approved'], async (s, { number, domain_lead_id }, path) => {
      const sent = (await s.as(domain_lead_id)).post(`${path}/revoke`, { reason: 'x' });
      await s.ask(`EX-${number} is revoked`, sent);
    }),
  ],
  renew: [
    2,
    toException(['active'], async (s, { number, requested_by }, path) => {
      const ends = { date: s.on(8 + s.upTo(10)) };
      const sent = (await s.as(requested_by)).post(`${path}/renew`, { ends });
      await s.ask(`EX-${number} is to be renewed until ${ends.date}`, sent);
    }),
  ],
  rate: [
    1,
    toException(['requested', 'approved', 'active'], async (s, { number }, path) => {
      const residual = s.one(['low', 'medium', 'high']);
      const sent = s.tollgate.admin.post(`${path}/reassess`, { residualRating: residual, reason: 'x' });
      await s.ask(`the risk of EX-${number} is ${residual}`, sent);
    }),
  ],
  withdraw: [
    1,
    toException(['draft', 'requested'], async (s, { number, requested_by }, path) => {
      await s.ask(`EX-${number} is withdrawn`, (await s.as(requested_by)).post(`${path}/withdraw`, { reason: 'x' }));
    }),
  ],
  'ask again': [
    1,
    toException(['draft'], async (s, { number, requested_by }, path) => {
      await s.ask(`EX-${number} is asked for again`, (await s.as(requested_by)).post(`${path}/request`));
    }),
  ],
};
