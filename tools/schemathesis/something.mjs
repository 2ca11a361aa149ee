// What is asked for and altered by `tools/schemathesis.mjs`: an installation that has one of everything.
const apiPrefix = '/api/v1';

/** Speaks with that installation by that token. @throws Error where it refuses */
export function caller(url, token) {
  return async (method, path, body) => {
    const response = await fetch(`${url}${apiPrefix}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = response.status === 204 ? null : await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** People, programs, items in several states and one of everything else: without them nearly all would be 404. */
export async function something(call) {
  const mark = Date.now().toString(36);
  const due = (month) => ({ date: `2030-${month}-15`, time: '18:00', zone: 'Asia/Singapore' });
  const ids = { people: [], programs: [], phases: [], items: [] };
  for (let n = 0; n < 4; n += 1) {
    const person = { name: `Person ${mark} ${n}`, email: `p${n}.${mark}@example.com`, access: 'program_manager' };
    ids.people.push((await call('POST', '/people', person)).id);
  }
  const [ownerId, managerId, domainLeadId] = ids.people;
  for (let n = 0; n < 3; n += 1) {
    const phases = [{ name: 'Detection' }, { name: 'Enforcement' }];
    const asked = { name: `Program ${mark} ${n}`, managerId, domainLeadId, launch: n > 0, phases };
    const made = await call('POST', '/programs', asked);
    ids.programs.push(made.id);
    ids.phases.push(...made.phases.map(({ id }) => id));
    for (const month of ['03', '06', '09', '12']) {
      const item = { programId: made.id, phaseId: made.phases[0].id, title: `Item ${month}`, ownerId, due: due(month) };
      ids.items.push((await call('POST', '/action-items', item)).id);
    }
  }
  const listed = async (path) => (await call('GET', path)).items ?? [];
  const idsOf = async (path, field = 'id') => (await listed(path)).map((each) => String(each[field])).slice(0, 8);
  await call('POST', '/teams', { name: `Team ${mark}` });
  await call('POST', '/webhooks', { name: `Hook ${mark}`, url: 'http://127.0.0.1:9/' }).catch(() => undefined);
  await call('POST', `/people/${ownerId}/tokens`, { name: 'one' });
  await call('POST', `/people/${ownerId}/feeds`, {});
  await call('POST', `/action-items/${ids.items[4]}/evidence`, { title: 'A link', url: 'https://example.com/' });
  const around = { domain: 'counterfeit and IP', markets: ['VN'], domainLeadId, likelihood: 3, impact: 3 };
  const found = { title: `Case ${mark}`, text: 'Seen', source: 'internal_review', stage: 'detection', leadId: ownerId };
  const cases = [
    await call('POST', '/cases', { ...around, ...found }),
    await call('POST', '/cases', { ...around, ...found }),
  ];
  await call('POST', `/cases/${cases[0].id}/triage`, { due: due('09') });
  const risk = { title: `Risk ${mark}`, text: 'Comes back', ownerId, reviewEvery: 'P90D', reviewDue: due('06') };
  await call('POST', '/risks', { ...around, ...risk });
  await call('POST', '/legal-holds', { itemId: ids.items[8], reason: `Hold ${mark}` });
  await call('POST', `/programs/${ids.programs[1]}/template`, { name: `Template ${mark}` }).catch(() => undefined);
  return {
    'action-items': ids.items,
    programs: ids.programs,
    phases: ids.phases,
    people: ids.people,
    teams: await idsOf('/teams'),
    policies: await idsOf('/policies'),
    calendars: await idsOf('/calendars', 'key'),
    webhooks: await idsOf('/webhooks'),
    templates: await idsOf('/templates'),
    rotas: await idsOf('/rotas'),
    recurrences: await idsOf('/recurrences'),
    exceptions: await idsOf('/exceptions'),
    risks: await idsOf('/risks'),
    cases: await idsOf('/cases'),
    'legal-holds': await idsOf('/legal-holds'),
    retention: await idsOf('/retention', 'class'),
    notifications: await idsOf('/notifications'),
    tokens: await idsOf(`/people/${ownerId}/tokens`),
    feeds: await idsOf(`/people/${ownerId}/feeds`),
    evidence: await idsOf(`/action-items/${ids.items[4]}/evidence`),
  };
}
