import type { MailCatalog, SecurityChangeTexts } from './MailCatalog.js';

const IGNORE = 'お心当たりがない場合は、このメールを無視してください。';
const NOTHING_TO_DO = 'ご本人による操作であれば、何もする必要はありません。';

const CHANGES: SecurityChangeTexts = {
  'second-factor-on': {
    heading: '2 要素認証が有効になりました',
    sentence: (site) => `${site} のアカウントで 2 要素認証が有効になりました`,
    meaning: '今後ログインするには、認証アプリのコードが必要です。',
  },
  'second-factor-off': {
    heading: '2 要素認証が無効になりました',
    sentence: (site) => `${site} のアカウントで 2 要素認証が無効になりました`,
    meaning: '今後のログインにコードは不要です。',
  },
  'backup-codes-made': {
    heading: '新しいバックアップコードが作成されました',
    sentence: (site) => `${site} のアカウントで新しいバックアップコードが作成されました`,
    meaning: '以前のバックアップコードは使用できなくなりました。',
  },
  'passkey-added': {
    heading: 'パスキーが追加されました',
    sentence: (site) => `${site} のアカウントにパスキーが追加されました`,
    meaning: 'このパスキーでログインできるようになりました。',
  },
  'passkey-removed': {
    heading: 'パスキーが削除されました',
    sentence: (site) => `${site} のアカウントからパスキーが削除されました`,
    meaning: 'このパスキーではログインできなくなりました。',
  },
  'connection-added': {
    heading: '他のサービスのアカウントが連携されました',
    sentence: (site) => `${site} のアカウントに他のサービスのアカウントが連携されました`,
    meaning: 'このアカウントでログインできるようになりました。',
  },
  'connection-removed': {
    heading: 'アカウントの連携が解除されました',
    sentence: (site) => `${site} のアカウントから他のサービスとの連携が解除されました`,
    meaning: 'そのサービスのアカウントではログインできなくなりました。',
  },
  'api-key-created': {
    heading: 'API キーが作成されました',
    sentence: (site) => `${site} のアカウントで API キーが作成されました`,
    meaning: 'このキーを持つプログラムは、お客様が閲覧できるものをすべて読み取れます。',
  },
  'app-connected': {
    heading: 'アプリが連携されました',
    sentence: (site) => `${site} のアカウントにアプリが連携されました`,
    meaning: 'あなたが読めるページを、このアプリも読めるようになりました。',
  },
};

