import type { Lang } from '#shared/language.ts'
import type { ComponentChildren } from 'preact'

/** Chinese characters, with the digits and the full-width signs that touch them. */
const chinese = /(\d*\p{Script=Han}[\d\p{Script=Han}\u3000-\u303f\uff00-\uffef]*)/u

/**
 * Text of people on a page of the other language: its Chinese parts, and they alone, are said to be Chinese, so that each
 * word is read out in its own language (WCAG 2.2, 3.1.2).
 */
export function Said({ lang, children }: { lang: Lang; children: string }): ComponentChildren {
  if (lang === 'zh') return children
  const parts = children.split(chinese).filter((part) => part !== '')
  const said = parts.map((part) => (chinese.test(part) ? <span lang="zh">{part}</span> : part))
  // One element, for where a flexible box would make an item of each part and take the blanks between them.
  return said.length > 1 ? <span>{said}</span> : said
}
