import { CancelledFailure } from '@temporalio/common';
import { WithoutWords } from './without-words.js';

const input = { args: [], headers: {} };
const said: unknown[] = [];
const quiet = new WithoutWords({ warn: (_, meta) => said.push(meta) });

test('the history is told of which kind a failure is, the log what it says', async () => {
  const error = Object.assign(new Error('invalid input: "xyzzy"'), { name: 'QueryFailedError', code: '22P02' });
  const failed = quiet.execute(input, () => Promise.reject(error));
  await expect(failed).rejects.toMatchObject({
    message: 'It failed (QueryFailedError 22P02); the log of the worker says more.',
    type: 'QueryFailedError',
    nonRetryable: false,
  });
  await failed.catch((thrown: unknown) => {
    const { stack = '', cause } = thrown as Error;
    expect(`${stack}${String(cause)}`).not.toContain('xyzzy');
  });
  expect(said).toEqual([{ err: error }]);
});

test('what is answered, and a cancellation, go through as they are', async () => {
  expect(await quiet.execute(input, async () => 7)).toBe(7);
  const cancelled = new CancelledFailure('the worker ends');
  await expect(quiet.execute(input, () => Promise.reject(cancelled))).rejects.toBe(cancelled);
});
