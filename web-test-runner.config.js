// `wtr --files x` runs a file in Chromium alone; `npm test elements x` in every engine.
import { chromium, settings } from './scripts/launchers.ts';

export default { ...settings, files: 'packages/elements/src/**/*.browser.test.ts', browsers: [chromium()] };
