import { expect, test } from 'vitest';
import { onePixel, post, problemsOf } from './lib/temporary-hub.ts';

// Each hub is valid but for one file, so one line comes back: what an author reads.

test('the hub that the others break is valid', async () => {
  expect(await problemsOf({})).toBe('');
});

test('an unknown field names the field that was meant', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'sumary: Short\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:1  sumary: There is no such field. Did you mean "summary"?"`,
  );
});

test('an unknown field like no other is still named', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'zzzzzz: 1\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:1  zzzzzz: There is no such field. Remove it, or check its spelling."`,
  );
});

test('an unknown field inside a list is found where it stands', async () => {
  expect(
    await problemsOf({
      'members/bo-sample.md':
        '---\nname: Bo\njoined: 2026-01-02\nlinks:\n  - label: Home\n    url: https://bo.example.com\n    colour: red\n---\n',
    }),
  ).toMatchInlineSnapshot(
    `"members/bo-sample.md:7:5  links.0.colour: There is no such field. Remove it, or check its spelling."`,
  );
});

test('a post without a title says that only notes go without', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ndate: 2026-03-04\nauthors: [ada-sample]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:2:1  title: Add a title. Only a note (format: note) goes without."`,
  );
});

test('a post without a date is told how one looks', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: A post\nauthors: [ada-sample]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(`"posts/new.md:2:1  date: Add a date, like 2026-11-22."`);
});

test('a date in words is told how one looks', async () => {
  expect(
    await problemsOf({
      'posts/new.md':
        '---\ntitle: A post\ndate: 4 March 2026\nauthors: [ada-sample]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:3:7  date: Write the date as year-month-day, like 2026-11-22."`,
  );
});

test('a day that no month has is no date', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: A post\ndate: 2026-02-30\nauthors: [ada-sample]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:3:7  date: The calendar has no 2026-02-30. Check the month and the day."`,
  );
});

test('a post without authors is told how to write them', async () => {
  expect(
    await problemsOf({ 'posts/new.md': '---\ntitle: A post\ndate: 2026-03-04\n---\n\nText.\n' }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:2:1  authors: Add authors, a list of member ids, like [ada-king]."`,
  );
});

test('one author outside a list is told to write a list', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: A post\ndate: 2026-03-04\nauthors: ada-sample\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:4:10  authors: Write authors as a list of member ids, like [ada-king]."`,
  );
});

test('a member nobody knows is answered with the nearest one', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: A post\ndate: 2026-03-04\nauthors: [ada-smaple]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:4:11  authors.0: There is no entry "ada-smaple" in members. Did you mean "ada-sample"?"`,
  );
});

test('a member like no other is answered with what to do', async () => {
  expect(
    await problemsOf({
      'posts/new.md':
        '---\ntitle: A post\ndate: 2026-03-04\nauthors: [ada-sample, zebedee]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:4:23  authors.1: There is no entry "zebedee" in members. Add content/members/zebedee.md, or use an id that exists."`,
  );
});

test('a guest author without a name is told so once', async () => {
  expect(
    await problemsOf({
      'posts/new.md':
        '---\ntitle: A post\ndate: 2026-03-04\nauthors: [{ github: guest-of-honour }]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(`"posts/new.md:4:11  authors.0.name: Add the name of the guest."`);
});

test('an author that is a number is told what to write', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: A post\ndate: 2026-03-04\nauthors: [42]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:4:11  authors.0: Write the id of a member, like ada-king, or a guest as { github: account, name: Name }."`,
  );
});

test('an unknown topic is answered with the nearest one', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'topics: [kitchn]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:10  topics.0: There is no entry "kitchn" in topics. Did you mean "kitchen"?"`,
  );
});

test('an entry to start with that does not exist is answered with the nearest one', async () => {
  expect(
    await problemsOf({
      'topics/baking.md': '---\nname: Baking\nstartHere:\n  - posts/soop\n---\n',
    }),
  ).toMatchInlineSnapshot(
    `"topics/baking.md:4:5  startHere.0: There is no entry "posts/soop". Did you mean "posts/soup"?"`,
  );
});

test('a title that is a number is told to use quotes', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: 2026\ndate: 2026-03-04\nauthors: [ada-sample]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(`"posts/new.md:2:8  title: A title must be text. Put it in quotes."`);
});

