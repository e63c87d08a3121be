import type { ToldRefusal } from '#shared/client/exchange.ts'
import { proxiesAtMost } from '#shared/decision/poll-limits.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { ChoiceField, More } from './field.tsx'

interface PollMoreProps {
  readonly secret: boolean
  readonly changeable: boolean
  readonly sealed: boolean
  readonly proxies: number
  readonly onChangeable: (changeable: boolean) => void
  readonly onSealed: (sealed: boolean) => void
  readonly onProxies: (proxies: number) => void
}

/** What few polls need, folded away: sealing papers, changing a vote, and voting by written mandate. */
export function PollMore({ secret, changeable, sealed, proxies, onChangeable, onSealed, onProxies }: PollMoreProps) {
  const say = useWords(meetingWords)
  return (
    <More title={say('more')}>
      {secret ? (
        <>
          <p class="soft">{say('changeSecret')}</p>
          <ChipChoice
            label={say('sealing')}
            chips={[
              { key: 'plain', text: say('unsealed') },
              { key: 'sealed', text: say('sealed') },
            ]}
            value={sealed ? 'sealed' : 'plain'}
            onValue={(key) => onSealed(key === 'sealed')}
          >
            {sealed ? <p class="soft">{say('sealedAbout')}</p> : null}
          </ChipChoice>
        </>
      ) : (
        <ChipChoice
          label={say('changing')}
          chips={[
            { key: 'stays', text: say('stays') },
            { key: 'changeable', text: say('changeable') },
          ]}
          value={changeable ? 'changeable' : 'stays'}
          onValue={(key) => onChangeable(key === 'changeable')}
        />
      )}
      <ChipChoice
        label={say('proxies')}
        chips={Array.from({ length: proxiesAtMost + 1 }, (_, n) => ({
          key: `${n}`,
          text: n === 0 ? say('noProxies') : say('proxiesN', { n }),
        }))}
        value={`${proxies}`}
        onValue={(key) => onProxies(Number(key))}
      >
        {proxies === 0 ? null : <p class="soft">{say('proxiesAbout')}</p>}
      </ChipChoice>
    </More>
  )
}

interface FewVotersProps {
  /** Nothing is shown unless they are. */
  readonly few: boolean
  /** How many may vote, and on which list. */
  readonly entitled: number
  readonly list: string
  readonly confirmed: boolean
  readonly onConfirmed: (confirmed: boolean) => void
  readonly refusal: ToldRefusal | undefined
}

/** So few that the counts may tell who chose what: said before the poll opens, and opened only when somebody says so. */
export function FewVoters({ few, entitled, list, confirmed, onConfirmed, refusal }: FewVotersProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  return (
    <div role="status">
      {!few ? null : (
        <div class="alert" data-few={entitled}>
          <p>
            <Icon name="warning" /> <strong>{say('fewTitle')}</strong>
          </p>
          <p>{say('few', { n: entitled, unit: headsOf(list, lang) })}</p>
          <ChoiceField
            name="fewVoters"
            label={say('fewAsk')}
            choices={[{ key: 'yes', text: say('fewConfirm') }]}
            several
            value={confirmed ? ['yes'] : []}
            refusal={refusal}
            onValue={(keys) => onConfirmed(keys.includes('yes'))}
          />
        </div>
      )}
    </div>
  )
}
