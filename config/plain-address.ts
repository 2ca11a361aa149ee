import { isIP } from 'node:net';

/**
 * The one way to write an address of IP, without its zone: `::FFFF:10.0.0.1`, however it is written, is `10.0.0.1`.
 * Anything else stays as it is.
 */
export function plainAddress(given: string): string {
  const address = canonical(given);
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const hex = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address);
  if (!hex) return address;
  const [high, low] = [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16)];
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** As the standard of URLs writes it: small letters, no needless zeros. */
function canonical(address: string): string {
  const plain = address.replace(/%.*$/, '');
  return isIP(plain) === 6 ? new URL(`http://[${plain}]`).hostname.slice(1, -1) : plain;
}
