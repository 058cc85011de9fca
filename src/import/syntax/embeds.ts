import { type Arguments, getArgument } from './arguments.ts';
import { toCaption, toImage, toLink } from './markdown.ts';

/** What an embed becomes: in line, and as a block where it has lines to itself. */
export interface Embed {
  inline: string;
  block: string;
  /** A picture stays a picture; a player becomes a mere link. */
  linked: boolean;
}

/** Spellings of names that mean the same: `YouTube_Embed`, `youtube-embed`. */
export const normaliseName = (name: string) =>
  name
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/\.(?:html|md|njk|liquid)$/, '')
    .replace(/[-_ ]/g, '');

/** Markdown for pictures and players that generators and their themes know by name. */
export function toEmbed(name: string, args: Arguments): Embed | undefined {
  const key = normaliseName(name);
  if (
    /^(?:figure|fig|img|image|picture|photo|themedimage|idealimage|resizeimage|lazyimg|responsiveimage|imgx|imgc|imagefull)$/.test(
      key,
    )
  )
    return toPicture(args);
  const [, address, label] = players.find(([names]) => names.test(key)) ?? [];
  const target = address?.(args);
  if (!target || !label) return undefined;
  const link = toLink(getArgument(args, ['title', 'label', 'caption']) ?? label(args), target);
  return { inline: link, block: link, linked: true };
}

function toPicture(args: Arguments): Embed | undefined {
  const source = getArgument(
    args,
    ['src', 'path', 'url', 'source', 'file', 'img', 'image', 'image_path'],
    0,
  );
  const address = /^[^\s{]+/.exec(source?.trim() ?? '')?.[0];
  // Options of a command line name the picture in an order of their own.
  if (!source || !address || args.positional.some((word) => word.startsWith('--')))
    return undefined;
  const get = (...names: string[]) => getArgument(args, names);
  const credit = get('attr', 'credit', 'attribution');
  const creditLink = get('attrlink');
  const credited = credit && creditLink ? toLink(credit, creditLink) : credit;
  const text = [get('title'), get('caption', 'legend', 'description', 'desc', 'text')]
    .filter(Boolean)
    .join(' — ');
  const caption = [text, credited && (text ? `(${credited})` : credited)].filter(Boolean).join(' ');
  const alt = getArgument(args, ['alt'], 1) ?? '';
  const link = get('link', 'href');
  const wrap = (image: string) => (link ? `[${image}](${link})` : image);
  const image = wrap(toImage(source, alt));
  return {
    inline: wrap(toImage(source, alt, caption)),
    block: caption ? `${image}\n${toCaption(caption)}` : image,
    linked: false,
  };
}

type Address = (args: Arguments) => string | undefined;

/** The address of what has an id: `https://…` as it is, and anything else below a prefix. */
const below =
  (
    prefix: string,
    names = ['id', 'videoId', 'video_id', 'youtubeId', 'youTubeId', 'tweetId', 'url', 'src'],
  ): Address =>
  (args) => {
    const id = getArgument(args, names, 0);
    return id && (/^https?:/.test(id) ? id : prefix + id);
  };

const tweet: Address = (args) => {
  const user = getArgument(args, ['user']);
  return below(`https://x.com/${user ?? 'i'}/status/`)(args);
};

const gist: Address = ({ positional, named }) => {
  const [first = named.id ?? named.url ?? '', second = ''] = positional;
  if (/^https?:/.test(first)) return first;
  const id = [named.user ?? named.username, first].filter(Boolean).join('/');
  const isOwner = /^[0-9a-f]{20,}$/.test(second) || (/^\d+$/.test(second) && !id.includes('/'));
  return id ? `https://gist.github.com/${isOwner ? `${id}/${second}` : id}` : undefined;
};

const gistLabel = ({ positional, named }: Arguments) => {
  const file =
    named.file ?? named.filename ?? positional.slice(1).find((word) => word.includes('.'));
  return file ? `Gist on GitHub: ${file}` : 'Gist on GitHub';
};

const says = (text: string) => () => text;

/** Last part of an address, which names a file that has no other name. */
const fileLabel =
  (kind: string): ((args: Arguments) => string) =>
  (args) => {
    const address = getArgument(args, ['src', 'url', 'href'], 0) ?? '';
    return `${kind}: ${address.replace(/[?#][\s\S]*$/, '').replace(/^.*\//, '') || address}`;
  };

const anyAddress: Address = (args) => getArgument(args, ['url', 'src', 'href', 'mp4', 'webm'], 0);
const webAddress: Address = (args) => {
  const address = anyAddress(args);
  return address && /^https?:/.test(address) ? address : undefined;
};

const players: [RegExp, Address, (args: Arguments) => string][] = [
  [/youtube|^yt$/, below('https://www.youtube.com/watch?v='), says('Video on YouTube')],
  [/^vimeo/, below('https://vimeo.com/'), says('Video on Vimeo')],
  [/^streamable/, below('https://streamable.com/'), says('Video on Streamable')],
  [/^(?:tweet|twitter|x)(?:simple|embed|tweetembed)?$/, tweet, says('Post on X')],
  [/^instagram/, below('https://www.instagram.com/p/'), says('Post on Instagram')],
  [/^(?:github)?gist$/, gist, gistLabel],
  [/^asciinema/, below('https://asciinema.org/a/'), says('Recording on asciinema')],
  [/^codesandbox/, below('https://codesandbox.io/s/'), says('Sandbox on CodeSandbox')],
  [/^(?:audio|mp3)$/, anyAddress, fileLabel('Audio')],
  [/^(?:video|videoplayer|mp4|html5video)$/, anyAddress, fileLabel('Video')],
  [
    /^(?:embed|iframe|oembed|mastodon|codepen|speakerdeck|slideshare|spotify|soundcloud|qr)$/,
    webAddress,
    (args) => webAddress(args)?.replace(/^https?:\/\//, '') ?? '',
  ],
];
