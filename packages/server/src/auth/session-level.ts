import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint, sessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { SecondFactorState } from './types.ts'

const raisePath = '/second-factor/raise'

/** Ways in that prove both factors at once. */
const provesBoth = new Set(['/passkey/verify-authentication', '/two-factor/verify-totp', raisePath])

/** Returns how far a session is proven that begins by a path of the library. Pure. */
export function firstState(
  path: string | undefined,
  user: Record<string, unknown>,
): SecondFactorState {
  if (path !== undefined && provesBoth.has(path)) return 'given'
  return user['twoFactorEnabled'] === true ? 'needed' : 'none'
}

/**
 * Returns a plugin of the library with one endpoint, for the server alone: another session in place of
 * the one whose person has just given the second factor, so that whoever saw the first cookie has
 * nothing (OWASP, session fixation).
 */
export function sessionLevel() {
  return {
    id: 'splot-session-level',
    endpoints: {
      raiseSession: createAuthEndpoint(
        raisePath,
        { method: 'POST', use: [sessionMiddleware] },
        async (ctx) => {
          const { session, user } = ctx.context.session
          const raised = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session: raised, user })
          await ctx.context.internalAdapter.deleteSession(session.token)
          return ctx.json({ id: raised.id })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}
