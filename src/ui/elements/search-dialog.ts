import style from '../../styles/search.css?url';

const dialog = document.querySelector<HTMLDialogElement>('dialog.search-dialog');
const onPage = document.querySelector<HTMLInputElement>('hub-search[data-page] [type=search]');

/** Search has a style of its own that other pages need not load. */
function loadStyle(): Promise<void> {
  if (document.querySelector(`link[href="${style}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style });
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

/** The rest of the dialog is on the search page, so that no other page has to carry it. */
async function fillDialog(own: HTMLElement): Promise<void> {
  const form = own.querySelector('form');
  if (!form) return;
  const response = await fetch(form.action);
  if (!response.ok) throw new Error(`The search page answered ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const whole = page.querySelector<HTMLElement>('hub-search[data-kinds]');
  if (!whole) throw new Error('The search page has no search.');
  form.append(...whole.querySelectorAll('.search-facets'));
  own.append(...whole.querySelectorAll('.search-found'));
  own.dataset.kinds = whole.dataset.kinds;
}

let filled: Promise<void> | undefined;

/** Once, however often the dialog opens meanwhile; the opening after a failure tries again. */
const fillOnce = (own: HTMLElement): Promise<void> =>
  (filled ??= fillDialog(own).catch((error: unknown) => {
    filled = undefined;
    throw error;
  }));

/** Opens search where the reader is; its code comes with the first opening. */
async function openSearch() {
  if (onPage) {
    onPage.focus();
    onPage.select();
  } else if (dialog && !dialog.open) {
    // At once, so that no key is lost; unseen until the style is there.
    dialog.showModal();
    const own = dialog.querySelector<HTMLElement>('hub-search');
    // Without it the form still leads to the search page.
    if (own)
      fillOnce(own)
        .then(() => import('./hub-search.ts'))
        .catch(() => {});
    await loadStyle();
    dialog.dataset.styled = '';
  }
}

/** Whether a key belongs to a field that somebody types in. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'));

if (dialog || onPage) {
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (target === dialog || target.closest('[data-close-search]')) dialog?.close();
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain || !target.closest('[data-open-search]')) return;
    event.preventDefault();
    openSearch();
  });
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key === 'Escape' && dialog?.open && !event.isComposing) {
      // Chrome would only empty the field.
      event.preventDefault();
      dialog.close();
    }
    const withCommand = key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;
    const alone = key === '/' && !ctrlKey && !metaKey && !altKey && !isTyping(event.target);
    if (!withCommand && !alone) return;
    // Another dialog is open: it keeps the keyboard.
    if (document.querySelector('dialog[open]:not(.search-dialog)')) return;
    event.preventDefault();
    openSearch();
  });
}
