/**
 * A word of the API in capitals: its enums are compared without case, exactly otherwise (dossier §5). Of ASCII letters
 * only: Unicode's rules would make `PAID` of `paıd`, which nobody published.
 */
export const capitals = (word: string): string => word.replace(/[a-z]/g, (letter) => letter.toUpperCase());
