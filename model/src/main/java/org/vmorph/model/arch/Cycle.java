package org.vmorph.model.arch;

import java.util.List;
import org.vmorph.model.ir.Act;

/**
 * What belongs to every step of a machine, whatever its instruction: a timer that ticks, a clock.
 * It is no part of what an instruction does, so no definition looks at it; else a timer would make
 * every instruction sensitive. Everything reads the state the step started in, as acts do, and
 * where an instruction sets the same place the instruction has the last word.
 *
 * @param checks the traps that may be taken before the fetch, in place of the step; an instruction
 *     that is given and not fetched is not asked for them
 * @param completed what changes besides with a step that completes
 * @param always what changes besides with any step, completed or trapped
 */
public record Cycle(List<Act> checks, List<Act> completed, List<Act> always) {
  /** Nothing but the instruction. */
  public static final Cycle NOTHING = new Cycle(List.of(), List.of(), List.of());

  /** Keeps its own lists. */
  public Cycle {
    checks = List.copyOf(checks);
    completed = List.copyOf(completed);
    always = List.copyOf(always);
  }
}
