import type { JsonObject, Locale } from '@splot/definition'

/**
 * How far a session is proven. `none`: the first factor, and no second one was asked for; `needed`: the
 * person has a second factor and has not given it yet, so that nobody is signed in; `given`: both.
 */
export type SecondFactorState = 'none' | 'needed' | 'given'

/** Who a session belongs to. */
export interface SessionOwner {
  /** Person id of the runtime. */
  person: string
  /** Opaque id of this session; not the secret. */
  session: string
  /** Absent: `none`. */
  secondFactor?: SecondFactorState
  /** To be set in the reply: the session was prolonged. */
  cookies?: readonly string[]
}

/** One signed-in device. */
export interface SessionView {
  id: string
  current: boolean
  createdAt: string
  /** To the hour. */
  lastUsedAt: string
  expiresAt: string
  /** What the browser calls itself; `null` when it did not say. */
  userAgent: string | null
}

/** A letter about signing in, to whoever asked for it. */
export type SignInLetter =
  /** A link that signs its reader in, once and for 15 minutes; `next` is the path to open afterwards. */
  | { kind: 'link'; email: string; locale: Locale; token: string; next: string }
  /** Nobody with this address may sign in. */
  | { kind: 'no-account'; email: string; locale: Locale }
  /** The second factor of the person, or their passkeys, changed. */
  | { kind: 'security'; email: string; locale: Locale; change: SecurityChange }

/** What changed about how a person signs in. */
export type SecurityChange =
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-codes'
  | 'recovery-code-used'
  | 'passkey-added'
  | 'passkey-removed'

/** The people of the runtime, as sign-in asks for them. */
export interface People {
  /**
   * Returns the person with a proven address and makes one when there is none; `null`: blocked, or
   * nobody may register.
   */
  ensure(person: { email: string; name?: string; locale: Locale }): Promise<{ id: string } | null>
  /** Whether `ensure` would return somebody. Absent: always. */
  admits?(email: string): Promise<boolean>
  /** The person's own language. Absent: Polish. */
  localeOf?(person: string): Promise<Locale>
}

/** A second factor: codes of an app (TOTP, RFC 6238), and codes on paper for when it is lost. */
export interface SecondFactor {
  /** Whether the person has one, and how many recovery codes are left. */
  state(headers: Headers): Promise<{ on: boolean; recoveryCodes: number }>
  /** Begins to set one up; it counts from the first right code on. `null`: there is one already. */
  begin(headers: Headers): Promise<{ address: string; recoveryCodes: string[] } | null>
  /** Ends setting up: signs out every other device. Returns cookies, or `null` for a wrong code. */
  turnOn(headers: Headers, code: string): Promise<string[] | null>
  /** Gives the code of a session that needs it. Returns cookies, or `null` for a wrong code. */
  give(headers: Headers, code: string): Promise<string[] | null>
  /** Removes it. Returns cookies, or `null` for a wrong code. */
  turnOff(headers: Headers, code: string): Promise<string[] | null>
  /** Replaces all recovery codes. `null`: a wrong code. */
  renewRecoveryCodes(headers: Headers, code: string): Promise<string[] | null>
}

/** A passkey of a person. */
export interface PasskeyView {
  id: string
  name: string | null
  createdAt: string
}

/** Passkeys (WebAuthn). Options and answers are those of the browser, as JSON. */
export interface Passkeys {
  list(headers: Headers): Promise<PasskeyView[]>
  /** What a browser is asked to make a passkey with, and the cookie of the challenge. */
  registrationOptions(headers: Headers): Promise<{ options: JsonObject; cookies: string[] } | null>
  /** `false`: the answer does not hold. */
  register(
    headers: Headers,
    answer: { name: string; response: Readonly<Record<string, unknown>> },
  ): Promise<boolean>
  remove(headers: Headers, id: string): Promise<void>
  /** What a browser is asked to sign in with. */
  signInOptions(headers: Headers): Promise<{ options: JsonObject; cookies: string[] }>
  /** Returns the cookies of a session in which both factors are given; `null`: it does not hold. */
  signIn(headers: Headers, response: Readonly<Record<string, unknown>>): Promise<string[] | null>
}

/** Sign-in at a provider of OpenID Connect. */
export interface OpenId {
  /** What people know the provider by. */
  name: string
  /** Where to send the browser, and the cookies that prove it came back. */
  begin(headers: Headers, next: string): Promise<{ address: string; cookies: string[] }>
  /** Takes what the provider sent back. `null`: refused, or nobody may sign in as that. */
  finish(
    headers: Headers,
    query: Record<string, string>,
  ): Promise<{ cookies: string[]; next: string } | null>
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
  /** Whether this device has signed in with the address before. Absent: no device is known. */
  knowsDevice?(headers: Headers, email: string): Promise<string | null>
  sessions(headers: Headers): Promise<SessionView[]>
  /** Ends one session of the same person; an unknown id is no error. */
  revoke(headers: Headers, session: string): Promise<void>
  /** Ends every session of the same person but this one. */
  revokeOthers(headers: Headers): Promise<void>
  /** Signs this device out. Returns the cookies that clear it. */
  signOut(headers: Headers): Promise<string[]>
  /** Absent: people of a host program, which asks for what it wants itself. */
  secondFactor?: SecondFactor
  /** Absent: the address of the service cannot have any, such as a bare IP address. */
  passkeys?: Passkeys
  /** Absent: no provider is set. */
  openId?: OpenId
  /** How a person signs in, for administrators; and how they take it away. Absent: not kept here. */
  ofPerson?: SignInOfPerson
}

/** How a person signs in, as administrators see and change it. */
export interface SignInOfPerson {
  facts(
    person: string,
  ): Promise<{ secondFactor: boolean; passkeys: number; lastUsedAt: string | null }>
  /** Ends every session of the person; returns how many. */
  endSessions(person: string): Promise<number>
  /** Removes second factor and passkeys, and ends every session. */
  reset(person: string): Promise<void>
}