test('an id that is taken names both files', async () => {
  expect(await problemsOf({ 'posts/new.md': post('Text.\n', 'id: soup\n') })).toMatchInlineSnapshot(
    `"posts/new.md:5:5  id: The id "soup" is taken by posts/soup.md. Rename this file, or give it an id of its own."`,
  );
});

test('an id with capitals is told how ids look', async () => {
  expect(await problemsOf({ 'posts/new.md': post('Text.\n', 'id: Soup\n') })).toMatchInlineSnapshot(
    `"posts/new.md:5:5  id: Write lower-case letters, digits and single hyphens, like my-first-post."`,
  );
});

test('an id that is a number is told how ids look', async () => {
  expect(await problemsOf({ 'posts/new.md': post('Text.\n', 'id: 42\n') })).toMatchInlineSnapshot(
    `"posts/new.md:5:5  id: Write lower-case words joined by hyphens."`,
  );
});

test('a slug that is taken names both files', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'slug: soup\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:7  slug: The address /posts/soup/ is taken by posts/soup.md. Choose another slug."`,
  );
});

test('two files of one name in two folders share an id', async () => {
  expect(await problemsOf({ 'posts/2026/soup.md': post('Text.\n') })).toMatchInlineSnapshot(
    `"posts/soup.md:2:1  id: The id "soup" is taken by posts/2026/soup.md. Rename this file, or give it an id of its own."`,
  );
});

test('a slug that belongs to the archive is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'slug: archive\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:7  slug: The name "archive" is taken by the archive pages. Choose another."`,
  );
});

test('an alias that is a page of the hub is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'aliases: [/community/]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:11  aliases.0: The alias /community/ is taken by a page of the hub. Remove it, or choose another."`,
  );
});

test.each([
  '/api/v1/index.json',
  '/api/',
  '/llms.txt',
  '/posts/soup.md',
  '/cities/rome/places.kml',
  '/cities/rome/rome-offline.html',
])('an alias that is a file of the hub is refused: %s', async (alias) => {
  expect(await problemsOf({ 'posts/new.md': post('Text.\n', `aliases: [${alias}]\n`) })).toContain(
    `The alias ${alias} is taken by a page of the hub.`,
  );
});

test('an alias that is the page of another entry names it', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'aliases: [/posts/soup/]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:11  aliases.0: The alias /posts/soup/ is taken by posts/soup.md. Remove it, or choose another."`,
  );
});

test('an alias that another entry has names that entry', async () => {
  expect(
    await problemsOf({
      'posts/a.md': post('Text.\n', 'aliases: [/old/]\n'),
      'posts/b.md': post('Text.\n', 'aliases:\n  - /older/\n  - /old\n'),
    }),
  ).toMatchInlineSnapshot(
    `"posts/b.md:7:5  aliases.1: The alias /old is taken by posts/a.md. Remove it, or choose another."`,
  );
});

test('an alias to another site is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'aliases: [https://evil.example.com/]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:11  aliases.0: Write a path of this hub that starts with one slash, like /old/name/."`,
  );
});

test('an alias that climbs is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'aliases: [/a/../../b/]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:11  aliases.0: An alias is a plain path, without "//", "." or ".." in it, and with whole %-escapes."`,
  );
});

test('a link to a file that does not exist names the nearest one', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [the soup](./suop.md).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  There is no file "./suop.md". Did you mean "soup.md"?"`,
  );
});

test('a link to a file like no other says where to look', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('One.\n\nTwo, and [this](../nowhere/at-all.md).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:9:10  There is no file "../nowhere/at-all.md". Check the path, from this file on."`,
  );
});

test('a link to a picture says that links lead to entries', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [the pot](./pot.png).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  "./pot.png" is not an entry. Links lead to Markdown files of the hub, or to web addresses."`,
  );
});

test('a link to a heading that does not exist names the nearest one', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [the stock](./soup.md#the-stok).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  There is no heading "#the-stok" in posts/soup.md. Did you mean "the-stock"?"`,
  );
});

test('a link to a heading of its own that does not exist names the nearest one', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('## Salt\n\nSee [salt](#slat).\n') }),
  ).toMatchInlineSnapshot(`"posts/new.md:9:5  There is no heading "#slat". Did you mean "salt"?"`);
});

test('a broken anchor escape is no crash', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('## Salt\n\nSee [salt](#%E0%A4%A).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:9:5  There is no heading "#%E0%A4%25A". Use the heading in lower case with hyphens for spaces."`,
  );
});

