import { monthNames } from '#shared/calendar/names.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import type { Lang } from '#shared/language.ts'
import { visitWords } from '#shared/text/console/visit-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { useLang, useWords } from '../data/console.tsx'
import { today } from '../data/clock.ts'
import type { MatterOfVisit } from '../data/visit-matters.ts'
import { ChoiceField, More } from './field.tsx'

/** A name for a matter that nobody has to think of; those who like can give it another when they open one themselves. */
export function automaticTitle(day: LocalDate, lang: Lang): string {
  const [, month = 1, date = 1] = day.split('-').map(Number)
  return wordsIn(visitWords, lang)('autoTitle', {
    month: lang === 'zh' ? month : (monthNames[month - 1] ?? ''),
    day: date,
  })
}

export const aNewOne = 'new'

interface VisitTargetProps {
  readonly matters: readonly MatterOfVisit[]
  /** Id of one of them, or `aNewOne`. */
  readonly chosen: string
  readonly onChosen: (id: string) => void
  /** Helpers open no matters. */
  readonly mayOpen: boolean
}

/** To which matter a visit belongs: said in a line; another one is behind it, where there is any. */
export function VisitTarget({ matters, chosen, onChosen, mayOpen }: VisitTargetProps) {
  const say = useWords(visitWords)
  const title = automaticTitle(today(), useLang())
  const fresh = mayOpen ? [{ key: aNewOne, text: say('newMatter', { title }) }] : []
  const choices = [...matters.map(({ id, title: text }) => ({ key: id, text })), ...fresh]
  const name = chosen === aNewOne ? title : (matters.find(({ id }) => id === chosen)?.title ?? '')
  return (
    <>
      <p class="soft">{say('belongs', { matter: name })}</p>
      {choices.length < 2 ? null : (
        <More title={say('change')}>
          <ChoiceField
            name="matter"
            label={say('matter')}
            choices={choices}
            value={[chosen]}
            onValue={([id = chosen]) => onChosen(id)}
          />
        </More>
      )}
    </>
  )
}
