import type { Objects } from './objects.ts'

/** The object store with its client loaded on first use: opening a ballot never needs it, and starting it is not free. */
export function lazyObjects(load: () => Promise<Objects>): Objects {
  let loading: Promise<Objects> | undefined
  const objects = () => (loading ??= load())
  return {
    put: async (key, body, type) => (await objects()).put(key, body, type),
    get: async (key) => (await objects()).get(key),
    remove: async (key) => (await objects()).remove(key),
    ticket: async (terms) => (await objects()).ticket(terms),
    link: async (key, seconds) => (await objects()).link(key, seconds),
  }
}
