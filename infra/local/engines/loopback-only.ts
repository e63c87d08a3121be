import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Socket } from 'node:net'

/**
 * Hangs up on whoever calls this port from another machine, before anything is read: the engine behind it listens everywhere and
 * checks nobody. Gives the way to end it.
 */
export function loopbackOnly(port: number): () => void {
  const look = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('socket' in message)) return
    const { socket } = message
    if (socket instanceof Socket && socket.localPort === port && !isLoopback(socket.remoteAddress)) socket.destroy()
  }
  subscribe('net.server.socket', look)
  return () => void unsubscribe('net.server.socket', look)
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address))
