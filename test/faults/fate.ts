import { setTimeout as sleep } from 'node:timers/promises'
import type { Cloud } from './cloud.ts'
import type { MortalProcess } from './processes.ts'
import type { Kill } from './schedule.ts'
import type { ThrottleProxy } from './throttle-proxy.ts'

type From = Kill['at']['from']
type Moment = (n: number, when: 'before' | 'after') => Promise<boolean>

/** Kills at the appointed requests and raises the dead; one after the other. */
export interface Fate {
  moment(from: From): Moment
  /** From here on these kills are due as well, counted from the next request. */
  next(kills: readonly Kill[]): void
  /** Waits until everything that was killed runs again. */
  risen(): Promise<void>
  readonly killed: Record<Kill['who'], number>
}

export interface Mortals {
  readonly cloud: Cloud
  readonly doors: MortalProcess
  readonly stream: MortalProcess
  readonly proxies: () => readonly ThrottleProxy[]
}

export function fateOf(mortals: () => Mortals): Fate {
  const killed = { doors: 0, stream: 0, engine: 0 }
  const seen: Record<From, number> = { doors: 0, stream: 0 }
  let due: readonly Kill[] = []
  let rising: Promise<void> = Promise.resolve()
  let plugged: Promise<void> = Promise.resolve()

  const kill = async ({ who, downMs }: Kill): Promise<void> => {
    killed[who]++
    const { cloud, doors, stream, proxies } = mortals()
    if (who === 'engine') {
      for (const proxy of proxies()) proxy.plug(false)
      // On its own: a process that rises meanwhile waits for the database.
      plugged = plugged.then(async () => {
        await Promise.all([cloud.engines.restartDatabase(), sleep(downMs)])
        for (const proxy of proxies()) proxy.plug(true)
      })
      rising = Promise.all([rising, plugged]).then(() => undefined)
      rising.catch(() => undefined)
      return
    }
    const mortal = who === 'doors' ? doors : stream
    mortal.kill()
    rising = rising.then(() => sleep(downMs)).then(() => mortal.start())
    rising.catch(() => undefined)
  }
  return {
    killed,
    moment: (from) => async (n, when) => {
      seen[from] = n
      const now = due.filter(({ at }) => at.from === from && at.when === when && n >= at.request)
      due = due.filter((one) => !now.includes(one))
      for (const one of now) await kill(one)
      return now.some(({ who }) => who === from || who === 'engine')
    },
    next(kills) {
      const fromNow = kills.map((one) => ({ ...one, at: { ...one.at, request: one.at.request + seen[one.at.from] } }))
      due = [...due, ...fromNow]
    },
    async risen() {
      for (let last; last !== rising;) {
        last = rising
        await last
      }
    },
  }
}