test('a picture that does not exist is named', async () => {
  expect(await problemsOf({ 'posts/new.md': post('![A pan](./pan.png)\n') })).toMatchInlineSnapshot(
    `"posts/new.md:7:1  There is no file "./pan.png" beside this one. Check the name, or add the picture."`,
  );
});

test('a picture without words asks for them', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Look:\n\n![](./pot.png)\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:9:1  Say what the picture shows, for those who cannot see it: ![a red kettle](./pot.png)."`,
  );
});

test('a cover without alt text asks for it', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'cover:\n  src: ./pot.png\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:6:3  cover.alt: Add the alt text, which says what the picture shows."`,
  );
});

test('a cover that does not exist is named', async () => {
  expect(
    await problemsOf({
      'posts/new.md': post('Text.\n', 'cover: { src: ./pan.png, alt: A pan }\n'),
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:15  cover.src: There is no file "./pan.png" beside this one. Check the name, or add the picture."`,
  );
});

test('a picture of another site is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('![A pot](https://tracker.example.com/pot.png)\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:1  Pictures from other sites would tell them who reads this. Save it beside the text and link to it as ./name.webp."`,
  );
});

test('a picture of another site in HTML is refused', async () => {
  expect(
    await problemsOf({
      'posts/new.md': post(
        'Text <img src="https://tracker.example.com/pot.png" alt="A pot"> text.\n',
      ),
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:6  Pictures from other sites would tell them who reads this. Save it beside the text and link to it as ./name.webp."`,
  );
});

test('a picture outside the content folder is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('![A pot](../../../etc/pot.png)\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:1  "../../../etc/pot.png" leads out of the content folder. Put the picture beside the text."`,
  );
});

test('a picture whose bytes are another format is refused', async () => {
  expect(
    await problemsOf({ 'posts/pot.jpg': onePixel, 'posts/new.md': post('![A pot](./pot.jpg)\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:1  "./pot.jpg" is not really a JPG file. Save it again as one."`,
  );
});

test('an SVG picture is refused', async () => {
  expect(
    await problemsOf({ 'posts/pot.svg': '<svg/>', 'posts/new.md': post('![A pot](./pot.svg)\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:1  SVG pictures can carry code. Export it as PNG or WebP."`,
  );
});

test('a picture that is a symbolic link is refused', async () => {
  expect(
    await problemsOf({
      'posts/link.png': { linkTo: 'pot.png' },
      'posts/new.md': post('![A pot](./link.png)\n'),
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:1  "./link.png" is a link, or lies behind one. Copy the picture itself here."`,
  );
});

test('a javascript: link is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](javascript:alert(1)).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  Links start with https://; "javascript:" is not allowed."`,
  );
});

test('a javascript: link with an entity in it is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](&#106;avascript:alert(1)).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  Links start with https://; "javascript:" is not allowed."`,
  );
});

test('a javascript: link with a tab in it is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](<java\tscript:alert(1)>).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  There is no file "java%09script:alert(1)". Check the path, from this file on."`,
  );
});

test('a javascript: link with an escaped tab in it is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](java&#9;script:alert(1)).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  There is no file "java%09script:alert(1)". Check the path, from this file on."`,
  );
});

test('a javascript: link in mixed case is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](JaVaScRiPt:alert(1)).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  Links start with https://; "JaVaScRiPt:" is not allowed."`,
  );
});

test('a javascript: link in HTML is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See <a href="javascript:alert(1)">this</a>.\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  Links start with https://; "javascript:" is not allowed."`,
  );
});

test('a javascript: link in HTML over several lines is refused', async () => {
  expect(
    await problemsOf({
      'posts/new.md': post(
        '<div>\n\n</div>\n<p>one\ntwo <a\n  href="&#x6a;avascript:alert(1)">this</a></p>\n',
      ),
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:11:5  Links start with https://; "javascript:" is not allowed."`,
  );
});

test('a javascript: link as a reference is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this][1].\n\n[1]: javascript:alert(1)\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  Links start with https://; "javascript:" is not allowed."`,
  );
});

test('a javascript: link in angle brackets is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See <javascript:alert(1)>.\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  Links start with https://; "javascript:" is not allowed."`,
  );
});

test('a data: link is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](data:text/html,hi).\n') }),
  ).toMatchInlineSnapshot(`"posts/new.md:7:5  Links start with https://; "data:" is not allowed."`);
});

