import type { Actor } from '../wire/actor.js';
import { byPermission, lacksPermission, Refusal } from '../wire/errors.js';
import type { Basis, RowAccess } from './row-access.js';
import type { AccessTable } from './table.js';

/** What a role may do with a group before any row is looked at. */
export type Standing = 'OPEN' | 'SHARED' | 'CLOSED';

export type Verdict = { basis: Basis } | { refusal: Refusal };

/** Decides for one actor what of one slice's table is open. One per request. */
export class Judge {
  /** By owner and group: asked of each field of each row, so that no key is put together for it. */
  readonly #standings = new Map<string, Map<string, Standing>>();
  readonly #open = new Map<string, Verdict>();

  constructor(
    readonly table: AccessTable,
    readonly actor: Actor,
  ) {}

  /** Whether the actor's role may ask here for the declared purpose. */
  get purposeAllowed(): boolean {
    return this.#role?.purposes.includes(this.actor.purpose) ?? false;
  }

  get #role() {
    return Object.hasOwn(this.table.roles, this.actor.role) ? this.table.roles[this.actor.role] : undefined;
  }

  /**
   * What the actor's role may do with a group of rows that `owner` owns.
   * SHARED means that an agreement or a consent must open it, row by row.
   */
  standing(group: string, owner: string = this.table.owner): Standing {
    let ofOwner = this.#standings.get(owner);
    if (!ofOwner) {
      ofOwner = new Map();
      this.#standings.set(owner, ofOwner);
    }
    let standing = ofOwner.get(group);
    if (!standing) {
      standing = this.#judge(group, owner);
      ofOwner.set(group, standing);
    }
    return standing;
  }

  #judge(group: string, owner: string): Standing {
    const rule = this.table.groups[group];
    if (rule?.always) return 'OPEN';
    if (!rule || !this.purposeAllowed || !rule.roles.includes(this.actor.role)) return 'CLOSED';
    if (this.#lacking(group)) return 'CLOSED';
    if (this.#role?.byLaw || this.actor.organisation === owner) return 'OPEN';
    // To an organisation outside it is no more than shared: row by row, and the rows are its own.
    if (this.#isOutside(group)) return rule.outside === 'OWN' ? 'SHARED' : 'CLOSED';
    if (rule.across === 'OPEN') return 'OPEN';
    return rule.across === 'SHARED' ? 'SHARED' : 'CLOSED';
  }

  /** The permission beyond the role that a group needs and the sign-in lacks. */
  #lacking(group: string): string | undefined {
    const needed = this.table.groups[group]?.permission;
    return needed && !this.actor.permissions?.includes(needed) ? needed : undefined;
  }

  /** Whether a group is for a closed circle of organisations, and the actor's is not among them. */
  #isOutside(group: string): boolean {
    const among = this.table.groups[group]?.among;
    return among !== undefined && !among.includes(this.actor.organisation);
  }

  /** The groups that the actor's role reads at all, in an agreement's or a consent's terms. */
  groupsOf(standing: Standing, owner?: string): string[] {
    return Object.keys(this.table.groups).filter((group) => this.standing(group, owner) === standing);
  }

  /**
   * Whether a field of a row is open.
   * @param base the group without which the row would not have been found: finding it has proven it open
   */
  read(group: string, base: string, access: RowAccess | undefined): Verdict | Promise<Verdict> {
    const emergency = access?.emergency?.[group] ?? (group === base ? access?.emergency?.[base] : undefined);
    if (emergency) return { basis: emergency };
    const owner = access?.owner ?? this.table.owner;
    if (access?.withheld?.includes(group)) return { refusal: this.#withheld(group, owner) };
    switch (this.standing(group, owner)) {
      case 'OPEN':
        return this.#opened(owner);
      case 'CLOSED':
        return { refusal: this.refusal(group, owner) };
      case 'SHARED': {
        const opened = access?.opened;
        // Where the row itself holds nothing to protect, what hangs on it is found by the predicate that shares it.
        const proven = group === base || this.table.groups[base]?.always;
        const basis = typeof opened === 'object' ? opened[group] : undefined;
        if (basis ?? proven)
          return { basis: basis ?? access?.found ?? (this.#isOutside(group) ? 'OWN' : 'SHARED') };
        if (typeof opened !== 'function') return { refusal: this.refusal(group, owner) };
        return opened().then((groups) => {
          const found = groups[group];
          return found ? { basis: found } : { refusal: this.refusal(group, owner) };
        });
      }
    }
  }

  /**
   * On what a row rests that was found by its base group.
   * @returns undefined when even that group is closed on the row
   */
  foundOn(base: string, access: RowAccess | undefined): Basis | undefined {
    const verdict = this.read(base, base, access);
    // A base group never has to be asked for: see `read`.
    return !(verdict instanceof Promise) && 'basis' in verdict ? verdict.basis : undefined;
  }

  /** One verdict for all fields that are open without a look at the row: there are many of them. */
  #opened(owner: string): Verdict {
    let verdict = this.#open.get(owner);
    if (!verdict) {
      const own = this.actor.organisation === owner ? 'OWN' : 'OPEN';
      verdict = { basis: this.#role?.byLaw ? 'LAW' : own };
      this.#open.set(owner, verdict);
    }
    return verdict;
  }

  #withheld(group: string, owner: string): Refusal {
    const standing = this.standing(group, owner);
    if (standing !== 'OPEN') return this.refusal(group, owner);
    const rule = `${this.actor.role} x ${group}`;
    const opens = this.table.groups[group]!.description;
    return new Refusal('FORBIDDEN', `${group} of this record is not for you.`, { rule, owner, opens });
  }

  /**
   * The explained "no" for a group. It speaks of rules alone, never of a row.
   * @param lacking the permission that the sign-in lacks, by default the one that the group needs
   */
  refusal(group: string, owner: string = this.table.owner, lacking = this.#lacking(group)): Refusal {
    const { actor, table } = this;
    const rule = `${actor.role} x ${group}`;
    const readers = table.groups[group]?.roles ?? [];
    if (!this.#role) {
      const opens = 'A sign-in with a role that the owner knows.';
      return new Refusal('FORBIDDEN', `The role ${actor.role} is not known here.`, { rule, owner, opens });
    }
    if (!this.purposeAllowed) {
      const { purposes } = this.#role;
      const which = purposes.length === 1 ? 'the purpose' : 'one of the purposes';
      const opens = `Ask with ${which} ${purposes.join(', ')}.`;
      return new Refusal('FORBIDDEN', `${actor.role} does not ask for ${actor.purpose}.`, {
        rule,
        owner,
        opens,
      });
    }
    if (!readers.includes(actor.role)) {
      const permitted = lacking ? `, with ${byPermission(lacking)}` : '';
      const opens = `A role of: ${readers.join(', ')}${permitted}.`;
      return new Refusal('FORBIDDEN', `${group} is not for ${actor.role}.`, { rule, owner, opens });
    }
    if (lacking) return lacksPermission(lacking, { rule, owner });
    if (this.#isOutside(group)) {
      const among = table.groups[group]!.among!.join(' and ');
      const opens = `A sign-in at ${among}; no consent opens it.`;
      const message = `${group} is for ${among} alone.`;
      return new Refusal('FORBIDDEN', message, { rule, owner, opens });
    }
    if (table.groups[group]?.across === 'SHARED') {
      const opens = `A consent for ${group} to ${actor.organisation} for ${actor.purpose}, given by the person or by whoever represents the person; or a clause of the agreement in force.`;
      return new Refusal(
        'CONSENT_REQUIRED',
        `${owner} shares ${group} with ${actor.organisation} only by agreement or consent.`,
        { rule, owner, opens },
      );
    }
    const opens = `Nothing across organisations; ask ${owner}.`;
    return new Refusal('FORBIDDEN', `${group} stays with ${owner}.`, { rule, owner, opens });
  }
}
