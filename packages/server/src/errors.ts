import type { ErrorTable } from '@splot/definition'

/** What the HTTP layer itself may answer; the other packages have tables of their own. */
export const serverErrors = {
  'request.malformed': {
    status: 400,
    title: { pl: 'Nieczytelne żądanie', en: 'The request cannot be read' },
    hint: {
      pl: 'Wyślij poprawny dokument JSON w kodowaniu UTF-8.',
      en: 'Send one well-formed JSON document in UTF-8.',
    },
  },
  'request.shape': {
    status: 400,
    title: { pl: 'Niepoprawne żądanie', en: 'The request is not valid' },
    hint: {
      pl: 'Popraw wskazane miejsca; opis żądań jest pod adresem /api/openapi.json.',
      en: 'Correct the places named; /api/openapi.json describes every request.',
    },
  },
  'request.too-deep': {
    status: 400,
    title: { pl: 'Zbyt głęboko zagnieżdżone dane', en: 'The data is nested too deeply' },
    hint: {
      pl: 'Wyślij dane o najwyżej 64 poziomach zagnieżdżenia.',
      en: 'Send data with at most 64 levels of nesting.',
    },
  },
  'request.forbidden-key': {
    status: 422,
    title: { pl: 'Zabroniony klucz w danych', en: 'The data has a forbidden key' },
    hint: {
      pl: 'Usuń klucze __proto__, constructor, prototype i xstate$$type.',
      en: 'Remove the keys __proto__, constructor, prototype and xstate$$type.',
    },
  },
  'request.too-large': {
    status: 413,
    title: { pl: 'Żądanie jest za duże', en: 'The request is too large' },
    hint: {
      pl: 'Zmniejsz dane; pliki wysyłaj pod adres /api/files.',
      en: 'Send less data; files go to /api/files.',
    },
  },
  'request.uri-too-long': {
    status: 414,
    title: { pl: 'Adres jest za długi', en: 'The address is too long' },
    hint: { pl: 'Skróć adres i parametry.', en: 'Shorten the address and its parameters.' },
  },
  'request.media-type': {
    status: 415,
    title: { pl: 'Nieobsługiwany rodzaj treści', en: 'The content type is not supported' },
    hint: {
      pl: 'Ustaw nagłówek Content-Type: application/json.',
      en: 'Set the header Content-Type: application/json.',
    },
  },
  'request.secret': {
    status: 401,
    title: { pl: 'Brak hasła serwera poczty', en: 'The secret of the mail server is missing' },
    hint: {
      pl: 'Ustaw nagłówek Authorization: Bearer z hasłem, z którym uruchomiono usługę.',
      en: 'Set the header Authorization: Bearer with the secret that the service was started with.',
    },
  },
  'request.not-acceptable': {
    status: 406,
    title: { pl: 'Nieobsługiwany rodzaj odpowiedzi', en: 'No such reply format' },
    hint: {
      pl: 'W nagłówku Accept dopuść application/json.',
      en: 'Allow application/json in the Accept header.',
    },
  },
  'request.cross-site': {
    status: 403,
    title: { pl: 'Żądanie z obcej strony', en: 'The request comes from another site' },
    hint: {
      pl: 'Otwórz serwis bezpośrednio i powtórz czynność.',
      en: 'Open the service itself and repeat what you did.',
    },
  },
  'request.foreign-host': {
    status: 421,
    title: { pl: 'Serwis ma inny adres', en: 'The service has another address' },
    hint: {
      pl: 'Otwórz serwis pod adresem, który wypisał przy starcie.',
      en: 'Open the service at the address it printed at the start.',
    },
  },
  'request.too-many': {
    status: 429,
    title: { pl: 'Zbyt wiele żądań', en: 'Too many requests' },
    hint: {
      pl: 'Odczekaj chwilę i spróbuj ponownie. Programy czekają tyle sekund, ile podaje nagłówek Retry-After.',
      en: 'Wait a moment and try again. Programs wait for the seconds in the Retry-After header.',
    },
  },
  'route.unknown': {
    status: 404,
    title: { pl: 'Nie ma takiego adresu', en: 'There is no such address' },
    hint: {
      pl: 'Sprawdź adres; spis adresów jest pod /api/openapi.json.',
      en: 'Check the address; /api/openapi.json lists all of them.',
    },
  },
  'route.method': {
    status: 405,
    title: { pl: 'Ten adres nie obsługuje tej metody', en: 'The address has no such method' },
    hint: {
      pl: 'Użyj jednej z metod z nagłówka Allow.',
      en: 'Use one of the methods in the Allow header.',
    },
  },
  'session.link-invalid': {
    status: 400,
    title: { pl: 'Odnośnik do logowania nie działa', en: 'The sign-in link does not work' },
    hint: {
      pl: 'Odnośnik działa raz i przez 15 minut. Poproś o nowy.',
      en: 'A link works once and for 15 minutes. Ask for a new one.',
    },
  },
  'session.second-factor': {
    status: 401,
    title: { pl: 'Potrzebny jest drugi krok logowania', en: 'The second factor is needed' },
    hint: {
      pl: 'Podaj kod z aplikacji albo kod zapasowy na stronie logowania.',
      en: 'Give the code of your app, or a recovery code, on the sign-in page.',
    },
  },
  'session.code-invalid': {
    status: 422,
    title: { pl: 'Ten kod nie pasuje', en: 'The code does not hold' },
    hint: {
      pl: 'Każdy kod działa raz. Poczekaj na następny kod w aplikacji albo podaj kod zapasowy, którego jeszcze nie było.',
      en: 'Each code works once. Wait for the next one in your app, or give a recovery code you have not used.',
    },
  },
  'session.second-factor-on': {
    status: 409,
    title: { pl: 'Drugi krok logowania jest już włączony', en: 'There is a second factor already' },
    hint: {
      pl: 'Wyłącz go kodem, zanim ustawisz inny.',
      en: 'Turn it off with a code before you set another one up.',
    },
  },
  'session.not-fresh': {
    status: 403,
    title: { pl: 'Zaloguj się ponownie', en: 'Sign in again' },
    hint: {
      pl: 'Nowe zabezpieczenie można dodać w ciągu doby od zalogowania. Wyloguj się, zaloguj i spróbuj jeszcze raz.',
      en: 'Another safeguard can be added within a day after signing in. Sign out, sign in and try again.',
    },
  },
  'session.proof-needed': {
    status: 403,
    title: { pl: 'Zaloguj się kluczem dostępu', en: 'Sign in with your passkey' },
    hint: {
      pl: 'Masz już klucz dostępu: wyloguj się i zaloguj nim, a potem zmień zabezpieczenia. Jeśli go nie masz, napisz do operatora programu.',
      en: 'You have a passkey: sign out, sign in with it, then change what guards your account. If you lost it, write to the operator of the programme.',
    },
  },
  'session.link-unsent': {
    status: 503,
    title: { pl: 'Nie udało się wysłać odnośnika', en: 'The link could not be sent' },
    hint: {
      pl: 'Poczta chwilowo nie działa. Spróbuj ponownie za kilka minut.',
      en: 'Mail does not work at the moment. Try again in a few minutes.',
    },
  },
  'session.passkey-invalid': {
    status: 422,
    title: { pl: 'Ten klucz dostępu nie pasuje', en: 'The passkey does not hold' },
    hint: {
      pl: 'Spróbuj jeszcze raz albo zaloguj się odnośnikiem z poczty.',
      en: 'Try again, or sign in with a link by e-mail.',
    },
  },
  'server.not-ready': {
    status: 503,
    title: { pl: 'Serwis się uruchamia', en: 'The service is not ready' },
    hint: { pl: 'Spróbuj za chwilę.', en: 'Try again in a moment.' },
  },
  'server.internal': {
    status: 500,
    title: { pl: 'Błąd po naszej stronie', en: 'Something went wrong on our side' },
    hint: {
      pl: 'Spróbuj ponownie; jeśli błąd wróci, podaj numer zdarzenia z pola instance.',
      en: 'Try again; if it comes back, report the incident number in the field instance.',
    },
  },
} as const satisfies ErrorTable
