import { findRecipients, type Parts, type Recipient } from '../person/recipients.js';
import type { ExceptionCase, LinkedItem } from './exception.js';

/** The parts that come with the items: their owners, and the managers of their programs. */
export function partsOfItems(items: LinkedItem[]): Pick<Parts, 'owners' | 'program_managers'> {
  const waiting = items.filter(({ status }) => status !== 'done' && status !== 'cancelled');
  return {
    owners: [...new Set(waiting.map(({ ownerId }) => ownerId))],
    program_managers: [...new Set(items.map(({ managerId }) => managerId))],
  };
}

/** Who asked, and who owns the residual risk. */
export function askers({ parts }: ExceptionCase): Recipient[] {
  return findRecipients(['risk_owner', 'requester'], [], parts);
}

/** The same, and whoever leads the domain. */
export function concerned({ parts }: ExceptionCase): Recipient[] {
  return findRecipients(['risk_owner', 'requester', 'domain_lead'], [], parts);
}

/** Those who must act before it ends: the obligations of the owners will be live again. */
export function beforeTheEnd({ parts }: ExceptionCase): Recipient[] {
  return findRecipients(['risk_owner', 'requester', 'owner'], [], parts);
}
