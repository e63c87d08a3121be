// @ts-expect-error: its types exist, but its package.json does not lead to them
import DoIUse from 'doiuse'
import type { AcceptedPlugin, Root } from 'postcss'
import postcss from 'postcss'

/** Shells of messengers from about 2017, and the phones of that year that never got a newer system. */
const browsers = ['chrome 57', 'safari 10', 'ios_saf 10.0-10.2']

/** A sheet as it is read, and what it uses that some of those browsers do not know, by the names of caniuse.com. */
export async function unsupportedIn(css: string): Promise<{ features: readonly string[]; root: Root }> {
  const features = new Set<string>()
  const onFeatureUsage = ({ feature }: { feature: string }) => void features.add(feature)
  const linter: AcceptedPlugin = new DoIUse({ browsers, onFeatureUsage })
  const { root } = await postcss([linter]).process(css, { from: undefined })
  if (root.type !== 'root') throw new Error('no sheet')
  return { features: [...features], root }
}
