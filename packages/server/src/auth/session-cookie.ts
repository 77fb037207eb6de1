/**
 * Returns the name of the cookie that carries a session. Over https it is the one a browser takes only
 * over https: another, planted beside it, must never count. Pure.
 */
export function sessionCookieName(https: boolean): string {
  return `${https ? '__Secure-' : ''}splot.session_token`
}

/** Returns the value of the cookie of this name, without which there is `undefined`. Pure. */
export function cookieOf(header: string | null | undefined, name: string): string | undefined {
  const start = `${name}=`
  const found = (header ?? '').split('; ').find((one) => one.startsWith(start))
  return found?.slice(start.length) || undefined
}
