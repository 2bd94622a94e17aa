/** How the same SOP differs from one that allows an act, and what the act then meets. */
export const VARIANTS = {
  'under an SOP that gives it': undefined,
  'without any SOP': 'SOP_NOT_IN_FORCE',
  'before the SOP begins': 'SOP_NOT_IN_FORCE',
  'after the SOP has ended': 'SOP_NOT_IN_FORCE',
  'under a draft': 'SOP_NOT_IN_FORCE',
  'under an SOP that gives it to another organisation': 'NOT_RESPONSIBLE',
  'out of the shift window': 'OUT_OF_SHIFT',
} as const;
export type Variant = keyof typeof VARIANTS;

/** The SOP of one variant. The day is one window, so that no clock matters. */
export function sopOf(variant: Variant, organisation: string, functions: readonly string[]) {
  return {
    status:
      variant === 'under a draft' ? 'DRAFT' : variant === 'before the SOP begins' ? 'AGREED' : 'IN_FORCE',
    validFrom: variant === 'before the SOP begins' ? '2199-01-01T00:00:00Z' : '2000-01-01T00:00:00Z',
    validUntil: variant === 'after the SOP has ended' ? '2001-01-01T00:00:00Z' : null,
    lines: functions.map((name, index) => ({
      function: name,
      organisation: variant === 'under an SOP that gives it to another organisation' ? 'OTHER' : organisation,
      level: 'LEAD',
      windows: [variant === 'out of the shift window' ? 'NIGHT' : 'DAY'],
      clause: `7.${index + 1}`,
    })),
  };
}
export const HOURS = { window: 'DAY', startsAt: '00:00', endsAt: '00:00' };

/** The same as the graph would answer it. */
export function agreedOf(variant: Variant, organisation: string, functions: readonly string[]) {
  const { lines, ...sop } = sopOf(variant, organisation, functions);
  const answered = {
    id: '018f0000-0000-7000-8000-000000000002',
    number: 1,
    ...sop,
    parties: [{ organisationCode: organisation }],
    responsibilities: lines.map((line) => ({ ...line, organisationCode: line.organisation })),
  };
  return {
    id: '018f0000-0000-7000-8000-000000000001',
    timeZone: 'Europe/Sofia',
    shiftWindows: [HOURS],
    sops: variant === 'without any SOP' ? [] : [answered],
  };
}
