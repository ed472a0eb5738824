package org.vmorph.bench;

import java.util.Optional;
import java.util.SplittableRandom;
import org.vmorph.model.ir.Instruction;

/**
 * Whether the RV64IM that is written by hand does what the reference interpreter does: whatever it
 * does not stop before, and it stops before nothing that completes. Nothing is timed before.
 */
public final class Rv64Equality {
  private static final int WORDS = 16;

  private final Rv64Machine reference = Rv64Machine.reference();
  private final Runner other;

  /** A machine under suspicion. */
  public Rv64Equality(Runner other) {
    this.other = other;
  }

  /** Runs a workload for so many steps. */
  public Optional<String> on(Workload workload, long steps) {
    return difference(workload.name(), workload.base(), steps);
  }

  /** Lets every instruction of RV64IM make a step in so many states. */
  public Optional<String> onInstructions(int states) {
    var random = new SplittableRandom(1974);
    for (var instruction : Rv64Machine.SEMANTICS.machine().instructions()) {
      for (int i = 0; i < states && isWritten(instruction); i++) {
        var difference = difference(instruction.name(), before(instruction, random), 1);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  /** Of those of machine mode: no atomic ones, which have aq and rl, and none of two bytes. */
  private static boolean isWritten(Instruction instruction) {
    boolean isAtomic =
        instruction.form().operands().stream().anyMatch(it -> it.name().equals("aq"));
    boolean isCall = instruction.name().startsWith("e");
    return instruction.length() == 4
        && !isAtomic
        && !isCall
        && !Rv64Machine.SEMANTICS.refusesUsers(instruction)
        && !Rv64Machine.SEMANTICS.perhapsRefusesUsers(instruction);
  }

  private static WholeState before(Instruction instruction, SplittableRandom random) {
    var storage = random.longs(WORDS).toArray();
    var registers = new long[32];
    for (int i = 1; i < 32; i++) {
      registers[i] = word(random);
    }
    var operands =
        instruction.form().operands().stream()
            .mapToLong(it -> random.nextLong() & -1L >>> 64 - it.bits())
            .toArray();
    storage[0] = instruction.encode(operands);
    return Rv64Machine.state(storage, registers, Rv64Machine.RAM);
  }

  private static long word(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(5) - 2;
      case 1 -> Long.MIN_VALUE + random.nextInt(3) - 1;
      case 2 -> random.nextInt();
      case 3 -> Rv64Machine.RAM + random.nextInt(8 * WORDS);
      default -> random.nextLong();
    };
  }

  private Optional<String> difference(String what, WholeState image, long steps) {
    reference.base(image);
    other.base(image);
    long expected = reference.run(steps);
    long made = other.run(steps);
    boolean stops = made < steps && other.halted();
    if (steps == 1 && stops && reference.trapped()) {
      return Optional.empty();
    }
    return made == expected && other.state().same(reference.state())
        ? Optional.empty()
        : Optional.of(
            "%s: %s makes %d of %d steps to\n%s\nthe reference interpreter %d to\n%s\nboth from\n%s"
                .formatted(
                    what,
                    other.name(),
                    made,
                    steps,
                    other.state().text(),
                    expected,
                    reference.state().text(),
                    image.text()));
  }
}
