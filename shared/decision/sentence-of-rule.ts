import type { Lang } from '../language.ts'
import type { Base, Requirement, Rule } from './rule.ts'
import type { Unit } from './unit.ts'

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const
const suffix = { people: '人数', households: '户数', votes: '票数' } as const
const zhBase = { electorate: '应到', present: '到会', cast: '投票（不含弃权）' } as const
const enBase = {
  electorate: { people: 'all who are entitled', households: 'all entitled households', votes: 'all votes entitled' },
  present: { people: 'those present', households: 'the households present', votes: 'the votes present' },
  cast: {
    people: 'those who voted for a choice',
    households: 'the households that voted for a choice',
    votes: 'the votes cast',
  },
} as const

/** The base in words: 到会人数, "those present". */
export function baseInWords(base: Base, lang: Lang, unit: Unit): string {
  return lang === 'zh' ? `${zhBase[base]}${suffix[unit]}` : enBase[base][unit]
}

/**
 * A requirement in words, met or missed: 超过到会人数的二分之一, 达到应到人数的三分之二以上, "at least 2/3 of those present".
 * 以上 includes the share itself and 超过 does not (Civil Code, article 1259).
 */
export function requirementInWords(requirement: Requirement, lang: Lang, unit: Unit, met = true): string {
  const base = baseInWords(requirement.of, lang, unit)
  if ('atLeast' in requirement) {
    if (lang === 'en') return `${met ? 'at least' : 'less than'} ${requirement.atLeast} of ${base}`
    return met ? `达到${base}的${zhShare(requirement.atLeast)}以上` : `不到${base}的${zhShare(requirement.atLeast)}`
  }
  if (lang === 'en') return `${met ? '' : 'not '}more than ${requirement.moreThan} of ${base}`
  return `${met ? '' : '没有'}超过${base}的${zhShare(requirement.moreThan)}`
}

/** The rule as people say it before a vote; `unit` names what is counted. */
export function sentenceOfRule(rule: Rule, lang: Lang, unit: Unit = 'people'): string {
  const { quorum, pass } = rule
  if (lang === 'zh') {
    const came = quorum ? `到会${requirementInWords(quorum, lang, unit)}，表决才有效；` : ''
    const won = pass
      ? `得票最多的选项${requirementInWords(pass, lang, unit)}，才算通过。`
      : '只征求意见，得票最多的选项供参考。'
    return came + won
  }
  const came = quorum ? `The vote counts when ${requirementInWords(quorum, lang, unit)} take part. ` : ''
  const won = pass
    ? `The leading choice passes with ${requirementInWords(pass, lang, unit)}.`
    : 'The vote only advises: the leading choice shows what most people want.'
  return came + won
}

function zhShare(text: string): string {
  const [numerator = '', denominator = ''] = text.split('/')
  return `${zhNumber(denominator)}分之${zhNumber(numerator)}`
}

function zhNumber(text: string): string {
  return digits[Number(text)] ?? text
}
