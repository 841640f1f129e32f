import { createScratchSite } from './createScratchSite.mjs';
import { measureBuild } from './measureBuild.mjs';
import { median, middleHalf } from './table.mjs';

const ROUNDS = 9;
const LIMIT_PERCENT = 5;
const KINDS = ['plain', 'gated', 'sealed'];

/**
 * Cold builds of the docs with the plugin, including the leak check, against cold builds without
 * it. Builds alternate, and each is compared with the other one of its own round, because a shared
 * machine may be twice as fast a few minutes later. Reports the median, and the range of the middle
 * half of the rounds.
 *
 * @param {string} root of the repository
 */
export async function build(root) {
  const seconds = {};
  const folders = {};
  for (const kind of KINDS) {
    folders[kind] = await createScratchSite(root, kind);
    // Not counted: the first build reads everything from disk.
    await measureBuild(root, folders[kind]);
    seconds[kind] = [];
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < KINDS.length; turn++) {
      const kind = KINDS[(round + turn) % KINDS.length];
      seconds[kind].push((await measureBuild(root, folders[kind])).seconds);
    }
  }
  const row = (what, kind) => {
    const percents = seconds[kind].map((own, round) => (own / seconds.plain[round] - 1) * 100);
    const percent = median(percents);
    const [from, to] = middleHalf(percents).map(signed);
    return {
      what: `${what}, median of ${ROUNDS} rounds`,
      measured: `${median(seconds[kind]).toFixed(2)} s`,
      baseline: `${median(seconds.plain).toFixed(2)} s`,
      compared: `${signed(percent)} % (${from} to ${to})`,
      target: `≤ +${LIMIT_PERCENT} %`,
      met: percent <= LIMIT_PERCENT,
    };
  };
  return [
    row('Cold build of the documents', 'gated'),
    {
      ...row('The same with a content security policy in each page', 'sealed'),
      target: 'none',
      met: true,
    },
  ];
}

const signed = (number) => `${number > 0 ? '+' : ''}${number.toFixed(1)}`;
