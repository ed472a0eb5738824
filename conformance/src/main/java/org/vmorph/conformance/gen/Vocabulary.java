package org.vmorph.conformance.gen;

import java.util.Arrays;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Role;

/** The words of a third generation machine that a system is put together with. */
final class Vocabulary {
  private final Architecture machine;

  /** By the ordinal of their verb. */
  private final Encoding[] encodings = new Encoding[Verb.values().length];

  /** The mode in its place in a PSW. */
  private final long user;

  private final long supervisor;

  /** Where the fields of a PSW start, and how wide they are. */
  private final int pLow;

  private final int pBits;
  private final int lLow;
  private final int bLow;
  private final int addressBits;

  Vocabulary(Architecture machine, Set<String> without) {
    this.machine = machine;
    Arrays.fill(encodings, Encoding.NONE);
    if (!(machine.trapEntry() instanceof PswSwap) || machine.fetch().isEmpty()) {
      throw new IllegalArgumentException(
          "no guests are generated for " + machine + ": it is not third generation");
    }
    for (var verb : Verb.values()) {
      var name = verb.inMachine();
      var instruction = machine.instruction(name);
      if (instruction.isEmpty() && verb.necessary()) {
        throw new IllegalArgumentException(
            "no guests are generated for %s: it has no instruction '%s'; expected all of %s"
                .formatted(machine, name, Verb.necessities()));
      }
      if (instruction.isPresent() && !without.contains(name)) {
        encodings[verb.ordinal()] = Encoding.of(instruction.get());
      }
    }
    Relocation relocation = machine.relocation().orElseThrow();
    var psw = new PswWord(machine);
    int modeLow = psw.low(machine.mode().cell());
    user = machine.mode().user() << modeLow;
    supervisor = machine.mode().supervisor() << modeLow;
    pLow = psw.low(machine.programCounter());
    pBits = machine.programCounter().bits();
    lLow = psw.low(relocation.base());
    bLow = psw.low(relocation.bound());
    addressBits = relocation.base().bits();
  }

  Architecture machine() {
    return machine;
  }

  /** An instruction word; zero, which is no instruction, if this one shall not be generated. */
  long word(Verb verb, long first, long second, long third) {
    return encodings[verb.ordinal()].word(first, second, third);
  }

  /** The same of an instruction with two operands at most. */
  long word(Verb verb, long first, long second) {
    return word(verb, first, second, 0);
  }

  /** Whether there is such an instruction, and it may be generated. */
  boolean has(Verb verb) {
    return encodings[verb.ordinal()] != Encoding.NONE;
  }

  /** A PSW. */
  long psw(boolean inUserMode, long p, long l, long b) {
    return (inUserMode ? user : supervisor) | Concrete.low(p, pBits) << pLow | r(l, b);
  }

  /** A relocation-bounds register as one word. */
  long r(long l, long b) {
    return Concrete.low(l, addressBits) << lLow | Concrete.low(b, addressBits) << bLow;
  }

  /** What to add to a PSW so that P is one more. */
  long nextP() {
    return 1L << pLow;
  }

  /** By how much to shift a PSW right so that mode and cause remain. */
  int causeShift() {
    return pLow + pBits;
  }

  /** n: how many bits an address has. */
  int addressBits() {
    return addressBits;
  }

  /** How many registers there are. */
  int registers() {
    return machine.files().stream()
        .filter(file -> file.role() == Role.GENERAL)
        .mapToInt(file -> 1 << file.indexBits())
        .max()
        .orElseThrow();
  }

  /** Number of addresses: 2^n. */
  long addresses() {
    return 1L << addressBits;
  }
}
