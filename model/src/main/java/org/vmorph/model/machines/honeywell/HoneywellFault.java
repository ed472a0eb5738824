package org.vmorph.model.machines.honeywell;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/**
 * How the processor takes a fault. Each has two words, which the processor executes in master mode:
 * here as they usually are, one that keeps IC and indicators and one that goes elsewhere. So the
 * first receives them, and the left half of the second is where the processor goes on.
 */
enum HoneywellFault implements TrapEntry {
  ENTRY;

  @Override
  public List<Act> acts(Cause cause) {
    return List.of(
        set(at(cause, 0), HoneywellParts.KEPT),
        set(HoneywellParts.IC, HoneywellParts.left(at(cause, 1))),
        set(HoneywellParts.MASTER, literal(1, 1)));
  }

  @Override
  public List<Saved> saved(Cause cause) {
    var kept = at(cause, 0);
    return List.of(saved(kept, HoneywellParts.IC), saved(kept, HoneywellParts.MASTER));
  }

  private static Saved saved(Word kept, Cell cell) {
    var field = Word.Field.of(cell);
    return new Saved(cell, kept.slice(HoneywellParts.KEPT.low(field), field.bits()));
  }

  private static Word.At at(Cause cause, int word) {
    return HoneywellParts.E.at(literal(2L * cause.code() + word, 18));
  }
}
