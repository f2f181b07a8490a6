/** The script tag that brought the kit, where there is one. */
export const tag = [...document.scripts].find(({ src }) => src === import.meta.url);
