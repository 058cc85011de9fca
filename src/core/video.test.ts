import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toVideoSource, videoHosts } from './video.ts';

const told = (address: string) => {
  const source = toVideoSource(address);
  return source?.type === 'hosted' ? `${source.host.name} ${source.id}` : source?.src;
};

test.each([
  ['./demo.mp4', './demo.mp4'],
  ['https://www.youtube.com/watch?v=aqz-KE-bpKQ', 'youtube aqz-KE-bpKQ'],
  ['https://www.youtube.com/watch?t=84&v=aqz-KE-bpKQ&list=x', 'youtube aqz-KE-bpKQ'],
  ['https://youtu.be/aqz-KE-bpKQ?t=84', 'youtube aqz-KE-bpKQ'],
  ['https://m.youtube.com/live/aqz-KE-bpKQ', 'youtube aqz-KE-bpKQ'],
  ['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ', 'youtube aqz-KE-bpKQ'],
  ['https://vimeo.com/1084537', 'vimeo 1084537'],
  ['https://vimeo.com/76979871/8272103f6e', 'vimeo 76979871/8272103f6e'],
  ['https://player.vimeo.com/video/1084537', 'vimeo 1084537'],
  ['https://player.vimeo.com/video/76979871?h=8272103f6e', 'vimeo 76979871/8272103f6e'],
  ['https://youtu.be/aqz-KE-bpKQ/', 'youtube aqz-KE-bpKQ'],
  ['https://company.wistia.com/medias/e4a27b971d', 'wistia e4a27b971d'],
  ['https://fast.wistia.net/embed/iframe/e4a27b971d', 'wistia e4a27b971d'],
])('%s is %s', (address, expected) => {
  expect(told(address)).toBe(expected);
});

test.each([
  'https://www.youtube.com/watch?v=short',
  'https://www.youtube.com/@somebody',
  'https://youtube.com.example.com/watch?v=aqz-KE-bpKQ',
  'https://vimeo.com/channels/staffpicks',
  'https://example.com/film.mp4',
  'https://',
])('%s is no video the hub plays', (address) => {
  expect(toVideoSource(address)).toBeUndefined();
});

test('a frame begins at the second that is asked for, on the origin that pages allow', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...videoHosts),
      fc.integer({ min: 0, max: 9999 }),
      (host, start) => {
        const frame = new URL(host.frame('1084537', start, start + 10));
        expect(frame.origin).toBe(host.origin);
        expect(frame.href).toMatch(new RegExp(`(start|time|t)=${start}(s|&|$)`));
        expect(host.page('1084537', start)).toMatch(new RegExp(`(time|t)=${start}s$`));
      },
    ),
  );
});

test('YouTube ends a slice itself, and an unlisted video of Vimeo keeps its key', () => {
  const [youtube, vimeo] = videoHosts;
  expect(youtube?.frame('aqz-KE-bpKQ', 84, 125.4)).toContain('end=126');
  expect(vimeo?.frame('76979871/8272103f6e', 0)).toContain('/video/76979871?');
  expect(vimeo?.frame('76979871/8272103f6e', 0)).toContain('h=8272103f6e');
});
