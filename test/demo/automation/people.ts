import type { Person, Team } from '../program/story.js';

export const teams: Team[] = [
  { key: 'risk', name: 'Governance and Risk', market: 'SG', lead: 'helena' },
  { key: 'ip', name: 'Counterfeit and IP', market: 'SG', lead: 'rachel' },
  { key: 'policy', name: 'Policy', market: 'SG', lead: 'hannah' },
  { key: 'vn', name: 'Moderation Vietnam', market: 'VN', lead: 'ha' },
  { key: 'th', name: 'Moderation Thailand', market: 'TH', lead: 'anong' },
];

/** Everybody invented; managers before those they manage. */
export const people: Person[] = [
  { key: 'helena', name: 'Helena Seow', market: 'SG', team: 'risk', part: 'head of governance' },
  { key: 'mei', name: 'Tan Mei Lin', market: 'SG', team: 'risk', manager: 'helena', part: 'risk analyst' },
  { key: 'rachel', name: 'Rachel Koh', market: 'SG', team: 'ip', manager: 'helena', part: 'domain lead' },
  { key: 'hannah', name: 'Hannah Ong', market: 'SG', team: 'policy', manager: 'helena', part: 'manager' },
  { key: 'anong', name: 'Anong Srisuk', market: 'TH', team: 'th', manager: 'helena', part: 'manager' },
  { key: 'ha', name: 'Nguyen Thu Ha', market: 'VN', team: 'vn', manager: 'helena', part: 'manager' },
  { key: 'linh', name: 'Do Thuy Linh', market: 'VN', team: 'vn', manager: 'ha', part: 'reviewer' },
  { key: 'dung', name: 'Vo Tien Dung', market: 'VN', team: 'vn', manager: 'ha', part: 'reviewer' },
  { key: 'khanh', name: 'Pham Gia Khanh', market: 'VN', team: 'vn', manager: 'ha', part: 'reviewer' },
  { key: 'siriporn', name: 'Siriporn Wattana', market: 'TH', team: 'th', manager: 'anong', part: 'adjudicator' },
];
