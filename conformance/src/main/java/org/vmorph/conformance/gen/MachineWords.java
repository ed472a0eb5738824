package org.vmorph.conformance.gen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Role;

/**
 * The words of one machine that its guests are put together with, whatever its shape: instructions,
 * and the fields of a PSW of one word.
 */
public final class MachineWords {
  private final Architecture machine;
  private final Set<String> without;

  /** By the ordinal of their verb. */
  private final Encoding[] encodings = new Encoding[Verb.values().length];

  private final PswWord psw;
  private final int modeLow;

  /** Where P starts in a PSW, and how wide it is. */
  private final int pLow;

  private final int pBits;
  private final int registers;

  /**
   * The words of a machine.
   *
   * @param own the names of more instructions that no guest can be without
   * @param without the names of those that shall not be generated
   * @throws IllegalArgumentException if it lacks what guests are put together with
   */
  MachineWords(Architecture machine, List<String> own, Set<String> without) {
    this.machine = machine;
    this.without = without;
    if (machine.trapEntry().layout().isEmpty() || machine.fetch().isEmpty()) {
      throw new IllegalArgumentException(
          "no guests are generated for " + machine + ": it has no PSW of one word");
    }
    for (var name : necessities(own)) {
      if (machine.instruction(name).isEmpty()) {
        throw new IllegalArgumentException(
            "no guests are generated for %s: it has no instruction '%s'; expected all of %s"
                .formatted(machine, name, String.join(", ", necessities(own))));
      }
    }
    Arrays.setAll(encodings, verb -> encoding(Verb.values()[verb].inMachine()));
    psw = new PswWord(machine);
    modeLow = psw.low(machine.mode().cell());
    pLow = psw.low(machine.programCounter());
    pBits = machine.programCounter().bits();
    registers = registers(machine);
  }

  /** What is necessary, with the door between modes first. */
  private static List<String> necessities(List<String> own) {
    var names = new ArrayList<>(Verb.necessities());
    names.addAll(1, own);
    return names;
  }

  /** The machine. */
  public Architecture machine() {
    return machine;
  }

  /** The words of an instruction; always zero if there is none, or it shall not be generated. */
  public Encoding encoding(String name) {
    return without.contains(name)
        ? Encoding.NONE
        : machine.instruction(name).map(Encoding::of).orElse(Encoding.NONE);
  }

  /** An instruction word; zero, which is no instruction, if this one shall not be generated. */
  public long word(Verb verb, long first, long second, long third) {
    return encodings[verb.ordinal()].word(first, second, third);
  }

  /** The same of an instruction with two operands at most. */
  public long word(Verb verb, long first, long second) {
    return word(verb, first, second, 0);
  }

  /** Whether there is such an instruction, and it may be generated. */
  public boolean has(Verb verb) {
    return encodings[verb.ordinal()] != Encoding.NONE;
  }

  /** A PSW of which no more is said than mode and P. */
  public long psw(long mode, long p) {
    return mode << modeLow | Concrete.low(p, pBits) << pLow;
  }

  /** Where the field of a cell starts in a PSW. */
  public int low(Cell cell) {
    return psw.low(cell);
  }

  /** What to add to a PSW so that P is one more. */
  public long nextP() {
    return 1L << pLow;
  }

  /** By how much to shift a PSW right so that mode and cause remain. */
  public int causeShift() {
    return pLow + pBits;
  }

  /** n: how many bits an address has. */
  public int addressBits() {
    return machine.storage().indexBits();
  }

  /** Number of addresses: 2^n. */
  public long addresses() {
    return 1L << addressBits();
  }

  /** How many bits a word has. */
  public int bits() {
    return machine.storage().bits();
  }

  /** How many registers there are. */
  public int registers() {
    return registers;
  }

  /** How many registers a machine has. */
  static int registers(Architecture machine) {
    return machine.files().stream()
        .filter(file -> file.role() == Role.GENERAL)
        .mapToInt(file -> 1 << file.indexBits())
        .max()
        .orElseThrow();
  }
}
