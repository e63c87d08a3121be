/** Longest list a field takes before it is looked at, so that a hostile one costs nothing. */
const mostNames = 1_000

/**
 * A list of names, each once: from JSON an array, from a plain HTML form or an XLSForm sheet one text with spaces.
 * `undefined` for anything else.
 */
export function namesFrom(raw: unknown): readonly string[] | undefined {
  const list: unknown = typeof raw === 'string' ? raw.slice(0, 100_000).split(/\s+/u).filter(Boolean) : raw
  if (!Array.isArray(list) || list.length > mostNames) return undefined
  const names = list.filter((name) => typeof name === 'string')
  return names.length === list.length ? [...new Set(names)] : undefined
}
