import type { MailCatalog, SecurityChangeTexts } from './MailCatalog.js';

const IGNORE = 'Se você não fez essa solicitação, ignore este e-mail.';
const NOTHING_TO_DO = 'Se foi você, não é preciso fazer nada.';

const CHANGES: SecurityChangeTexts = {
  'second-factor-on': {
    heading: 'A autenticação de dois fatores foi ativada',
    sentence: (site) => `A autenticação de dois fatores foi ativada na sua conta em ${site}`,
    meaning: 'Agora você precisa de um código do seu app autenticador para entrar.',
  },
  'second-factor-off': {
    heading: 'A autenticação de dois fatores foi desativada',
    sentence: (site) => `A autenticação de dois fatores foi desativada na sua conta em ${site}`,
    meaning: 'Você não precisa mais de um código para entrar.',
  },
  'backup-codes-made': {
    heading: 'Novos códigos de backup foram criados',
    sentence: (site) => `Novos códigos de backup foram criados para a sua conta em ${site}`,
    meaning: 'Seus códigos de backup antigos não funcionam mais.',
  },
  'passkey-added': {
    heading: 'Uma chave de acesso foi adicionada',
    sentence: (site) => `Uma chave de acesso foi adicionada à sua conta em ${site}`,
    meaning: 'Agora ela pode ser usada para entrar.',
  },
  'passkey-removed': {
    heading: 'Uma chave de acesso foi removida',
    sentence: (site) => `Uma chave de acesso foi removida da sua conta em ${site}`,
    meaning: 'Ela não pode mais ser usada para entrar.',
  },
  'connection-added': {
    heading: 'Uma conta de outro serviço foi conectada',
    sentence: (site) => `Uma conta de outro serviço foi conectada à sua conta em ${site}`,
    meaning: 'Agora ela pode ser usada para entrar.',
  },
  'connection-removed': {
    heading: 'Uma conta conectada foi removida',
    sentence: (site) => `Uma conta conectada foi removida da sua conta em ${site}`,
    meaning: 'Ela não pode mais ser usada para entrar.',
  },
  'api-key-created': {
    heading: 'Uma chave de API foi criada',
    sentence: (site) => `Uma chave de API foi criada para a sua conta em ${site}`,
    meaning: 'Um programa que a tenha pode ler tudo o que você pode ler.',
  },
  'app-connected': {
    heading: 'Um aplicativo foi conectado',
    sentence: (site) => `Um aplicativo foi conectado à sua conta em ${site}`,
    meaning: 'Agora ele pode ler as páginas que você pode ler.',
  },
};

