import type { Locale } from '@splot/definition'

/** Who a session belongs to. */
export interface SessionOwner {
  /** Person id of the runtime. */
  person: string
  /** Opaque id of this session; not the secret. */
  session: string
  /** To be set in the reply: the session was prolonged. */
  cookies?: readonly string[]
}

/** One signed-in device. */
export interface SessionView {
  id: string
  current: boolean
  createdAt: string
  expiresAt: string
  /** What the browser calls itself; `null` when it did not say. */
  userAgent: string | null
}

/** A link that signs its reader in, once and for 15 minutes. */
export interface SignInLink {
  email: string
  token: string
  locale: Locale
  /** Path to open afterwards. */
  next: string
}

/** The person behind an e-mail address; made when new. Anybody may become an applicant. */
export interface People {
  ensure(person: { email: string; locale: Locale }): Promise<{ id: string }>
}

/** What the server needs of sign-in. `createAuth` is one, on better-auth; tests bring their own. */
export interface Auth {
  /** Whose request it is, or `null`. */
  owner(headers: Headers): Promise<SessionOwner | null>
  /** Sends a link. Says nothing about whether the address is known. */
  requestLink(email: string, options: { locale: Locale; next: string }): Promise<void>
  /** Returns a token without sending it; for the operator's own console. */
  createToken(email: string, locale: Locale): Promise<string>
  /** Uses a token up. Returns the cookies to set, or `null` when the token does not work. */
  redeem(token: string, headers: Headers): Promise<string[] | null>
  sessions(headers: Headers): Promise<SessionView[]>
  /** Ends one session of the same person; an unknown id is no error. */
  revoke(headers: Headers, session: string): Promise<void>
  /** Ends this session. Returns the cookies that clear it. */
  signOut(headers: Headers): Promise<string[]>
}
