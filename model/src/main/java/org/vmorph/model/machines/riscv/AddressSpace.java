package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A virtual address of Sv39, translated through tables in storage; volume II, 4.3.2 and 4.4. Where
 * a page has not been accessed, or is written and not dirty, that is a page fault, or its entry is
 * updated: that is a store of the supervisor's, and an access fault where protection refuses it.
 */
final class AddressSpace {
  /** Bits of an address that are the same in its page, 4.3.1. */
  static final int PAGE = 12;

  private static final int LEVELS = 3;

  // 4.4.1: bits of an entry.
  private static final int V = 0;
  private static final int R = 1;
  private static final int W = 2;
  private static final int X = 3;
  private static final int U = 4;
  private static final int A = 6;
  private static final int D = 7;

  private final RiscvState is;
  private final PhysicalProtection protection;

  /** Whether entries are updated. */
  private final boolean updates;

  AddressSpace(RiscvState is, PhysicalProtection protection, Settings settings) {
    this.is = is;
    this.protection = protection;
    this.updates = settings.is(RiscvParameters.ACCESSED_AND_DIRTY, "update");
  }

  /** What a walk comes to is one word: a physical address of 56 bits, or one of these. */
  private static final int PHYSICAL = 56;

  private static final Word UNREACHABLE = literal(1L << PHYSICAL, PHYSICAL + 2);
  private static final Word FAULT = literal(2L << PHYSICAL, PHYSICAL + 2);

  /**
   * What becomes of an address.
   *
   * @param unreachable a table is refused, or is not there: an access fault
   * @param fault a page fault
   * @param physical where it leads if neither, 64 bits
   * @param updates what becomes of the page's entry, if neither
   */
  record Led(
      Condition unreachable, Condition fault, Word physical, List<Addressing.Update> updates) {}

  /**
   * Where an address leads.
   *
   * @param name tells the words of this walk from those of others
   * @param mode the mode the access is made in
   */
  Led lead(String name, Access access, Word address, Word mode) {
    var tables = new Walk(name, access, address, mode);
    var walk = tables.whole();
    var translated = translates(mode);
    var physical = choose(translated, walk.low(PHYSICAL).extend(64), address);
    var unreachable = translated.and(bit(walk, PHYSICAL));
    var fault = translated.and(bit(walk, PHYSICAL + 1));
    return new Led(
        unreachable,
        fault,
        access == Access.FETCH ? physical : let(name + ".pa", physical),
        updates
            ? List.of(tables.update(translated.and(walk.slice(PHYSICAL, 2).is(0))))
            : List.of());
  }

  /** Machine mode has no address spaces. */
  private Condition translates(Word mode) {
    return is.satpMode.is(1).and(mode.is(RiscvState.MACHINE).not());
  }

  private static Condition bit(Word entry, int number) {
    return entry.slice(number, 1).is(1);
  }

  private final class Walk {
    private final String name;
    private final Access access;
    private final Word address;
    private final Word mode;

    Walk(String name, Access access, Word address, Word mode) {
      this.name = name;
      this.access = access;
      this.address = address;
      this.mode = mode;
    }

    /**
     * All bits above those that are translated are like the highest one that is; else no table is
     * looked at.
     */
    Word whole() {
      var odd = address.low(39).signExtend(64).is(address).not();
      return let(name + ".walk", choose(odd, FAULT, level(LEVELS - 1, is.satpPage)));
    }

    /** What is found from a table on: at its level, or below it. */
    private Word level(int level, Word table) {
      var at = at(level, table);
      var refused = refuses(".pmp", level, PhysicalProtection.R, at).or(is.ram.has(at).not());
      var entry = entry(level, at);
      var invalid =
          bit(entry, V)
              .not()
              .or(bit(entry, R).not().and(bit(entry, W)))
              .or(entry.slice(54, 10).is(0).not());
      var found = choose(isLeaf(entry), leaf(level, at, entry), pointer(level, entry));
      return choose(refused, UNREACHABLE, choose(invalid, FAULT, found));
    }

    /** Where the entry of an address is in a table, 64 bits. */
    private Word at(int level, Word table) {
      var number = address.slice(PAGE + 9 * level, 9);
      return let(name + ".at" + level, table.join(number).join(literal(0, 3)).extend(64));
    }

    private Word entry(int level, Word at) {
      return let(name + ".pte" + level, is.ram.word(at));
    }

    private static Condition isLeaf(Word entry) {
      return bit(entry, R).or(bit(entry, X));
    }

    /** Tables are the supervisor's, whoever's the address is. */
    private Condition refuses(String what, int level, int permission, Word at) {
      var supervisor = literal(RiscvState.SUPERVISOR, 2);
      return protection.refuses(
          name + what + level, permission, protection.fours(at, 8), supervisor);
    }

    /** The bits that an access sets which are clear: 4.3.2 step 9. */
    private Condition isNew(Word entry) {
      var unused = bit(entry, A).not();
      return access == Access.STORE ? unused.or(bit(entry, D).not()) : unused;
    }

    /** The page's entry gets them, where an address leads to a page. */
    Addressing.Update update(Condition leads) {
      var at = leafAt(LEVELS - 1, is.satpPage);
      var entry = is.ram.word(at);
      long bits = 1L << A | (access == Access.STORE ? 1L << D : 0);
      return new Addressing.Update(
          leads.and(isNew(entry)).and(is.ram.has(at)),
          entry,
          entry.calc(Operator.OR, literal(bits, 64)));
    }

    /** Where the page's entry is, if there is one: in this table, or in one below it. */
    private Word leafAt(int level, Word table) {
      var at = at(level, table);
      var entry = entry(level, at);
      return level == 0 ? at : choose(isLeaf(entry), at, leafAt(level - 1, entry.slice(10, 44)));
    }

    private Word leaf(int level, Word at, Word entry) {
      int low = PAGE + 9 * level;
      var page = entry.slice(10, 44);
      var odd = level == 0 ? denied(entry) : denied(entry).or(page.low(9 * level).is(0).not());
      var physical = page.slice(9 * level, 44 - 9 * level).join(address.low(low));
      var led = physical.extend(PHYSICAL + 2);
      if (updates) {
        var refused = refuses(".pmpw", level, PhysicalProtection.W, at);
        led = choose(isNew(entry).and(refused), UNREACHABLE, led);
      }
      return choose(odd, FAULT, led);
    }

    /** What a pointer has no use for is reserved. */
    private Word pointer(int level, Word entry) {
      if (level == 0) {
        return FAULT;
      }
      var reserved = bit(entry, D).or(bit(entry, A)).or(bit(entry, U));
      return choose(reserved, FAULT, level(level - 1, entry.slice(10, 44)));
    }

    /** What a page does not allow: 4.3.1, 4.3.2 step 5 and following. */
    private Condition denied(Word entry) {
      var user = bit(entry, U);
      var isUser = mode.is(RiscvState.USER);
      var denied =
          switch (access) {
            case FETCH -> bit(entry, X).not().or(differs(user, isUser));
            case LOAD ->
                bit(entry, R).or(is.MXR.is(1).and(bit(entry, X))).not().or(foreign(user, isUser));
            case STORE -> bit(entry, W).not().or(foreign(user, isUser));
          };
      return updates ? denied : denied.or(isNew(entry));
    }

    /** Supervisors memory users' pages with SUM set. */
    private Condition foreign(Condition user, Condition isUser) {
      return isUser.and(user.not()).or(isUser.not().and(user).and(is.SUM.is(0)));
    }

    private static Condition differs(Condition one, Condition other) {
      return one.and(other.not()).or(one.not().and(other));
    }
  }
}
