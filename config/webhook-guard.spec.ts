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
