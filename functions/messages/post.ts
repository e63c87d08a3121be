/** What came back from the other side; never with its address, which is as good as a password. */
export type Reply =
  | { readonly status: number; readonly retryAfter: number | undefined; readonly json: unknown }
  | { readonly fault: 'timeout' | 'unreachable' }

/** Answers of bots are a few words. */
const answerAtMost = 64_000

/** Posts JSON and reads a short answer, in five seconds at most. A redirect is not followed: it comes back as its status. */
export async function post(
  url: URL,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  withinMs = 5_000,
): Promise<Reply> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(withinMs),
    })
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
    return {
      status: answer.status,
      retryAfter: Number.isInteger(seconds) && seconds >= 0 ? seconds : undefined,
      json: await shortJson(answer),
    }
  } catch (error) {
    return { fault: error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' }
  }
}

/** The answer's JSON; undefined when it is none, or longer than any that we know what to make of. */
async function shortJson(answer: Awaited<ReturnType<typeof fetch>>): Promise<unknown> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    length += part.length
    // leaving the loop closes the stream
    if (length > answerAtMost) return undefined
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    return undefined
  }
}
