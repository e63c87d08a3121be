import type { Draw } from '../draw.ts'
import { drawFrom } from '../draw.ts'
import { places } from '../places.ts'
import { lubei, yihebei } from '../yihebei/people.ts'

export type Stage = 'visit' | 'propose' | 'discuss' | 'act' | 'evaluate' | 'closed'

export interface Neighbour {
  readonly code: string
  readonly name: string
  readonly township: string
  readonly gacha: boolean
  readonly households: number
  readonly draw: Draw
  /** Where its matters shall stand. */
  readonly stages: readonly Stage[]
}

/** More of 鲁北镇 than of the others, so that a township's desk is worth looking at. */
const ofLubei = 12
const ofOthers = 2
/** One lot is drawn for each matter: where most of the work is, there are most lots. */
const lots: readonly Stage[] = [
  ...(['visit', 'propose', 'propose', 'discuss', 'discuss'] as const),
  ...(['act', 'act', 'act', 'act', 'evaluate', 'evaluate', 'closed', 'closed'] as const),
]

/** Some forty villages of the county, the same ones each time. */
export function neighbours(): Neighbour[] {
  const draw = drawFrom('neighbours')
  const villages = places.filter(({ code, name }) => code.length === 12 && code !== yihebei && /村$|嘎查$/.test(name))
  const townships = Map.groupBy(villages, ({ code }) => code.slice(0, lubei.length))
  return [...townships].flatMap(([township, all]) =>
    draw.some(all, township === lubei ? ofLubei : ofOthers).map(({ code, name }) => {
      const own = drawFrom(code)
      const count = own.pick([1, 1, 2])
      return {
        code,
        name,
        township,
        gacha: name.endsWith('嘎查'),
        households: own.between(12, 30),
        draw: own,
        stages: Array.from({ length: count }, () => own.pick(lots)),
      }
    }),
  )
}
