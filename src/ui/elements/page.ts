import './live-comments.ts';
import './photo-gallery.ts';
import './place-list-loader.ts';
import './search-dialog.ts';

/** Refreshes an absolute date to "3 days ago" in the reader's own language and time. */
class RelativeTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector('time');
    if (!time) return;
    const days = Math.round(
      (Date.parse(time.dateTime.slice(0, 10)) - Date.parse(new Date().toISOString().slice(0, 10))) /
        86_400_000,
    );
    if (Math.abs(days) > 30) return;
    time.title = time.textContent ?? '';
    time.textContent = new Intl.RelativeTimeFormat(document.documentElement.lang, {
      numeric: 'auto',
    }).format(days, 'day');
  }
}

/** Switches between light and dark, and remembers. Without a choice the system decides. */
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) return;
    const root = document.documentElement;
    const isDark = () =>
      (root.dataset.theme ??
        (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    const show = () => button.setAttribute('aria-pressed', String(isDark()));
    button.disabled = false;
    show();
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      show();
      try {
        localStorage.setItem('theme', root.dataset.theme);
      } catch {
        // Storage is closed: the choice lasts for this page.
      }
    });
  }
}

/** Shares the page where the system can, else copies its address. */
class ShareLink extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    const label = button?.querySelector('span');
    if (!button || !label) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const url =
        document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
      const touch = matchMedia('(pointer: coarse)').matches;
      try {
        if (touch && navigator.share) await navigator.share({ title: document.title, url });
        else await navigator.clipboard.writeText(url);
        if (!touch) label.textContent = 'Copied';
      } catch (error) {
        if ((error as Error).name !== 'AbortError') label.textContent = url;
      }
    });
  }
}

customElements.define('hub-relative-time', RelativeTime);
customElements.define('hub-theme-toggle', ThemeToggle);
customElements.define('hub-share-link', ShareLink);

/** The title of the card that was followed becomes the title of its page. */
addEventListener('pageswap', ({ viewTransition, activation }) => {
  const target = activation?.entry?.url;
  const titles = [...document.querySelectorAll<HTMLAnchorElement>('.card-title a')];
  const title = titles.find(({ href }) => href === target)?.parentElement;
  if (!viewTransition || !title) return;
  title.style.setProperty('view-transition-name', 'page-title');
  void viewTransition.finished.then(() => title.style.removeProperty('view-transition-name'));
});
