/**
 * The script tag: `<script type="module" src="tillkit.js" data-endpoint="/checkout" data-locale="en"></script>`.
 * Registers the three elements; fetches nothing by itself.
 */
import './define.ts';
import { configureFromTag } from './page/settings.ts';
import { tag } from './page/tag.ts';
import { takeToken } from './page/token.ts';

takeToken();

if (tag) configureFromTag({ endpoint: tag.dataset['endpoint'], locale: tag.dataset['locale'] });
