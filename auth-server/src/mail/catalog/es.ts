import type { MailCatalog, SecurityChangeTexts } from './MailCatalog.js';

const IGNORE = 'Si no has solicitado esto, puedes ignorar este correo.';
const NOTHING_TO_DO = 'Si has sido tú, no tienes que hacer nada.';

const CHANGES: SecurityChangeTexts = {
  'second-factor-on': {
    heading: 'Se ha activado la autenticación de dos factores',
    sentence: (site) => `Se ha activado la autenticación de dos factores en tu cuenta de ${site}`,
    meaning: 'Ahora necesitas un código de tu app de autenticación para iniciar sesión.',
  },
  'second-factor-off': {
    heading: 'Se ha desactivado la autenticación de dos factores',
    sentence: (site) =>
      `Se ha desactivado la autenticación de dos factores en tu cuenta de ${site}`,
    meaning: 'Ya no necesitas un código para iniciar sesión.',
  },
  'backup-codes-made': {
    heading: 'Se han creado nuevos códigos de respaldo',
    sentence: (site) => `Se han creado nuevos códigos de respaldo para tu cuenta de ${site}`,
    meaning: 'Tus códigos de respaldo anteriores ya no funcionan.',
  },
  'passkey-added': {
    heading: 'Se ha añadido una llave de acceso',
    sentence: (site) => `Se ha añadido una llave de acceso a tu cuenta de ${site}`,
    meaning: 'Ya se puede usar para iniciar sesión.',
  },
  'passkey-removed': {
    heading: 'Se ha eliminado una llave de acceso',
    sentence: (site) => `Se ha eliminado una llave de acceso de tu cuenta de ${site}`,
    meaning: 'Ya no se puede usar para iniciar sesión.',
  },
  'connection-added': {
    heading: 'Se ha vinculado una cuenta de otro servicio',
    sentence: (site) => `Se ha vinculado una cuenta de otro servicio a tu cuenta de ${site}`,
    meaning: 'Ya se puede usar para iniciar sesión.',
  },
  'connection-removed': {
    heading: 'Se ha desvinculado una cuenta',
    sentence: (site) => `Se ha desvinculado una cuenta de tu cuenta de ${site}`,
    meaning: 'Ya no se puede usar para iniciar sesión.',
  },
  'api-key-created': {
    heading: 'Se ha creado una clave de API',
    sentence: (site) => `Se ha creado una clave de API para tu cuenta de ${site}`,
    meaning: 'Un programa que la tenga puede leer todo lo que tú puedes leer.',
  },
  'app-connected': {
    heading: 'Se ha vinculado una aplicación',
    sentence: (site) => `Se ha vinculado una aplicación a tu cuenta de ${site}`,
    meaning: 'Ya puede leer las páginas que tú puedes leer.',
  },
};

