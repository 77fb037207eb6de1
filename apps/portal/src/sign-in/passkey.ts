import { client } from '../api/client.ts'

/** Whether this browser makes and uses passkeys as JSON (WebAuthn level 3). Pure of requests. */
export function knowsPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  )
}

/** Asks the device for a passkey and signs in with it; `false`: the person thought better of it. */
export async function signInByPasskey(): Promise<boolean> {
  const options = await client.passkeySignInOptions()
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  const made = await asked(() => navigator.credentials.get({ publicKey }))
  if (made === null) return false
  await client.signInByPasskey(made)
  return true
}

/** Lets the device make a passkey and keeps it; `false`: the person thought better of it. */
export async function addPasskey(name: string): Promise<boolean> {
  const options = await client.passkeyOptions()
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  const made = await asked(() => navigator.credentials.create({ publicKey }))
  if (made === null) return false
  await client.addPasskey({ name, response: made })
  return true
}

async function asked(ask: () => Promise<Credential | null>): Promise<object | null> {
  try {
    const credential = await ask()
    return credential instanceof PublicKeyCredential ? credential.toJSON() : null
  } catch (error) {
    // what a device says when its person closes the window, or takes too long
    if (error instanceof DOMException && error.name === 'NotAllowedError') return null
    throw error
  }
}
