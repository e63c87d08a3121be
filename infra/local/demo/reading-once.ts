import type { Item, Table } from '#functions/store/table.ts'

/**
 * A table that reads lists and people once: nobody else changes them while the demo is loaded, and most of its commands ask
 * for them.
 */
export function readingOnce(table: Table): Table {
  const queries = new Map<string, Promise<Item[]>>()
  const gets = new Map<string, Promise<Item | undefined>>()
  return {
    ...table,
    get: (key) =>
      key.sk.startsWith('LIST#') ? remembered(gets, `${key.pk} ${key.sk}`, () => table.get(key)) : table.get(key),
    query(question, name) {
      const { pk, prefix = '' } = question
      const fixed = prefix.startsWith('STAFF#') || prefix.startsWith('ROSTER#')
      return fixed
        ? remembered(queries, `${pk} ${prefix}`, () => table.query(question, name))
        : table.query(question, name)
    },
  }
}

function remembered<T>(known: Map<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  const before = known.get(name)
  if (before !== undefined) return before
  const found = read()
  known.set(name, found)
  return found
}
