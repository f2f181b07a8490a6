const WIDTH = 480;
const HEIGHT = 720;

/**
 * Opens a blank window over the middle of this one. Browsers allow that only within a click: ask for it before anything
 * is waited for. `null` where it is blocked, or where there are no windows.
 */
export const openWindow = (): Window | null => {
  if (typeof open === 'undefined') return null;
  const left = screenX + (outerWidth - WIDTH) / 2;
  const top = screenY + (outerHeight - HEIGHT) / 2;
  return open('', '_blank', `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`);
};
