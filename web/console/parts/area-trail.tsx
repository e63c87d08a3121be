import { deskWords } from '#shared/text/console/desk-words.ts'
import type { Place } from '../data/area.ts'
import { isMine, myPlaces, useArea } from '../data/area.ts'
import { useConsole, useWords } from '../data/console.tsx'
import { PlaceName } from './place-name.tsx'

/** The areas somebody looks after, where there are several, one tap each. */
export function MyAreas({ code }: { code: string }) {
  const say = useWords(deskWords)
  const { me } = useConsole()
  const places = myPlaces(me)
  if (places.length < 2) return null
  return (
    <nav class="chips" aria-label={say('myPlaces')}>
      {places.map((one) => (
        <a key={one} class="chip link" href={`/console/desk/${one}`} aria-current={one === code ? 'page' : undefined}>
          <PlaceName code={one}>{(name) => name}</PlaceName>
        </a>
      ))}
    </nav>
  )
}

/** From the widest of my areas down to this one; each leads back up. */
export function AreaTrail({ code, href }: { code: string; href: (place: Place) => string }) {
  const say = useWords(deskWords)
  const { me } = useConsole()
  const area = useArea(code)
  const around = (area.value?.ancestors ?? []).filter((one) => isMine(me, one.code))
  if (around.length === 0) return null
  return (
    <nav class="trail" aria-label={say('around')}>
      <ol>
        {around.map((one) => (
          <li key={one.code}>
            <a href={href(one)}>{one.name}</a>
          </li>
        ))}
        <li aria-current="page">{area.value?.place.name}</li>
      </ol>
    </nav>
  )
}
