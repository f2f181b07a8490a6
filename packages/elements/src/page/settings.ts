import type { SessionView } from '@tillkit/core/wire';
import type { Words } from '../views/words.ts';
import type { Appearance } from './appearance.ts';
import { setEndpoint } from './endpoint.ts';

export { endpointOf } from './endpoint.ts';

/** What a widget is given beside its container. */
export interface WidgetInput {
  /** What the gateway gave for it: a transaction's id, say. */
  readonly data: Readonly<Record<string, string>>;
  readonly session: SessionView;
  /** The buyer is through: makes the page look how the payment stands. It proves nothing, and may be called at any time. */
  readonly done: () => void;
}

/** Takes a widget's things away again. What it leaves in its container goes by itself. */
export type WidgetCleanup = () => void;

/**
 * Shows a gateway's own widget in an empty element of the document, inside the modal. Called once for each attempt that is
 * shown; what it throws, or rejects with, is told to the buyer as a way to pay that did not open.
 */
export type Widget = (
  container: HTMLElement,
  input: WidgetInput,
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a widget that leaves nothing to clean up says nothing
) => WidgetCleanup | void | Promise<WidgetCleanup | void>;

/** What holds for the whole page. */
export interface Settings {
  /** Where the server is mounted; relative to the page, or absolute. */
  readonly endpoint?: string | undefined;
  /** BCP 47: the language the kit speaks, and how amounts and times are written. The page's nearest `lang` when absent. */
  readonly locale?: string | undefined;
  /** Words said instead of the kit's own, by their keys, in every element that has none of its own. */
  readonly strings?: Words | undefined;
  /** How every element looks that has not been told otherwise. Set it before they are on the page. */
  readonly appearance?: Appearance | undefined;
  /** By the account whose payments they show. Without one, methods that need it are not offered. */
  readonly widgets?: Readonly<Record<string, Widget>> | undefined;
}

let configured: Settings = {};

/** Settings for every element of the page that has none of its own: what is said later wins. */
export const setForPage = (settings: Settings): void => {
  configured = { ...configured, ...settings };
  setEndpoint(configured.endpoint);
};

/** What the script tag says; `configure` wins over it. */
export const configureFromTag = (settings: Settings): void => setForPage({ ...settings, ...configured });

declare global {
  /** For pages with the script tag: read when it is needed, so it may be set before or after the kit has loaded. */
  var tillkit: Pick<Settings, 'widgets'> | undefined;
}

/** Words of the merchant's own, for the whole page. */
export const stringsOfPage = (): Words | undefined => configured.strings;

/** `configure` wins over `globalThis.tillkit`. */
export const widgetOf = (account: string): Widget | undefined => {
  return (configured.widgets ?? globalThis.tillkit?.widgets)?.[account];
};

/** A tag that Intl does not know (`en_US`) must not take the button with it. */
export const localeOf = (element: Element): string => {
  try {
    return new Intl.Locale(
      configured.locale || (element.closest<HTMLElement>('[lang]') ?? document.documentElement).lang,
    ).baseName;
  } catch {
    return 'en';
  }
};
