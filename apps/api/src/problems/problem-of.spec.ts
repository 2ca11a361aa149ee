import { BadRequestException, NotFoundException } from '@nestjs/common';
import { QueryFailedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { problemOf } from './problem-of.js';

const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });
const query = (driver: Error): Error => new QueryFailedError('SELECT 1', [], driver);

test.each([
  [query(new Error('Connection terminated unexpectedly'))],
  [query(withCode('terminating connection due to administrator command', '57P01'))],
  [query(withCode('statement completion unknown', '40003'))],
  [withCode('the database system is starting up', '57P03')],
  [withCode('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
  [new Error('Client has encountered a connection error and is not queryable')],
  [new Error('timeout exceeded when trying to connect')],
  [withCode('database "x" is not currently accepting connections', '55000')],
  [new Error('Query runner already released. Cannot run queries anymore.')],
  [new QueryRunnerProviderAlreadyReleasedError()],
])('a database that is away is 503, to be sent again: %s', (error) => {
  const problem = problemOf(error);
  expect(problem).toMatchObject({ code: 'database-unavailable', status: 503 });
  expect(problem.more.headers).toEqual({ 'retry-after': '5' });
});

test.each([
  ['deadlock detected', '40P01'],
  ['could not serialize access', '40001'],
  ['canceling statement due to lock timeout', '55P03'],
])('what others held is 503, and was not done: %s', (message, code) => {
  const problem = problemOf(query(withCode(message, code)));
  expect(problem).toMatchObject({ code: 'record-busy', status: 503 });
  expect(problem.more.headers).toEqual({ 'retry-after': '5' });
});

test.each([
  [new Refusal('not-overdue', 'In time.'), 'not-overdue', 409],
  [new BadRequestException('no JSON'), 'invalid-request', 400],
  [new NotFoundException('Cannot GET /x'), 'not-found', 404],
  [Object.assign(new Error('too large'), { statusCode: 413 }), 'payload-too-large', 413],
  [query(withCode('duplicate key', '23505')), 'already-exists', 409],
  [query(withCode('violates foreign key', '23503')), 'unknown-reference', 422],
  [query(withCode('invalid input syntax', '22P02')), 'invalid-request', 400],
  [query(withCode('column does not exist', '42703')), 'internal-error', 500],
  [new TypeError('undefined is not a function'), 'internal-error', 500],
  ['thrown text', 'internal-error', 500],
])('%s becomes %s', (error, code, status) => {
  expect(problemOf(error)).toMatchObject({ code, status });
});

test('what went wrong inside stays inside', () => {
  expect(problemOf(query(withCode('column "secret" does not exist', '42703'))).detail).not.toContain('secret');
});