test('a vbscript: link is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](vbscript:x).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  Links start with https://; "vbscript:" is not allowed."`,
  );
});

test('a link without a scheme is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](//evil.example.com/a).\n') }),
  ).toMatchInlineSnapshot(`"posts/new.md:7:5  Write the full address: https://evil.example.com/a"`);
});

test('a link with a backslash for a slash is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See [this](<\\\\\\\\evil.example.com/a>).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  There is no file "%5C%5Cevil.example.com/a". Check the path, from this file on."`,
  );
});

test('a link with a user name is refused', async () => {
  expect(
    await problemsOf({
      'posts/new.md': post('See [this](https://user:word@evil.example.com/).\n'),
    }),
  ).toMatchInlineSnapshot(`"posts/new.md:7:5  A web address has no user name or password in it."`);
});

test('a mailto: link is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Write to [me](mailto:ada@example.com).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:10  E-mail addresses are not published. Link to a page or a discussion instead."`,
  );
});

test('an e-mail address in angle brackets is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Write to <ada@example.com>.\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:10  E-mail addresses are not published. Link to a page or a discussion instead."`,
  );
});

test('an empty link is refused', async () => {
  expect(await problemsOf({ 'posts/new.md': post('See [this]().\n') })).toMatchInlineSnapshot(
    `"posts/new.md:7:5  The address is empty."`,
  );
});

test('an MDX import is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post("import fs from 'node:fs';\n\nText.\n") }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:7:1  MDX files of this hub have no import and no export. Use the registered components by name."`,
  );
});

test('an MDX export is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('Text.\n\nexport const a = 1;\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:9:1  MDX files of this hub have no import and no export. Use the registered components by name."`,
  );
});

test('an MDX expression is refused', async () => {
  expect(await problemsOf({ 'posts/new.mdx': post('One and {1 + 1}.\n') })).toMatchInlineSnapshot(
    `"posts/new.mdx:7:9  MDX files of this hub have no {expressions}. Write the text itself; write \\{ for a brace."`,
  );
});

test('an MDX expression on a line of its own is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('One.\n\n{process.env}\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:9:1  MDX files of this hub have no {expressions}. Write the text itself; write \\{ for a brace."`,
  );
});

test('an MDX component nobody registered is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('One.\n\n<Iframe src="./x" />\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:9:1  <Iframe> is not a component of this hub. Use Callout, Figure or PullQuote, or plain Markdown."`,
  );
});

test('an HTML element in MDX is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('One <b onclick="x()">two</b>.\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:7:5  <b> is not a component of this hub. Use Callout, Figure or PullQuote, or plain Markdown."`,
  );
});

test('an MDX attribute that is an expression is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('<Callout kind={"note"}>\n\nText.\n\n</Callout>\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:7:1  <Callout> takes plain text in quotes only: kind="…"."`,
  );
});

test('an MDX attribute that spreads is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('<Callout {...all}>\n\nText.\n\n</Callout>\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:7:1  <Callout> takes plain text in quotes only: attribute="…"."`,
  );
});

test('an MDX attribute nobody knows is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('<Callout colour="red">\n\nText.\n\n</Callout>\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:7:1  <Callout> has no attribute "colour". It takes kind or title."`,
  );
});

test('an MDX attribute with a wrong value is told what it takes', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('<Callout kind="loud">\n\nText.\n\n</Callout>\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:7:1  The attribute "kind" of <Callout> must be note, tip, important, warning or caution."`,
  );
});

test('an MDX figure without alt text asks for it', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('<Figure src="./pot.png" />\n') }),
  ).toMatchInlineSnapshot(`"posts/new.mdx:7:1  <Figure> needs alt="…"."`);
});

