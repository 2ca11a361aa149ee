import type { Deed } from './deeds.js';
import { day, publishLadder, zones, type Setting } from './setting.js';

async function edited(s: Setting, personId: string, what: string, patch: object): Promise<void> {
  const { admin } = s.tollgate;
  const { body } = await admin.get(`/people/${personId}`);
  const headers = { 'if-match': `"${body.version}"` };
  await s.ask(`${s.nameOf(personId)} ${what}`, admin.patch(`/people/${personId}`, patch, headers));
}

/** Most hand over what is theirs before they go. */
const leaves: Deed = async (s) => {
  const present = await s.present();
  if (present.length < 5) return;
  const leaver = s.one(present);
  const toId = s.one(present.filter((id) => id !== leaver));
  if (s.likely(0.5)) {
    const { admin } = s.tollgate;
    const at = `/people/${leaver}/hand-over`;
    const said = `${s.nameOf(leaver)} hands over to ${s.nameOf(toId)}`;
    const { status, body } = await s.ask(`${said}, previewed`, admin.post(`${at}/preview`, { toId }));
    if (status < 300) {
      const run = { toId, digest: body.digest, operationId: body.items?.id ?? null };
      await s.ask(said, admin.post(at, run));
    }
  }
  await edited(s, leaver, 'leaves', { active: false });
};

export const peopleDeeds: Record<string, [weight: number, deed: Deed]> = {
  leaves: [3, leaves],
  comes: [
    2,
    async (s) => {
      const managerId = s.one(await s.present());
      s.tell(`${s.nameOf(await s.comes({ managerId }))} comes, under ${s.nameOf(managerId)}`);
    },
  ],
  zone: [
    2,
    async (s) => {
      const timeZone = s.one(zones);
      await edited(s, s.one(await s.present()), `moves to ${timeZone}`, { timeZone });
    },
  ],
  manager: [
    2,
    async (s) => {
      const [who, managerId] = [s.one(await s.present()), s.one(await s.present())];
      await edited(s, who, `reports to ${s.nameOf(managerId)}`, { managerId });
    },
  ],
  quiet: [
    3,
    async (s) => {
      const who = s.one(await s.present());
      const hour = (hours: number): string =>
        `${new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 13)}:00`;
      const quietHours = s.likely(0.5) ? null : { from: hour(7), to: hour(11) };
      const body = { groups: {}, quietHours, digest: { at: '08:30', channels: ['email'] } };
      const sent = (await s.as(who)).put(`/people/${who}/preferences`, body);
      await s.ask(`${s.nameOf(who)} is ${quietHours ? 'quiet' : 'never quiet'}`, sent);
    },
  ],
  away: [
    2,
    async (s) => {
      const [who, standInId] = [s.one(await s.present()), s.one(await s.present())];
      const [from, until] = [{ date: s.on(1) }, { date: s.on(2 + s.upTo(6)) }];
      const body = { standInId, scope: 'everything', reason: 'leave', from, until };
      await s.ask(`${s.nameOf(standInId)} is there for ${s.nameOf(who)}`, (await s.as(who)).post('/delegations', body));
    },
  ],
  roles: [
    4,
    async (s) => {
      const program = s.one(s.programs);
      const part = s.one(['managerId', 'domainLeadId']);
      const who = s.one(await s.present());
      const { admin } = s.tollgate;
      const { body } = await admin.get(`/programs/${program}`);
      const headers = { 'if-match': `"${body.version}"` };
      await s.ask(
        `${s.nameOf(who)} is the ${part} of ${s.nameOf(program)}`,
        admin.patch(`/programs/${program}`, { [part]: who }, headers),
      );
    },
  ],
  maintenance: [
    2,
    async (s) => {
      const starts = s.now + s.upTo(3) * day + 3_600_000;
      const body = {
        reason: 'a sale',
        startsAt: new Date(starts).toISOString(),
        endsAt: new Date(starts + (1 + s.upTo(3)) * day).toISOString(),
      };
      await s.ask(`maintenance until ${body.endsAt}`, s.tollgate.admin.post('/maintenance-windows', body));
    },
  ],
  'maintenance ends': [
    1,
    async (s) => {
      const found = await s.query<{ id: string }>(
        'SELECT id FROM maintenance_windows WHERE cancelled_at IS NULL AND ends_at > to_timestamp($1 / 1000.0) ORDER BY starts_at',
        [s.now],
      );
      if (found.length === 0) return;
      await s.ask('maintenance is cancelled', s.tollgate.admin.post(`/maintenance-windows/${s.one(found).id}/cancel`));
    },
  ],
  policy: [
    1,
    async (s) => {
      const [row] = await s.query<{ policy_id: string }>('SELECT policy_id FROM policy_versions WHERE id = $1', [
        s.ladders[0]?.id,
      ]);
      const level = () => ({
        after: s.one(['PT3H', 'P1D']),
        roles: [s.one(['owner', 'owner_manager', 'program_manager'])],
      });
      const last = { after: 'P4D', roles: ['domain_lead'] };
      await publishLadder(s, row?.policy_id ?? null, [level(), last], s.likely(0.5) ? [level()] : null);
      s.tell(`ladder ${s.ladders.length} is published: ${JSON.stringify(s.ladders.at(-1)?.levels)}`);
    },
  ],
};
