/**
 * A number or date as typed: full-width digits and signs become plain ones (NFKC), since Chinese keyboards make both.
 * `undefined` for what is neither text nor number, or longer than any number or date.
 */
export function typedText(raw: unknown): string | undefined {
  if (typeof raw === 'number') return String(raw)
  if (typeof raw !== 'string' || raw.length > 40) return undefined
  return raw.normalize('NFKC').trim()
}
