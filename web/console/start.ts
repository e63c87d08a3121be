/** The newest thing we use (Chrome 117): a browser that has it has all the others. */
const modern = 'groupBy' in Map

/** Old browsers get what they lack before anything else runs; the others do not load it. */
async function start(): Promise<void> {
  if (!modern) await import('./polyfills.ts')
  const { openConsole } = await import('./main.tsx')
  await openConsole()
}

void start()
