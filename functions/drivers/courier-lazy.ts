import type { Courier } from '../ports.ts'

/** A courier with its client loaded on first use: most invocations have nothing to send, and starting it is not free. */
export function lazyCourier(load: () => Promise<Courier>): Courier {
  let loading: Promise<Courier> | undefined
  const courier = () => (loading ??= load())
  return {
    hand: async (messages) => (await courier()).hand(messages),
    backlog: async () => (await courier()).backlog(),
  }
}
