/** How long giscus may take before the reader is told, in milliseconds. */
const patience = 5000;
const giscusOrigin = 'https://giscus.app';

/** Loads giscus when the reader asks for it, and says so when it does not answer. */
class LiveComments extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => this.#open(button), { once: true });
  }

  async #open(button: HTMLButtonElement) {
    button.disabled = true;
    button.textContent = 'Asking GitHub…';
    const answered = this.#waitForAnswer();
    try {
      await import('giscus');
      const widget = document.createElement('giscus-widget');
      for (const [name, value] of Object.entries(this.#attributes()))
        widget.setAttribute(name, value);
      this.append(widget);
      new MutationObserver(() => widget.setAttribute('theme', theme())).observe(
        document.documentElement,
        { attributeFilter: ['data-theme'] },
      );
    } catch {
      // Told below, with the link: the module could not be fetched.
    }
    if (await answered) {
      button.closest('p')?.remove();
      return;
    }
    this.querySelector('giscus-widget')?.remove();
    button.remove();
    const failed = this.querySelector<HTMLElement>('.failed');
    if (failed) failed.hidden = false;
  }

  #waitForAnswer(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      addEventListener('message', function listen({ origin }) {
        if (origin !== giscusOrigin) return;
        clearTimeout(timer);
        removeEventListener('message', listen);
        resolve(true);
      });
    });
  }

  #attributes(): Record<string, string> {
    const {
      term = '',
      repo = '',
      repoId = '',
      category = '',
      categoryId = '',
      lang = 'en',
    } = this.dataset;
    return {
      repo,
      repoid: repoId,
      category,
      categoryid: categoryId,
      mapping: 'specific',
      term,
      strict: '1',
      reactionsenabled: '1',
      emitmetadata: '1',
      inputposition: 'top',
      lang,
      theme: theme(),
    };
  }
}

const theme = () =>
  (document.documentElement.dataset.theme ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
    ? 'dark'
    : 'light';

customElements.define('hub-live-comments', LiveComments);
