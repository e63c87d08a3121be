import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const family = 'Noto Sans SC'
const weights = ['400Regular', '700Bold']

/**
 * Writes a fontconfig file into `cache` by which whatever family a page asks for is Noto Sans SC: test machines have no
 * Chinese font, and with a mere alias not all weights are found. Out: the path of the file.
 */
export async function chineseFonts(cache: string): Promise<string> {
  const packaged = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...weights.map((weight) => `<dir>${join(packaged, weight)}</dir>`),
    // Whatever the machine has stands in for what is not Chinese, such as the faces of the evaluation.
    '<dir>/usr/share/fonts</dir>',
    `<cachedir>${join(cache, 'fontconfig')}</cachedir>`,
    '<match target="pattern"><edit name="family" mode="prepend" binding="strong">',
    `<string>${family}</string>`,
    '</edit></match>',
    '</fontconfig>',
  ]
  await mkdir(cache, { recursive: true })
  const file = join(cache, 'fonts.conf')
  const whole = join(cache, `fonts-${process.pid}.conf`)
  await writeFile(whole, lines.join('\n'))
  await rename(whole, file)
  return file
}
