/**
 * Keeps the console on the phone (service worker), so that it opens without a signal. A newer edition takes over when the
 * page is next opened, never under somebody's hands: the page then loads once more, before anything is typed.
 */
export function keepOnPhone(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  void serviceWorker.register('/console/sw.js', { scope: '/console/' }).then((registration) => {
    if (registration.waiting === null) return
    serviceWorker.addEventListener('controllerchange', () => location.reload())
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's; a worker's has no target
    registration.waiting.postMessage('take-over')
  })
}
