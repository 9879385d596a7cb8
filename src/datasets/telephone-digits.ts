/** Ten digits, spoken by the woman of the telephone; they ship in the folder of `digit-recogniser`. */
export const TELEPHONE_DIGITS = {
  label: '一位女士的十个数字',
  source: 'Allison Smith 为 Asterisk 录制，取自 Debian 的 asterisk-core-sounds-en-wav',
  licence: 'CC BY-SA 3.0',
  from: 'digit-recogniser',
  ships: [
    '62debe1daf11756460c0de78d0e1ac7fe28b12fb51a30df3364ce74b90f05d31',
    'fb38aca5558d50f7bd4d7986adeea19b97eba894c574fc92acc3b33b480eb701',
    '6ef0a6b67a1741e950c491ef664bbfb424b63fab314d616d6f0e467cc0838dee',
    '4ec0371d15f721c61be36fe6ca54d0de29d9b9a48062634969556c50ff81faed',
    'f1c007fbd2eefa235ea10260b79527b89b88f6d2182008e86221572ad92f204f',
    '412b4b7729a8bae7b2b13ad8af9f6989abba8a4b9d5fc1c499b13a3b986653a5',
    '89c80e3c120f90112159d911568d2ca4a13f369a864ee26e882802385fab2474',
    '125c9acb8b5b6549079233c922782bfdf585d8c438906467921329669c6939fe',
    '854114f9f3bb94d36490b2951957a662e75212648a5e2330f1f3c56184d30488',
    '535d4117923ad8bac20185eb0746b421479ddec4f4acd2329285096a573d6e34',
  ].map((sha256, digit) => ({ name: `${digit}.wav`, sha256 })),
};

/** The digit that a recording's name begins with, if it does. */
export const saidIn = (name: string): number | null => {
  const found = /^(\d)(?!\d)/.exec(name);
  return found ? Number(found[1]) : null;
};
