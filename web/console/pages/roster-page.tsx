import { useRoute } from 'preact-iso'
import { listName } from '#shared/text/console/list-words.ts'
import { rosterWords } from '#shared/text/console/roster-words.ts'
import { hasRole, useConsole, useLang, useWords } from '../data/console.tsx'
import { usePlace, useRoster } from '../data/matter.ts'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { RosterImport } from '../parts/roster-import.tsx'

/** The lists of a village and how a file becomes one. */
export function RosterPage() {
  const { village = '' } = useRoute().params
  const say = useWords(rosterWords)
  const { me } = useConsole()
  const place = usePlace(village)
  const roster = useRoster(village)
  const mayImport = hasRole(me, 'organizer', village) || hasRole(me, 'administrator', village)
  return (
    <Screen title={say('title')} back="/console/me" above={place.value?.place.name ?? ''}>
      <h2>{say('lists')}</h2>
      <Loaded view={roster}>{({ lists }) => <Lists lists={lists} />}</Loaded>
      {mayImport ? <RosterImport village={village} imported={roster.again} /> : <p class="soft">{say('notYours')}</p>}
    </Screen>
  )
}

function Lists({
  lists,
}: {
  lists: readonly { readonly list: string; readonly count: number; readonly weight: number }[]
}) {
  const say = useWords(rosterWords)
  const lang = useLang()
  if (lists.length === 0) return <p>{say('none')}</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('list')}</th>
          <th scope="col" class="n">
            {say('people')}
          </th>
          <th scope="col" class="n">
            {say('votes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lists.map(({ list, count, weight }) => (
          <tr key={list}>
            <th scope="row">
              {listName(list, lang)}
              {/* A file names the list by its key. */}
              {listName(list, lang) === list ? null : <small class="soft"> {list}</small>}
            </th>
            <td class="n">{count}</td>
            <td class="n">{weight}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