test('an MDX figure from another site is refused', async () => {
  expect(
    await problemsOf({
      'posts/new.mdx': post('<Figure src="https://tracker.example.com/a.png" alt="A pot" />\n'),
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:7:1  The attribute "src" of <Figure> must be a path beside the text, like ./photo.webp."`,
  );
});

test('MDX that does not parse says where', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('One.\n\n<Callout>\n\nTwo.\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:9:1  Expected a closing tag for \`<Callout>\`. If this is plain Markdown, rename the file to .md."`,
  );
});

test('an MDX expression that does not parse says where', async () => {
  expect(await problemsOf({ 'posts/new.mdx': post('One.\n\nTwo {a b.\n') })).toMatchInlineSnapshot(
    `"posts/new.mdx:9:5  Unexpected end of file in expression, expected a corresponding closing brace for \`{\`. If this is plain Markdown, rename the file to .md."`,
  );
});

test('settings with a key nobody knows name the one that was meant', async () => {
  expect(
    await problemsOf({
      'site.yaml':
        'name: Tiny\ntagline: A hub\nurl: https://tiny.example.com\nrepo: tiny/hub\ngiscuss: 1\n',
    }),
  ).toMatchInlineSnapshot(
    `"site.yaml:5:1  giscuss: There is no such field. Did you mean "giscus"?"`,
  );
});

test('settings with a bad address say how one looks', async () => {
  expect(
    await problemsOf({
      'site.yaml': 'name: Tiny\ntagline: A hub\nurl: javascript:alert(1)\nrepo: tiny/hub\n',
    }),
  ).toMatchInlineSnapshot(
    `"site.yaml:3:6  url: Write a web address that starts with https:// and has no user name in it."`,
  );
});

test('settings without a name ask for it', async () => {
  expect(
    await problemsOf({
      'site.yaml': 'tagline: A hub\nurl: https://tiny.example.com\nrepo: tiny/hub\n',
    }),
  ).toMatchInlineSnapshot(`"site.yaml:1:1  name: Add the name of the hub."`);
});

test('settings without a repository ask for it', async () => {
  expect(
    await problemsOf({
      'site.yaml': 'name: Tiny\ntagline: A hub\nurl: https://tiny.example.com\n',
    }),
  ).toMatchInlineSnapshot(`"site.yaml:1:1  repo: Write the repository as owner/name."`);
});

test('a header link with a script in it is refused', async () => {
  expect(
    await problemsOf({
      'site.yaml':
        'name: Tiny\ntagline: A hub\nurl: https://tiny.example.com\nrepo: tiny/hub\nnav:\n  - { label: Home, href: "javascript:alert(1)" }\n',
    }),
  ).toMatchInlineSnapshot(
    `"site.yaml:6:26  nav.0.href: Write a path of this hub, like /community/, or a web address that starts with https://."`,
  );
});

test('settings that are empty say what to write', async () => {
  expect(await problemsOf({ 'site.yaml': '' })).toMatchInlineSnapshot(
    `"site.yaml:1:1  Write the fields here, one a line, each as name: value."`,
  );
});

test('a hub without settings is told what to add', async () => {
  expect(await problemsOf({ 'site.yaml': null })).toMatchInlineSnapshot(
    `"site.yaml:1:1  There is no site.yaml in the content folder. Add one with name, tagline, url and repo."`,
  );
});

test('front matter that is not closed is found', async () => {
  expect(
    await problemsOf({ 'posts/new.md': '---\ntitle: A post\n\nText.\n' }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:1:1  The front matter is not closed. Add a line with --- after its last field."`,
  );
});

test('a file without front matter is told what to add', async () => {
  expect(await problemsOf({ 'posts/new.md': 'Text.\n' })).toMatchInlineSnapshot(
    `"posts/new.md:1:1  Start the file with front matter: a line with ---, the fields, and a line with --- again."`,
  );
});

test('front matter in TOML is told what to write', async () => {
  expect(await problemsOf({ 'posts/new.md': '+++\ntitle = 1\n+++\n' })).toMatchInlineSnapshot(
    `"posts/new.md:1:1  Start the file with front matter: a line with ---, the fields, and a line with --- again."`,
  );
});

test('front matter that names a language runs nothing', async () => {
  expect(
    await problemsOf({ 'posts/new.md': '---js\n({ title: process.exit(1) })\n---\n' }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:1:1  Start the file with front matter: a line with ---, the fields, and a line with --- again."`,
  );
});

test('front matter that is empty asks for its fields', async () => {
  expect(await problemsOf({ 'posts/new.md': '---\n---\n\nText.\n' })).toMatchInlineSnapshot(
    `"posts/new.md:2:1  Write the fields here, one a line, each as name: value."`,
  );
});

test('front matter that is a list is told what to write', async () => {
  expect(await problemsOf({ 'posts/new.md': '---\n- one\n---\n\nText.\n' })).toMatchInlineSnapshot(
    `"posts/new.md:2:1  Write the fields here, one a line, each as name: value."`,
  );
});

test('a quote that is not closed is found where it opens', async () => {
  expect(
    await problemsOf({ 'posts/new.md': '---\ntitle: "A post\ndate: 2026-03-04\n---\n\nText.\n' }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:2:8  This quote is never closed. Add one at the end of the value."`,
  );
});

test('a colon in a title is told about quotes', async () => {
  expect(
    await problemsOf({
      'posts/new.md':
        '---\ntitle: Soup: the stock\ndate: 2026-03-04\nauthors: [ada-sample]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:2:8  Another field begins inside this value. Put a value with a colon in quotes; begin each field on a line of its own."`,
  );
});

test('a list that is not closed is found', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: A post\nauthors: [ada-sample\ndate: 2026-03-04\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:4:1  A bracket that opens before this is not closed. Add ] at its end."`,
  );
});

test('a field written twice is found', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'title: Again\n') }),
  ).toMatchInlineSnapshot(`"posts/new.md:5:1  This field is written twice. Keep one."`);
});

