import { fileTypeFromBuffer, fileTypeFromFile, supportedMimeTypes } from 'file-type'
import { endingOf } from './file-name.ts'
import type { IncomingBytes } from './incoming-bytes.ts'

/** What a file is by its bytes. */
export interface FoundType {
  /** Media type. */
  type: string
  /** Ending that such files have, without the dot. */
  ending: string
}

/** What a file is, and whether its name and its sender say the same. */
export interface JudgedType {
  /** `null`: no known type, and no text. */
  found: FoundType | null
  isHonest: boolean
}

/** Media types of texts, which have no signature, by ending. */
const textTypes: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
}

/** Endings that mean the same type. */
const sameEnding: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif', htm: 'html' }

/** Old office files share one container; the name may say which of them it is. */
const officeEndings: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}

/** What browsers call these types, depending on what is installed beside them. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'application/zip': ['application/x-zip-compressed', 'application/x-zip'],
  'text/csv': ['text/plain', 'application/vnd.ms-excel', 'application/csv'],
  'application/json': ['text/plain', 'text/json'],
  'application/xml': ['text/plain', 'text/xml'],
  'image/jpeg': ['image/pjpeg'],
  'image/png': ['image/x-png'],
}

const knownTypes: ReadonlySet<string> = new Set([
  ...supportedMimeTypes,
  ...Object.values(textTypes),
  ...Object.values(officeEndings),
  'text/html',
])

/**
 * Returns what the bytes are, and whether the ending of the name and the type the sender declares agree
 * with them. A declared type that means nothing (`application/octet-stream`) or that nobody knows is no lie.
 */
export async function judgeType(
  name: string,
  declared: string | undefined,
  bytes: IncomingBytes,
): Promise<JudgedType> {
  const ending = endingOf(name)
  const found = await foundType(ending, bytes)
  if (!found) return { found, isHonest: false }
  const isNamed = (sameEnding[ending] ?? ending) === (sameEnding[found.ending] ?? found.ending)
  return { found, isHonest: isNamed && isDeclared(declared, found.type) }
}

async function foundType(ending: string, bytes: IncomingBytes): Promise<FoundType | null> {
  const found = await signatureOf(bytes)
  if (found?.ext === 'cfb') {
    const type = officeEndings[ending]
    return type ? { type, ending } : { type: found.mime, ending: 'cfb' }
  }
  if (found && found.ext !== 'xml') return { type: found.mime, ending: found.ext }
  return (await isText(bytes)) ? textType(ending, await startOf(bytes)) : null
}

async function signatureOf({ source }: IncomingBytes) {
  return 'file' in source ? fileTypeFromFile(source.file) : fileTypeFromBuffer(source.memory)
}

/** A text is what its name says, as far as its first letters bear it out. */
function textType(ending: string, start: string): FoundType {
  const isMarkup = start.startsWith('<')
  if (/<svg[\s>]/u.test(start) && isMarkup) return { type: 'image/svg+xml', ending: 'svg' }
  if (/^<(?:!doctype html|html|head|body|script)[\s>]/iu.test(start))
    return { type: 'text/html', ending: 'html' }
  const fits =
    (ending === 'json' && /^[[{"\d\-tfn]/u.test(start)) ||
    (ending === 'xml' && isMarkup) ||
    ending === 'csv'
  return fits ? { type: textTypes[ending] ?? '', ending } : { type: 'text/plain', ending: 'txt' }
}

const startBytes = 65_536

async function startOf(bytes: IncomingBytes): Promise<string> {
  return new TextDecoder('utf-8').decode(await bytes.read(0, startBytes)).trimStart()
}

/** UTF-8 from the first byte to the last, without control signs. */
async function isText(bytes: IncomingBytes): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytes.all())
      if (/[^\P{Cc}\t\n\f\r\v]/u.test(decoder.decode(chunk, { stream: true }))) return false
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function isDeclared(declared: string | undefined, type: string): boolean {
  const said = declared?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return !knownTypes.has(said) || said === type || (otherNames[type]?.includes(said) ?? false)
}
