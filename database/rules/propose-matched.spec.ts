import { QueryFailedError } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { mayPass } from './propose-matched.js';

const said = (code?: string): Error =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error('no'), code === undefined ? {} : { code }));

test.each(['40P01', '55P03', '57P01', '08006', '53300'])(
  'what the database says by %s passes: it is tried again',
  (code) => {
    expect(mayPass(said(code))).toBe(true);
  },
);

test('so does a connection that was lost; what lies with the proposal or with us does not', () => {
  expect(mayPass(said())).toBe(true);
  for (const error of [
    said('23505'),
    said('22P02'),
    said('42703'),
    new Refusal('not-found', 'No.'),
    new TypeError('x'),
  ])
    expect([error.message, mayPass(error)]).toEqual([error.message, false]);
});
