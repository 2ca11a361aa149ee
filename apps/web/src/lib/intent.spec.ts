import { expect, test } from '@jest/globals';
import { fingerprint, intentOf } from './intent.js';

function store(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

test('one intent has one key until it is known what became of it', () => {
  const kept = store();
  const first = intentOf('start/AI-1', kept);
  expect(intentOf('start/AI-1', kept).key).toBe(first.key);
  expect(intentOf('start/AI-2', kept).key).not.toBe(first.key);
  first.settled();
  expect(intentOf('start/AI-1', kept).key).not.toBe(first.key);
});

test('another text is another intent', () => {
  expect(fingerprint({ reason: '延期' })).toBe(fingerprint({ reason: '延期' }));
  expect(fingerprint({ reason: '延期' })).not.toBe(fingerprint({ reason: '延长' }));
  expect(fingerprint(undefined)).toBe(fingerprint(undefined));
});
