package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * How the processor takes an exception: it becomes supervisor, stacks SR and PC on the supervisor
 * stack and goes through the vector. M68000 User's Manual, "Exception Processing Sequence" and
 * "Exception Stack Frames".
 *
 * <p>Every exception stacks the short frame here; the longer ones of a bus or address error are not
 * modelled. A frame that does not lie in storage would be a second bus error, which halts the
 * processor: it is not stacked here.
 */
enum M68000Exception implements TrapEntry {
  /** SR and PC; the vectors begin at 0. */
  MC68000,
  /** SR, PC, format 0 and the vector's offset; the vectors begin at VBR. */
  MC68010;

  @Override
  public List<Act> acts(Cause cause) {
    var vector =
        M68000Parts.NUMBER.extend(32).plus(cause.code()).calc(Operator.SHL, literal(2, 32));
    var supervisor = M68000Parts.S.is(1);
    var stack = choose(supervisor, M68000Parts.ACTIVE, M68000Parts.OTHER);
    var frame = frame(vector, returnAddress(cause));
    int bytes = bytes();
    var top = stack.minus(literal(bytes, 32));
    return List.of(
        when(M68000Parts.inside(bytes, top), set(M68000Parts.unchecked(bytes, top), frame)),
        set(M68000Parts.ACTIVE, top),
        set(M68000Parts.OTHER, user(supervisor)),
        set(M68000Parts.S, literal(1, 1)),
        set(M68000Parts.T, literal(0, 1)),
        set(M68000Parts.PC, M68000Parts.unchecked(4, vectors(vector))));
  }

  /** As long as the frame lies in storage. */
  @Override
  public List<Saved> saved(Cause cause) {
    var sr = M68000Parts.unchecked(2, M68000Parts.ACTIVE);
    var stacked = M68000Parts.unchecked(4, M68000Parts.ACTIVE.plus(2));
    var supervisor = sr.slice(M68000Parts.S_BIT, 1).is(1);
    var below = M68000Parts.ACTIVE.plus(bytes());
    var all = new ArrayList<Saved>();
    for (var field : M68000Parts.SR.fields()) {
      if (field.cell() != null) {
        all.add(new Saved(field.cell(), sr.slice(M68000Parts.SR.low(field), field.bits())));
      }
    }
    all.add(
        new Saved(M68000Parts.PC, cause.equals(M68000Parts.TRAP_N) ? stacked.plus(-2) : stacked));
    all.add(new Saved(M68000Parts.ACTIVE, choose(supervisor, below, M68000Parts.OTHER)));
    all.add(new Saved(M68000Parts.OTHER, choose(supervisor, M68000Parts.OTHER, below)));
    return List.copyOf(all);
  }

  /** How long a frame is. */
  private int bytes() {
    return switch (this) {
      case MC68000 -> 6;
      case MC68010 -> 8;
    };
  }

  private static Word user(Condition supervisor) {
    return choose(supervisor, M68000Parts.OTHER, M68000Parts.ACTIVE);
  }

  /** TRAP #n returns to the next instruction, whatever else traps to itself. */
  private static Word returnAddress(Cause cause) {
    return cause.equals(M68000Parts.TRAP_N) ? M68000Parts.PC.plus(2) : M68000Parts.PC;
  }

  private Word frame(Word vector, Word returnAddress) {
    var common = M68000Parts.SR.join(returnAddress);
    return switch (this) {
      case MC68000 -> common;
      case MC68010 -> common.join(literal(0, 4)).join(vector.low(12));
    };
  }

  private Word vectors(Word vector) {
    return switch (this) {
      case MC68000 -> vector;
      case MC68010 -> M68000Parts.VBR.plus(vector);
    };
  }
}
