import { mayReach, webhookUrlProblem, type WebhookRules } from './webhook-guard.js';

const strict: WebhookRules = {
  webhookAllowHosts: [],
  webhookDenyHosts: [],
  webhookAllowPrivate: false,
  webhookAllowLoopback: false,
};

test.each([
  ['https://hooks.slack.com/services/T/B/x', null],
  ['http://hooks.slack.com/services/T/B/x', 'must begin with https'],
  ['ftp://hooks.slack.com/', 'must begin with https'],
  ['https://user:pw@hooks.slack.com/', 'user name'],
  ['nonsense', 'not a URL'],
  ['http://127.0.0.1:80/', 'this machine itself'],
  ['https://localhost/', 'this machine itself'],
  ['https://[::1]/', 'this machine itself'],
  ['https://[::ffff:127.0.0.1]/', 'this machine itself'],
  ['https://2130706433/', 'this machine itself'],
  ['https://10.1.2.3/', 'not a public address'],
  ['https://169.254.169.254/latest/meta-data', 'not a public address'],
  ['https://0.0.0.0/', 'not a public address'],
])('%s: %s', (url, problem) => {
  if (problem === null) expect(webhookUrlProblem(url, strict)).toBeNull();
  else expect(webhookUrlProblem(url, strict)).toContain(problem);
});

test('hosts can be allowed and denied by name and by pattern', () => {
  const rules = { ...strict, webhookAllowHosts: ['*.slack.com'], webhookDenyHosts: ['evil.slack.com'] };
  expect(webhookUrlProblem('https://hooks.slack.com/x', rules)).toBeNull();
  expect(webhookUrlProblem('https://slack.com.evil.net/x', rules)).toContain('WEBHOOK_ALLOW_HOSTS');
  expect(webhookUrlProblem('https://evil.slack.com/x', rules)).toContain('WEBHOOK_DENY_HOSTS');
});

test('loopback and the own network need a setting each; link-local is never reached', () => {
  const open = { ...strict, webhookAllowPrivate: true, webhookAllowLoopback: true };
  for (const address of ['127.0.0.1', '::1', '10.0.0.1', '192.168.1.1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:a00:1']) {
    expect([address, mayReach(address, strict)]).toEqual([address, false]);
    expect([address, mayReach(address, open)]).toEqual([address, true]);
  }
  for (const address of ['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', '0.0.0.0', '224.0.0.1', 'nonsense'])
    expect([address, mayReach(address, open)]).toEqual([address, false]);
  expect(mayReach('1.1.1.1', strict)).toBe(true);
});

// By the registries of special-purpose addresses of IANA (RFC 6890 and after).
test.each([
  ['this network', '0.1.2.3'],
  ['shared by providers', '100.64.0.1'],
  ['link-local', '169.254.1.1'],
  ['protocol assignments', '192.0.0.170'],
  ['documentation', '192.0.2.1'],
  ['relay anycast', '192.88.99.1'],
  ['benchmarks', '198.19.255.255'],
  ['reserved', '250.1.1.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['IPv4-compatible', '::7f00:1'],
  ['IPv4-compatible', '::10.0.0.1'],
  ['mapped, written long', '0:0:0:0:0:ffff:7f00:1'],
  ['mapped, in capitals', '::FFFF:A9FE:A9FE'],
  ['IPv4-translated', '::ffff:0:7f00:1'],
  ['NAT64, a private one within', '64:ff9b::10.0.0.1'],
  ['NAT64', '64:ff9b::1.1.1.1'],
  ['NAT64 of an own network', '64:ff9b:1::7f00:1'],
  ['NAT64 of an own network', '64:ff9b:1:ffff::1'],
  ['discard-only', '100::1'],
  ['Teredo', '2001:0:7f00:1::1'],
  ['Teredo', '2001::1'],
  ['ORCHID', '2001:20::1'],
  ['documentation', '2001:db8::1'],
  ['documentation', '3fff::1'],
  ['6to4, loopback within', '2002:7f00:1::1'],
  ['segment routing', '5f00::1'],
  ['link-local, with its zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['site-local', 'feff::1'],
  ['unique local', 'fd12:3456::1'],
  ['multicast', 'ff02::1'],
])('not to what is not on the public net: %s, %s', (_, address) => {
  expect(mayReach(address, strict)).toBe(false);
  if (!address.includes('%') && address.includes(':'))
    expect(webhookUrlProblem(`https://[${address}]/`, strict)).not.toBeNull();
});

test.each([
  '1.1.1.1',
  '2606:4700:4700::1111',
  '2400:cb00::1',
  '2001:4860:4860::8888',
  '::ffff:1.1.1.1',
  '0:0:0:0:0:ffff:101:101',
])('to a public address: %s', (address) => {
  expect(mayReach(address, strict)).toBe(true);
});
