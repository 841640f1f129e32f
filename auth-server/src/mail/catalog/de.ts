import type { MailCatalog, SecurityChangeTexts } from './MailCatalog.js';

const IGNORE = 'Falls Sie das nicht angefordert haben, können Sie diese E-Mail einfach ignorieren.';
const NOTHING_TO_DO = 'Wenn Sie das waren, müssen Sie nichts weiter tun.';
const CAN_SIGN_IN = 'zum Anmelden verwendet werden.';

const CHANGES: SecurityChangeTexts = {
  'second-factor-on': {
    heading: 'Zwei-Faktor-Authentifizierung wurde aktiviert',
    sentence: (site) =>
      `Für Ihr Konto bei ${site} wurde die Zwei-Faktor-Authentifizierung aktiviert`,
    meaning: 'Zum Anmelden benötigen Sie jetzt einen Code aus Ihrer Authenticator-App.',
  },
  'second-factor-off': {
    heading: 'Zwei-Faktor-Authentifizierung wurde deaktiviert',
    sentence: (site) =>
      `Für Ihr Konto bei ${site} wurde die Zwei-Faktor-Authentifizierung deaktiviert`,
    meaning: 'Zum Anmelden benötigen Sie keinen Code mehr.',
  },
  'backup-codes-made': {
    heading: 'Neue Backup-Codes wurden erstellt',
    sentence: (site) => `Für Ihr Konto bei ${site} wurden neue Backup-Codes erstellt`,
    meaning: 'Ihre alten Backup-Codes funktionieren nicht mehr.',
  },
  'passkey-added': {
    heading: 'Ein Passkey wurde hinzugefügt',
    sentence: (site) => `Ihrem Konto bei ${site} wurde ein Passkey hinzugefügt`,
    meaning: `Er kann jetzt ${CAN_SIGN_IN}`,
  },
  'passkey-removed': {
    heading: 'Ein Passkey wurde entfernt',
    sentence: (site) => `Aus Ihrem Konto bei ${site} wurde ein Passkey entfernt`,
    meaning: `Er kann nicht mehr ${CAN_SIGN_IN}`,
  },
  'connection-added': {
    heading: 'Ein Konto bei einem anderen Dienst wurde verbunden',
    sentence: (site) =>
      `Mit Ihrem Konto bei ${site} wurde ein Konto bei einem anderen Dienst verbunden`,
    meaning: `Es kann jetzt ${CAN_SIGN_IN}`,
  },
  'connection-removed': {
    heading: 'Ein verbundenes Konto wurde entfernt',
    sentence: (site) => `Aus Ihrem Konto bei ${site} wurde ein verbundenes Konto entfernt`,
    meaning: `Es kann nicht mehr ${CAN_SIGN_IN}`,
  },
  'api-key-created': {
    heading: 'Ein API-Schlüssel wurde erstellt',
    sentence: (site) => `Für Ihr Konto bei ${site} wurde ein API-Schlüssel erstellt`,
    meaning: 'Ein Programm kann damit alles lesen, was Sie lesen können.',
  },
  'app-connected': {
    heading: 'Eine App wurde verbunden',
    sentence: (site) => `Mit Ihrem Konto bei ${site} wurde eine App verbunden`,
    meaning: 'Sie kann jetzt die Seiten lesen, die Sie lesen können.',
  },
};

