/** What the analyzer does not say of itself: the types of its programmatic way in. */
declare module '@custom-elements-manifest/analyzer' {
  import type ts from 'typescript';

  const own: typeof ts;
  export { own as ts };
  export const create: (options: {
    readonly modules: readonly ts.SourceFile[];
    readonly plugins: readonly unknown[];
  }) => { readonly modules: readonly { readonly declarations: readonly import('./document.ts').Declaration[] }[] };
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export const litPlugin: () => readonly unknown[];
}
