import { icon } from './dialog-icons.ts';

export const backIcon = icon('M14.5 5.5 8 12l6.5 6.5', 'flip');
export const outIcon = icon(
  'M13.5 5H19v5.5M19 5l-8.5 8.5M10 6H7a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-3',
  'flip',
);
export const windowIcon = icon(
  'M5.5 5h13a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2M3.5 9.2h17M10 12l4.5 4M14.5 12 10 16',
);
export const offlineIcon = icon(
  'M3.5 10a12.5 12.5 0 0 1 5.3-3.2M13 6a12.5 12.5 0 0 1 7.5 4M6.8 13.4a7.7 7.7 0 0 1 4-2M16 12.5l1.2.9M9.9 16.6a3.4 3.4 0 0 1 4.2 0M12 19.5h.01M4.5 4l15 16',
);