/** Brazilian Portuguese, with “você”. */
export const ptBR: MailCatalog = {
  direction: 'ltr',
  colon: ': ',
  device: {
    unknownBrowser: 'Navegador desconhecido',
    on: (browser, system) => `${browser} no ${system}`,
  },
  greeting: (name, { isolate }) => (name === null ? 'Olá!' : `Olá, ${isolate(name)}!`),
  linkInstead: 'Se o botão não funcionar, copie este link para o seu navegador:',
  footer: ({ site }) =>
    `Você recebeu este e-mail porque o seu endereço de e-mail foi usado em ${site}.`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Confirme seu endereço de e-mail para ${site}`,
      preview: `Este link expira em ${duration(validMinutes)}.`,
      heading: 'Confirme seu endereço de e-mail',
      paragraphs: [
        `Confirme que você quer usar este endereço de e-mail em ${site}.`,
        `Este link expira em ${duration(validMinutes)}.`,
      ],
      button: { label: 'Confirmar endereço de e-mail', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Redefina sua senha de ${site}`,
      preview: `Este link funciona só uma vez e expira em ${duration(validMinutes)}.`,
      heading: 'Redefina sua senha',
      paragraphs: [
        `Recebemos uma solicitação para redefinir a senha da sua conta em ${site}.`,
        `Este link funciona só uma vez e expira em ${duration(validMinutes)}. Ao redefinir a senha, você sai da conta em todos os lugares.`,
      ],
      button: { label: 'Redefinir senha', path },
      closing: [`${IGNORE} Sua senha não será alterada.`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `Seu link para entrar em ${site}`,
      preview: `Este link funciona só uma vez e expira em ${duration(validMinutes)}.`,
      heading: `Entre em ${site}`,
      paragraphs: [
        `Use este link para entrar na sua conta. Ele funciona só uma vez e expira em ${duration(validMinutes)}.`,
      ],
      button: { label: 'Entrar', path },
      closing: [
        'Não compartilhe este link. Qualquer pessoa com ele pode entrar na sua conta.',
        IGNORE,
      ],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `Você já tem uma conta em ${site}`,
      preview: 'Entre com a conta que você já tem.',
      heading: 'Você já tem uma conta',
      paragraphs: [
        `Alguém informou seu endereço de e-mail em ${site}, mas ele já pertence à sua conta. Nada mudou.`,
        'Se foi você, basta entrar. Esqueceu a senha? Você pode redefini-la na página de entrada.',
      ],
      button: { label: 'Entrar', path },
      closing: ['Se não foi você, ignore este e-mail.'],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `Boas-vindas a ${site}`,
      preview: 'Sua conta está pronta.',
      heading: `Boas-vindas a ${site}`,
      paragraphs: [
        'Agradecemos o seu cadastro. Sua conta está pronta.',
        'Suas preferências ficam salvas na sua conta e acompanham você onde quer que entre.',
      ],
      button: { label: `Ir para ${site}`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `Sua senha de ${site} foi alterada`,
      preview: NOTHING_TO_DO,
      heading: 'Sua senha foi alterada',
      paragraphs: [
        `A senha da sua conta em ${site} foi alterada e todas as outras sessões foram encerradas.`,
        `${NOTHING_TO_DO} Se não foi, redefina sua senha agora.`,
      ],
      details: [{ label: 'Data', value: date(at) }],
      button: { label: 'Redefinir senha', path },
      closing: [`Se mesmo assim você não conseguir entrar, fale com a equipe de ${site}.`],
    }),
    'email-change': ({ oldAddress, newAddress, path, validMinutes }, { site, duration }) => ({
      subject: `Aprove o novo endereço de e-mail da sua conta em ${site}`,
      preview: 'Nada muda sem a sua aprovação.',
      heading: 'Aprove seu novo endereço de e-mail',
      paragraphs: [
        `Recebemos uma solicitação para alterar o endereço de e-mail da sua conta em ${site}. Nada muda até que você aprove aqui e confirme pelo novo endereço.`,
        `Este link expira em ${duration(validMinutes)}.`,
      ],
      details: [
        { label: 'Endereço atual', value: oldAddress },
        { label: 'Novo endereço', value: newAddress },
      ],
      button: { label: 'Aprovar alteração', path },
      closing: [
        'Se você não fez essa solicitação, não abra o link. Alguém pode ter acesso à sua conta: entre e altere sua senha.',
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date }) => ({
      subject: `Seu endereço de e-mail de ${site} foi alterado`,
      preview: NOTHING_TO_DO,
      heading: 'Seu endereço de e-mail foi alterado',
      paragraphs: [
        `O endereço de e-mail da sua conta em ${site} foi alterado. Não é mais possível entrar com o endereço antigo, e este é o nosso último e-mail para ele.`,
        `${NOTHING_TO_DO} Se não foi, entre com o novo endereço e a sua senha e altere os dois.`,
      ],
      details: [
        { label: 'Endereço antigo', value: oldAddress },
        { label: 'Novo endereço', value: newAddress },
        { label: 'Data', value: date(at) },
      ],
      button: { label: 'Entrar', path },
      closing: [`Se você não conseguir entrar, fale com a equipe de ${site}.`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const { heading, sentence, meaning } = CHANGES[change];
      return {
        subject: sentence(site),
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${sentence(site)}. ${meaning}`,
          `${NOTHING_TO_DO} Se não foi, desfaça a alteração e escolha uma nova senha.`,
        ],
        details: [
          ...(what === null ? [] : [{ label: 'Nome', value: what }]),
          { label: 'Data', value: date(at) },
        ],
        button: { label: 'Revisar sua conta', path },
        closing: [`Se você não conseguir entrar, fale com a equipe de ${site}.`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName }) => ({
      subject: `Novo acesso à sua conta em ${site}`,
      preview: 'De um navegador que você ainda não tinha usado.',
      heading: 'Novo acesso à sua conta',
      paragraphs: [
        `Alguém entrou na sua conta em ${site} usando um navegador que você ainda não tinha usado.`,
        `${NOTHING_TO_DO} Se não foi, encerre essa sessão e altere sua senha.`,
      ],
      details: [
        { label: 'Dispositivo', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'Endereço IP', value: ipAddress }]),
        { label: 'Data', value: date(at) },
      ],
      button: { label: 'Revisar sessões', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `Agora você tem acesso a ${plan} em ${site}`,
      preview: 'Entre para começar a ler.',
      heading: `Agora você tem acesso a ${plan}`,
      paragraphs: [`Sua conta em ${site} agora inclui ${isolate(plan)}. Entre para começar a ler.`],
      button: { label: 'Começar a ler', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} pediu acesso a ${plan} em ${site}`,
      preview: 'Execute um comando para concedê-lo.',
      heading: 'Pedido de acesso',
      paragraphs: [
        `Alguém pediu acesso a ${isolate(plan)} em ${site}. Para concedê-lo, execute este comando no servidor.`,
      ],
      details: [
        { label: 'Nome', value: reader.name },
        { label: 'E-mail', value: reader.email },
        { label: 'Página', value: path },
        { label: 'Comando', value: command },
      ],
      closing: ['Para ver todos os pedidos pendentes, execute “gatehouse admin requests”.'],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `Sua conta em ${site} foi excluída`,
      preview: 'Sua conta e os dados dela não existem mais.',
      heading: 'Sua conta foi excluída',
      paragraphs: [`Sua conta em ${site} e todos os dados dela foram excluídos permanentemente.`],
      details: [{ label: 'Data', value: date(at) }],
      closing: [
        'Você pode se cadastrar de novo quando quiser. Este é o nosso último e-mail para você.',
      ],
    }),
  },
};