/** German, with „Sie“. */
export const de: MailCatalog = {
  direction: 'ltr',
  colon: ': ',
  device: {
    unknownBrowser: 'Unbekannter Browser',
    on: (browser, system) => `${browser} unter ${system}`,
  },
  greeting: (name, { isolate }) => (name === null ? 'Guten Tag!' : `Hallo ${isolate(name)}!`),
  linkInstead:
    'Falls die Schaltfläche nicht funktioniert, kopieren Sie diesen Link in Ihren Browser:',
  footer: ({ site }) =>
    `Sie erhalten diese E-Mail, weil Ihre E-Mail-Adresse bei ${site} verwendet wurde.`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Bestätigen Sie Ihre E-Mail-Adresse für ${site}`,
      preview: `Dieser Link ist ${duration(validMinutes)} gültig.`,
      heading: 'Bestätigen Sie Ihre E-Mail-Adresse',
      paragraphs: [
        `Bitte bestätigen Sie, dass Sie diese E-Mail-Adresse bei ${site} verwenden möchten.`,
        `Dieser Link ist ${duration(validMinutes)} gültig.`,
      ],
      button: { label: 'E-Mail-Adresse bestätigen', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Setzen Sie Ihr Passwort für ${site} zurück`,
      preview: `Dieser Link ist ${duration(validMinutes)} gültig und funktioniert nur einmal.`,
      heading: 'Setzen Sie Ihr Passwort zurück',
      paragraphs: [
        `Wir haben eine Anfrage erhalten, das Passwort für Ihr Konto bei ${site} zurückzusetzen.`,
        `Dieser Link ist ${duration(validMinutes)} gültig und funktioniert nur einmal. Wenn Sie Ihr Passwort zurücksetzen, werden Sie überall abgemeldet.`,
      ],
      button: { label: 'Passwort zurücksetzen', path },
      closing: [`${IGNORE} Ihr Passwort bleibt dann unverändert.`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `Ihr Anmeldelink für ${site}`,
      preview: `Dieser Link ist ${duration(validMinutes)} gültig und funktioniert nur einmal.`,
      heading: `Melden Sie sich bei ${site} an`,
      paragraphs: [
        `Mit diesem Link melden Sie sich in Ihrem Konto an. Er ist ${duration(validMinutes)} gültig und funktioniert nur einmal.`,
      ],
      button: { label: 'Anmelden', path },
      closing: [
        'Geben Sie diesen Link nicht weiter. Wer ihn hat, kann sich in Ihrem Konto anmelden.',
        IGNORE,
      ],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `Sie haben bereits ein Konto bei ${site}`,
      preview: 'Melden Sie sich mit Ihrem bestehenden Konto an.',
      heading: 'Sie haben bereits ein Konto',
      paragraphs: [
        `Jemand hat bei ${site} Ihre E-Mail-Adresse eingegeben, sie gehört aber bereits zu Ihrem Konto. Es hat sich nichts geändert.`,
        'Wenn Sie das waren, melden Sie sich einfach an. Passwort vergessen? Auf der Anmeldeseite können Sie es zurücksetzen.',
      ],
      button: { label: 'Anmelden', path },
      closing: ['Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren.'],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `Willkommen bei ${site}`,
      preview: 'Ihr Konto ist eingerichtet.',
      heading: `Willkommen bei ${site}`,
      paragraphs: [
        'Vielen Dank für Ihre Registrierung. Ihr Konto ist eingerichtet.',
        'Ihre Einstellungen werden in Ihrem Konto gespeichert und gelten überall, wo Sie sich anmelden.',
      ],
      button: { label: `Zu ${site}`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `Ihr Passwort für ${site} wurde geändert`,
      preview: NOTHING_TO_DO,
      heading: 'Ihr Passwort wurde geändert',
      paragraphs: [
        `Das Passwort für Ihr Konto bei ${site} wurde geändert, und alle anderen Sitzungen wurden beendet.`,
        `${NOTHING_TO_DO} Andernfalls setzen Sie Ihr Passwort jetzt zurück.`,
      ],
      details: [{ label: 'Zeitpunkt', value: date(at) }],
      button: { label: 'Passwort zurücksetzen', path },
      closing: [
        `Wenn Sie sich danach immer noch nicht anmelden können, wenden Sie sich an das Team von ${site}.`,
      ],
    }),
    'email-change': ({ oldAddress, newAddress, path, validMinutes }, { site, duration }) => ({
      subject: `Neue E-Mail-Adresse für Ihr Konto bei ${site}: Bitte stimmen Sie zu`,
      preview: 'Ohne Ihre Zustimmung ändert sich nichts.',
      heading: 'Stimmen Sie Ihrer neuen E-Mail-Adresse zu',
      paragraphs: [
        `Wir haben eine Anfrage erhalten, die E-Mail-Adresse für Ihr Konto bei ${site} zu ändern. Es ändert sich erst etwas, wenn Sie hier zustimmen und die neue Adresse bestätigen.`,
        `Dieser Link ist ${duration(validMinutes)} gültig.`,
      ],
      details: [
        { label: 'Aktuelle Adresse', value: oldAddress },
        { label: 'Neue Adresse', value: newAddress },
      ],
      button: { label: 'Der Änderung zustimmen', path },
      closing: [
        'Falls Sie das nicht angefordert haben, öffnen Sie den Link nicht. Möglicherweise hat jemand Zugriff auf Ihr Konto: Melden Sie sich an und ändern Sie Ihr Passwort.',
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date }) => ({
      subject: `Ihre E-Mail-Adresse für ${site} wurde geändert`,
      preview: NOTHING_TO_DO,
      heading: 'Ihre E-Mail-Adresse wurde geändert',
      paragraphs: [
        `Die E-Mail-Adresse für Ihr Konto bei ${site} wurde geändert. Mit der alten Adresse können Sie sich nicht mehr anmelden, und dies ist unsere letzte E-Mail an sie.`,
        `${NOTHING_TO_DO} Andernfalls melden Sie sich mit der neuen Adresse und Ihrem Passwort an und ändern Sie beides.`,
      ],
      details: [
        { label: 'Alte Adresse', value: oldAddress },
        { label: 'Neue Adresse', value: newAddress },
        { label: 'Zeitpunkt', value: date(at) },
      ],
      button: { label: 'Anmelden', path },
      closing: [`Wenn Sie sich nicht anmelden können, wenden Sie sich an das Team von ${site}.`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const { heading, sentence, meaning } = CHANGES[change];
      return {
        subject: sentence(site),
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${sentence(site)}. ${meaning}`,
          `${NOTHING_TO_DO} Andernfalls machen Sie die Änderung rückgängig und wählen Sie ein neues Passwort.`,
        ],
        details: [
          ...(what === null ? [] : [{ label: 'Name', value: what }]),
          { label: 'Zeitpunkt', value: date(at) },
        ],
        button: { label: 'Konto überprüfen', path },
        closing: [`Wenn Sie sich nicht anmelden können, wenden Sie sich an das Team von ${site}.`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName }) => ({
      subject: `Neue Anmeldung in Ihrem Konto bei ${site}`,
      preview: 'Mit einem Browser, den Sie bisher nicht verwendet haben.',
      heading: 'Neue Anmeldung in Ihrem Konto',
      paragraphs: [
        `Jemand hat sich in Ihrem Konto bei ${site} mit einem Browser angemeldet, den Sie bisher nicht verwendet haben.`,
        `${NOTHING_TO_DO} Andernfalls beenden Sie diese Sitzung und ändern Sie Ihr Passwort.`,
      ],
      details: [
        { label: 'Gerät', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'IP-Adresse', value: ipAddress }]),
        { label: 'Zeitpunkt', value: date(at) },
      ],
      button: { label: 'Sitzungen überprüfen', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `Sie haben jetzt Zugriff auf ${plan} bei ${site}`,
      preview: 'Melden Sie sich an und lesen Sie los.',
      heading: `Sie haben jetzt Zugriff auf ${plan}`,
      paragraphs: [
        `Ihr Konto bei ${site} umfasst jetzt ${isolate(plan)}. Melden Sie sich an und lesen Sie los.`,
      ],
      button: { label: 'Jetzt lesen', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} bittet um Zugriff auf ${plan} bei ${site}`,
      preview: 'Ein Befehl genügt, um den Zugriff zu gewähren.',
      heading: 'Jemand bittet um Zugriff',
      paragraphs: [
        `Jemand möchte bei ${site} Zugriff auf ${isolate(plan)}. Um ihn zu gewähren, führen Sie auf dem Server diesen Befehl aus.`,
      ],
      details: [
        { label: 'Name', value: reader.name },
        { label: 'E-Mail', value: reader.email },
        { label: 'Seite', value: path },
        { label: 'Befehl', value: command },
      ],
      closing: ['Alle offenen Anfragen zeigt der Befehl „gatehouse admin requests“.'],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `Ihr Konto bei ${site} wurde gelöscht`,
      preview: 'Ihr Konto und alle zugehörigen Daten sind gelöscht.',
      heading: 'Ihr Konto wurde gelöscht',
      paragraphs: [`Ihr Konto bei ${site} und alle zugehörigen Daten wurden endgültig gelöscht.`],
      details: [{ label: 'Zeitpunkt', value: date(at) }],
      closing: [
        'Sie können sich jederzeit neu registrieren. Dies ist unsere letzte E-Mail an Sie.',
      ],
    }),
  },
};
