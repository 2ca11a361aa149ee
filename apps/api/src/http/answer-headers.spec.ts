import { headersOf } from './answer-headers.js';

const record = { id: '3f0c', key: 'SG', version: 7, calendar: { version: 4 } };

test('the ETag is the version of the answer, or of the record within it', () => {
  expect(headersOf(record, { version: ['version'] })).toEqual({ etag: '"7"' });
  expect(headersOf(record, { version: ['calendar', 'version'] })).toEqual({ etag: '"4"' });
});

test('what was made is found where the fields of the answer say', () => {
  expect(headersOf(record, { version: ['version'], location: '/calendars/:key' })).toEqual({
    etag: '"7"',
    location: '/calendars/SG',
  });
});

test.each([undefined, null, 'text', {}, { version: null }])('an answer %j without a version has no ETag', (answer) => {
  expect(headersOf(answer, { version: ['version'] })).toEqual({});
  expect(headersOf(answer, { version: ['calendar', 'version'] })).toEqual({});
});
