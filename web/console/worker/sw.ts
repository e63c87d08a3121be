/** What a service worker is given; the DOM's own types describe a window. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  skipWaiting(): Promise<void>
  readonly location: { readonly origin: string }
}
interface LifeEvent {
  waitUntil(work: Promise<unknown>): void
}
interface AskedEvent extends LifeEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

/** Set by the bundler: every file of this edition, and what the edition is called. */
declare const editionFiles: readonly string[]
declare const editionName: string

// In a worker the global object is the worker's scope.
const worker = globalThis as unknown as WorkerScope
const scope = '/console/'
const shell = '/console/today'

/** The whole edition or nothing: half of one would break when the signal is gone. */
async function install(): Promise<void> {
  const cache = await caches.open(editionName)
  await cache.addAll([shell, ...editionFiles])
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== editionName) await caches.delete(name)
}

/** Pages and files of the console come from the phone; everything else, the API above all, goes to the network untouched. */
async function fromPhone(request: Request): Promise<Response> {
  const cache = await caches.open(editionName)
  const kept = await cache.match(request.mode === 'navigate' ? shell : request)
  return kept ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(forgetOthers()))
worker.addEventListener('message', ({ data }) => void (data === 'take-over' && worker.skipWaiting()))
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== worker.location.origin || !pathname.startsWith(scope)) return
  event.respondWith(fromPhone(event.request))
})
