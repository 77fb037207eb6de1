import type { Reader, Runtime } from '@splot/runtime'
import { openVillage } from '@splot/runtime/village'
import { createApp, createAuth } from '@splot/server'
import type { AppSettings, Auth, SignInLetter } from '@splot/server'
import type { Hono } from 'hono'
import { openFlowStore } from '../flow-store.ts'
import { cookieOf, redeemToken } from '../http-app.ts'
import { wholeVillage } from './whole-village.ts'

/** What the mail server of the village hands letters in with that came back. */
export const mailServerSecret = 'a secret of the mail server, long enough'

/** Who acts in the village, and the roles of the programme they have. */
export const villagers: Readonly<Record<string, readonly string[]>> = {
  wanda: ['programmeAdmin', 'admin', 'coordinator'],
  ida: ['programmeAdmin'],
  olga: ['officer'],
  oskar: ['officer'],
  zosia: ['assessor'],
  jan: ['assessor'],
  daria: ['dataOfficer'],
  anna: [],
  'head-anna': [],
}

/** The whole service over the whole village, without a port. */
export interface VillageService {
  app: Hono
  /** What browsers reach it by. */
  origin: string
  auth: Auth
  runtime: Runtime
  /** What broke on our side, with its cause. */
  incidents: unknown[]
  letters: SignInLetter[]
  /** Mail that left. */
  sent: { to: string; text: string }[]
  /** Addresses to which no mail leaves. */
  unreachable: Set<string>
  reader: (name: string) => Promise<Reader & object>
  /** Gives a villager their roles, and a session; returns the `Cookie` header. */
  signIn: (name: string) => Promise<string>
  /** Does what is due and delivers what waits. */
  work: () => Promise<void>
}

/** Opens the service over a fresh village, with real sessions and without limits of requests. */
export async function openVillageService(
  settings: Partial<AppSettings> = {},
): Promise<VillageService> {
  const store = await openFlowStore()
  const incidents: unknown[] = []
  const letters: SignInLetter[] = []
  const sent: VillageService['sent'] = []
  const unreachable = new Set<string>()
  // made after the runtime, which asks it only once both are there
  let auth: Auth
  const village = await openVillage({
    store,
    changed: wholeVillage(),
    movable: true,
    attempts: 1,
    signIn: {
      facts: (person) => auth.ofPerson!.facts(person),
      endSessions: (person) => auth.ofPerson!.endSessions(person),
      reset: (person) => auth.ofPerson!.reset(person),
    },
    mail: {
      send: async ({ to, text }) => {
        if (unreachable.has(to)) throw new Error('no such mailbox')
        sent.push({ to, text })
      },
    },
  })
  const { runtime, clock } = village
  const origin = settings.https === true ? 'https://localhost' : 'http://localhost'
  auth = createAuth({
    store,
    people: {
      ensure: (person) => runtime.admitPerson(person),
      admits: (email) => runtime.admitsPerson(email),
    },
    secret: 'a secret only for tests, long enough',
    https: settings.https ?? false,
    publicUrl: origin,
    deliver: async (letter) => void letters.push(letter),
  })
  const app = createApp({
    runtime,
    auth,
    showMail: true,
    mailReportSecret: mailServerSecret,
    programmeClock: () => Date.parse(clock.now()),
    log: ({ error }) => incidents.push(error),
    limits: {
      address: null,
      person: null,
      signInLink: null,
      signInAddress: null,
      codeDevice: null,
      codePerson: null,
    },
    every: () => () => undefined,
    ...settings,
  })
  const reader = (name: string) => village.as(name, ...(villagers[name] ?? []))
  return {
    app,
    origin,
    auth,
    runtime,
    incidents,
    letters,
    sent,
    unreachable,
    reader,
    async signIn(name) {
      await reader(name)
      return cookieOf(await redeemToken(app, await auth.createToken(`${name}@example.org`, 'en')))
    },
    async work() {
      for (;;) {
        const { timers, effects, cases } = await runtime.work()
        if (timers + effects + cases === 0) return
      }
    },
  }
}
