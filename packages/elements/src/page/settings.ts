/** What holds for the whole page. */
export interface Settings {
  /** Where the server is mounted; relative to the page, or absolute. */
  readonly endpoint?: string | undefined;
  /** BCP 47: how amounts and times are written. The page's `lang` when absent. */
  readonly locale?: string | undefined;
}

let configured: Settings = {};

/** Settings for every element of the page that has none of its own. */
export const configure = (settings: Settings): void => {
  configured = { ...configured, ...settings };
};

/** What the script tag says; `configure` wins over it. */
export const configureFromTag = (settings: Settings): void => {
  configured = { ...settings, ...configured };
};

/** First found wins: the element's own, `configure`, the script tag, `<meta name="till-endpoint">`, `/checkout`. */
export const endpointOf = (own?: string): string => {
  const endpoint =
    own ||
    configured.endpoint ||
    document.querySelector<HTMLMetaElement>('meta[name=till-endpoint]')?.content ||
    '/checkout';
  return new URL(endpoint, document.baseURI).href.replace(/\/$/, '');
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
