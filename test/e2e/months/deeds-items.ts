import type { Deed } from './deeds.js';
import { isHeldUp } from './gate.js';
import type { Setting } from './setting.js';

/** An item as its row has it. */
interface Item {
  id: string;
  number: number;
  status: string;
  owner_id: string;
  program_id: string;
  version: number;
  title: string;
  external_id: string | null;
}

export async function itemsIn(s: Setting, ...states: string[]): Promise<Item[]> {
  return s.query<Item>(
    'SELECT id, number, status, owner_id, program_id, version, title, external_id FROM action_items WHERE status = ANY($1) ORDER BY number',
    [states],
  );
}

const alive = ['open', 'in_progress', 'on_hold', 'submitted'];

/** Something that is done to an item in one of these states, where there is one. */
function toItem(states: string[], act: (s: Setting, item: Item, path: string) => Promise<unknown>): Deed {
  return async (s) => {
    const found = await itemsIn(s, ...states);
    if (found.length === 0) return;
    const item = s.one(found);
    await act(s, item, `/action-items/${item.id}`);
  };
}

/** Whoever owns it; an administrator where they have left. */
async function ownerOf(s: Setting, { owner_id }: Item) {
  const there = (await s.present()).includes(owner_id);
  return there ? s.as(owner_id) : s.tollgate.admin;
}

const ref = ({ number }: Item): string => `AI-${number}`;

export async function makeItem(s: Setting): Promise<void> {
  const owner = s.one(await s.present());
  const due = { date: s.on(1 + s.upTo(9)), ...(s.likely(0.5) ? { time: s.one(['09:00', '17:30']) } : {}) };
  const facts = {
    programId: s.one(s.programs),
    title: `Item ${s.number()}`,
    ownerId: owner,
    due,
    severity: s.one(['low', 'critical', null]),
    ...(s.likely(0.4) ? { escalationPolicyVersionId: s.one(s.ladders).id } : {}),
  };
  await s.ask(`an item for ${s.nameOf(owner)}, due ${due.date}`, s.tollgate.admin.post('/action-items', facts));
}

export const itemDeeds: Record<string, [weight: number, deed: Deed]> = {
  'new item': [6, makeItem],
  start: [
    4,
    toItem(['open'], async (s, item, path) => {
      const held = await isHeldUp(s, item.id);
      const { status, body } = await s.ask(`${ref(item)} is started`, (await ownerOf(s, item)).post(`${path}/start`));
      if (held === true && status < 300) s.wrong.push(`${ref(item)} was started, and what it waits for is not over`);
      if (held === false && body.code === 'waits-for') s.wrong.push(`${ref(item)} waits for nothing, and is refused`);
    }),
  ],
  acknowledge: [
    2,
    toItem(['open', 'in_progress'], async (s, item, path) => {
      await s.ask(`${ref(item)} is acknowledged`, (await ownerOf(s, item)).post(`${path}/acknowledge`));
    }),
  ],
  'hand in': [
    5,
    toItem(['open', 'in_progress'], async (s, item, path) => {
      const sent = (await ownerOf(s, item)).post(`${path}/submit`, { statement: 'Done' });
      await s.ask(`${ref(item)} is handed in`, sent);
    }),
  ],
  'take back': [
    1,
    toItem(['submitted'], async (s, item, path) => {
      await s.ask(`${ref(item)} is taken back`, (await ownerOf(s, item)).post(`${path}/withdraw`, { reason: 'x' }));
    }),
  ],
  severity: [
    4,
    toItem(alive, async (s, item, path) => {
      const severity = s.one(['low', 'critical', null]);
      const headers = { 'if-match': `"${item.version}"` };
      await s.ask(
        `${ref(item)} is ${severity ?? 'of no severity'}`,
        s.tollgate.admin.patch(path, { severity }, headers),
      );
    }),
  ],
  'due date': [
    3,
    toItem(alive, async (s, item, path) => {
      const due = { date: s.on(1 + s.upTo(7)) };
      await s.ask(`${ref(item)} is due ${due.date}`, s.tollgate.admin.post(`${path}/change-due`, { due, reason: 'x' }));
    }),
  ],
  'more time': [
    3,
    toItem(['open', 'in_progress'], async (s, item, path) => {
      const due = { date: s.on(5 + s.upTo(20)) };
      const sent = (await ownerOf(s, item)).post(`${path}/extensions`, { due, reason: 'x' });
      await s.ask(`${ref(item)} wants time until ${due.date}`, sent);
    }),
  ],
  consent: [
    2,
    toItem(['open', 'in_progress'], async (s, item, path) => {
      const asks = s.one(['hold', 'cancel', 'severity']);
      const body = { asks, reason: 'x', ...(asks === 'severity' ? { severity: 'low' } : {}) };
      await s.ask(
        `${ref(item)}: consent to ${asks} is asked`,
        (await ownerOf(s, item)).post(`${path}/extensions/consent`, body),
      );
    }),
  ],
  reassign: [
    3,
    toItem(alive, async (s, item, path) => {
      const ownerId = s.one(await s.present());
      const sent = s.tollgate.admin.post(`${path}/reassign`, { ownerId, reason: 'x' });
      await s.ask(`${ref(item)} goes to ${s.nameOf(ownerId)}`, sent);
    }),
  ],
  hold: [
    2,
    toItem(['open', 'in_progress'], async (s, item, path) => {
      await s.ask(`${ref(item)} is held`, s.tollgate.admin.post(`${path}/hold`, { reason: 'x' }));
    }),
  ],
  resume: [
    3,
    toItem(['on_hold'], async (s, item, path) => {
      await s.ask(`${ref(item)} goes on`, s.tollgate.admin.post(`${path}/resume`));
    }),
  ],
  cancel: [
    1,
    toItem(alive, async (s, item, path) => {
      await s.ask(`${ref(item)} is cancelled`, s.tollgate.admin.post(`${path}/cancel`, { reason: 'x' }));
    }),
  ],
  reopen: [
    1,
    toItem(['done', 'cancelled'], async (s, item, path) => {
      const due = { date: s.on(2 + s.upTo(6)) };
      await s.ask(`${ref(item)} is reopened`, s.tollgate.admin.post(`${path}/reopen`, { reason: 'x', due }));
    }),
  ],
  're-plan': [
    3,
    toItem(alive, async (s, item, path) => {
      const ladder = s.upTo(s.ladders.length);
      const body = { escalationPolicyVersionId: s.ladders[ladder]?.id, reason: 'x' };
      await s.ask(`${ref(item)} has ladder ${ladder + 1}`, s.tollgate.admin.post(`${path}/replan`, body));
    }),
  ],
  depends: [
    5,
    toItem(['open'], async (s, item, path) => {
      const on = s.one(await itemsIn(s, ...alive, 'done'));
      const lag = s.one([null, 'P2D', 'P2D', '1 working day']);
      const body = { on: on.id, ...(lag === null ? {} : { lag }) };
      await s.ask(
        `${ref(item)} waits for ${ref(on)} ${lag ?? ''}`,
        s.tollgate.admin.post(`${path}/dependencies`, body),
      );
    }),
  ],
};