/** Japanese, polite. With a space between Japanese and Latin words or digits, as in `Intl`. */
export const ja: MailCatalog = {
  direction: 'ltr',
  colon: '：',
  device: {
    unknownBrowser: '不明なブラウザー',
    on: (browser, system) => `${browser}（${system}）`,
  },
  greeting: (name, { isolate }) => (name === null ? 'こんにちは。' : `${isolate(name)} 様`),
  linkInstead: 'ボタンが機能しない場合は、次のリンクをコピーしてブラウザーで開いてください。',
  footer: ({ site }) =>
    `このメールは、${site} でお客様のメールアドレスが使用されたためお送りしています。`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `${site} のメールアドレスを確認してください`,
      preview: `リンクの有効期限は ${duration(validMinutes)}です。`,
      heading: 'メールアドレスを確認してください',
      paragraphs: [
        `${site} でこのメールアドレスを使用することを確認してください。`,
        `リンクの有効期限は ${duration(validMinutes)}です。`,
      ],
      button: { label: 'メールアドレスを確認', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `${site} のパスワードを再設定してください`,
      preview: `リンクは 1 回限り有効で、有効期限は ${duration(validMinutes)}です。`,
      heading: 'パスワードを再設定してください',
      paragraphs: [
        `${site} のアカウントについて、パスワードの再設定のリクエストを受け付けました。`,
        `リンクは 1 回限り有効で、有効期限は ${duration(validMinutes)}です。パスワードを再設定すると、すべての端末からログアウトされます。`,
      ],
      button: { label: 'パスワードを再設定', path },
      closing: [`${IGNORE}パスワードは変更されません。`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `${site} のログインリンク`,
      preview: `リンクは 1 回限り有効で、有効期限は ${duration(validMinutes)}です。`,
      heading: `${site} にログイン`,
      paragraphs: [
        `次のリンクからアカウントにログインできます。リンクは 1 回限り有効で、有効期限は ${duration(validMinutes)}です。`,
      ],
      button: { label: 'ログイン', path },
      closing: [
        'このリンクを他の人に教えないでください。リンクを知っている人は誰でもアカウントにログインできます。',
        IGNORE,
      ],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `${site} にはすでにアカウントがあります`,
      preview: '既存のアカウントでログインしてください。',
      heading: 'すでにアカウントがあります',
      paragraphs: [
        `${site} でお客様のメールアドレスが入力されましたが、このアドレスはすでにお客様のアカウントで使用されています。変更された内容はありません。`,
        'ご本人が入力した場合は、ログインしてください。パスワードをお忘れの場合は、ログインページから再設定できます。',
      ],
      button: { label: 'ログイン', path },
      closing: [IGNORE],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `${site} へようこそ`,
      preview: 'アカウントの準備ができました。',
      heading: `${site} へようこそ`,
      paragraphs: [
        'ご登録ありがとうございます。アカウントの準備ができました。',
        '設定はアカウントに保存されるため、どこでログインしても同じ設定を利用できます。',
      ],
      button: { label: `${site} を開く`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `${site} のパスワードが変更されました`,
      preview: NOTHING_TO_DO,
      heading: 'パスワードが変更されました',
      paragraphs: [
        `${site} のアカウントのパスワードが変更され、他のすべてのセッションからログアウトされました。`,
        `${NOTHING_TO_DO}お心当たりがない場合は、すぐにパスワードを再設定してください。`,
      ],
      details: [{ label: '日時', value: date(at) }],
      button: { label: 'パスワードを再設定', path },
      closing: [`それでもログインできない場合は、${site} の運営チームにお問い合わせください。`],
    }),
    'email-change': ({ oldAddress, newAddress, path, validMinutes }, { site, duration }) => ({
      subject: `${site} の新しいメールアドレスを承認してください`,
      preview: '承認するまで、何も変更されません。',
      heading: '新しいメールアドレスを承認してください',
      paragraphs: [
        `${site} のアカウントについて、メールアドレスの変更のリクエストを受け付けました。ここで承認し、さらに新しいアドレスで確認するまで、何も変更されません。`,
        `リンクの有効期限は ${duration(validMinutes)}です。`,
      ],
      details: [
        { label: '現在のアドレス', value: oldAddress },
        { label: '新しいアドレス', value: newAddress },
      ],
      button: { label: '変更を承認', path },
      closing: [
        'お心当たりがない場合は、リンクを開かないでください。第三者がアカウントにアクセスしている可能性があります。ログインしてパスワードを変更してください。',
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date }) => ({
      subject: `${site} のメールアドレスが変更されました`,
      preview: NOTHING_TO_DO,
      heading: 'メールアドレスが変更されました',
      paragraphs: [
        `${site} のアカウントのメールアドレスが変更されました。以前のアドレスではログインできなくなり、このアドレスへのメールはこれが最後です。`,
        `${NOTHING_TO_DO}お心当たりがない場合は、新しいアドレスと現在のパスワードでログインし、両方を変更してください。`,
      ],
      details: [
        { label: '以前のアドレス', value: oldAddress },
        { label: '新しいアドレス', value: newAddress },
        { label: '日時', value: date(at) },
      ],
      button: { label: 'ログイン', path },
      closing: [`ログインできない場合は、${site} の運営チームにお問い合わせください。`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const { heading, sentence, meaning } = CHANGES[change];
      return {
        subject: sentence(site),
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${sentence(site)}。${meaning}`,
          `${NOTHING_TO_DO}お心当たりがない場合は、変更を元に戻し、新しいパスワードを設定してください。`,
        ],
        details: [
          ...(what === null ? [] : [{ label: '名前', value: what }]),
          { label: '日時', value: date(at) },
        ],
        button: { label: 'アカウントを確認', path },
        closing: [`ログインできない場合は、${site} の運営チームにお問い合わせください。`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName }) => ({
      subject: `${site} のアカウントへの新しいログイン`,
      preview: 'これまで使用されたことのないブラウザーからのログインです。',
      heading: 'アカウントへの新しいログイン',
      paragraphs: [
        `これまで使用されたことのないブラウザーから、${site} のアカウントにログインがありました。`,
        `${NOTHING_TO_DO}お心当たりがない場合は、そのセッションを終了し、パスワードを変更してください。`,
      ],
      details: [
        { label: '端末', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'IP アドレス', value: ipAddress }]),
        { label: '日時', value: date(at) },
      ],
      button: { label: 'セッションを確認', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `${site} で ${plan} を利用できるようになりました`,
      preview: 'ログインしてお読みください。',
      heading: `${plan} を利用できるようになりました`,
      paragraphs: [
        `${site} のアカウントで ${isolate(plan)} を利用できるようになりました。ログインしてお読みください。`,
      ],
      button: { label: '読み始める', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} さんが ${site} の ${plan} へのアクセスをリクエストしました`,
      preview: 'コマンド 1 つで許可できます。',
      heading: 'アクセスのリクエストがあります',
      paragraphs: [
        `${site} の ${isolate(plan)} へのアクセスがリクエストされました。許可するには、サーバーで次のコマンドを実行してください。`,
      ],
      details: [
        { label: '名前', value: reader.name },
        { label: 'メール', value: reader.email },
        { label: 'ページ', value: path },
        { label: 'コマンド', value: command },
      ],
      closing: [
        '保留中のリクエストをすべて表示するには、「gatehouse admin requests」を実行してください。',
      ],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `${site} のアカウントが削除されました`,
      preview: 'アカウントとそのデータは削除されました。',
      heading: 'アカウントが削除されました',
      paragraphs: [`${site} のアカウントとそのすべてのデータが完全に削除されました。`],
      details: [{ label: '日時', value: date(at) }],
      closing: ['いつでも改めてご登録いただけます。お客様へのメールはこれが最後です。'],
    }),
  },
};
