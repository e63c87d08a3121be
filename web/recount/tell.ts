import type { FileRecount } from '#shared/decision/recount-file.ts'
import { recountChecks, recountWords } from '#shared/text/recount-words.ts'
import type { Parts } from './parts.ts'

/** Says what counting came to: whether it is right, the one sentence, and what was looked at or found. */
export function tell(parts: Parts, { agrees, sentence, differences, chained = false }: FileRecount): void {
  const { lang, result } = parts
  result.className = agrees ? 'box' : 'alert'
  parts.verdict.textContent = recountWords[agrees ? 'right' : 'wrong'][lang]
  parts.sentence.textContent = sentence[lang]
  parts.next.textContent = agrees ? '' : recountWords.wrongNext[lang]
  parts.summary.textContent = recountWords[agrees ? 'checked' : 'differences'][lang]
  const lines = agrees ? recountChecks.filter(({ chain }) => chained || !chain) : differences
  parts.about.textContent = ''
  for (const line of lines) parts.about.appendChild(document.createElement('li')).textContent = line[lang]
  result.hidden = false
  result.focus()
}
