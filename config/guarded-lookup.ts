import { lookup as lookUp, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { mayReach, type WebhookRules } from './webhook-guard.js';

/** The URL must not be reached by this installation. */
export class Forbidden extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Forbidden';
  }
}

/** As Node looks names up; tests have names of their own. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Looks names up, and gives only addresses that may be reached. */
export function guardedLookup(rules: WebhookRules, resolve: Resolve = lookUp): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const allowed = addresses.filter(({ address }) => mayReach(address, rules));
      const [first] = allowed;
      if (!first) callback(new Forbidden(`${hostname} does not lead to a public address.`), '', 0);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
