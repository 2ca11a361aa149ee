import { mayDoToItem } from './item-access.js';

const item = {
  ownerId: 'owner',
  ownerManagerId: null,
  programManagerId: 'manager',
  domainLeadId: null,
  submittedById: null,
  place: { domain: null, markets: [], programIds: ['p'] },
};

test.each([
  ['hold', 'owner', 'You may ask for it, which others agree to (tollgate request).'],
  ['cancel', 'owner', 'You may ask for it, which others agree to (tollgate request).'],
  ['change_due', 'owner', 'You may ask for more time, which others agree to (tollgate extend).'],
  ['reassign', 'owner', 'may reassign this item.'],
  ['hold', 'somebody', 'may hold this item.'],
] as const)('who may not %s as %s is told what they may do', (event, id, told) => {
  const attempt = (): unknown => mayDoToItem({ id, name: id, access: 'member' }, event, item);
  expect(attempt).toThrow(new RegExp(`${told.replaceAll(/[().]/g, String.raw`\$&`)}$`));
});
