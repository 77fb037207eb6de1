import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import type { Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

/** A mail as a mailbox shows it, and as it came over the line. */
export interface ReceivedMail extends Email {
  raw: string
}

/** A real mail server on this machine that does what a test tells it. */
export interface MailServer {
  /** Port it listens on. */
  port: number
  received: ReceivedMail[]
  /** Says of every recipient whether it takes mail: a reply such as `550 no such mailbox`, or nothing. */
  refuse: (recipient: string) => string | undefined
  /** Cuts the line once: while a mail is on its way, or after it was taken and before that is said. */
  cut: 'middle' | 'end' | undefined
  close(): Promise<void>
}

/** Opens a mail server without sign-in. With `key` and `cert` it speaks TLS from the first byte. */
export async function openMailServer({
  port = 0,
  ...options
}: SMTPServerOptions & { port?: number } = {}): Promise<MailServer> {
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    ...options,
    onRcptTo({ address }, _session, done) {
      const [, code, text] = /^(\d{3}) (.*)$/.exec(server.refuse(address) ?? '') ?? []
      if (code === undefined) return done()
      done(Object.assign(new Error(text), { responseCode: Number(code) }))
    },
    async onData(stream, _session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) {
        if (server.cut === 'middle') return cutLine()
        chunks.push(chunk as Buffer)
      }
      const raw = Buffer.concat(chunks)
      server.received.push({ ...(await PostalMime.parse(raw)), raw: raw.toString('latin1') })
      if (server.cut === 'end') return cutLine()
      done()
    },
  })
  // People who hang up are no fault of the server.
  smtp.on('error', () => undefined)
  const server: MailServer = {
    port,
    received: [],
    refuse: () => undefined,
    cut: undefined,
    close: () => new Promise((done) => smtp.close(done)),
  }
  function cutLine(): void {
    server.cut = undefined
    const lines = (smtp as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
      .connections
    // oxlint-disable-next-line no-underscore-dangle -- the server has no public way to hang up
    for (const { _socket } of lines) _socket.destroy()
  }
  await new Promise<void>((done) => smtp.listen(port, '127.0.0.1', done))
  server.port = (smtp.server.address() as AddressInfo).port
  return server
}
