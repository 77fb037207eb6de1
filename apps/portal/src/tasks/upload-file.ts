import type { Issue } from '@splot/definition'
import type { FileView } from '@splot/runtime'
import { fileNameHeader, toUrlId } from '@splot/client'
import { translation } from '../texts/i18n.ts'

/** What one upload needs. */
export interface Upload {
  task: string
  pointer: string
  file: File
  onProgress: (part: number) => void
  signal: AbortSignal
}

/** Uploads a file and reports progress, which `fetch` cannot. Throws an Error fit for the person. */
export function uploadFile({ task, pointer, file, onProgress, signal }: Upload): Promise<FileView> {
  const query = new URLSearchParams({ task, path: pointer })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files?${query.toString()}`)
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.setRequestHeader('content-disposition', fileNameHeader(file.name))
    request.setRequestHeader('accept-language', translation.current())
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const reply = parse(request.responseText)
      if (request.status < 300) resolve(reply as unknown as FileView)
      else reject(new Error(reasonIn(reply)))
    })
    request.addEventListener('error', () => reject(new Error('')))
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Address of a stored file. */
export function fileAddress(id: string): string {
  return `/api/files/${toUrlId(id)}`
}

/** What is wrong with this file, else what can be done about such. */
function reasonIn({ errors, hint }: Record<string, unknown>): string {
  const [first] = Array.isArray(errors) ? (errors as Issue[]) : []
  return first?.message[translation.current()] ?? (typeof hint === 'string' ? hint : '')
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
