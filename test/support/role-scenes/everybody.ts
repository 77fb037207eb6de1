import type { SignedIn, Stage } from '../first-stage.ts'
import type { RoleScene } from './role-scene.ts'

/** Facts that put a holder of a role in charge of something else. */
const elsewhere: Record<string, Record<string, string[]>> = {
  regionalCoordinator: { region: ['99'] },
  auditor: { audit: ['nothing'], auditUntil: ['2031-12-31'] },
  owesAdviser: { owes: ['owes16'] },
}

/** Roles whose holders see what is theirs: of each, somebody to whom nothing was given looks too. */
const limited = [
  ...Object.keys(elsewhere),
  'appealReviewer',
  'researcher',
  'keyAdviser',
  'adviser',
  'trainer',
  'assessor',
  'monitor',
  'evaluator',
  'manualEditor',
  'reviewer',
]

/** Those who look around in a scene, by the names of the table. `null` is nobody who signed in. */
export type Everybody = Record<string, SignedIn | null>

/**
 * Gathers a holder of every role: those of the scene, and for every role of the programme without one
 * somebody new. Roles of cases that nobody has here are held by somebody who only has an account.
 * `leave` takes their roles from the new ones, so that no lot falls on them later.
 */
export async function everybodyIn({ stage, own }: RoleScene): Promise<{
  readers: Everybody
  leave: () => Promise<void>
}> {
  const readers: Everybody = { public: null, ...own }
  const hired: SignedIn[] = []
  const hire = async (name: string, role: string) => {
    const one = await stage.as(name, role)
    hired.push(one)
    return one
  }
  for (const [role, { kind }] of Object.entries(stage.runtime.programme().roles)) {
    if (role === 'public') continue
    const account = `only-${role}`
    if (kind === 'programme') readers[role] ??= await hire(account, role)
    else readers[role] ??= await stage.as(account)
  }
  for (const role of limited) {
    const one = await hire(`other-${role}`, role)
    const facts = elsewhere[role]
    if (facts) await stage.runtime.setFacts(one.person, facts)
    readers[`${role} (other)`] = one
  }
  return { readers, leave: () => dismiss(stage, hired) }
}

async function dismiss({ runtime }: Stage, hired: SignedIn[]): Promise<void> {
  for (const { person } of hired) await runtime.setRoles(person, [])
}
