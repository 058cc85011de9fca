/** Fetches what the controls of a list of places do as a reader comes near it, and shows them then. */
for (const list of document.querySelectorAll('hub-place-list')) {
  const controls = list.querySelector<HTMLElement>('[data-controls]');
  if (!controls) continue;
  controls.hidden = false;
  // Without its code it would be a row of dead buttons.
  const load = () => import('./place-list.ts').catch(() => (controls.hidden = true));
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      void load();
    },
    { rootMargin: '600px' },
  );
  watch.observe(controls);
  // A choice that came with the address is shown at once.
  if (location.search) void load();
}
