let ofPage: string | undefined;

/** For every element of the page that has none of its own. */
export const setEndpoint = (endpoint: string | undefined): void => {
  ofPage = endpoint;
};

/** First found wins: the element's own, `configure`, the script tag, `<meta name="till-endpoint">`, `/checkout`. */
export const endpointOf = (own?: string): string => {
  const endpoint =
    own || ofPage || document.querySelector<HTMLMetaElement>('meta[name=till-endpoint]')?.content || '/checkout';
  return new URL(endpoint, document.baseURI).href.replace(/\/$/, '');
};
