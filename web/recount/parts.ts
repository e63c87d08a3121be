import type { Lang } from '#shared/language.ts'

/** The parts of the page as the server wrote it (web/board/recount-here.tsx). */
export interface Parts {
  readonly lang: Lang
  /** Address, digest and size of the published file. */
  readonly file: string
  readonly digest: string
  readonly bytes: number
  readonly here: HTMLElement
  readonly cannot: HTMLElement
  readonly start: HTMLButtonElement
  readonly bar: HTMLProgressElement
  readonly state: HTMLElement
  readonly result: HTMLElement
  readonly verdict: HTMLElement
  readonly sentence: HTMLElement
  readonly next: HTMLElement
  readonly summary: HTMLElement
  readonly about: HTMLElement
  readonly find: HTMLFormElement
  readonly code: HTMLInputElement
  readonly found: HTMLElement
  readonly own: HTMLInputElement
}

/** Undefined on any other page. */
export function partsOf(page: Document): Parts | undefined {
  const { file, digest, bytes } = page.querySelector('main')?.dataset ?? {}
  if (file === undefined || digest === undefined || bytes === undefined) return undefined
  const part = <T extends HTMLElement>(selector: string, kind: new () => T): T => {
    const found = page.querySelector(selector)
    if (found instanceof kind) return found
    throw new Error(`the page has no ${selector}`)
  }
  return {
    lang: page.documentElement.lang === 'en' ? 'en' : 'zh',
    file,
    digest,
    bytes: Number(bytes),
    here: part('#here', HTMLElement),
    cannot: part('#cannot', HTMLElement),
    start: part('#start', HTMLButtonElement),
    bar: part('#bar', HTMLProgressElement),
    state: part('#state', HTMLElement),
    result: part('#result', HTMLElement),
    verdict: part('#verdict', HTMLElement),
    sentence: part('#sentence', HTMLElement),
    next: part('#next', HTMLElement),
    summary: part('#about summary', HTMLElement),
    about: part('#about ul', HTMLElement),
    find: part('#find', HTMLFormElement),
    code: part('#code', HTMLInputElement),
    found: part('#found', HTMLElement),
    own: part('#own', HTMLInputElement),
  }
}
