/** Opens its photos in a viewer, which is fetched when somebody asks for it; without it they are links. */
class PhotoGallery extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element && event.target.closest('a');
      if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.#open(link);
    });
    // A link to one photo opens it, once the browser has moved there.
    if (document.readyState === 'complete') this.#openNamed();
    else addEventListener('load', () => this.#openNamed(), { once: true });
  }

  #openNamed() {
    if (!/^#hub--photo-\d+$/.test(location.hash)) return;
    const link = this.querySelector<HTMLAnchorElement>(`${location.hash} a`);
    if (link) void this.#open(link);
  }

  async #open(link: HTMLAnchorElement) {
    try {
      const { openViewer } = await import('./photo-viewer.ts');
      const links = [...this.querySelectorAll('a')];
      openViewer(links, links.indexOf(link));
    } catch {
      // The viewer could not be fetched: the link leads to the photo itself.
      location.href = link.href;
    }
  }
}

customElements.define('hub-photo-gallery', PhotoGallery);
