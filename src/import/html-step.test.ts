import { expect, test } from 'vitest';
import { parseWhole, textOf } from '#ingest/parse.ts';
import { sanitizeTree } from '#ingest/sanitize.ts';
import { toHtml } from 'hast-util-to-html';
import { applyEdits, toBody } from './edit.ts';
import { rawHtml } from './html-step.ts';
import { type Brought, pictureAddresses } from './pictures.ts';

const pictures = new Map<string, Brought>([
  ['a.png', { to: './post/a.png' }],
  ['a.png?x=1&y=2', { to: './post/a.png' }],
]);
const step = rawHtml({
  pictures,
  resolve: (address) =>
    address === 'stew.md' || address === 'a'
      ? { to: './stew.md' }
      : /^https:/.test(address)
        ? { to: address }
        : { reason: 'Nowhere.' },
});
const convert = (text: string) =>
  applyEdits(toBody(text), step(text, { fields: {}, include: () => undefined }));
const render = (text: string) => toHtml(sanitizeTree(parseWhole(convert(text).text))).trim();

test.each([
  ['<div align="center">x</div>', '<div>x</div>'],
  ['<img src="a.png" alt="A pot">', '<img src="./post/a.png" alt="A pot">'],
  ["<img alt='A > b' src='a.png'>", '<img src="./post/a.png" alt="A > b">'],
  ['<img src=a.png alt=Pot />', '<img src="./post/a.png" alt="Pot">'],
  ['<IMG SRC="a.png" ALT="A &quot;pot&quot;">', '<img src="./post/a.png" alt="A &#x22;pot&#x22;">'],
  ['<img src="a.png?x=1&amp;y=2" alt="x">', '<img src="./post/a.png" alt="x">'],
  ['<img data-src="b.png" src="a.png" alt="x">', '<img src="./post/a.png" alt="x">'],
  ['<img alt="x src=b.png" src="a.png">', '<img src="./post/a.png" alt="x src=b.png">'],
  [
    'x <img src="https://x.org/p.png" alt="A pot">',
    '<p>x <a href="https://x.org/p.png">A pot</a></p>',
  ],
  [
    'x <a href="stew.md"><img src="https://x.org/p.png" alt="A pot"></a> y',
    '<p>x <a href="./stew.md">A pot</a> (<a href="https://x.org/p.png">picture</a>) y</p>',
  ],
  ['x <a lang="en" href="stew.md">y</a>', '<p>x <a lang="en" href="./stew.md">y</a></p>'],
  ["x <a href='stew.md'>y</a>", '<p>x <a href="./stew.md">y</a></p>'],
  ['x <a href=stew.md>y</a>', '<p>x <a href="./stew.md">y</a></p>'],
  ['x <a href="a">y</a>', '<p>x <a href="./stew.md">y</a></p>'],
  [
    'x <a title="stew.md" href="stew.md">y</a>',
    '<p>x <a title="stew.md" href="./stew.md">y</a></p>',
  ],
  ['x <a href="/gone/?a=1&amp;b=2">y</a>', '<p>x <a>y</a></p>'],
  ['x <a href="javascript:alert(1)">y</a>', '<p>x <a>y</a></p>'],
  ['x <a name="here"></a>', '<p>x <a></a></p>'],
  ['x <b onclick="alert(1)">y</b>', '<p>x <b>y</b></p>'],
  ['x <font color="red">y</font> <big>z</big>', '<p>x y z</p>'],
  ['x <Vec3> y </Vec3>', '<p>x &#x3C;Vec3> y &#x3C;/Vec3></p>'],
  [
    'x <iframe src="https://www.youtube.com/embed/abc?x=1"></iframe>',
    '<p>x <a href="https://www.youtube.com/watch?v=abc">Video at youtube.com</a></p>',
  ],
  [
    '<iframe title="The pot" src="https://x.org/p"></iframe>',
    '<p><a href="https://x.org/p">The pot</a></p>',
  ],
  [
    '<video controls>\n<source src="https://x.org/v.mp4">\nIt shows <b>soup</b>.\n</video>',
    '<p><a href="https://x.org/v.mp4">Video at x.org</a> It shows soup .</p>',
  ],
  ['<video src="v.mp4"></video>', '<p><span>Video (v.mp4)</span></p>'],
  ['x <script>alert("y")</script> z', '<p>x  z</p>'],
  [
    '<script src="https://gist.github.com/ada/1.js"></script>',
    '<p><a href="https://gist.github.com/ada/1">Code at gist.github.com</a></p>',
  ],
  ['<style>\np { color: red }\n</style>\n\nx', '<p>x</p>'],
  ['<svg><style>a{}</style><title>A pot</title><path d="M0"/></svg>', '<p><em>A pot</em></p>'],
  ['<svg>\n\n<path d="M0"/>\n\n</svg>\n\nx', '<p><em>(a drawing stood here)</em></p>\n<p>x</p>'],
  ['<!-- <a href="gone">x</a> <Box> --> y', 'y'],
  ['<noscript>x</noscript>', '<div>x</div>'],
  ['<textarea>x</textarea>', 'x'],
  ['<select><option>x</option></select>', 'x'],
  ['`<Box>` and <Box>', '<p><code>&#x3C;Box></code> and &#x3C;Box></p>'],
  ['a < b and c > d', '<p>a &#x3C; b and c > d</p>'],
])('%j is shown as %s', (text, html) => {
  const trim = (markup: string) =>
    markup.replace(/<p>(x|[^<]*)<\/p>/, (_, words) =>
      html.includes('<p>') ? `<p>${words}</p>` : words,
    );
  expect(trim(render(text))).toBe(html);
});

