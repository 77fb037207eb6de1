import { filesBeside } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'
import { well, wrong } from './symptom.ts'
import type { Symptom } from './symptom.ts'

/** Looks whether the bucket of files, where one is set, lets us list it. */
export async function examineFiles(place: StorePlace): Promise<Symptom> {
  const code = 'files.place'
  try {
    const beside = await filesBeside(place)
    if (beside === null) return well(code, 'files lie with all else')
    for await (const _ of beside.addresses()) break
    return well(code, 'the bucket of files answers and lets us in')
  } catch (error) {
    return wrong(
      code,
      error instanceof Error ? error.message : String(error),
      'Look at SPLOT_FILES, SPLOT_S3_ACCESS_KEY_ID and SPLOT_S3_SECRET_ACCESS_KEY.',
    )
  }
}