test('a tab for indentation is found', async () => {
  expect(
    await problemsOf({
      'posts/new.md':
        '---\ntitle: A post\ndate: 2026-03-04\nauthors:\n\t- ada-sample\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(`"posts/new.md:5:1  Indent with spaces, not with a tab."`);
});

test('a bomb of YAML aliases is refused before it unfolds', async () => {
  expect(
    await problemsOf({
      'posts/new.md': `---\ntitle: A post\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]\n`,
        )
        .join('')}---\n`,
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:3:4  Anchors and aliases (& and *) are not allowed here. Write the value out."`,
  );
});

test('a YAML anchor is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'summary: &s Short\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:10  Anchors and aliases (& and *) are not allowed here. Write the value out."`,
  );
});

test('a YAML tag that makes a function is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'summary: !!js/function "() => 1"\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:10  The tag !!js/function is not allowed here. Write the value without it."`,
  );
});

test('a YAML tag of its own is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'summary: !secret Short\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:10  The tag !secret is not allowed here. Write the value without it."`,
  );
});

test('a merge key is an unknown field', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', '<<: { draft: true }\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:1  <<: There is no such field. Remove it, or check its spelling."`,
  );
});

test('a field called __proto__ is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', '__proto__: { draft: true }\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:1  __proto__: There is no such field. Remove it, or check its spelling."`,
  );
});

test('a field called constructor is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'constructor: { draft: true }\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:1  constructor: There is no such field. Remove it, or check its spelling."`,
  );
});

test('a field called prototype is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'prototype: { draft: true }\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:1  prototype: There is no such field. Remove it, or check its spelling."`,
  );
});

test('front matter nested too deeply is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'series: [[[[[[[[[[[[1]]]]]]]]]]]]\n') }),
  ).toMatchInlineSnapshot(`"posts/new.md:5:17  This is nested too deeply: at most 8 levels."`);
});

test('front matter that is too long is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', `summary: ${'a'.repeat(20_000)}\n`) }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:2:1  The front matter is too long: at most 16000 characters."`,
  );
});

test('a file that is not UTF-8 is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': Buffer.from('---\ntitle: Caf\u00e9\n---\n', 'latin1') }),
  ).toMatchInlineSnapshot(`"posts/new.md:1:1  This file is not UTF-8 text. Save it as UTF-8."`);
});

test('a binary file is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': `---\ntitle: A post\n---\n\0\0\0` }),
  ).toMatchInlineSnapshot(`"posts/new.md:1:1  This file holds binary data, not text."`);
});

test('a symbolic link is refused', async () => {
  expect(await problemsOf({ 'posts/new.md': { linkTo: '/etc/hostname' } })).toMatchInlineSnapshot(
    `"posts/new.md:1:1  This is a link, not a file. Copy the file itself here."`,
  );
});

test('a file name with capitals and spaces gets a better one', async () => {
  expect(await problemsOf({ 'posts/My New Post.md': post('Text.\n') })).toMatchInlineSnapshot(
    `"posts/My New Post.md:1:1  Rename the file to my-new-post.md: lower-case letters, digits and hyphens make its URL."`,
  );
});

test('a file name in another script gets a better one', async () => {
  expect(await problemsOf({ 'posts/żółw.md': post('Text.\n') })).toMatchInlineSnapshot(
    `"posts/żółw.md:1:1  Rename the file to zolw.md: lower-case letters, digits and hyphens make its URL."`,
  );
});

