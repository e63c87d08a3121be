const digits = '零一二三四五六七八九'
const units = ['', '十', '百', '千']
const sections = ['', '万', '亿', '万亿']

/** A whole number as it is said: 10 十, 110 一百一十, 350000 三十五万, 1005 一千零五. Up to 16 digits; longer ones digit by digit. */
export function spokenNumber(text: string): string {
  const bare = text.replace(/^0+(?=\d)/, '')
  if (bare.length > 16) return spokenDigits(text)
  if (bare === '0') return '零'
  const groups: string[] = []
  for (let end = bare.length; end > 0; end -= 4) groups.unshift(bare.slice(Math.max(0, end - 4), end))
  const said = groups.map((group, index) => {
    const section = spokenSection(group)
    return section === '' ? '零' : section + (sections[groups.length - 1 - index] ?? '')
  })
  const joined = said.join('').replaceAll(/零+/g, '零').replace(/零$/, '')
  return joined.replace(/^一十/, '十')
}

function spokenSection(group: string): string {
  const said = [...group].map((digit, place) =>
    digit === '0' ? '零' : digits.charAt(Number(digit)) + (units[group.length - 1 - place] ?? ''),
  )
  return said.join('').replaceAll(/零+/g, '零').replace(/零$/, '')
}

/** Digit by digit, for years and phone numbers; `one` is 幺 on the phone. */
export function spokenDigits(text: string, one = '一'): string {
  return [...text].map((digit) => (digit === '1' ? one : digits.charAt(Number(digit)))).join('')
}

/** Full-width digits as ASCII ones. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}
