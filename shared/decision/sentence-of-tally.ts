import type { Lang } from '../language.ts'
import { requirementInWords } from './sentence-of-rule.ts'
import type { Unit } from './unit.ts'
import { abstain, type Tally } from './tally.ts'

/** How the choices read (by key; a key without text shows as it is) and what the weights count. */
export interface TallyWords {
  readonly texts?: ReadonlyMap<string, string>
  readonly unit?: Unit
  /** False where the counts stand beside the sentence already. */
  readonly counts?: boolean
}

const measure = { people: '人', households: '户', votes: '票' } as const

/** The result as the clerk would read it out: who came, what each choice got, how that meets the rule, what follows. */
export function sentenceOfTally(tally: Tally, lang: Lang, words: TallyWords = {}): string {
  const { unit = 'people', counts = true } = words
  const name = (key: string) => {
    const text = words.texts?.get(key) ?? key
    return `“${text}”`
  }
  return lang === 'zh' ? inChinese(tally, { unit, name, counts }) : inEnglish(tally, { unit, name, counts })
}

interface Wording {
  readonly unit: Unit
  readonly name: (key: string) => string
  readonly counts: boolean
}

function inChinese(tally: Tally, { unit, name, counts }: Wording): string {
  const { rule, outcome } = tally
  const of = (weight: number | undefined) => `${weight ?? 0}${measure[unit]}`
  const came = `应到${of(tally.electorate)}，实到${of(tally.present)}`
  const quorum = rule.quorum ? `，${requirementInWords(rule.quorum, 'zh', unit, outcome !== 'no-quorum')}` : ''
  const got = [
    ...tally.choices.map((key) => `${name(key)}${of(tally.counts[key])}`),
    `弃权${of(tally.counts[abstain])}`,
  ]
  return [`${came}${quorum}`, ...(counts ? [got.join('，')] : []), `${end()}。`].join('；')

  function end(): string {
    const won = winners(tally).map(name).join('、')
    if (outcome === 'no-quorum') return '到会不足，本次表决无效'
    if (tally.cast === 0) return '没有人选择任何一项，没有结果'
    if (!rule.pass) return won === '' ? '得票最多的不止一项，仅供参考' : `${won}最多，仅供参考`
    if (outcome === 'passed') {
      const met = `${won}${requirementInWords(rule.pass, 'zh', unit)}`
      return saysNo(tally) ? `${met}，决定不同意` : `${met}，通过`
    }
    if (won === '') return '得票最多的不止一项，未通过'
    return `${won}最多，但${requirementInWords(rule.pass, 'zh', unit, false)}，未通过`
  }
}

function inEnglish(tally: Tally, { unit, name, counts }: Wording): string {
  const { rule, outcome } = tally
  const quorum = rule.quorum ? `, ${requirementInWords(rule.quorum, 'en', unit, outcome !== 'no-quorum')}` : ''
  const came = `${tally.present} present of ${tally.electorate} entitled${unit === 'people' ? '' : ` (${unit})`}${quorum}`
  const got = [
    ...tally.choices.map((key) => `${name(key)} ${tally.counts[key] ?? 0}`),
    `abstained ${tally.counts[abstain] ?? 0}`,
  ]
  return `${came}${counts ? `; ${got.join(', ')}` : ''}. ${end()}.`

  function end(): string {
    const won = winners(tally).map(name).join(', ')
    const has = winners(tally).length > 1 ? 'have' : 'has'
    if (outcome === 'no-quorum') return 'Too few were present: the vote does not count'
    if (tally.cast === 0) return 'Nobody chose anything: there is no result'
    if (!rule.pass)
      return won === '' ? 'Several choices lead alike; this only advises' : `${won} leads; this only advises`
    if (outcome === 'passed') {
      const met = `${won} ${has} ${requirementInWords(rule.pass, 'en', unit)}`
      return saysNo(tally) ? `${met}: rejected` : `${met}: passed`
    }
    if (won === '') return 'Several choices lead alike: not passed'
    return `${won} leads, but has ${requirementInWords(rule.pass, 'en', unit, false)}: not passed`
  }
}

function winners({ winner }: Tally): readonly string[] {
  if (winner === null) return []
  return typeof winner === 'string' ? [winner] : winner
}

/** `yes` and `no` are the keys of a plain motion; "passed: not agreed" would tell people the opposite of what happened. */
function saysNo({ winner, choices }: Tally): boolean {
  return winner === 'no' && choices.includes('yes')
}