test('a folder that is no kind names the one that was meant', async () => {
  expect(await problemsOf({ 'post/new.md': post('Text.\n') })).toMatchInlineSnapshot(
    `"post:1:1  No kind of content is called "post". Did you mean "posts"?"`,
  );
});

test('a file beside the folders of content is told where it belongs', async () => {
  expect(await problemsOf({ 'hello.md': post('Text.\n') })).toMatchInlineSnapshot(
    `"hello.md:1:1  This file lies beside the folders of content. Move it into one of them: posts, demos, recordings, offsites, cities, places, topics, members, teams."`,
  );
});

test('invisible characters in a title are refused', async () => {
  expect(
    await problemsOf({
      'posts/new.md':
        '---\ntitle: "A \\u202Epost"\ndate: 2026-03-04\nauthors: [ada-sample]\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:2:8  title: Remove the invisible characters (control, zero-width or direction marks)."`,
  );
});

test('a snapshot that is not JSON is refused', async () => {
  expect(await problemsOf({ 'snapshots/discussions.json': '{' })).toMatchInlineSnapshot(
    `"snapshots/discussions.json:1:1  This is not valid JSON. Take the snapshot again."`,
  );
});

test('a snapshot with a field nobody knows is refused', async () => {
  expect(
    await problemsOf({
      'snapshots/discussions.json':
        '{ "fetchedAt": "2026-01-01T00:00:00Z", "discussions": {}, "extra": 1 }',
    }),
  ).toMatchInlineSnapshot(
    `"snapshots/discussions.json:1:1  Unrecognized key: "extra". Take the snapshot again."`,
  );
});

test('settings that are not UTF-8 are refused', async () => {
  expect(
    await problemsOf({
      'site.yaml': Buffer.from(
        'name: Caf\u00e9\ntagline: A hub\nurl: https://tiny.example.com\nrepo: tiny/hub\n',
        'latin1',
      ),
    }),
  ).toMatchInlineSnapshot(`"site.yaml:1:1  This file is not UTF-8 text. Save it as UTF-8."`);
});

test('a folder with capitals gets a better name', async () => {
  expect(await problemsOf({ 'posts/My Trip/index.md': post('Text.\n') })).toMatchInlineSnapshot(
    `"posts/My Trip/index.md:1:1  Rename the folder to my-trip: lower-case letters, digits and hyphens make its URL."`,
  );
});

test('a symbolic link to a folder is refused', async () => {
  expect(await problemsOf({ outside: { linkTo: '/etc' } })).toMatchInlineSnapshot(
    `"outside:1:1  This is a link. Put the files themselves here."`,
  );
});

test('a picture behind a linked folder is refused', async () => {
  expect(
    await problemsOf({
      'posts/away': { linkTo: '..' },
      'posts/new.md': post('![A pot](./away/posts/pot.png)\n'),
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:1  "./away/posts/pot.png" is a link, or lies behind one. Copy the picture itself here."`,
  );
});

test('one broken file is one problem, whoever refers to it', async () => {
  expect(
    await problemsOf({
      'members/ada-sample.md': '---\nname: Ada\n',
      'posts/new.md': post('See [Ada](../members/ada-sample.md).\n'),
    }),
  ).toMatchInlineSnapshot(
    `"members/ada-sample.md:1:1  The front matter is not closed. Add a line with --- after its last field."`,
  );
});

test('columns count characters that are not ASCII', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Żółć [salt](./salt.md).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:6  There is no file "./salt.md". Check the path, from this file on."`,
  );
});

test('files with Windows line ends have the same positions', async () => {
  expect(
    await problemsOf({
      'posts/new.md': post('One.\n\nSee [salt](./salt.md).\n', 'sumary: Short\n').replaceAll(
        '\n',
        '\r\n',
      ),
    }),
  ).toMatchInlineSnapshot(`
    "posts/new.md:5:1  sumary: There is no such field. Did you mean "summary"?
    posts/new.md:10:5  There is no file "./salt.md". Check the path, from this file on."
  `);
});

test('two addresses of one kind in HTML stand each where it is', async () => {
  expect(
    await problemsOf({
      'posts/new.md': post('<p><a href="data:a">1</a>\n<a href="data:a">2</a></p>\n'),
    }),
  ).toMatchInlineSnapshot(`
    "posts/new.md:7:4  Links start with https://; "data:" is not allowed.
    posts/new.md:8:1  Links start with https://; "data:" is not allowed."
  `);
});

test('an alias whose escapes climb is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'aliases: [/a/%2e%2e/%2e%2e/b/]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:11  aliases.0: An alias is a plain path, without "//", "." or ".." in it, and with whole %-escapes."`,
  );
});

