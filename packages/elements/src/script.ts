/**
 * The script tag: `<script type="module" src="tillkit.js" data-endpoint="/checkout" data-locale="en"></script>`.
 * Registers the three elements; fetches nothing by itself.
 */
import './define.ts';
import { configureFromTag } from './page/settings.ts';
import { takeToken } from './page/token.ts';

takeToken();

const own = [...document.scripts].find(({ src }) => src === import.meta.url);
if (own) configureFromTag({ endpoint: own.dataset['endpoint'], locale: own.dataset['locale'] });
