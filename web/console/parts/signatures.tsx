import { formatInstant } from '#shared/calendar/format.ts'
import { minutesWords } from '#shared/text/console/minutes-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useVillageStaff } from '../data/matter.ts'

/** Who has signed the minutes, and who is waited for. */
export function Signatures({ here: { matter } }: { here: MatterHere }) {
  const say = useWords(minutesWords)
  const lang = useLang()
  const staff = useVillageStaff(matter.place)
  const nameOf = (id: string) => staff.value?.staff.find((one) => one.id === id)?.name ?? id
  const { signers, signatures } = matter.slices.minutes
  return (
    <section>
      <h2>{say('signatures')}</h2>
      <ul class="list ticks">
        {signers.map((id) => {
          const signed = signatures.find(({ staff: who }) => who === id)
          return (
            <li>
              <Icon name={signed === undefined ? 'clock' : 'done'} />{' '}
              {signed === undefined
                ? say('waitingFor', { name: nameOf(id) })
                : say('signedBy', { name: signed.name, when: formatInstant(signed.at, lang) })}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
