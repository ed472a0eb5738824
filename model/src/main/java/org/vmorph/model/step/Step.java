package org.vmorph.model.step;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/**
 * An instruction with everything made plain: which traps, first one first; otherwise which writes,
 * all at once; and whether the processor stops. Every place is a cell or a word of a file, every
 * value is made of those.
 *
 * @param updates what changes before all that, whatever comes of it: in order, each in the state
 *     that those before it have left
 */
public record Step(List<Write> updates, List<Trap> traps, List<Write> writes, Condition halts) {
  /** Fires when its condition holds, unless an earlier one does; it carries these values. */
  public record Trap(Condition when, Cause cause, List<Word> values) {
    /** Keeps its own list. */
    public Trap {
      values = List.copyOf(values);
    }
  }

  /**
   * The place, a {@link org.vmorph.model.ir.Cell} or a {@link Word.At}, gets the value if the
   * condition holds.
   */
  public record Write(Condition when, Word.Place place, Word value) {}

  /** Keeps its own lists. */
  public Step {
    updates = List.copyOf(updates);
    traps = List.copyOf(traps);
    writes = List.copyOf(writes);
  }

  /** A step that changes nothing beforehand. */
  public Step(List<Trap> traps, List<Write> writes, Condition halts) {
    this(List.of(), traps, writes, halts);
  }

  /** What is left to be done when the updates have been made. */
  public Step updated() {
    return updates.isEmpty() ? this : new Step(traps, writes, halts);
  }

  /** This with more that happens; where both set a place, this step has the last word. */
  Step besides(Step more) {
    if (more.writes.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(more.writes);
    all.addAll(writes);
    return new Step(updates, traps, all, halts);
  }
}
