import type { MailCatalog, SecurityChangeTexts } from './MailCatalog.js';

const IGNORE = 'Si vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail.';
const NOTHING_TO_DO = 'Si c’était bien vous, vous n’avez rien à faire.';

const CHANGES: SecurityChangeTexts = {
  'second-factor-on': {
    heading: 'L’authentification à deux facteurs a été activée',
    sentence: (site) =>
      `L’authentification à deux facteurs a été activée pour votre compte ${site}`,
    meaning:
      'Pour vous connecter, il vous faut désormais un code de votre application d’authentification.',
  },
  'second-factor-off': {
    heading: 'L’authentification à deux facteurs a été désactivée',
    sentence: (site) =>
      `L’authentification à deux facteurs a été désactivée pour votre compte ${site}`,
    meaning: 'Vous n’avez plus besoin de code pour vous connecter.',
  },
  'backup-codes-made': {
    heading: 'De nouveaux codes de secours ont été créés',
    sentence: (site) => `De nouveaux codes de secours ont été créés pour votre compte ${site}`,
    meaning: 'Vos anciens codes de secours ne fonctionnent plus.',
  },
  'passkey-added': {
    heading: 'Une clé d’accès a été ajoutée',
    sentence: (site) => `Une clé d’accès a été ajoutée à votre compte ${site}`,
    meaning: 'Elle permet désormais de se connecter.',
  },
  'passkey-removed': {
    heading: 'Une clé d’accès a été supprimée',
    sentence: (site) => `Une clé d’accès a été supprimée de votre compte ${site}`,
    meaning: 'Elle ne permet plus de se connecter.',
  },
  'connection-added': {
    heading: 'Un compte d’un autre service a été associé',
    sentence: (site) => `Un compte d’un autre service a été associé à votre compte ${site}`,
    meaning: 'Il permet désormais de se connecter.',
  },
  'connection-removed': {
    heading: 'Un compte associé a été retiré',
    sentence: (site) => `Un compte associé a été retiré de votre compte ${site}`,
    meaning: 'Il ne permet plus de se connecter.',
  },
  'api-key-created': {
    heading: 'Une clé d’API a été créée',
    sentence: (site) => `Une clé d’API a été créée pour votre compte ${site}`,
    meaning: 'Un programme qui en dispose peut lire tout ce que vous pouvez lire.',
  },
  'app-connected': {
    heading: 'Une application a été associée',
    sentence: (site) => `Une application a été associée à votre compte ${site}`,
    meaning: 'Elle peut désormais lire les pages que vous pouvez lire.',
  },
};

