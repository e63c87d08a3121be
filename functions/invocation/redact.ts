const blank = '[-]'

/** Node's own codes of errors, such as ECONNREFUSED. */
const errorCode = /^[A-Z][A-Z_]{1,39}$/
const errorName = /^[A-Za-z]{1,60}$/

/** So many lines of a stack lead back to what was asked. */
const framesAtMost = 12

/**
 * A text with everything blanked that may be somebody's: what stands in quotes, letters other than ASCII, whatever is as
 * long as a link or a session, and every number that could be dialled. Rather too much than a name too many.
 */
export function redacted(text: string): string {
  return text
    .replace(/"[^]*"|`[^]*`|(?<![A-Za-z0-9])'[^]*'/g, blank)
    .replace(/[^\x20-\x7e\n]+/g, blank)
    .replace(/[\w.~+=-]{20,}/g, blank)
    .replace(/\+?\d(?:[\d ()-]{5,})\d/g, blank)
}

/** What an error may say in the log: what it is called, its text with private things blanked, and the way it took. */
export function toldOf(error: unknown): { readonly error: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { error: redacted(String(error)) }
  const name = errorName.test(error.name) ? error.name : 'Error'
  const code = 'code' in error && typeof error.code === 'string' && errorCode.test(error.code) ? ` ${error.code}` : ''
  const stack = framesOf(error)
  return { error: `${name}${code}: ${redacted(error.message)}`, ...(stack === '' ? {} : { stack }) }
}

/** The frames alone: before them a stack repeats the message. Names of functions are long, but hold no digits. */
function framesOf({ stack = '', message }: Error): string {
  return stack
    .slice(Math.max(0, stack.indexOf(message)) + message.length)
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, framesAtMost)
    .map((line) => line.trim().replace(/(?=[\w-]*\d)[\w-]{20,}|[^\x20-\x7e]+/g, blank))
    .join('\n')
}
