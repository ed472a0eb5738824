package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * Protection registers, as RISC-V's physical memory protection has them: an address is a word of
 * storage as it is, and while they are in force the first register whose range has it says what may
 * be done there; what no range has is out of reach.
 *
 * @param storage E
 * @param on 1 bit: whether they are in force
 * @param registers each first n | last n | execute 1 | write 1 | read 1, the last word of the range
 *     included; a range that ends before it begins has no word
 * @param cause of all its traps
 */
public record ProtectionRegisters(File storage, Cell on, File registers, Cause cause)
    implements SwitchedRegisters {
  private static final int PERMISSIONS = 3;

  /** Rejects registers of another width than first, last and permissions need. */
  public ProtectionRegisters {
    int expected = bits(storage.indexBits());
    if (registers.bits() != expected || on.bits() != 1) {
      throw new IllegalArgumentException(
          "protection of %s: %s has %d bits, %s has %d; expected %d and 1"
              .formatted(
                  storage.name(),
                  registers.name(),
                  registers.bits(),
                  on.name(),
                  on.bits(),
                  expected));
    }
  }

  /** Width of a register where an address has so many bits. */
  public static int bits(int addressBits) {
    return 2 * addressBits + PERMISSIONS;
  }

  /** The bit of a register that allows an access. */
  public int allows(Access access) {
    return switch (access) {
      case FETCH -> 2;
      case STORE -> 1;
      case LOAD -> 0;
    };
  }

  /** The lowest bit of the last word of a range. */
  public int lastLow() {
    return PERMISSIONS;
  }

  /** The lowest bit of its first word. */
  public int firstLow() {
    return PERMISSIONS + storage.indexBits();
  }

  @Override
  public List<Field> fields() {
    int n = storage.indexBits();
    return List.of(
        new Field("first", firstLow(), n),
        new Field("last", lastLow(), n),
        new Field("execute", allows(Access.FETCH), 1),
        new Field("write", allows(Access.STORE), 1),
        new Field("read", allows(Access.LOAD), 1));
  }

  @Override
  public boolean moves() {
    return false;
  }

  @Override
  public List<Stretch> window() {
    int bits = storage.indexBits() + 1;
    var all = new ArrayList<Stretch>();
    all.add(
        new Stretch(on.is(0), literal(0, bits), new Word.Size(storage.indexBits()).extend(bits)));
    for (long i = 0; i < 1L << registers.indexBits(); i++) {
      var register = registers.at(literal(i, registers.indexBits()));
      var first = register.slice(firstLow(), storage.indexBits());
      var last = register.slice(lastLow(), storage.indexBits());
      var some = register.low(PERMISSIONS).is(0).not().and(last.below(first).not());
      all.add(new Stretch(on.is(1).and(some), first.extend(bits), last.extend(bits).plus(1)));
    }
    return List.copyOf(all);
  }

  /** The ranges. While they are not in force it is as if the first had everything. */
  @Override
  public List<Area> areas() {
    int n = storage.indexBits();
    return LongStream.range(0, 1L << registers.indexBits())
        .mapToObj(
            i -> {
              var it = effective(i);
              return new Area(
                  registers.name() + i,
                  Condition.Always.TRUE,
                  it.low(PERMISSIONS),
                  it.slice(firstLow(), n),
                  it.slice(lastLow(), n),
                  it.slice(lastLow(), n).minus(it.slice(firstLow(), n)).plus(1));
            })
        .toList();
  }

  private Word effective(long number) {
    int n = storage.indexBits();
    var everything =
        literal(0, n).join(literal(-1, n)).join(literal((1 << PERMISSIONS) - 1, PERMISSIONS));
    var nothing = literal(1, n).join(literal(0, n + PERMISSIONS));
    return choose(
        on.is(1),
        registers.at(literal(number, registers.indexBits())),
        number == 0 ? everything : nothing);
  }

  @Override
  public Map<Word.Place, Word> clamped() {
    int n = storage.indexBits();
    var size = new Word.Size(n);
    var all = new LinkedHashMap<Word.Place, Word>();
    all.put(on, literal(1, 1));
    for (long i = 0; i < 1L << registers.indexBits(); i++) {
      var register = effective(i);
      var first = register.slice(firstLow(), n);
      var last = register.slice(lastLow(), n);
      var clamped =
          first.join(choose(last.below(size), last, size.plus(-1))).join(register.low(PERMISSIONS));
      var nothing = literal(1, n).join(literal(0, n + PERMISSIONS));
      all.put(
          registers.at(literal(i, registers.indexBits())),
          choose(first.below(size), clamped, nothing));
    }
    return all;
  }

  @Override
  public String cut() {
    return "min(last, w - 1) and nothing when first >= w";
  }

  @Override
  public Map<Cell, Word> open() {
    return Map.of(on, literal(0, 1));
  }

  @Override
  public Addressing by(Access access, int addressBits) {
    int n = storage.indexBits();
    var size = new Word.Size(n);
    return new Addressing(
        storage.name() + "[%s]",
        addressBits,
        storage.bits(),
        address ->
            List.of(
                new Addressing.Check(address.below(size.extend(address.bits())).not(), cause),
                new Addressing.Check(on.is(1).and(allowed(access, address.low(n)).is(0)), cause)),
        address -> List.of(storage.at(address.low(n))));
  }

  private Word allowed(Access access, Word address) {
    Word allowed = literal(0, 1);
    for (long i = (1L << registers.indexBits()) - 1; i >= 0; i--) {
      var register = registers.at(literal(i, registers.indexBits()));
      var says = register.slice(allows(access), 1);
      allowed = choose(liesIn(address, register), says, allowed);
    }
    return let("allowed", allowed);
  }

  private Condition liesIn(Word address, Word register) {
    var first = register.slice(firstLow(), storage.indexBits());
    var last = register.slice(lastLow(), storage.indexBits());
    return address.below(first).not().and(last.below(address).not());
  }
}