/** French, with « vous ». Two-part punctuation is preceded by a narrow no-break space. */
export const fr: MailCatalog = {
  direction: 'ltr',
  colon: '\u00a0: ',
  device: {
    unknownBrowser: 'Navigateur inconnu',
    on: (browser, system) => `${browser} sur ${system}`,
  },
  greeting: (name, { isolate }) => (name === null ? 'Bonjour,' : `Bonjour ${isolate(name)},`),
  linkInstead: 'Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur\u00a0:',
  footer: ({ site }) =>
    `Vous recevez cet e-mail parce que votre adresse e-mail a été utilisée sur ${site}.`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Confirmez votre adresse e-mail pour ${site}`,
      preview: `Ce lien expire dans ${duration(validMinutes)}.`,
      heading: 'Confirmez votre adresse e-mail',
      paragraphs: [
        `Confirmez que vous souhaitez utiliser cette adresse e-mail sur ${site}.`,
        `Ce lien expire dans ${duration(validMinutes)}.`,
      ],
      button: { label: 'Confirmer l’adresse e-mail', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Réinitialisez votre mot de passe ${site}`,
      preview: `Ce lien ne fonctionne qu’une fois et expire dans ${duration(validMinutes)}.`,
      heading: 'Réinitialisez votre mot de passe',
      paragraphs: [
        `Nous avons reçu une demande de réinitialisation du mot de passe de votre compte ${site}.`,
        `Ce lien ne fonctionne qu’une fois et expire dans ${duration(validMinutes)}. Réinitialiser votre mot de passe vous déconnecte partout.`,
      ],
      button: { label: 'Réinitialiser le mot de passe', path },
      closing: [`${IGNORE} Votre mot de passe restera le même.`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `Votre lien de connexion à ${site}`,
      preview: `Ce lien ne fonctionne qu’une fois et expire dans ${duration(validMinutes)}.`,
      heading: `Connectez-vous à ${site}`,
      paragraphs: [
        `Utilisez ce lien pour vous connecter à votre compte. Il ne fonctionne qu’une fois et expire dans ${duration(validMinutes)}.`,
      ],
      button: { label: 'Se connecter', path },
      closing: [
        'Ne partagez pas ce lien. Toute personne qui l’obtient peut se connecter à votre compte.',
        IGNORE,
      ],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `Vous avez déjà un compte sur ${site}`,
      preview: 'Connectez-vous avec votre compte existant.',
      heading: 'Vous avez déjà un compte',
      paragraphs: [
        `Quelqu’un a saisi votre adresse e-mail sur ${site}, mais elle est déjà celle de votre compte. Rien n’a changé.`,
        'Si c’était vous, connectez-vous. Mot de passe oublié\u202f? Vous pouvez le réinitialiser depuis la page de connexion.',
      ],
      button: { label: 'Se connecter', path },
      closing: ['Si ce n’était pas vous, ignorez cet e-mail.'],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `Bienvenue sur ${site}`,
      preview: 'Votre compte est prêt.',
      heading: `Bienvenue sur ${site}`,
      paragraphs: [
        'Merci de votre inscription. Votre compte est prêt.',
        'Vos préférences sont enregistrées dans votre compte\u00a0: vous les retrouvez partout où vous vous connectez.',
      ],
      button: { label: `Accéder à ${site}`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `Votre mot de passe ${site} a été modifié`,
      preview: NOTHING_TO_DO,
      heading: 'Votre mot de passe a été modifié',
      paragraphs: [
        `Le mot de passe de votre compte ${site} a été modifié et toutes les autres sessions ont été fermées.`,
        `${NOTHING_TO_DO} Sinon, réinitialisez votre mot de passe dès maintenant.`,
      ],
      details: [{ label: 'Date', value: date(at) }],
      button: { label: 'Réinitialiser le mot de passe', path },
      closing: [`Si vous n’arrivez toujours pas à vous connecter, contactez l’équipe ${site}.`],
    }),
    'email-change': ({ oldAddress, newAddress, path, validMinutes }, { site, duration }) => ({
      subject: `Approuvez la nouvelle adresse e-mail de votre compte ${site}`,
      preview: 'Rien ne change sans votre accord.',
      heading: 'Approuvez votre nouvelle adresse e-mail',
      paragraphs: [
        `Nous avons reçu une demande de modification de l’adresse e-mail de votre compte ${site}. Rien ne change tant que vous ne l’avez pas approuvée ici et confirmée depuis la nouvelle adresse.`,
        `Ce lien expire dans ${duration(validMinutes)}.`,
      ],
      details: [
        { label: 'Adresse actuelle', value: oldAddress },
        { label: 'Nouvelle adresse', value: newAddress },
      ],
      button: { label: 'Approuver la modification', path },
      closing: [
        'Si vous n’êtes pas à l’origine de cette demande, n’ouvrez pas le lien. Quelqu’un a peut-être accès à votre compte\u00a0: connectez-vous et changez votre mot de passe.',
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date }) => ({
      subject: `Votre adresse e-mail ${site} a été modifiée`,
      preview: NOTHING_TO_DO,
      heading: 'Votre adresse e-mail a été modifiée',
      paragraphs: [
        `L’adresse e-mail de votre compte ${site} a été modifiée. L’ancienne ne permet plus de se connecter, et c’est le dernier e-mail que nous lui envoyons.`,
        `${NOTHING_TO_DO} Sinon, connectez-vous avec la nouvelle adresse et votre mot de passe, puis changez les deux.`,
      ],
      details: [
        { label: 'Ancienne adresse', value: oldAddress },
        { label: 'Nouvelle adresse', value: newAddress },
        { label: 'Date', value: date(at) },
      ],
      button: { label: 'Se connecter', path },
      closing: [`Si vous n’arrivez pas à vous connecter, contactez l’équipe ${site}.`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const { heading, sentence, meaning } = CHANGES[change];
      return {
        subject: sentence(site),
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${sentence(site)}. ${meaning}`,
          `${NOTHING_TO_DO} Sinon, annulez cette modification et choisissez un nouveau mot de passe.`,
        ],
        details: [
          ...(what === null ? [] : [{ label: 'Nom', value: what }]),
          { label: 'Date', value: date(at) },
        ],
        button: { label: 'Vérifier votre compte', path },
        closing: [`Si vous n’arrivez pas à vous connecter, contactez l’équipe ${site}.`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName }) => ({
      subject: `Nouvelle connexion à votre compte ${site}`,
      preview: 'Depuis un navigateur que vous n’aviez jamais utilisé.',
      heading: 'Nouvelle connexion à votre compte',
      paragraphs: [
        `Quelqu’un s’est connecté à votre compte ${site} depuis un navigateur que vous n’aviez jamais utilisé.`,
        `${NOTHING_TO_DO} Sinon, fermez cette session et changez votre mot de passe.`,
      ],
      details: [
        { label: 'Appareil', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'Adresse IP', value: ipAddress }]),
        { label: 'Date', value: date(at) },
      ],
      button: { label: 'Vérifier les sessions', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `Vous avez maintenant accès à ${plan} sur ${site}`,
      preview: 'Connectez-vous pour commencer la lecture.',
      heading: `Vous avez maintenant accès à ${plan}`,
      paragraphs: [
        `Votre compte ${site} inclut désormais ${isolate(plan)}. Connectez-vous pour commencer la lecture.`,
      ],
      button: { label: 'Commencer la lecture', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} demande l’accès à ${plan} sur ${site}`,
      preview: 'Une commande suffit pour l’accorder.',
      heading: 'Demande d’accès',
      paragraphs: [
        `Quelqu’un demande l’accès à ${isolate(plan)} sur ${site}. Pour l’accorder, exécutez cette commande sur le serveur.`,
      ],
      details: [
        { label: 'Nom', value: reader.name },
        { label: 'E-mail', value: reader.email },
        { label: 'Page', value: path },
        { label: 'Commande', value: command },
      ],
      closing: [
        'Pour voir toutes les demandes en attente, exécutez «\u202fgatehouse admin requests\u202f».',
      ],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `Votre compte ${site} a été supprimé`,
      preview: 'Votre compte et ses données n’existent plus.',
      heading: 'Votre compte a été supprimé',
      paragraphs: [`Votre compte ${site} et toutes ses données ont été définitivement supprimés.`],
      details: [{ label: 'Date', value: date(at) }],
      closing: [
        'Vous pouvez vous réinscrire à tout moment. C’est le dernier e-mail que nous vous envoyons.',
      ],
    }),
  },
};
