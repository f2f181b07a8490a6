export { SHOWN_WITHOUT_SCRIPT } from './action-view.ts';
export { problemPage } from './problem-page.ts';
export { returnPage } from './return-page.ts';
export { amountPage, startPage, startPath, type Trouble } from './start-page.ts';
export { moneyText } from './words.ts';
