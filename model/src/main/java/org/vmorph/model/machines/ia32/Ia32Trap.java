package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/**
 * An exception goes through its gate; volume 3, 6.12 and 6.13. Gate, segment and stack are believed
 * to be good: a double fault is not modelled.
 */
record Ia32Trap(Ia32State is) implements TrapEntry {
  @Override
  public List<Act> acts(Cause cause) {
    return new Gate(is, literal(Exceptions.vector(cause), 8)).taken(error(cause));
  }

  private static Optional<Word> error(Cause cause) {
    return cause.values().isEmpty() ? Optional.empty() : Optional.of(Exceptions.error);
  }

  /** As long as the frame lies in storage. */
  @Override
  public List<Saved> saved(Cause cause) {
    int skipped = cause.values().size();
    var cs = is.popped(skipped + 1);
    var flags = is.popped(skipped + 2);
    var fromOuter = is.CPL.below(cs.low(2));
    return List.of(
        new Saved(is.EIP, is.popped(skipped)),
        new Saved(is.CS, cs.slice(2, 14)),
        new Saved(is.CPL, cs.low(2)),
        new Saved(is.TF, flags.slice(8, 1)),
        new Saved(is.IF, flags.slice(9, 1)),
        new Saved(
            is.ESP, choose(fromOuter, is.popped(skipped + 3), is.ESP.plus(4L * (skipped + 3)))),
        new Saved(is.SS, choose(fromOuter, is.popped(skipped + 4).slice(2, 14), is.SS)));
  }

  /**
   * The same, and what the segment registers had loaded: it stands in the table, if that is as it
   * was.
   */
  List<Saved> savedWithSegments(Cause cause) {
    int skipped = cause.values().size();
    var cs = is.popped(skipped + 1).low(16);
    var fromOuter = is.CPL.below(cs.low(2));
    var ss = choose(fromOuter, is.popped(skipped + 4).low(16), is.ss());
    var all = new ArrayList<>(saved(cause));
    all.add(new Saved(is.CS_HIDDEN, Segment.named(is, "old.cs", cs).descriptor()));
    all.add(new Saved(is.SS_HIDDEN, Segment.named(is, "old.ss", ss).descriptor()));
    return List.copyOf(all);
  }

  /** What a segment register has loaded stands in the table, if that has not changed. */
  @Override
  public List<Cell> lost(Cause cause) {
    return List.of(is.CS_HIDDEN, is.SS_HIDDEN);
  }
}
