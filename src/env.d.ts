/// <reference path="../.astro/types.d.ts" />

/** For the plain TypeScript compiler only; `astro check` knows each component's own props. */
declare module '*.astro' {
  const component: (props: unknown) => unknown;
  export default component;
}

declare module 'virtual:kinds.css';
