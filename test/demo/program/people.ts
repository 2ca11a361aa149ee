import type { Market, Person, Team } from './story.js';

export const markets: Record<Market, { name: string; zone: string }> = {
  SG: { name: 'Singapore', zone: 'Asia/Singapore' },
  ID: { name: 'Indonesia', zone: 'Asia/Jakarta' },
  TH: { name: 'Thailand', zone: 'Asia/Bangkok' },
  VN: { name: 'Vietnam', zone: 'Asia/Ho_Chi_Minh' },
};

export const teams: Team[] = [
  { key: 'governance', name: 'Governance Programs', market: 'SG', lead: 'helena' },
  { key: 'ip', name: 'Counterfeit and IP', market: 'SG', lead: 'rachel' },
  { key: 'listings-sg', name: 'Listing Quality Singapore', market: 'SG', lead: 'priya' },
  { key: 'listings-id', name: 'Listing Quality Indonesia', market: 'ID', lead: 'bagus' },
  { key: 'review-th', name: 'Content Review Thailand', market: 'TH', lead: 'anong' },
  { key: 'sellers-vn', name: 'Seller Integrity Vietnam', market: 'VN', lead: 'bao' },
];

/** Everybody invented; managers before those they manage. */
export const people: Person[] = [
  { key: 'helena', name: 'Helena Seow', market: 'SG', team: 'governance', part: 'head of governance' },
  {
    key: 'grace',
    name: 'Grace Lim',
    market: 'SG',
    team: 'governance',
    manager: 'helena',
    part: 'program manager',
  },
  { key: 'rachel', name: 'Rachel Koh', market: 'SG', team: 'ip', manager: 'helena', part: 'domain lead' },

  { key: 'hannah', name: 'Hannah Ong', market: 'SG', team: 'ip', manager: 'rachel', part: 'approver' },
  { key: 'chau', name: 'Le Minh Chau', market: 'VN', team: 'ip', manager: 'rachel', part: 'approver' },
  { key: 'siriporn', name: 'Siriporn Wattana', market: 'TH', team: 'governance', manager: 'helena', part: 'approver' },

  { key: 'priya', name: 'Priya Nair', market: 'SG', team: 'listings-sg', manager: 'helena', part: 'manager' },
  { key: 'bagus', name: 'Bagus Pratama', market: 'ID', team: 'listings-id', manager: 'helena', part: 'manager' },
  { key: 'anong', name: 'Anong Srisuk', market: 'TH', team: 'review-th', manager: 'helena', part: 'manager' },
  { key: 'bao', name: 'Tran Quoc Bao', market: 'VN', team: 'sellers-vn', manager: 'helena', part: 'manager' },

  { key: 'marcus', name: 'Marcus Tan', market: 'SG', team: 'listings-sg', manager: 'priya', part: 'owner' },
  { key: 'farah', name: 'Farah Aziz', market: 'SG', team: 'listings-sg', manager: 'priya', part: 'owner' },
  { key: 'rizky', name: 'Rizky Ramadhan', market: 'ID', team: 'listings-id', manager: 'bagus', part: 'owner' },
  { key: 'dewi', name: 'Dewi Lestari', market: 'ID', team: 'listings-id', manager: 'bagus', part: 'owner' },
  { key: 'niran', name: 'Niran Suksawat', market: 'TH', team: 'review-th', manager: 'anong', part: 'owner' },
  { key: 'ploy', name: 'Ploy Chaiyaporn', market: 'TH', team: 'review-th', manager: 'anong', part: 'owner' },
  { key: 'ha', name: 'Nguyen Thu Ha', market: 'VN', team: 'sellers-vn', manager: 'bao', part: 'owner' },
  { key: 'khanh', name: 'Pham Gia Khanh', market: 'VN', team: 'sellers-vn', manager: 'bao', part: 'owner' },
];
