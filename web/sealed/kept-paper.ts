import type { IDBPDatabase } from 'idb'
import { openDB } from 'idb'
import type { BlindedPaper } from './blinding.ts'

/**
 * What this phone holds of one vote. `blinded`: drawn, perhaps already signed, the answer not yet here. `signed`: in hand,
 * perhaps already in the box. `boxed`: only the receipt is left, no number, no choice.
 */
export type KeptPaper =
  | ({ readonly at: 'blinded'; readonly choices: readonly string[] } & BlindedPaper)
  | {
      readonly at: 'signed'
      readonly choices: readonly string[]
      readonly serial: string
      readonly signature: string
    }
  | { readonly at: 'boxed'; readonly receipt: string }

/** The one drawer of one link's vote. IndexedDB: what it says it has written outlives a page, a crash and an empty battery. */
export interface Drawer {
  read(): Promise<KeptPaper | undefined>
  /** Lays in a first paper, unless another page of the same link was faster; out: the one that lies there. */
  first(paper: KeptPaper): Promise<KeptPaper>
  /** Puts a later state in the place of an earlier one. */
  replace(paper: KeptPaper): Promise<void>
}

const store = 'papers'

/** `link`: the address's path, so that a family's links on one phone do not meet. Throws where nothing can be kept. */
export async function openDrawer(link: string): Promise<Drawer> {
  const database: IDBPDatabase<{ papers: { key: string; value: KeptPaper } }> = await openDB('cunyi-sealed', 1, {
    upgrade: (made) => {
      made.createObjectStore(store)
    },
  })
  const strict = { durability: 'strict' } as const
  return {
    read: () => database.get(store, link),
    async first(paper) {
      const change = database.transaction(store, 'readwrite', strict)
      const there = await change.store.get(link)
      if (there === undefined) await change.store.put(paper, link)
      await change.done
      return there ?? paper
    },
    async replace(paper) {
      const change = database.transaction(store, 'readwrite', strict)
      await change.store.put(paper, link)
      await change.done
    },
  }
}
