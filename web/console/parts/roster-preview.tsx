import { rosterWords } from '#shared/text/console/roster-words.ts'
import { useLang, useWords } from '../data/console.tsx'
import { Button } from './act-button.tsx'
import { More } from './field.tsx'
import type { RosterChange } from './roster-import.tsx'

const shownAtOnce = 40
const fieldKeys = ['name', 'weight', 'group', 'phone'] as const

interface RosterPreviewProps {
  readonly change: RosterChange
  readonly busy: boolean
  readonly onImport: () => void
}

/** What an import would do, in figures, before it is done. */
export function RosterPreview({ change, busy, onImport }: RosterPreviewProps) {
  const say = useWords(rosterWords)
  const { memberCount, added, changed, unchanged, missing } = change
  const rows = [
    ['inFile', memberCount],
    ['added', added],
    ['changed', changed.length],
    ['unchanged', unchanged],
    ['missing', missing],
  ] as const
  return (
    <>
      <h3>{say('wouldDo')}</h3>
      <table class="sums">
        <tbody>
          {rows.map(([key, n]) => (
            <tr key={key}>
              <th scope="row">{say(key)}</th>
              <td class="n">{say('nPeople', { n })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing > 0 ? <p class="soft">{say('missingHint')}</p> : null}
      {changed.length > 0 ? (
        <More title={say('whoChanges', { n: changed.length })}>
          <Changes changed={changed.slice(0, shownAtOnce)} />
        </More>
      ) : null}
      {added + changed.length === 0 ? (
        <p class="box">{say('nothingToDo')}</p>
      ) : (
        <Button busy={busy} onClick={onImport}>
          {say('doImport')}
        </Button>
      )}
    </>
  )
}

function Changes({ changed }: { changed: RosterChange['changed'] }) {
  const say = useWords(rosterWords)
  const lang = useLang()
  const called = (field: string) => {
    const key = fieldKeys.find((one) => one === field)
    return key === undefined ? field : say(key)
  }
  return (
    <ul>
      {changed.map(({ list, code, fields }) => (
        <li key={`${list} ${code}`}>
          {say('changeRow', { list, code, fields: fields.map(called).join(lang === 'zh' ? '、' : ', ') })}
        </li>
      ))}
    </ul>
  )
}
