import type { Lang } from '../language.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { wordsIn } from '../text/page-words.ts'
import { groupedDigits } from './delivery-text.ts'
import type { Sheet } from './sheet.ts'
import type { SlipText } from './slip-text.ts'

export interface ReadingListInput {
  readonly text: SlipText
  /** Address of the hall's page. */
  readonly hall: string
  readonly people: readonly { readonly code: string; readonly name: string; readonly digits?: string | undefined }[]
}

/** The codes of a poll on A4, for whoever tells people theirs in the hall or by telephone. */
export function readingList({ text, hall, people }: ReadingListInput, lang: Lang): Sheet {
  const say = wordsIn(deliveryWords, lang)
  const coded = people.flatMap(({ code, name, digits }) =>
    digits === undefined ? [] : [[code, name, groupedDigits(digits)]],
  )
  return {
    title: say('readingTitle', { village: text.village }),
    parts: [
      {
        kind: 'facts',
        rows: [
          { label: say('question'), value: text.whole },
          { label: say('when'), value: text.when },
          { label: say('address'), value: hall },
        ],
      },
      { kind: 'note', text: say('readingHow') },
      ...(coded.length === 0
        ? []
        : [{ kind: 'table' as const, head: [say('code'), say('name'), say('digits')], rows: coded }]),
      { kind: 'note', text: say('readingEnds') },
    ],
  }
}
