import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { verifyMailServer } from '../start/mail-transport.ts'
import { sensitiveKeysKept } from '../start/sensitive-keys.ts'
import { clamavPlace, pingClamav } from '../start/clamav-scanner.ts'
import type { StorePlace } from '../store-place.ts'
import { look, well, wrong } from './symptom.ts'
import type { Symptom } from './symptom.ts'

/** Settings by their names, as in the environment. */
export type Settings = Readonly<Record<string, string | undefined>>

const shortestSecret = 32

/** Looks at keys, secret, mail and virus scanner. */
export async function examineSettings(place: StorePlace, settings: Settings): Promise<Symptom[]> {
  return [
    await examineKeys(place, settings['SPLOT_SENSITIVE_KEYS']),
    ...examineSecret(settings['SPLOT_SECRET']),
    ...(await examineMail(settings['SPLOT_SMTP_URL'], settings['SPLOT_MAIL_FROM'])),
    await examineScanner(settings['SPLOT_CLAMAV']),
  ]
}

async function examineKeys(place: StorePlace, given: string | undefined): Promise<Symptom> {
  const code = 'keys.sensitive'
  const file = join(place.data, 'sensitive-keys.json')
  try {
    const keys = await sensitiveKeysKept(place.data, given)
    if (keys === null) return well(code, 'none yet; the first start makes them in the data folder')
    const found = `${Object.keys(keys.keys).length} keys, new data under ${keys.current}`
    if (given !== undefined && given !== '') return well(code, `${found}, from the environment`)
    if (place.database !== undefined)
      return look(
        code,
        `${found}, in a file of this machine`,
        'Other machines on this database need the same keys: set SPLOT_SENSITIVE_KEYS.',
      )
    if (existsSync(file) && ((await stat(file)).mode & 0o077) !== 0)
      return wrong(code, `${file} can be read by others`, `chmod 600 ${file}`)
    return look(
      code,
      `${found}, in ${file}`,
      'They are in no backup: keep a copy elsewhere, or set SPLOT_SENSITIVE_KEYS.',
    )
  } catch (error) {
    return wrong(
      code,
      error instanceof Error ? error.message : String(error),
      'Without its keys sensitive data stays closed: put the copy back.',
    )
  }
}

function examineSecret(secret: string | undefined): Symptom[] {
  if (secret === undefined || secret === '') return []
  return secret.length >= shortestSecret
    ? [well('keys.secret', 'SPLOT_SECRET signs the cookies')]
    : [
        wrong(
          'keys.secret',
          `SPLOT_SECRET has ${secret.length} characters`,
          `Use at least ${shortestSecret}, drawn at random.`,
        ),
      ]
}

async function examineMail(url: string | undefined, from: string | undefined): Promise<Symptom[]> {
  if (url === undefined || url === '')
    return [
      look(
        'mail.server',
        'no mail leaves this machine, sign-in links neither',
        'Set SPLOT_SMTP_URL and SPLOT_MAIL_FROM.',
      ),
    ]
  const refusal = await verifyMailServer(url)
  const server =
    refusal === null
      ? well('mail.server', 'the mail server answers and lets us in')
      : wrong('mail.server', refusal, 'Look at host, port, user and password of SPLOT_SMTP_URL.')
  return from === undefined || from === ''
    ? [
        server,
        look(
          'mail.sender',
          'letters come from splot@localhost',
          'Set SPLOT_MAIL_FROM, such as "Splot <splot@example.org>".',
        ),
      ]
    : [server, well('mail.sender', from)]
}

async function examineScanner(address: string | undefined): Promise<Symptom> {
  const code = 'files.scanner'
  try {
    const place = clamavPlace(address)
    if (place === null) return look(code, 'no virus scanner looks at uploads', 'Set SPLOT_CLAMAV.')
    const refusal = await pingClamav(place)
    return refusal === null
      ? well(code, 'the virus scanner answers')
      : wrong(code, `the virus scanner is away: ${refusal}`, 'Start clamd, or mend SPLOT_CLAMAV.')
  } catch (error) {
    return wrong(code, error instanceof Error ? error.message : String(error), 'Mend SPLOT_CLAMAV.')
  }
}
