export type Figures = Readonly<Record<string, string | number | undefined>>

/**
 * Puts figures into a sentence: `{name}` is replaced, a part in `[…]` is left out when one of its figures is missing or
 * empty. What is put in is never read again, so text from people cannot open a placeholder. Missing outside of brackets: `…`.
 */
export function fillIn(text: string, figures: Figures): string {
  const given = (name: string) => String(figures[name] ?? '')
  const put = (part: string) => part.replace(/\{(\w+)\}/g, (_all, name: string) => given(name) || '…')
  return text
    .split(/(\[[^\]]*\])/)
    .map((part) => {
      if (!part.startsWith('[')) return put(part)
      return placeholdersOf(part).every((name) => given(name) !== '') ? put(part.slice(1, -1)) : ''
    })
    .join('')
}

export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
