import { deskWords } from '#shared/text/console/desk-words.ts'
import type { Band } from '../data/bands.ts'
import { useLang, useWords } from '../data/console.tsx'
import { More } from './field.tsx'
import { ages } from './stage-picture.tsx'

export interface Counted {
  readonly code: string
  readonly name: string
  readonly bands: readonly Band[]
}

/** The same numbers as the pictures show, those that are over too. */
export function StageTable({ places }: { places: readonly Counted[] }) {
  const say = useWords(deskWords)
  const lang = useLang()
  const youngestFirst = ages.toReversed()
  return (
    <More title={say('asTable')}>
      <div class="scroll" tabIndex={0} role="region" aria-label={say('asTable')}>
        <table>
          <caption>{say('stands')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('stage')}</th>
              {youngestFirst.map((age) => (
                <th key={age} scope="col" class="n">
                  {say(age)}
                </th>
              ))}
              <th scope="col" class="n">
                {say('total')}
              </th>
            </tr>
          </thead>
          {places.map(({ code, name, bands }) => (
            <tbody key={code}>
              <tr>
                <th scope="rowgroup" colSpan={ages.length + 2}>
                  {name}
                </th>
              </tr>
              {bands.map(({ id, title, count }) => (
                <tr key={id}>
                  <th scope="row" class="stage">
                    {title[lang]}
                  </th>
                  {youngestFirst.map((age) => (
                    <td key={age} class="n">
                      {count.ages[age]}
                    </td>
                  ))}
                  <td class="n">
                    <strong>{count.total}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </More>
  )
}
