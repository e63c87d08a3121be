import { asciiDigits, spokenDigits, spokenNumber } from './spoken-number.ts'
import { spokenClock, spokenTime } from './spoken-time.ts'

const link = /(?:https?:\/\/|www\.)[\w\-./?=&%#:~+]+/gi

const phone = /(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)/g

const counted = '个|户|家|口|眼|位|名|次|天|年|亩|块|条|座|台|人|公里|万|千'

/** Text without links and digits, so that nobody stumbles when reading it aloud in Chinese. */
export function spokenText(text: string): string {
  return asciiDigits(text)
    .replaceAll(link, '')
    .replaceAll(/\/(?=\p{Script=Han})/gu, '每')
    .replaceAll(/(?<!\d)\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?(?!\d)/g, spokenTime)
    .replaceAll(/(?<!\d)([01]?\d|2[0-3])[:：]([0-5]\d)(?!\d)/g, (_all, hour: string, minute: string) =>
      spokenClock(Number(hour), Number(minute)),
    )
    .replaceAll(/(?<!\d)\d{4}(?=年)/g, (year) => spokenDigits(year))
    .replaceAll(phone, (number) => spokenDigits(number.replace('-', ''), '幺'))
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replaceAll(
      /(?<!\d)(\d+)\/(\d+)(?!\d)/g,
      (_all, part: string, whole: string) => `${spokenNumber(whole)}分之${spokenNumber(part)}`,
    )
    .replaceAll(/(\d+(?:\.\d+)?)[%％]/g, (_all, share: string) => `百分之${spokenDecimal(share)}`)
    .replaceAll(/(?<=\d)\s*[-~～—–]\s*(?=\d)/g, '到')
    .replaceAll(new RegExp(`(?<![\\d.])2(?=${counted})`, 'g'), '两')
    .replaceAll(/\d+(?:\.\d+)?/g, spokenDecimal)
}

function spokenDecimal(text: string): string {
  const [whole = '0', part] = text.split('.')
  return part === undefined ? spokenNumber(whole) : `${spokenNumber(whole)}点${spokenDigits(part)}`
}
