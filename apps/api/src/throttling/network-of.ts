import { isIPv6 } from 'node:net';
import { plainAddress } from '../../../../config/plain-address.js';

/** Who has one IPv6 address has 2^64 of them: they count as one. An IPv4 address stands for itself, mapped or not. */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  const [head, tail] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - (head?.length ?? 0) - (tail?.length ?? 0)).fill('0');
  return [...(head ?? []), ...(tail ? zeros : []), ...(tail ?? [])].slice(0, 4).join(':');
}