/** Spanish, with «tú». */
export const es: MailCatalog = {
  direction: 'ltr',
  colon: ': ',
  device: {
    unknownBrowser: 'Navegador desconocido',
    on: (browser, system) => `${browser} en ${system}`,
  },
  greeting: (name, { isolate }) => (name === null ? 'Hola:' : `Hola, ${isolate(name)}:`),
  linkInstead: 'Si el botón no funciona, copia este enlace en tu navegador:',
  footer: ({ site }) =>
    `Has recibido este correo porque tu dirección de correo se ha usado en ${site}.`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Confirma tu dirección de correo para ${site}`,
      preview: `Este enlace caduca en ${duration(validMinutes)}.`,
      heading: 'Confirma tu dirección de correo',
      paragraphs: [
        `Confirma que quieres usar esta dirección de correo en ${site}.`,
        `Este enlace caduca en ${duration(validMinutes)}.`,
      ],
      button: { label: 'Confirmar dirección de correo', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Restablece tu contraseña de ${site}`,
      preview: `Este enlace funciona una sola vez y caduca en ${duration(validMinutes)}.`,
      heading: 'Restablece tu contraseña',
      paragraphs: [
        `Hemos recibido una solicitud para restablecer la contraseña de tu cuenta de ${site}.`,
        `Este enlace funciona una sola vez y caduca en ${duration(validMinutes)}. Al restablecer la contraseña se cierra tu sesión en todas partes.`,
      ],
      button: { label: 'Restablecer contraseña', path },
      closing: [`${IGNORE} Tu contraseña no cambiará.`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `Tu enlace para iniciar sesión en ${site}`,
      preview: `Este enlace funciona una sola vez y caduca en ${duration(validMinutes)}.`,
      heading: `Inicia sesión en ${site}`,
      paragraphs: [
        `Usa este enlace para iniciar sesión en tu cuenta. Funciona una sola vez y caduca en ${duration(validMinutes)}.`,
      ],
      button: { label: 'Iniciar sesión', path },
      closing: [
        'No compartas este enlace. Cualquiera que lo tenga puede iniciar sesión en tu cuenta.',
        IGNORE,
      ],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `Ya tienes una cuenta en ${site}`,
      preview: 'Inicia sesión con la cuenta que ya tienes.',
      heading: 'Ya tienes una cuenta',
      paragraphs: [
        `Alguien ha introducido tu dirección de correo en ${site}, pero ya es la de tu cuenta. No ha cambiado nada.`,
        'Si has sido tú, inicia sesión. ¿Has olvidado tu contraseña? Puedes restablecerla desde la página de inicio de sesión.',
      ],
      button: { label: 'Iniciar sesión', path },
      closing: ['Si no has sido tú, puedes ignorar este correo.'],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `Te damos la bienvenida a ${site}`,
      preview: 'Tu cuenta está lista.',
      heading: `Te damos la bienvenida a ${site}`,
      paragraphs: [
        'Gracias por registrarte. Tu cuenta está lista.',
        'Tus preferencias se guardan en tu cuenta y te acompañan allí donde inicies sesión.',
      ],
      button: { label: `Ir a ${site}`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `Se ha cambiado tu contraseña de ${site}`,
      preview: NOTHING_TO_DO,
      heading: 'Se ha cambiado tu contraseña',
      paragraphs: [
        `Se ha cambiado la contraseña de tu cuenta de ${site} y se han cerrado todas las demás sesiones.`,
        `${NOTHING_TO_DO} Si no, restablece tu contraseña ahora mismo.`,
      ],
      details: [{ label: 'Fecha', value: date(at) }],
      button: { label: 'Restablecer contraseña', path },
      closing: [`Si sigues sin poder iniciar sesión, ponte en contacto con el equipo de ${site}.`],
    }),
    'email-change': ({ oldAddress, newAddress, path, validMinutes }, { site, duration }) => ({
      subject: `Aprueba la nueva dirección de correo de tu cuenta de ${site}`,
      preview: 'No cambiará nada sin tu aprobación.',
      heading: 'Aprueba tu nueva dirección de correo',
      paragraphs: [
        `Hemos recibido una solicitud para cambiar la dirección de correo de tu cuenta de ${site}. No cambiará nada hasta que la apruebes aquí y la confirmes desde la nueva dirección.`,
        `Este enlace caduca en ${duration(validMinutes)}.`,
      ],
      details: [
        { label: 'Dirección actual', value: oldAddress },
        { label: 'Nueva dirección', value: newAddress },
      ],
      button: { label: 'Aprobar el cambio', path },
      closing: [
        'Si no has solicitado esto, no abras el enlace. Puede que alguien tenga acceso a tu cuenta: inicia sesión y cambia tu contraseña.',
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date }) => ({
      subject: `Se ha cambiado tu dirección de correo de ${site}`,
      preview: NOTHING_TO_DO,
      heading: 'Se ha cambiado tu dirección de correo',
      paragraphs: [
        `Se ha cambiado la dirección de correo de tu cuenta de ${site}. Ya no puedes iniciar sesión con la anterior, y este es nuestro último mensaje a esa dirección.`,
        `${NOTHING_TO_DO} Si no, inicia sesión con la nueva dirección y tu contraseña, y cambia las dos.`,
      ],
      details: [
        { label: 'Dirección anterior', value: oldAddress },
        { label: 'Nueva dirección', value: newAddress },
        { label: 'Fecha', value: date(at) },
      ],
      button: { label: 'Iniciar sesión', path },
      closing: [`Si no puedes iniciar sesión, ponte en contacto con el equipo de ${site}.`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const { heading, sentence, meaning } = CHANGES[change];
      return {
        subject: sentence(site),
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${sentence(site)}. ${meaning}`,
          `${NOTHING_TO_DO} Si no, deshaz el cambio y elige una contraseña nueva.`,
        ],
        details: [
          ...(what === null ? [] : [{ label: 'Nombre', value: what }]),
          { label: 'Fecha', value: date(at) },
        ],
        button: { label: 'Revisar tu cuenta', path },
        closing: [`Si no puedes iniciar sesión, ponte en contacto con el equipo de ${site}.`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName }) => ({
      subject: `Nuevo inicio de sesión en tu cuenta de ${site}`,
      preview: 'Desde un navegador que no habías usado antes.',
      heading: 'Nuevo inicio de sesión en tu cuenta',
      paragraphs: [
        `Alguien ha iniciado sesión en tu cuenta de ${site} desde un navegador que no habías usado antes.`,
        `${NOTHING_TO_DO} Si no, cierra esa sesión y cambia tu contraseña.`,
      ],
      details: [
        { label: 'Dispositivo', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'Dirección IP', value: ipAddress }]),
        { label: 'Fecha', value: date(at) },
      ],
      button: { label: 'Revisar sesiones', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `Ya tienes acceso a ${plan} en ${site}`,
      preview: 'Inicia sesión para empezar a leer.',
      heading: `Ya tienes acceso a ${plan}`,
      paragraphs: [
        `Tu cuenta de ${site} ya incluye ${isolate(plan)}. Inicia sesión para empezar a leer.`,
      ],
      button: { label: 'Empezar a leer', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} ha solicitado acceso a ${plan} en ${site}`,
      preview: 'Ejecuta un comando para concederlo.',
      heading: 'Solicitud de acceso',
      paragraphs: [
        `Alguien ha solicitado acceso a ${isolate(plan)} en ${site}. Para concederlo, ejecuta este comando en el servidor.`,
      ],
      details: [
        { label: 'Nombre', value: reader.name },
        { label: 'Correo', value: reader.email },
        { label: 'Página', value: path },
        { label: 'Comando', value: command },
      ],
      closing: ['Para ver todas las solicitudes pendientes, ejecuta «gatehouse admin requests».'],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `Se ha eliminado tu cuenta de ${site}`,
      preview: 'Tu cuenta y sus datos ya no existen.',
      heading: 'Se ha eliminado tu cuenta',
      paragraphs: [`Tu cuenta de ${site} y todos sus datos se han eliminado de forma permanente.`],
      details: [{ label: 'Fecha', value: date(at) }],
      closing: [
        'Puedes volver a registrarte cuando quieras. Este es el último correo que te enviamos.',
      ],
    }),
  },
};
