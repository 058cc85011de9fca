import { expect, test } from 'vitest';
import type { Kind } from './kind.ts';
import { isOfflineCopy, offlineCopyPath } from './offline-copy.ts';

const kinds = {
  cities: { surfaces: ['page', 'offline'] },
  posts: { surfaces: ['page'] },
} as unknown as Record<string, Kind>;

test('a copy lies beside its page, with a name of its own', () => {
  expect(offlineCopyPath('/hub/cities/bilbao/')).toBe('/hub/cities/bilbao/bilbao-offline.html');
});

test.each([
  ['cities/bilbao/bilbao-offline.html', true],
  ['cities/bilbao/index.html', false],
  ['cities/bilbao/other-offline.html', false],
  ['posts/bilbao/bilbao-offline.html', false],
])('%s is a copy: %s', (file, expected) => {
  expect(isOfflineCopy(file, kinds)).toBe(expected);
});