test('an alias whose escapes are no text is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'aliases: [/a%ZZ/]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:11  aliases.0: An alias is a plain path, without "//", "." or ".." in it, and with whole %-escapes."`,
  );
});

test('an alias that is a page by its file name is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'aliases: [/posts/soup/index.html]\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:11  aliases.0: The alias /posts/soup/index.html is taken by posts/soup.md. Remove it, or choose another."`,
  );
});

test('a link with a line break before its host is refused', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('See <a href="/&#9;/evil.example.com">this</a>.\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  The address has a tab, a line break or another invisible character in it. Remove it."`,
  );
});

test('front matter nested far too deeply is no crash', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', `series: ${'['.repeat(7000)}\n`) }),
  ).toMatch(/^posts\/new\.md:5:\d+ {2}This is nested too deeply: at most 8 levels\.$/);
});

test('a truth value as an author is answered with an example', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: A post\ndate: 2026-03-04\nauthors: [true]\n---\n',
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:4:11  authors.0: Write the id of a member, like ada-king, or a guest as { github: account, name: Name }."`,
  );
});

test('a value that begins with an at sign is told about quotes', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'summary: @ada wrote this\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:10  A value cannot begin with this character. Put it in quotes."`,
  );
});

test('MDX elements that cross say which one stays open', async () => {
  expect(
    await problemsOf({ 'posts/new.mdx': post('<Callout>\n\n<PullQuote>\n\n</Callout>\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.mdx:11:1  Unexpected closing tag \`</Callout>\`, expected corresponding closing tag for \`<PullQuote>\`. If this is plain Markdown, rename the file to .md."`,
  );
});

test.each([
  '/_images/x/',
  '/posts/archive/1/',
  '/rss.xml',
  '/topics/kitchen/atom.xml',
  '/feed.json',
  '/feeds.opml',
  '/feeds/',
  '/wip/',
  '/changelog/2026/',
  '/changelog/feed.json',
  '/videos/',
  '/pagefind/pagefind.js',
  '/robots.txt',
])('the alias %s is refused', async (alias) => {
  expect(await problemsOf({ 'posts/new.md': post('Text.\n', `aliases: [${alias}]\n`) })).toBe(
    `posts/new.md:5:11  aliases.0: The alias ${alias} is taken by a page of the hub. Remove it, or choose another.`,
  );
});

test('one topic outside a list is told to write a list', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'topics: kitchen\n') }),
  ).toMatchInlineSnapshot(`"posts/new.md:5:9  topics: Write a list, like [first, second]."`);
});

test('a cover without its fields is told where they go', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'cover: ./pot.png\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:5:8  cover: Write its fields below it, indented, each as name: value."`,
  );
});

test('a title that is a list is told once what to write', async () => {
  expect(
    await problemsOf({
      'posts/new.md': '---\ntitle: []\ndate: 2026-03-04\nauthors: [ada-sample]\n---\n',
    }),
  ).toMatchInlineSnapshot(`"posts/new.md:2:8  title: A title must be text. Put it in quotes."`);
});

test('a GitHub account without its name asks for it', async () => {
  expect(
    await problemsOf({
      'members/bo-sample.md': '---\nname: Bo\njoined: 2026-01-02\ngithub: { id: 12 }\n---\n',
    }),
  ).toMatchInlineSnapshot(
    `"members/bo-sample.md:4:9  github.login: This field is missing. Add it."`,
  );
});

test('a language in words is told how a tag looks', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Text.\n', 'lang: english\n') }),
  ).toMatchInlineSnapshot(`"posts/new.md:5:7  lang: Write a language tag, like en, pl or pt-BR."`);
});

test('a path that looks like an entry and is none names the nearest one', async () => {
  expect(
    await problemsOf({ 'posts/new.md': post('Ask [Ada](/members/ada-sampel/).\n') }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  There is no page /members/ada-sampel/ in this hub. Did you mean "/members/ada-sample/"?"`,
  );
});
