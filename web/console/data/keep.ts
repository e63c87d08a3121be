import type { DBSchema } from 'idb'
import { openDB } from 'idb'
import type { Entry } from './entry.ts'

/** What the last answer of a door was, and when it came. */
export interface SeenView {
  readonly at: number
  readonly value: unknown
}

interface Stored extends DBSchema {
  outbox: { key: number; value: Entry }
  blobs: { key: string; value: Blob }
  views: { key: string; value: SeenView }
}

/** What the phone keeps: commands not yet confirmed, their pictures and voices, the last views, half-filled forms. */
export interface Keep {
  /** False where the browser lets nothing be kept; what is not sent is then lost with the page, and people are told. */
  readonly lasting: boolean
  readonly outbox: {
    all(): Promise<Entry[]>
    put(entry: Entry): Promise<void>
    remove(seq: number): Promise<void>
  }
  readonly blobs: Shelf<Blob>
  readonly views: Shelf<SeenView>
  readonly drafts: Shelf<unknown>
  /** Forgets everything, when somebody signs out. */
  clear(): Promise<void>
  /** Forgets what was seen and half filled in, when another person signs in; what they still have to send stays. */
  forgetSeen(): Promise<void>
}

interface Shelf<Value> {
  get(key: string): Promise<Value | undefined>
  put(key: string, value: Value): Promise<void>
  remove(key: string): Promise<void>
}

const stores = ['outbox', 'blobs', 'views'] as const

const draftPrefix = 'cunyi-draft:'

/** Written at once, letter by letter: what is typed in the last moment before a page goes is there when it comes back. */
const draftShelf: Shelf<unknown> = {
  get(key) {
    const kept = localStorage.getItem(draftPrefix + key)
    return Promise.resolve(kept === null ? undefined : JSON.parse(kept))
  },
  put(key, value) {
    try {
      localStorage.setItem(draftPrefix + key, JSON.stringify(value))
    } catch {
      // The phone is full: the form still works, it only does not outlive the page.
    }
    return Promise.resolve()
  },
  remove: (key) => Promise.resolve(localStorage.removeItem(draftPrefix + key)),
}

function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key)
}

async function inIndexedDb(): Promise<Keep> {
  const db = await openDB<Stored>('cunyi', 1, {
    upgrade(made) {
      made.createObjectStore('outbox', { keyPath: 'seq' })
      for (const name of ['blobs', 'views'] as const) made.createObjectStore(name)
    },
  })
  const shelf = <Name extends 'blobs' | 'views'>(name: Name): Shelf<Stored[Name]['value']> => ({
    get: (key) => db.get(name, key),
    put: async (key, value) => void (await db.put(name, value, key)),
    remove: (key) => db.delete(name, key),
  })
  return {
    lasting: true,
    outbox: {
      all: () => db.getAll('outbox'),
      put: async (entry) => void (await db.put('outbox', entry)),
      remove: (seq) => db.delete('outbox', seq),
    },
    blobs: shelf('blobs'),
    views: shelf('views'),
    drafts: draftShelf,
    async clear() {
      for (const name of stores) await db.clear(name)
      forgetDrafts()
    },
    async forgetSeen() {
      await db.clear('views')
      forgetDrafts()
    },
  }
}

function inMemory(): Keep {
  const entries = new Map<number, Entry>()
  const shelf = <Value>(): Shelf<Value> & { clear(): void } => {
    const kept = new Map<string, Value>()
    return {
      clear: () => kept.clear(),
      get: (key) => Promise.resolve(kept.get(key)),
      put: (key, value) => Promise.resolve(void kept.set(key, value)),
      remove: (key) => Promise.resolve(void kept.delete(key)),
    }
  }
  const [blobs, views, drafts] = [shelf<Blob>(), shelf<SeenView>(), shelf<unknown>()]
  return {
    lasting: false,
    outbox: {
      all: () => Promise.resolve([...entries.values()].sort((a, b) => a.seq - b.seq)),
      put: (entry) => Promise.resolve(void entries.set(entry.seq, entry)),
      remove: (seq) => Promise.resolve(void entries.delete(seq)),
    },
    blobs,
    views,
    drafts,
    clear: () => Promise.resolve([entries, blobs, views, drafts].forEach((one) => one.clear())),
    forgetSeen: () => Promise.resolve([views, drafts].forEach((one) => one.clear())),
  }
}

/** Opens what the phone keeps; where the browser forbids it, memory takes its place for as long as the page is open. */
export async function openKeep(): Promise<Keep> {
  try {
    return await inIndexedDb()
  } catch {
    return inMemory()
  }
}
