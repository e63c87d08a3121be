import { besideAnnounced } from '#shared/decision/announced-digest.ts'
import { receiptsOf, typedReceipt } from '#shared/decision/receipts-of.ts'
import type { FileRecount } from '#shared/decision/recount-file.ts'
import { recountFile } from '#shared/decision/recount-file.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { recountWords } from '#shared/text/recount-words.ts'
import { sealHolds } from '../sealed/seal-holds.ts'
import { digestOf } from './digest.ts'
import { download } from './download.ts'
import type { Parts } from './parts.ts'
import { partsOf } from './parts.ts'
import { tell } from './tell.ts'

/** A file of more bytes than this is fetched only when somebody asks for it: mobile data cost money. */
const unaskedUpTo = 200_000

/** Makes the page count. Where it cannot, the page stays as it came, which says how else. */
export function recountOn(page: Document): void {
  const parts = partsOf(page)
  // Without a safe connection a browser has no WebCrypto.
  if (parts === undefined || typeof BigInt !== 'function' || typeof crypto.subtle !== 'object') return
  const { start, find, own } = parts
  let published: Promise<string> | undefined
  const fetched = async () => {
    published ??= fetchPublished(parts)
    try {
      return await published
    } catch (error) {
      published = undefined
      throw error
    }
  }
  const run = (act: () => Promise<void>) => void atWork(parts, act)
  start.addEventListener('click', () => run(async () => show(parts, await fetched())))
  own.addEventListener('change', () => {
    const chosen = own.files?.[0]
    if (chosen !== undefined) run(async () => show(parts, await new Response(chosen).text()))
  })
  find.addEventListener('submit', (pressed) => {
    pressed.preventDefault()
    run(async () => look(parts, await fetched()))
  })
  parts.here.hidden = false
  parts.cannot.hidden = true
  if (parts.bytes <= unaskedUpTo) start.click()
}

/** Nothing can be pressed meanwhile; what fails is said. */
async function atWork({ lang, start, own, bar, state }: Parts, act: () => Promise<void>): Promise<void> {
  if (start.disabled) return
  start.disabled = own.disabled = true
  try {
    await act()
    state.textContent = ''
  } catch {
    state.textContent = recountWords.failed[lang]
  }
  bar.hidden = true
  start.disabled = own.disabled = false
}

async function fetchPublished({ lang, file, bytes, bar, state }: Parts): Promise<string> {
  const say = wordsIn(recountWords, lang)
  bar.hidden = false
  return download(file, (come) => {
    bar.value = Math.min(1, come / bytes)
    state.textContent = say('fetching', { kb: Math.ceil(come / 1000) })
  })
}

async function show(parts: Parts, text: string): Promise<void> {
  const { lang, bar, state, digest } = parts
  state.textContent = recountWords.counting[lang]
  bar.hidden = false
  bar.removeAttribute('value')
  // Lets the browser draw that before it counts.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const counted: FileRecount = besideAnnounced(await recountFile(text, digestOf, sealHolds), digest)
  tell(parts, counted)
}

/** Looks on this phone whether a code is listed in the published file. */
function look({ lang, code, found }: Parts, text: string): void {
  const typed = typedReceipt(code.value)
  const listed = receiptsOf(text).some((receipt) => typedReceipt(receipt) === typed)
  found.textContent = wordsIn(recountWords, lang)(listed ? 'found' : 'notFound', { code: typed })
}
