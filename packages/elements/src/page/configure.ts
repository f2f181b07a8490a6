import { dress } from './appearance.ts';
import { setForPage, type Settings } from './settings.ts';

/** Settings for every element of the page that has none of its own. */
export const configure = (settings: Settings): void => {
  setForPage(settings);
  if (settings.appearance) dress(document, settings.appearance);
};
