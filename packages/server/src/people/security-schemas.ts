import { z } from '@hono/zod-openapi'
import { instant, jsonObject } from '../schemas.ts'

/** How far a device is signed in. */
export const signInState = z
  .strictObject({
    state: z.enum(['guest', 'second-factor', 'signed-in']),
    secondFactor: z.boolean().openapi({ description: 'The second factor was given.' }),
    passkeys: z.boolean(),
    mailShown: z
      .boolean()
      .openapi({ description: 'Letters are shown on a page instead of sent: a demonstration.' }),
    provider: z.strictObject({ name: z.string(), address: z.string() }).nullable(),
  })
  .openapi('SignInState')

/** A code of an app, or a recovery code. */
export const codeBody = z.strictObject({ code: z.string().min(6).max(40) }).openapi('Code')

/** Whether there is a second factor. */
export const secondFactorView = z
  .strictObject({ on: z.boolean(), recoveryCodes: z.int().nonnegative() })
  .openapi('SecondFactor')

/** What an app needs to make codes. */
export const secondFactorSetUp = z
  .strictObject({
    address: z.string().openapi({ description: '`otpauth://totp/…`, for a QR code.' }),
    secret: z.string().openapi({ description: 'The same to type in, base 32.' }),
    recoveryCodes: z.array(z.string()),
  })
  .openapi('SecondFactorSetUp')

/** Codes for when the app is lost. */
export const recoveryCodes = z
  .strictObject({ recoveryCodes: z.array(z.string()) })
  .openapi('RecoveryCodes')

/** A passkey. */
export const passkeyView = z
  .strictObject({ id: z.string(), name: z.string().nullable(), createdAt: instant })
  .openapi('Passkey')

/** WebAuthn options, as a browser parses them. */
export const webAuthnOptions = jsonObject

/** What a browser answers to sign in. */
export const passkeyAnswerBody = z.strictObject({ response: jsonObject }).openapi('PasskeyAnswer')

/** A passkey that a browser has made. */
export const passkeyBody = z
  .strictObject({ name: z.string().trim().min(1).max(100), response: jsonObject })
  .openapi('NewPasskey')
