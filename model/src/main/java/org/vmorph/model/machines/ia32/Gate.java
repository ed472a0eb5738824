package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A gate of the interrupt descriptor table, and what going through it does; volume 3, 6.10 to 6.13.
 * INT n and exceptions go the same way; only the first is asked for its level.
 */
final class Gate {
  private final Ia32State is;
  private final Word number;
  private final Word gate;
  private final Segment target;
  private final Word level;
  private final Condition isInner;
  private final Word stack;

  /** The gate of a number of 8 bits. */
  Gate(Ia32State is, Word number) {
    this.is = is;
    this.number = number;
    this.gate =
        let(
            "gate",
            is.unchecked(
                2, is.IDTR_BASE.plus(number.extend(32).calc(Operator.SHL, literal(3, 32)))));
    this.target = Segment.named(is, "target", gate.slice(16, 16));
    this.level = let("level", choose(target.isConforming(), is.CPL, target.dpl()));
    this.isInner = level.below(is.CPL);
    this.stack = let("stack", choose(isInner, fromTask(4), is.ESP));
  }

  /** The stack of the level, as the task state segment has it; volume 3, 7.2.1. */
  private Word fromTask(long offset) {
    var at = level.extend(32).calc(Operator.SHL, literal(3, 32)).plus(offset);
    return is.unchecked(1, is.TR_BASE.plus(at));
  }

  private Word error() {
    return number.extend(16).calc(Operator.SHL, literal(3, 16)).plus(2);
  }

  private Act gp(Condition when) {
    return when(when, trap(Exceptions.GP, error()));
  }

  /** Whether a program may go through it. */
  Word dpl() {
    return gate.slice(45, 2);
  }

  /** What INT n looks at. */
  List<Act> checks() {
    return List.of(
        gp(is.IDTR_LIMIT.extend(17).below(error().extend(17).plus(5))),
        gp(gate.slice(41, 4).is(7).not()),
        when(dpl().below(is.CPL), trap(Exceptions.REFUSED, error())),
        when(gate.slice(47, 1).is(0), trap(Exceptions.NP, error())),
        target.gp(target.isNull().or(target.isBeyond())),
        target.gp(target.isCode().not().or(is.CPL.below(target.dpl()))),
        target.absent());
  }

  /** What INT n does, returning to an address; where the stack ends it is #SS. */
  List<Act> through(Word next) {
    var acts = new ArrayList<>(checks());
    var same = frame(next, Optional.empty(), false);
    var inner = frame(next, Optional.empty(), true);
    acts.add(when(isInner.not(), is.pushable(same.size(), top(same))));
    acts.add(when(isInner, is.pushable(inner.size(), top(inner))));
    acts.addAll(pushed(same, inner));
    return acts;
  }

  /** What an exception does; a frame that does not lie in storage is not pushed. */
  List<Act> taken(Optional<Word> error) {
    return pushed(frame(is.EIP, error, false), frame(is.EIP, error, true));
  }

  private List<Act> pushed(List<Word> same, List<Word> inner) {
    var acts = new ArrayList<Act>();
    acts.add(when(isInner.not(), is.pushes(top(same), same)));
    acts.add(when(isInner, is.pushes(top(inner), inner)));
    acts.addAll(enter(choose(isInner, top(inner), top(same))));
    return acts;
  }

  /** From its lowest address on. */
  private List<Word> frame(Word next, Optional<Word> error, boolean inner) {
    var words = new ArrayList<Word>();
    error.ifPresent(code -> words.add(code.extend(32)));
    words.addAll(List.of(next, is.cs().extend(32), is.eflags()));
    if (inner) {
      words.addAll(List.of(is.ESP, is.ss().extend(32)));
    }
    return words;
  }

  private Word top(List<Word> frame) {
    return stack.minus(literal(4L * frame.size(), 32));
  }

  private List<Act> enter(Word top) {
    var stackSegment = Segment.named(is, "stackSegment", fromTask(8).low(16));
    return List.of(
        set(is.ESP, top),
        when(
            isInner,
            set(is.SS, stackSegment.index()),
            set(is.SS_HIDDEN, stackSegment.descriptor())),
        set(is.CS, target.index()),
        set(is.CS_HIDDEN, target.descriptor()),
        set(is.CPL, level),
        set(is.EIP, gate.slice(48, 16).join(gate.slice(0, 16))),
        set(is.TF, literal(0, 1)),
        when(gate.slice(40, 1).is(0), set(is.IF, literal(0, 1))));
  }
}
