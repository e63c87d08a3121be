import { monthNames, weekdayNames } from '../calendar/names.ts'
import { asciiDigits } from './spoken-number.ts'
import { villageTime } from './village-time.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales = ['', 'thousand', 'million', 'billion', 'trillion']
const link = /(?:https?:\/\/|www\.)[\w\-./?=&%#:~+]+/gi

/** A whole number of up to 15 digits in English words; longer ones digit by digit. */
export function englishNumber(text: string): string {
  const bare = text.replace(/^0+(?=\d)/, '')
  if (bare.length > 15) return [...text].map((digit) => small[Number(digit)]).join(' ')
  if (bare === '0') return 'zero'
  const groups: string[] = []
  for (let end = bare.length; end > 0; end -= 3) groups.unshift(bare.slice(Math.max(0, end - 3), end))
  const said = groups.map((group, index) => {
    const words = belowThousand(Number(group))
    const scale = scales[groups.length - 1 - index] ?? ''
    return words === '' || scale === '' ? words : `${words} ${scale}`
  })
  return said.filter((words) => words !== '').join(' ')
}

function belowThousand(number: number): string {
  if (number === 0) return ''
  if (number >= 100) {
    const rest = belowThousand(number % 100)
    return `${small[Math.floor(number / 100)] ?? ''} hundred${rest === '' ? '' : ` and ${rest}`}`
  }
  if (number < 20) return small[number] ?? ''
  const ten = tens[Math.floor(number / 10) - 2] ?? ''
  return number % 10 === 0 ? ten : `${ten}-${small[number % 10] ?? ''}`
}

/** A local time as it is said: Monday, November twenty-three, half past five in the afternoon. */
export function englishTime(text: string): string {
  const time = villageTime(text)
  if (time === undefined) return text
  const date = `${weekdayNames.en[time.weekday] ?? ''}, ${monthNames[time.month - 1] ?? ''} ${englishNumber(String(time.day))}`
  if (time.hour === undefined || time.minute === undefined) return date
  return `${date}, ${englishClock(time.hour, time.minute)}`
}

function englishClock(hour: number, minute: number): string {
  const shown = englishNumber(String(hour % 12 === 0 ? 12 : hour % 12))
  const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening'
  if (minute === 0) return `${shown} o'clock ${part}`
  if (minute === 30) return `half past ${shown} ${part}`
  if (minute === 15) return `a quarter past ${shown} ${part}`
  return `${englishNumber(String(minute))} minutes past ${shown} ${part}`
}

/** Text without links and digits, for reading aloud in English. */
export function englishText(text: string): string {
  return asciiDigits(text)
    .replaceAll(link, '')
    .replaceAll(/(?<!\d)\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?(?!\d)/g, englishTime)
    .replaceAll(/(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/g, (_all, hour: string, minute: string) =>
      englishClock(Number(hour), Number(minute)),
    )
    .replaceAll(/(?<!\d)[01]\d{9,10}(?!\d)/g, (phone) => [...phone].map((digit) => small[Number(digit)]).join(' '))
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replaceAll(/(?<=\d)%/g, ' percent')
    .replaceAll(/(?<=\d)\s*[-~–—]\s*(?=\d)/g, ' to ')
    .replaceAll(
      /(\d+)\.(\d+)/g,
      (_all, whole: string, part: string) =>
        `${englishNumber(whole)} point ${[...part].map((digit) => small[Number(digit)]).join(' ')}`,
    )
    .replaceAll(/\d+/g, englishNumber)
}
