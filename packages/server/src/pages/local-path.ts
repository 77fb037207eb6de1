/** Returns `next` where it is a path of this site, else `/`: a way in must not lead to another site. Pure. */
export function localPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/'
}
