import type { RuleChoice } from '#shared/decision/rule-choices.ts'
import { advice } from '#shared/decision/rule-choices.ts'
import { sentenceOfRule } from '#shared/decision/sentence-of-rule.ts'
import type { Unit } from '#shared/decision/unit.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import { useLang, useWords } from '../data/console.tsx'
import { useRoster } from '../data/matter.ts'
import { ChoiceField, More } from './field.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface RulePickProps {
  readonly rules: readonly RuleChoice[]
  readonly rule: RuleChoice
  readonly unit: Unit
  readonly onRule: (key: string) => void
}

/** By which rule: those the law has for this kind of meeting, advice, and the others folded away. */
export function RulePick({ rules, rule, unit, onRule }: RulePickProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const own = rules.findIndex(({ key }) => key === advice.key) + 1
  const shown = (some: readonly RuleChoice[]) =>
    some.map(({ key, rule: of, from }) => ({
      key,
      text:
        from === undefined
          ? sentenceOfRule(of, lang, unit)
          : say('ruleOf', { kind: from.body, rule: sentenceOfRule(of, lang, unit) }),
      ...(from === undefined ? {} : { hint: `${from.law[lang]} ${from.article[lang]}` }),
    }))
  const pick = (keys: readonly string[]) => onRule(keys[0] ?? advice.key)
  return (
    <>
      <ChoiceField
        name="rule"
        label={say('rule')}
        choices={shown(rules.slice(0, own))}
        value={[rule.key]}
        onValue={pick}
      />
      <More title={say('otherRules')}>
        <ChoiceField
          name="other-rule"
          label={say('otherRules')}
          choices={shown(rules.slice(own))}
          value={[rule.key]}
          onValue={pick}
        />
      </More>
    </>
  )
}

interface RecusedProps {
  readonly village: string
  readonly list: string
  readonly chosen: readonly string[]
  readonly onChosen: (codes: readonly string[]) => void
}

/** Who stands aside, by a tap. */
export function Recused({ village, list, chosen, onChosen }: RecusedProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const roster = useRoster(village, list)
  const recused = { n: chosen.length, unit: headsOf(list, lang) }
  return (
    <More title={chosen.length === 0 ? say('recused') : say('recusedN', recused)}>
      <PeoplePicker
        label={say('recused')}
        people={roster.value?.members ?? []}
        chosen={new Set(chosen)}
        onToggle={(code) => onChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])}
      />
    </More>
  )
}
