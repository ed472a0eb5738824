package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.function.Function;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/**
 * What physical addresses lead to besides storage, where QEMU's machine "virt" has it: the core's
 * own interrupter (CLINT), a 16550 console, and a word that ends the machine.
 */
final class Devices {
  private static final long FINISHER = 0x10_0000;
  private static final long CLINT = 0x200_0000;
  private static final long MTIMECMP = CLINT + 0x4000;
  private static final long MTIME = CLINT + 0xbff8;
  private static final long UART = 0x1000_0000;

  /** Written to the finisher: all is well. */
  static final long PASS = 0x5555;

  /** The transmitter is empty; a character is there. */
  private static final int EMPTY = 0x60;

  /**
   * A register of a device.
   *
   * @param bytes how it is reached, and in no other length
   * @param read what it shows, 8 bits a byte
   * @param write what storing a word there does
   */
  record Register(long address, int bytes, Word read, Function<Word, List<Act>> write) {
    Condition isAt(Word physical) {
      return physical.is(address);
    }
  }

  private final RiscvState is;
  private final List<Register> all;

  Devices(RiscvState is, Settings settings) {
    this.is = is;
    this.all = settings.is(RiscvParameters.DEVICES, "none") ? List.of() : virt();
  }

  private List<Register> virt() {
    return List.of(
        new Register(
            FINISHER, 4, literal(0, 32), value -> List.of(when(value.low(16).is(PASS), halt()))),
        cell(CLINT, 4, is.msip),
        cell(MTIMECMP, 8, is.mtimecmp),
        // What counts steps nobody sets.
        new Register(MTIME, 8, is.time, value -> List.of()),
        new Register(UART, 1, received(), this::transmit),
        new Register(UART + 1, 1, is.ier.extend(8), v -> List.of(whenData(set(is.ier, v.low(4))))),
        new Register(UART + 2, 1, literal(1, 8), value -> List.of()),
        cell(UART + 3, 1, is.lcr),
        new Register(UART + 4, 1, literal(0, 8), value -> List.of()),
        new Register(
            UART + 5,
            1,
            choose(hasInput(), literal(EMPTY | 1, 8), literal(EMPTY, 8)),
            value -> List.of()),
        new Register(UART + 6, 1, literal(0xb0, 8), value -> List.of()),
        cell(UART + 7, 1, is.scr));
  }

  private static Register cell(long address, int bytes, Cell cell) {
    return new Register(
        address, bytes, cell.extend(8 * bytes), v -> List.of(set(cell, v.low(cell.bits()))));
  }

  /** Those that are reached in so many bytes. */
  List<Register> of(int bytes) {
    return all.stream().filter(register -> register.bytes() == bytes).toList();
  }

  /** Reading takes a character, which is an act; see {@link #reading}. */
  private Word received() {
    return choose(hasInput(), is.input.at(is.next), literal(0, 8));
  }

  private Condition hasInput() {
    return is.next.below(is.end);
  }

  /** What reading does besides. */
  List<Act> reading(Word physical, int bytes) {
    return bytes == 1
        ? List.of(
            when(
                physical.is(UART).and(is.lcr.slice(7, 1).is(0)).and(hasInput()),
                set(is.next, is.next.plus(1))))
        : List.of();
  }

  /**
   * With the divisor latch open that is where the speed is said, which is nobody's business here.
   */
  private List<Act> transmit(Word value) {
    return List.of(whenData(set(is.output.at(is.count), value), set(is.count, is.count.plus(1))));
  }

  private Act whenData(Act... acts) {
    return when(is.lcr.slice(7, 1).is(0), acts);
  }
}
