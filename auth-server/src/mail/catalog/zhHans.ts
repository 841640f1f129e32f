import type { MailCatalog, SecurityChangeTexts } from './MailCatalog.js';

const IGNORE = '如果这不是您本人的请求，请忽略此邮件。';
const NOTHING_TO_DO = '如果是您本人操作，则无需采取任何措施。';

const CHANGES: SecurityChangeTexts = {
  'second-factor-on': {
    heading: '双重身份验证已开启',
    sentence: (site) => `您的 ${site} 账号已开启双重身份验证`,
    meaning: '今后登录时需要输入身份验证器应用中的验证码。',
  },
  'second-factor-off': {
    heading: '双重身份验证已关闭',
    sentence: (site) => `您的 ${site} 账号已关闭双重身份验证`,
    meaning: '今后登录时不再需要验证码。',
  },
  'backup-codes-made': {
    heading: '已生成新的备用验证码',
    sentence: (site) => `您的 ${site} 账号已生成新的备用验证码`,
    meaning: '旧的备用验证码已失效。',
  },
  'passkey-added': {
    heading: '已添加通行密钥',
    sentence: (site) => `您的 ${site} 账号已添加一个通行密钥`,
    meaning: '现在可以用它登录。',
  },
  'passkey-removed': {
    heading: '已移除通行密钥',
    sentence: (site) => `您的 ${site} 账号已移除一个通行密钥`,
    meaning: '它不能再用于登录。',
  },
  'connection-added': {
    heading: '已关联其他服务的账号',
    sentence: (site) => `您的 ${site} 账号已关联一个其他服务的账号`,
    meaning: '现在可以用它登录。',
  },
  'connection-removed': {
    heading: '已取消关联一个账号',
    sentence: (site) => `您的 ${site} 账号已取消关联一个其他服务的账号`,
    meaning: '它不能再用于登录。',
  },
  'api-key-created': {
    heading: '已创建 API 密钥',
    sentence: (site) => `您的 ${site} 账号已创建一个 API 密钥`,
    meaning: '持有此密钥的程序可以读取您能阅读的所有内容。',
  },
  'app-connected': {
    heading: '已关联一个应用',
    sentence: (site) => `您的 ${site} 账号已关联一个应用`,
    meaning: '它现在可以阅读您能阅读的页面。',
  },
};

/**
 * Simplified Chinese, with “您”. With a space between Chinese and Latin words, but not next to
 * digits, as in `Intl`.
 */
