/** How many columns of a terminal a text takes, and the blanks that fill it up to `to` columns. Chinese signs take two. */
export function pad(text: string, to: number): { readonly width: number; readonly blanks: string } {
  const width = text.length + (text.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/gu)?.length ?? 0)
  return { width, blanks: ' '.repeat(Math.max(0, to - width)) }
}
