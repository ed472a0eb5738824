package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Asked;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;

/**
 * Pairs of states of which one has the pages of the other in other frames, made by renaming frames:
 * what is proved never to happen does not happen in any, and what happens does in some. No solver
 * has a part in it but for the verdict.
 */
class MovedPagesTest {
  private static final int PAGE_BITS = 3;
  private static final int PAIRS = 3_000;

  static Stream<Architecture> machines() {
    return Machines.shapes(Shape.TINY, PAGE_BITS).stream()
        .filter(machine -> machine.name().contains("pages") && !machine.name().contains("storage"));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_solver_says_what_pairs_show(Architecture machine) {
    var semantics = new Elaboration(machine);
    for (var instruction : ownOf(machine)) {
      for (var definition :
          List.of(
              BehaviourSensitive.location(machine, Scope.ALL),
              BehaviourSensitive.general(machine))) {
        var asked = new Asked(definition, semantics, instruction, Reading.INTENDED);
        int spoke = 0;
        int happened = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
          var pair = new Valuation(new Renamed(machine, seed));
          var stated = asked.over(new Ground<>(Concrete.DOMAIN, pair));
          if (stated.given()) {
            spoke++;
            happened += stated.happens() ? 1 : 0;
          }
        }
        var what = instruction.name() + " " + definition.name();
        boolean traps = instruction.name().equals("svc");
        assertThat(spoke).as(what).isGreaterThanOrEqualTo(traps ? 0 : 20);
        if (new Prover().neverHappens(asked) instanceof Verdict.Proved) {
          assertThat(happened).as(what).isZero();
        } else {
          assertThat(happened).as(what).isPositive();
        }
      }
    }
  }

  /** A machine with one instruction more has that. */
  private static List<Instruction> ownOf(Architecture machine) {
    var all = machine.instructions();
    return machine.name().startsWith("third") ? all : List.of(all.getLast());
  }

  /** Random words; entries of the second state are those of the first, in other frames. */
  private static final class Renamed implements Valuation.Source {
    private final Random random;
    private final Map<Long, Long> entries = new HashMap<>();
    private final int frameBits;
    private final long frames;
    private final long shift;

    Renamed(Architecture machine, int seed) {
      random = new Random(seed);
      frameBits = machine.storage().indexBits() - PAGE_BITS;
      frames = 1L << frameBits;
      shift = random.nextInt((int) frames);
    }

    /** Storage has all frames but the last, which is not whole; supervisors and users alike. */
    @Override
    public long word(String name, int bits) {
      return switch (name) {
        case "q" -> Concrete.low(-1, bits);
        case "operand.x" -> random.nextInt(1 << PAGE_BITS + 3);
        case "operand.b" -> 0;
        case "S.T" -> random.nextInt(8) == 0 ? 0 : 1;
        case "at.E" -> random.nextInt(1 << PAGE_BITS);
        default -> Concrete.low(random.nextLong(), bits);
      };
    }

    @Override
    public long at(String name, File file, long index) {
      return switch (name) {
        case "S.pr" ->
            entries.computeIfAbsent(index, i -> Concrete.low(random.nextLong(), file.bits()));
        case "S'.pr" -> renamed(at("S.pr", file, index));
        default -> Concrete.low(random.nextLong(), file.bits());
      };
    }

    /** The last frame, which storage has not, is itself. */
    private long renamed(long entry) {
      long frame = Concrete.low(entry, frameBits);
      long other = frame == frames - 1 ? frame : (frame + shift) % (frames - 1);
      return entry & -frames | other;
    }
  }
}
