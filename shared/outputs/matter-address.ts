import type { Matter } from '../workflow/matter.ts'

/** Where everybody sees a matter: its page on the village's board. `origin` has no slash at its end. */
export const matterAddress = (origin: string, { place, id }: Pick<Matter, 'place' | 'id'>): string =>
  `${origin}/b/${place}/m/${id}`
