package org.vmorph.model.compiled;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.concrete.Core;
import org.vmorph.model.ir.Cause;

/**
 * What generated classes extend: the instruction set of one machine as methods. A status is 0 when
 * an instruction is completed, {@link #HALTED}, or the index of its trap's cause, plus one; what
 * the trap carries is in the core then.
 */
abstract class Code {
  static final int HALTED = -1;

  private final List<Optional<Cause>> causes;

  Code(List<Cause> causes) {
    this.causes = causes.stream().map(Optional::of).toList();
  }

  /** The reset. */
  abstract void reset(Core core);

  /** Runs until a trap has been taken, the processor halts or the steps are made. */
  void run(Core core, int steps) {
    throw new IllegalStateException("no instruction is fetched here; they are given");
  }

  /** Executes an instruction by its place in the manual; the status. */
  abstract int given(Core core, int instruction, long[] operands);

  /** The trap sequence; what the trap carries is in the core. */
  abstract void entry(Core core, int cause);

  /** A trap is taken: the cells and what it carries are where the core keeps them. */
  final void take(Core core, int cause, int steps, boolean fetched, long word) {
    core.counts.taken(core, cause);
    entry(core, cause);
    core.trapped(causes.get(cause), steps, fetched, word);
  }

  /** A status comes of a routine: it is counted and handed on. */
  static int counted(Core core, int status, int instruction) {
    if (status <= 0) {
      core.counts.completed(instruction);
    } else {
      core.counts.trapped(instruction, cause(status));
    }
    return status;
  }

  /** A status comes of an instruction that was given. */
  final void ended(Core core, int status) {
    if (status == HALTED) {
      core.halted(1, 0);
    } else if (status == 0) {
      core.completed(1, 0);
    } else {
      take(core, cause(status), 1, true, 0);
    }
  }

  static int cause(int status) {
    return status - 1;
  }
}