test('what stood in a section stays in a block, however it is indented', () => {
  const html = render(
    '<section id="s">\n    <p>Soup</p>\n    <header>\n        <b>Stew</b>\n    </header>\n</section>',
  );
  expect(html).not.toContain('<code>');
  expect(html).toContain('<p>Soup</p>');
  expect(html).toContain('<b>Stew</b>');
  expect(html).toContain('id="s"');
});

test('no word is lost in nested, crossed and unclosed tags', () => {
  for (const text of [
    '<center><font><table><tr><td>one</td></tr></table> two',
    'zero <a href="stew.md">one <a href="gone">two</a> three</a> four',
    '<p>one <iframe> two\n\nthree </iframe> four',
    '<audio>one\n\ntwo</audio> three',
    '<form><label>one<input value="x"></label><button>two</button></form>',
    '<ul><li>one<li>two</ul><details><summary>three</summary>four',
    '<a href="stew.md">one\n\ntwo</a> three',
    '<object data="x.swf">one</object> two',
    '<marquee>one</marquee> <blink>two</blink> <xmp>three</xmp> <template>four</template>',
    '<title>one</title> <plaintext>two',
    '<math><mi>one</mi></math> two <noembed>three</noembed>',
  ]) {
    const words = text.match(/\b(zero|one|two|three|four)\b/g) ?? [];
    const shown = textOf(sanitizeTree(parseWhole(convert(text).text)));
    for (const word of words) expect(shown, text).toContain(word);
  }
});

test('each thing that goes is said with its line', () => {
  const { notes } = convert(
    'x\n\ny <script>a</script> <Box>\n<a href="gone">z</a>\n<img src="gone.png">',
  );
  expect(notes).toEqual([
    { line: 3, message: expect.stringContaining('A script was left out') },
    { line: 3, message: expect.stringContaining('unknown tag'), about: '<Box>' },
    { line: 4, message: 'A link became text. Nowhere.', about: 'gone' },
    { line: 5, message: expect.stringContaining('There is no such file'), about: 'gone.png' },
  ]);
});

test('the pictures of HTML are found as they are shown', () => {
  const text =
    '<img alt="a > b" src="a.png?x=1&amp;y=2"> <p><img\nsrc=b.png></p>\n\n<!-- <img src="c.png"> -->\n\n`<img src="d.png">`';
  expect(pictureAddresses(text)).toEqual(['a.png?x=1&y=2', 'b.png']);
});
