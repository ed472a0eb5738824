package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * Protection registers pp[0] to pp[3], of which the first that an address lies in decides, as those
 * of RISC-V's physical memory protection; they move nothing.
 */
final class ProtectionRegisters implements StorageControl {
  /** Of which kind an access is: the bit of a register that allows it. */
  private enum Bit {
    READ,
    WRITE,
    EXECUTE
  }

  /** There are four. */
  static final int NUMBER_BITS = 2;

  private static final int BITS = Bit.values().length;

  /** C, 1 bit: whether the registers are in force; else all of storage is allowed. */
  final Cell checked;

  /**
   * pp: first n | last n | execute 1 | write 1 | read 1. Where first is above last lies nothing.
   */
  final File registers;

  private final int n;
  private final int w;

  ProtectionRegisters(Shape shape, Components components) {
    n = shape.addressBits();
    w = shape.wordBits();
    checked = components.cell("C", 1, Role.RESOURCE);
    registers = components.file("pp", 2 * n + BITS, NUMBER_BITS, Role.RESOURCE);
  }

  @Override
  public String says() {
    return "C";
  }

  @Override
  public List<Cell> shown() {
    return List.of(checked);
  }

  @Override
  public Addressing fetch(File storage) {
    return by(n, storage, Bit.EXECUTE);
  }

  @Override
  public Addressing load(File storage) {
    return by(w, storage, Bit.READ);
  }

  @Override
  public Addressing store(File storage) {
    return by(w, storage, Bit.WRITE);
  }

  private Addressing by(int addressBits, File storage, Bit bit) {
    return new Addressing(
        "E[%s]",
        addressBits,
        w,
        address -> checks(address, bit),
        address -> List.of(storage.at(address.low(n))));
  }

  private List<Addressing.Check> checks(Word address, Bit bit) {
    var beyond = address.below(new Word.Size(n).extend(address.bits())).not();
    var refused = checked.is(1).and(allowed(address.low(n), bit).is(0));
    return List.of(
        new Addressing.Check(beyond, CommonParts.MEMORY),
        new Addressing.Check(refused, CommonParts.MEMORY));
  }

  private Word allowed(Word address, Bit bit) {
    Word allowed = literal(0, 1);
    for (long number = (1L << NUMBER_BITS) - 1; number >= 0; number--) {
      var register = registers.at(literal(number, NUMBER_BITS));
      allowed = choose(liesIn(address, register), register.slice(bit.ordinal(), 1), allowed);
    }
    return let("allowed", allowed);
  }

  private Condition liesIn(Word address, Word register) {
    var first = register.slice(BITS + n, n);
    var last = register.slice(BITS, n);
    return address.below(first).not().and(last.below(address).not());
  }
}
