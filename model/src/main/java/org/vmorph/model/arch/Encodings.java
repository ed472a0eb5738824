package org.vmorph.model.arch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;

/**
 * What the instruction words of a machine must obey: each instruction has some, no two have the
 * same, and each is as long as its first parcel says.
 */
final class Encodings {
  /** How wide a number an instruction can have. */
  private static final int OPCODE_BITS = 31;

  private final String machine;
  private final Addressing fetch;

  private Encodings(String machine, Addressing fetch) {
    this.machine = machine;
    this.fetch = fetch;
  }

  static void check(String machine, List<Instruction> instructions, Addressing fetch) {
    if (instructions.isEmpty()) {
      throw new MalformedMachine(machine, "has no instruction; expected one or more");
    }
    var its = new Encodings(machine, fetch);
    instructions.forEach(its::alone);
    var all = Encoded.all(instructions, fetch);
    all.forEach(its::words);
    for (int i = 0; i < all.size(); i++) {
      for (var earlier : all.subList(0, i)) {
        its.together(earlier, all.get(i));
      }
    }
  }

  private MalformedMachine error(Instruction whose, String what) {
    return new MalformedMachine(machine, whose + ": " + what);
  }

  private void alone(Instruction instruction) {
    wrong(instruction)
        .or(() -> Syntax.fault(instruction.form()))
        .ifPresent(
            what -> {
              throw error(instruction, what);
            });
  }

  private Optional<String> wrong(Instruction instruction) {
    var form = instruction.form();
    int bits = form.pattern().map(pattern -> pattern.bits()).orElse(0);
    if (!lengths().contains(bits)) {
      return Optional.of(
          "form '%s' has %d bits; a fetch reads %s".formatted(form.name(), bits, several()));
    }
    int step = step(bits);
    if (instruction.length() != step) {
      return Optional.of(
          "P grows by %d; expected %d, for it has %d bits"
              .formatted(instruction.length(), step, bits));
    }
    return opcode(instruction.opcode(), form);
  }

  private static Optional<String> opcode(int opcode, Form form) {
    var field = form.pattern().flatMap(pattern -> pattern.opcode());
    int bits = field.map(it -> it.operand().bits()).orElse(0);
    if (bits > OPCODE_BITS) {
      return Optional.of("an opcode of %d bits; expected %d at most".formatted(bits, OPCODE_BITS));
    }
    boolean fits = field.map(it -> fits(opcode, it)).orElse(opcode == 0);
    return fits
        ? Optional.empty()
        : Optional.of("opcode %d does not fit its %d bits".formatted(opcode, bits));
  }

  private static boolean fits(int opcode, BitField field) {
    return opcode >= 0 && opcode >>> field.operand().bits() == 0 && field.holds(opcode);
  }

  /** How many bits there may be. */
  private List<Integer> lengths() {
    return fetch
        .parcels()
        .map(
            how ->
                IntStream.rangeClosed(1, fetch.bits() / how.bits())
                    .map(count -> count * how.bits())
                    .boxed()
                    .toList())
        .orElse(List.of(fetch.bits()));
  }

  private String several() {
    return lengths().stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  /** By how much P grows. */
  private int step(int bits) {
    return fetch.parcels().map(how -> bits / how.bits() * how.step()).orElse(1);
  }

  /** It has some, and whatever its operands the first parcel says how long it is. */
  private void words(Encoded it) {
    var pattern = it.pattern();
    var word = pattern.fixed().except(pattern.excludedWords());
    if (word.isEmpty()) {
      throw error(it.instruction(), "no word is left of '" + it.instruction().pattern() + "'");
    }
    fetch
        .parcels()
        .flatMap(how -> FirstParcel.fault(it, how))
        .ifPresent(
            what -> {
              throw error(it.instruction(), what);
            });
  }

  private void together(Encoded earlier, Encoded later) {
    var word = later.meets(earlier);
    if (word.isPresent()) {
      throw error(
          later.instruction(),
          "0x%x is %s as well; expected each word to be one instruction"
              .formatted(word.getAsLong(), earlier.instruction()));
    }
  }
}
