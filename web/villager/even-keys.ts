/**
 * Keys with as many blanks behind them as make all of them equally long in a form that is sent (a blank is sent as `+`, other
 * letters than ASCII's as `%` and two digits a byte): who sees the length of an encrypted request must not see the choice.
 * Whoever reads the form trims them off.
 */
export function evenKeys(keys: readonly string[]): ReadonlyMap<string, string> {
  const most = Math.max(0, ...keys.map(lengthSent))
  return new Map(keys.map((key) => [key, key + ' '.repeat(most - lengthSent(key))]))
}

const lengthSent = (key: string): number => new URLSearchParams([['', key]]).toString().length - 1
