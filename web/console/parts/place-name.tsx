import { meWords } from '#shared/text/console/me-words.ts'
import { useWords } from '../data/console.tsx'
import { usePlace } from '../data/matter.ts'

/** A sentence with the name of a place; its code stands in until the name is known. */
export function PlaceName({ code, children }: { code: string; children: (name: string) => string }) {
  const say = useWords(meWords)
  const country = code === '0'
  const place = usePlace(country ? undefined : code)
  return <>{children(country ? say('wholeCountry') : (place.value?.place.name ?? code))}</>
}
