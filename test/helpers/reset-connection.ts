import type { Socket } from 'node:net';

/**
 * Resets a connection (RST). Where an end is on its way, Node 20 can't, and a process that tries never exits: it spins while it cleans up.
 * Such a connection is closed.
 */
export const resetConnection = (socket: Socket): void => void (socket.writableEnded ? socket.destroy() : socket.resetAndDestroy());
