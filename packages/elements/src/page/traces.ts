/** Whether a checkout of this endpoint may be under way: only then is it worth fetching what reads the memory. */
export const hasTrace = (endpoint: string): boolean => {
  try {
    return !!localStorage[`tillkit:${endpoint}`];
  } catch {
    return false;
  }
};