export const zhHans: MailCatalog = {
  direction: 'ltr',
  colon: '：',
  device: {
    unknownBrowser: '未知浏览器',
    on: (browser, system) => `${browser}（${system}）`,
  },
  greeting: (name, { isolate }) => (name === null ? '您好！' : `${isolate(name)}，您好！`),
  linkInstead: '如果按钮无法使用，请将此链接复制到浏览器中打开：',
  footer: ({ site }) => `您收到此邮件，是因为有人在 ${site} 上使用了您的邮箱地址。`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `请验证您在 ${site} 的邮箱地址`,
      preview: `此链接将在${duration(validMinutes)}后失效。`,
      heading: '请验证您的邮箱地址',
      paragraphs: [
        `请确认您要在 ${site} 上使用此邮箱地址。`,
        `此链接将在${duration(validMinutes)}后失效。`,
      ],
      button: { label: '验证邮箱地址', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `重置您的 ${site} 密码`,
      preview: `此链接仅可使用一次，将在${duration(validMinutes)}后失效。`,
      heading: '重置您的密码',
      paragraphs: [
        `我们收到了重置您的 ${site} 账号密码的请求。`,
        `此链接仅可使用一次，将在${duration(validMinutes)}后失效。重置密码后，您在所有设备上的登录都会退出。`,
      ],
      button: { label: '重置密码', path },
      closing: [`${IGNORE}您的密码不会改变。`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `您的 ${site} 登录链接`,
      preview: `此链接仅可使用一次，将在${duration(validMinutes)}后失效。`,
      heading: `登录 ${site}`,
      paragraphs: [
        `请使用此链接登录您的账号。此链接仅可使用一次，将在${duration(validMinutes)}后失效。`,
      ],
      button: { label: '登录', path },
      closing: ['请勿分享此链接。任何人拿到它都可以登录您的账号。', IGNORE],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `您已有 ${site} 账号`,
      preview: '请使用已有的账号登录。',
      heading: '您已有账号',
      paragraphs: [
        `有人在 ${site} 上输入了您的邮箱地址，但它已属于您的账号。您的账号没有任何变化。`,
        '如果是您本人，请直接登录。忘记密码了？可以在登录页面重置。',
      ],
      button: { label: '登录', path },
      closing: ['如果不是您本人，请忽略此邮件。'],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `欢迎使用 ${site}`,
      preview: '您的账号已就绪。',
      heading: `欢迎使用 ${site}`,
      paragraphs: [
        '感谢您的注册。您的账号已就绪。',
        '您的偏好设置保存在账号中，无论在哪里登录都会生效。',
      ],
      button: { label: `前往 ${site}`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `您的 ${site} 密码已更改`,
      preview: NOTHING_TO_DO,
      heading: '您的密码已更改',
      paragraphs: [
        `您的 ${site} 账号密码已更改，所有其他会话均已退出登录。`,
        `${NOTHING_TO_DO}如果不是，请立即重置密码。`,
      ],
      details: [{ label: '时间', value: date(at) }],
      button: { label: '重置密码', path },
      closing: [`如果仍然无法登录，请联系 ${site} 团队。`],
    }),
    'email-change': ({ oldAddress, newAddress, path, validMinutes }, { site, duration }) => ({
      subject: `请批准您的 ${site} 账号使用新的邮箱地址`,
      preview: '未经您批准，不会有任何更改。',
      heading: '请批准新的邮箱地址',
      paragraphs: [
        `我们收到了更改您的 ${site} 账号邮箱地址的请求。只有您在此处批准，并通过新邮箱确认后，更改才会生效。`,
        `此链接将在${duration(validMinutes)}后失效。`,
      ],
      details: [
        { label: '当前地址', value: oldAddress },
        { label: '新地址', value: newAddress },
      ],
      button: { label: '批准更改', path },
      closing: [
        '如果这不是您本人的请求，请不要打开此链接。可能有人能够访问您的账号：请登录并更改密码。',
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date }) => ({
      subject: `您的 ${site} 邮箱地址已更改`,
      preview: NOTHING_TO_DO,
      heading: '您的邮箱地址已更改',
      paragraphs: [
        `您的 ${site} 账号的邮箱地址已更改。旧地址不能再用于登录，这也是我们发送到该地址的最后一封邮件。`,
        `${NOTHING_TO_DO}如果不是，请用新地址和您的密码登录，然后更改这两项。`,
      ],
      details: [
        { label: '旧地址', value: oldAddress },
        { label: '新地址', value: newAddress },
        { label: '时间', value: date(at) },
      ],
      button: { label: '登录', path },
      closing: [`如果无法登录，请联系 ${site} 团队。`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const { heading, sentence, meaning } = CHANGES[change];
      return {
        subject: sentence(site),
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${sentence(site)}。${meaning}`,
          `${NOTHING_TO_DO}如果不是，请撤销此更改并设置新密码。`,
        ],
        details: [
          ...(what === null ? [] : [{ label: '名称', value: what }]),
          { label: '时间', value: date(at) },
        ],
        button: { label: '检查账号', path },
        closing: [`如果无法登录，请联系 ${site} 团队。`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName }) => ({
      subject: `您的 ${site} 账号有新的登录`,
      preview: '来自您此前未使用过的浏览器。',
      heading: '您的账号有新的登录',
      paragraphs: [
        `有人使用您此前未使用过的浏览器登录了您的 ${site} 账号。`,
        `${NOTHING_TO_DO}如果不是，请结束该会话并更改密码。`,
      ],
      details: [
        { label: '设备', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'IP 地址', value: ipAddress }]),
        { label: '时间', value: date(at) },
      ],
      button: { label: '检查会话', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `您现在可以访问 ${site} 的 ${plan}`,
      preview: '登录即可开始阅读。',
      heading: `您现在可以访问 ${plan}`,
      paragraphs: [`您的 ${site} 账号现已包含 ${isolate(plan)}。登录即可开始阅读。`],
      button: { label: '开始阅读', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} 申请访问 ${site} 的 ${plan}`,
      preview: '运行一条命令即可授权。',
      heading: '有读者申请访问',
      paragraphs: [
        `${site} 的一位读者申请访问 ${isolate(plan)}。如需授权，请在服务器上运行以下命令。`,
      ],
      details: [
        { label: '读者', value: reader.name },
        { label: '邮箱', value: reader.email },
        { label: '页面', value: path },
        { label: '命令', value: command },
      ],
      closing: ['要查看所有待处理的申请，请运行“gatehouse admin requests”。'],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `您的 ${site} 账号已删除`,
      preview: '您的账号及其数据均已删除。',
      heading: '您的账号已删除',
      paragraphs: [`您的 ${site} 账号及其所有数据均已永久删除。`],
      details: [{ label: '时间', value: date(at) }],
      closing: ['您可以随时重新注册。这是我们发给您的最后一封邮件。'],
    }),
  },
};
