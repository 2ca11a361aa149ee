import { providerProblems, type ProviderFacts } from './provider.js';
import { isOfDomains, NoSubject, strangerOfClaims, strangerOfLark } from './stranger.js';

const claims = { iss: 'https://login.example.com', sub: '00u1', email: 'Mei@Example.com', name: ' Mei Tan ' };

test('an address counts where the provider stands up for it, and nowhere else', () => {
  expect(strangerOfClaims({ ...claims, email_verified: true }, null)).toMatchObject({
    subject: '00u1',
    name: 'Mei Tan',
    address: 'Mei@Example.com',
    unverified: null,
    groups: null,
  });
  expect(strangerOfClaims({ ...claims, email_verified: 'true' }, null).address).toBe('Mei@Example.com');
  for (const email_verified of [undefined, false, 'false', 1, 'yes', null])
    expect(strangerOfClaims({ ...claims, email_verified }, null)).toMatchObject({
      address: null,
      unverified: 'Mei@Example.com',
    });
});

test('what Microsoft says of the owner of a domain is taken from Microsoft alone', () => {
  const owned = { ...claims, xms_edov: true };
  expect(strangerOfClaims(owned, null).address).toBeNull();
  const iss = 'https://login.microsoftonline.com/9188040d/v2.0';
  expect(strangerOfClaims({ ...owned, iss }, null).address).toBe('Mei@Example.com');
  expect(strangerOfClaims({ ...owned, iss, xms_edov: false }, null).address).toBeNull();
  const like = 'https://login.microsoftonline.com.evil.example/x';
  expect(strangerOfClaims({ ...owned, iss: like }, null).address).toBeNull();
});

test('an address that only looks like another is none', () => {
  for (const email of [
    'mei@gma\u0131l.com',
    '\uff4dei@example.com',
    'mei@example.com\u200b',
    'a b@example.com',
    '@x',
    7,
  ])
    expect(strangerOfClaims({ ...claims, email, email_verified: true }, null).address).toBeNull();
});

test('groups stand under a name, or within others; each is one however it is written, and anything else is none', () => {
  const groups = (more: object, claim: string): string[] | null =>
    strangerOfClaims({ ...claims, ...more }, claim).groups;
  expect(groups({ groups: ['Risk', 'risk ', 'Ops', 7, '', null] }, 'groups')).toEqual(['risk', 'Ops']);
  expect(groups({ groups: 'Risk' }, 'groups')).toEqual(['Risk']);
  expect(groups({ realm_access: { roles: ['Risk'] } }, 'realm_access.roles')).toEqual(['Risk']);
  expect(groups({ 'https://x.example/groups': ['Risk'] }, 'https://x.example/groups')).toEqual(['Risk']);
  expect(groups({}, 'groups')).toEqual([]);
  expect(groups({}, 'constructor.name')).toEqual([]);
  expect(groups({ groups: Array.from({ length: 900 }, (_, n) => `g${n}`) }, 'groups')).toHaveLength(500);
});

test('nobody without a subject, and none with what cannot be stored', () => {
  for (const sub of [undefined, '', 7, 'a\u0000b', '\ud800', 'x'.repeat(300)])
    expect(() => strangerOfClaims({ ...claims, sub }, null)).toThrow(NoSubject);
});

test('of Lark the address of the company’s own mail counts, and not the contact', () => {
  const info = { union_id: 'on_1', open_id: 'ou_1', name: '陈伟', email: 'wei@example.com' };
  expect(strangerOfLark(info)).toMatchObject({
    subject: 'on_1',
    name: '陈伟',
    address: null,
    unverified: 'wei@example.com',
  });
  expect(strangerOfLark({ ...info, enterprise_email: 'wei@corp.example' })).toMatchObject({
    address: 'wei@corp.example',
    unverified: null,
  });
  expect(strangerOfLark({ open_id: 'ou_1' }).subject).toBe('ou_1');
  expect(() => strangerOfLark({ name: 'nobody' })).toThrow(NoSubject);
});

test('a provider stands up for the addresses of its domains', () => {
  expect(isOfDomains('a@example.com', [])).toBe(true);
  expect(isOfDomains('a@EXAMPLE.com', ['@example.COM'])).toBe(true);
  expect(isOfDomains('a@sub.example.com', ['example.com'])).toBe(false);
  expect(isOfDomains('a@example.com.evil.org', ['example.com'])).toBe(false);
});

const facts: ProviderFacts = {
  kind: 'oidc',
  clientId: 'tollgate',
  secret: false,
  scopes: [],
  groupClaim: null,
  audience: null,
  jwksUrl: null,
  tenantKey: null,
  unknown: 'refuse',
  market: null,
  teamId: null,
  domains: [],
  ...{ level: 'act', levelClaim: null, programId: null, programClaim: null },
  ...{ maxMinutes: 120, skewSeconds: 30, algorithms: [], singleUse: false },
};

test('each kind needs its own, and has no use for that of others', () => {
  const paths = (more: Partial<ProviderFacts>): string[] =>
    providerProblems({ ...facts, ...more }).map(({ path }) => path);
  expect(paths({})).toEqual([]);
  expect(paths({ clientId: null, tenantKey: 'x' })).toEqual(['clientId', 'tenantKey']);
  expect(paths({ kind: 'lark' })).toEqual(['secret']);
  expect(paths({ kind: 'jwt', unknown: 'create' })).toEqual(['clientId', 'audience', 'unknown']);
  expect(paths({ level: 'administer', singleUse: true })).toEqual(['level', 'singleUse']);
  const jwt = { kind: 'jwt', clientId: null, audience: 'tollgate' } as const;
  expect(paths({ ...jwt, level: 'administer', singleUse: true })).toEqual([]);
  expect(paths({ ...jwt, singleUse: true, maxMinutes: null })).toEqual(['maxMinutes']);
});
