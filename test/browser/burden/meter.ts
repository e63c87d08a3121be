import type { BrowserContext } from 'playwright-core'

/**
 * A slow hand: one Chinese character a second on a phone's keyboard. Digits, signs and line ends, which go faster, count the
 * same.
 */
export const secondsACharacter = 1

/** What a matter asked of everybody's fingers. */
export interface Burden {
  /** Text fields typed into, each once for every time it was filled in. */
  readonly fields: number
  readonly characters: number
  readonly seconds: number
  readonly taps: number
}

export interface Meter {
  /** Counts on every page that is opened in there from now on. */
  watch(context: BrowserContext): Promise<void>
  /** What was counted until now. */
  reading(): Promise<Burden>
}

type Counted = 'field' | 'character' | 'tap'

/** One meter for all phones together. */
export function createMeter(): Meter {
  const counted: Record<Counted, number> = { field: 0, character: 0, tap: 0 }
  const watched: BrowserContext[] = []
  return {
    async watch(context) {
      watched.push(context)
      await context.exposeBinding('tellMeter', (_source, what: Counted, times: number) => {
        counted[what] += times
      })
      await context.addInitScript(countInPage)
    },
    async reading() {
      // What a page told before arrives before what it tells now.
      for (const page of watched.flatMap((context) => context.pages())) await page.evaluate("tellMeter('tap', 0)")
      return {
        fields: counted.field,
        characters: counted.character,
        seconds: counted.character * secondsACharacter,
        taps: counted.tap,
      }
    },
  }
}

/** Runs in the page, before anything of its own: what a script does by itself is not trusted and costs nobody anything. */
function countInPage(): void {
  const typed = new Set(['text', 'search', 'number', 'tel', 'email', 'url', 'password'])
  const picked = new Set(['date', 'time', 'month', 'datetime-local'])
  /** On a phone: a long press and "select all"; a day in the calendar and "done". */
  const tapsOfAPick = 2
  let filled = new Set<EventTarget>()
  let visit = location.href
  const tell = (what: Counted, times: number) => {
    // The binding above: no type library knows it.
    const { tellMeter } = globalThis as unknown as { tellMeter(what: Counted, times: number): Promise<void> }
    void tellMeter(what, times)
  }
  const isTyped = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && typed.has(target.type))
  addEventListener(
    'input',
    (event) => {
      const { target } = event
      if (!event.isTrusted || !(event instanceof InputEvent) || !isTyped(target)) return
      if (visit !== location.href) filled = new Set()
      visit = location.href
      if (!filled.has(target)) tell('field', 1)
      filled.add(target)
      // A line end has no data.
      if (event.inputType.startsWith('insert')) tell('character', [...(event.data ?? '\n')].length)
    },
    true,
  )
  // A form that was sent and stays is filled in anew.
  addEventListener('submit', () => void (filled = new Set()), true)
  addEventListener('pointerdown', (event) => void (event.isTrusted && tell('tap', 1)), true)
  addEventListener(
    'keydown',
    (event) => void (event.isTrusted && event.ctrlKey && event.key === 'a' && tell('tap', tapsOfAPick)),
    true,
  )
  addEventListener(
    'change',
    ({ target }) => void (target instanceof HTMLInputElement && picked.has(target.type) && tell('tap', tapsOfAPick)),
    true,
  )
}
