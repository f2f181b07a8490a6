const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing';

/**
 * Where a text stops being JSON, counted in characters from 0; `null` when it is JSON. Engines tell this in messages
 * that quote the text, which may hold what must not be logged. Does not recurse: depth costs no stack.
 */
export const whereJsonBreaks = (text: string): number | null => {
  const open: ('[' | '{')[] = [];
  let at = 0;
  let expected: Expected = 'value';
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const takeOne = (character: string): boolean => {
    const found = text[at] === character;
    if (found) at += 1;
    return found;
  };
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  const close = (): Expected => {
    open.pop();
    return afterValue();
  };

  const takeValue = (): Expected | null => {
    if (takeOne('[')) {
      open.push('[');
      return 'value or ]';
    }
    if (takeOne('{')) {
      open.push('{');
      return 'key or }';
    }
    return take(STRING) || take(SCALAR) ? afterValue() : null;
  };
  const takeAfterValue = (): Expected | null => {
    const inArray = open.at(-1) === '[';
    if (takeOne(',')) return inArray ? 'value' : 'key';
    return takeOne(inArray ? ']' : '}') ? close() : null;
  };

  const step = (): Expected | null => {
    if (expected === 'value or ]' && takeOne(']')) return close();
    if (expected === 'key or }' && takeOne('}')) return close();
    switch (expected) {
      case 'value':
      case 'value or ]':
        return takeValue();
      case 'key':
      case 'key or }':
        return take(STRING) ? 'colon' : null;
      case 'colon':
        return takeOne(':') ? 'value' : null;
      case 'comma or end':
        return takeAfterValue();
      case 'nothing':
        return null;
    }
  };

  for (;;) {
    take(SPACE);
    if (at === text.length) return expected === 'nothing' ? null : at;
    const next = step();
    if (next === null) return at;
    expected = next;
  }
};
