import { BlockList, isIP } from 'node:net';
import { plainAddress } from './plain-address.js';
import type { Settings } from './settings.js';

export type WebhookRules = Pick<
  Settings,
  'webhookAllowHosts' | 'webhookDenyHosts' | 'webhookAllowPrivate' | 'webhookAllowLoopback'
>;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const ownNetwork = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  ownNetwork.addSubnet(net, bits, 'ipv4');
ownNetwork.addSubnet('fc00::', 7, 'ipv6');

/** Never, whatever the settings: link-local and elsewhere where clouds keep their metadata, multicast, reserved, documentation, benchmarks. */
const never = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  never.addSubnet(net, bits, 'ipv4');
// What carries an IPv4 address in itself (mapped ones are read as what they carry), or is translated or tunnelled to one,
// is refused whole: where it comes out is not known here.
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['100:0:0:1::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  never.addSubnet(net, bits, 'ipv6');
// Where clouds keep what their machines may do, in ranges that are an own network's otherwise (Alibaba, Amazon, Google), or
// look public (Azure).
for (const address of ['100.100.100.200', '168.63.129.16']) never.addAddress(address, 'ipv4');
for (const address of ['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254']) never.addAddress(address, 'ipv6');

/**
 * Why a webhook must not go to a URL; null where it may. What a name resolves to is looked at when it is sent
 * (`mayReach`), so that a name cannot be turned towards the inside afterwards.
 */
export function webhookUrlProblem(text: string, rules: WebhookRules): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'is not a URL. Write it as https://…';
  }
  const host = hostOf(url);
  const local = isThisMachine(host);
  if (local && !rules.webhookAllowLoopback)
    return 'leads to this machine itself. Set WEBHOOK_ALLOW_LOOPBACK to try things out.';
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:')) return 'must begin with https://.';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password.';
  if (rules.webhookDenyHosts.some((pattern) => fits(host, pattern)))
    return `goes to ${host}, which this installation does not allow (WEBHOOK_DENY_HOSTS).`;
  if (!local && rules.webhookAllowHosts.length > 0 && !rules.webhookAllowHosts.some((pattern) => fits(host, pattern)))
    return `goes to ${host}; this installation allows ${rules.webhookAllowHosts.join(', ')} (WEBHOOK_ALLOW_HOSTS).`;
  if (isIP(host) !== 0 && !mayReach(host, rules)) return `goes to ${host}, which is not a public address.`;
  return null;
}

/** Whether a connection may be made to an address that a name resolved to. */
export function mayReach(address: string, rules: WebhookRules): boolean {
  const plain = plainAddress(address);
  const family = isIP(plain) === 4 ? 'ipv4' : 'ipv6';
  if (isIP(plain) === 0) return false;
  // First: `::1` lies in a range that is refused.
  if (loopback.check(plain, family)) return rules.webhookAllowLoopback;
  if (never.check(plain, family)) return false;
  return rules.webhookAllowPrivate || !ownNetwork.check(plain, family);
}

/** Without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

/** Whether a name, or an address without brackets, is this machine's own; what a name resolves to is not looked at. */
export function isThisMachine(host: string): boolean {
  if (isIP(host) === 0) return host === 'localhost';
  const plain = plainAddress(host);
  return loopback.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6');
}

function fits(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
