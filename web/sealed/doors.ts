/** Refused with a sentence for people, or not reached at all. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused | Unreached
type Refused = { readonly ok: false; readonly code: string; readonly sentence: string }
type Unreached = { readonly ok: false; readonly code: 'offline'; readonly sentence: undefined }

type Fields = Readonly<Record<string, unknown>>

/** Asks for the signature: with the link, which names the voter, and a number that says nothing. */
export const takePaper = (link: string, blinded: string): Promise<Answer<string>> =>
  post(`${link}/paper`, { blinded }, 'signature')

/** Puts a paper into the box: no link, no cookie, no address of a page. `keepalive`: also while the page goes away. */
export const putIntoBox = (
  pollId: string,
  paper: { readonly serial: string; readonly signature: string; readonly choices: readonly string[] },
): Promise<Answer<string>> => post(`/sealed/${pollId}`, paper, 'receipt')

async function post(path: string, body: Fields, wanted: string): Promise<Answer<string>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      keepalive: true,
    })
    const answer: unknown = await response.json()
    const value = fieldOf(answer, wanted)
    if (response.ok && typeof value === 'string') return { ok: true, value }
    const refusal = fieldOf(answer, 'refusal')
    const sentence = fieldOf(fieldOf(refusal, 'sentence'), document.documentElement.lang === 'en' ? 'en' : 'zh')
    const code = fieldOf(refusal, 'code')
    if (typeof sentence === 'string' && typeof code === 'string') return { ok: false, code, sentence }
  } catch {
    // No network, or an answer of something in between: like no answer.
  }
  return { ok: false, code: 'offline', sentence: undefined }
}

const fieldOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined
