import { findHearers, findRecipients, type Parts, type Recipient } from '../person/recipients.js';
import type { Given } from '../person/standing.js';
import type { ExceptionRecord, ExceptionContent, LinkedItem } from './exception.js';

/** The parts that come with the items: their owners, and the managers of their programs. */
export function partsOfItems(items: LinkedItem[]): Pick<Parts, 'owners' | 'program_managers'> {
  const waiting = items.filter(({ status }) => status !== 'done' && status !== 'cancelled');
  return {
    owners: [...new Set(waiting.map(({ ownerId }) => ownerId))],
    program_managers: [...new Set(items.map(({ managerId }) => managerId))],
  };
}

/** Whom a request or an edit gives what. */
export function peopleGiven({
  riskOwnerId,
  domainLeadId,
  controls,
}: Partial<Pick<ExceptionContent, 'riskOwnerId' | 'domainLeadId' | 'controls'>>): Given[] {
  return [
    ...(riskOwnerId === undefined ? [] : [{ id: riskOwnerId, charge: 'own_risk' as const, path: 'riskOwnerId' }]),
    ...(domainLeadId ? [{ id: domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }] : []),
    ...(controls ?? []).map(({ ownerId: id }, index) => {
      return { id, charge: 'own_risk' as const, path: `compensatingControls.${index}.ownerId` };
    }),
  ];
}

/** Who asked, and who owns the residual risk. */
export function askers({ parts }: ExceptionRecord): Recipient[] {
  return findRecipients(['risk_owner', 'requester'], [], parts);
}

/** The same, for news: where both have left, somebody hears of it in their place. */
export function askersToTell({ parts }: ExceptionRecord): Recipient[] {
  return findHearers(['risk_owner', 'requester'], parts);
}

/** Those who asked, and whoever leads the domain. */
export function concerned({ parts }: ExceptionRecord): Recipient[] {
  return findRecipients(['risk_owner', 'requester', 'domain_lead'], [], parts);
}

/** Those who must act before it ends: the obligations of the owners will be live again. */
export function beforeTheEnd({ parts }: ExceptionRecord): Recipient[] {
  return findRecipients(['risk_owner', 'requester', 'owner'], [], parts);
}
