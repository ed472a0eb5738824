package org.vmorph.model.decoding;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;

/**
 * Enough of RV64IC to see encodings with scattered operands and of two lengths: decoded, run,
 * assembled and proved. Storage is bytes; a trap saves P, the mode and the cause, and goes to
 * mtvec.
 */
public final class RiscV extends RiscVParts {
  private RiscV() {}

  /** The machine. */
  public static final Architecture MACHINE =
      machine("rv64", both(BaseInstructions.ALL, CompressedInstructions.ALL));

  /** A machine of its parts with other instructions. */
  public static Architecture machine(String name, List<Instruction> instructions) {
    return machine(name, FETCH, instructions);
  }

  /** The same with another fetch. */
  public static Architecture machine(
      String name, Addressing fetch, List<Instruction> instructions) {
    return new Architecture(
        name,
        "Some of RV64IC.",
        COMPONENTS.all(),
        E,
        8,
        (1L << N) - 1,
        new Architecture.Mode(M, 1, 0),
        P,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(fetch),
        new Entry(),
        REFUSED,
        ILLEGAL,
        List.of(ACCESS, ILLEGAL, BREAKPOINT, REFUSED, ECALL),
        Cycle.NOTHING,
        List.of(set(M, literal(1, 1))),
        instructions,
        Reading.INTENDED,
        Configuration.of(Map.of()),
        Dialect.PLAIN);
  }

  private record Entry() implements TrapEntry {
    @Override
    public List<Act> acts(Cause cause) {
      return List.of(
          set(TRAPPED, literal(cause.code(), 32).join(M).join(P).extend(64)),
          set(M, literal(1, 1)),
          jump(MTVEC));
    }

    @Override
    public List<Saved> saved(Cause cause) {
      return List.of(new Saved(P, MEPC), new Saved(M, MPP));
    }
  }
}
