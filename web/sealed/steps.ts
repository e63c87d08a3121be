import { sealedScriptWords } from '#shared/text/sealed-words.ts'

export type StepName = 'choose' | 'check' | 'done'
type Sentence = keyof typeof sealedScriptWords

/** The page as the server wrote it (web/villager/sealed-page.tsx): shows one step at a time and says what may be said. */
export interface Steps {
  readonly poll: string
  readonly seal: string
  readonly max: number
  readonly secondsLeft: number | undefined
  readonly taken: boolean
  readonly over: boolean
  show(step: StepName): void
  /** A step that only tells; `hand` offers to put the paper into the box. */
  tell(what: 'hand' | 'elsewhere' | 'late'): void
  /** What goes on meanwhile; nothing when it is left out. No button can be pressed until then. */
  busy(sentence?: string): void
  fault(sentence?: string): void
  say(sentence: Sentence): string
  /** A sentence of the catalogue that came with the page. */
  sentence(name: string): string
  chosen(): string[]
  showChosen(choices: readonly string[]): void
  showReceipt(receipt: string): void
  showSealNumber(number: string): void
  on(action: 'check' | 'back' | 'take' | 'put', act: () => void): void
}

/** Undefined on any other page. */
export function stepsOf(page: Document): Steps | undefined {
  const main = page.querySelector('main')
  const { sealed, seal, max, seconds, taken, over } = main?.dataset ?? {}
  if (main === null || sealed === undefined || seal === undefined) return undefined
  const all = (selector: string) => Array.from(main.querySelectorAll<HTMLElement>(selector))
  const one = (selector: string) => all(selector)[0]
  const inputs = () => Array.from(main.querySelectorAll<HTMLInputElement>('input[name=choices]'))
  const say = (sentence: Sentence) => sealedScriptWords[sentence][page.documentElement.lang === 'en' ? 'en' : 'zh']
  const fill = (line: HTMLElement | undefined, sentence: string | undefined, text = line) => {
    if (line === undefined || text === undefined) return
    line.hidden = sentence === undefined
    text.textContent = sentence ?? ''
  }
  // By the phone's own clock, which is right about how long it took, and runs on while the phone sleeps.
  const opened = Date.now()
  let begun = false
  function show(step: StepName | 'told'): void {
    for (const section of all('[data-step]')) section.hidden = section.dataset['step'] !== step
    window.scrollTo(0, 0)
    // A page that opens leaves the focus where the browser puts it.
    if (begun) one(`[data-step=${step}] h1`)?.focus({ preventScroll: true })
    begun = true
  }
  return {
    poll: sealed,
    seal,
    max: Number(max),
    get secondsLeft() {
      return seconds === undefined ? undefined : Math.max(0, Number(seconds) - (Date.now() - opened) / 1000)
    },
    taken: taken === 'true',
    over: over === 'true',
    show,
    tell(what) {
      fill(one('[data-step=told] h1'), say(`${what}Title`))
      fill(one('[data-step=told] p'), say(what))
      const button = one('[data-do=put]')
      if (button !== undefined) button.hidden = what !== 'hand'
      show('told')
    },
    say,
    busy(sentence) {
      fill(one('[data-busy]'), sentence)
      for (const button of main.querySelectorAll('button')) button.disabled = sentence !== undefined
    },
    fault: (sentence) => fill(one('[data-fault]'), sentence, one('[data-fault] p')),
    sentence: (name) => one(`[data-sentences] [data-name=${name}]`)?.textContent ?? '',
    chosen: () => inputs().flatMap(({ checked, value }) => (checked ? [value] : [])),
    showChosen(choices) {
      const texts = inputs().flatMap((input) =>
        choices.includes(input.value) ? [input.closest('label')?.textContent ?? ''] : [],
      )
      const list = one('[data-chosen]')
      if (list === undefined) return
      list.textContent = ''
      for (const text of texts) {
        const [line, words] = [page.createElement('li'), page.createElement('strong')]
        words.textContent = text
        line.append(words)
        list.append(line)
      }
    },
    showReceipt(receipt) {
      const output = one('[data-receipt]')
      if (output !== undefined) output.textContent = receipt
    },
    showSealNumber(number) {
      for (const place of all('[data-seal-number]')) place.textContent = number
    },
    on(action, act) {
      one(`[data-do=${action}]`)?.addEventListener('click', act)
    },
  }
}
