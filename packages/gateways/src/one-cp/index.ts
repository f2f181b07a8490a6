export { oneCp } from './account.ts';
export type { OneCpOptions } from './options.ts';
export type { Presenter } from './presenter.ts';
export { guessedStatuses, type StatusMeaning } from './statuses.ts';
