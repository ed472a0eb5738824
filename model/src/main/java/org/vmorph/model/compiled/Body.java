package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * The code of one instruction: its updates come first; its traps are tested one after the other;
 * behind them the state changes, and it is known that none of them fired.
 */
final class Body {
  /** Where an instruction goes on. */
  interface Exits {
    /** The trap to be taken, as the code that goes there; the consumer pushes what it carries. */
    void trap(Cause cause, List<Word> values, Consumer<Word> push);

    /** Where a trap is taken of which is known what it carries. */
    Label trap(Known trap);

    /** The code that halts. */
    void halt();

    /** The code that goes on. */
    void complete();
  }

  /** A trap, and what it carries, known beforehand. */
  record Known(Cause cause, List<Word> values) {}

  private final Elaboration semantics;
  private final InitialState symbols;
  private final Asides asides;
  private final Instruction instruction;
  private final OperandValues<Word> operands;
  private final State<Word, WrittenFile> old;
  private final Updates updates;
  private final List<Outcome.Fired<Word, Condition>> traps;
  private final Folding calm;
  private final Change change;
  private final Condition halts;

  Body(
      Elaboration semantics,
      InitialState symbols,
      Instruction instruction,
      OperandValues<Word> operands) {
    this(semantics, symbols, Asides.NONE, instruction, operands);
  }

  /** The same where long words are computed by methods of their own. */
  Body(
      Elaboration semantics,
      InitialState symbols,
      Asides asides,
      Instruction instruction,
      OperandValues<Word> operands) {
    this.semantics = semantics;
    this.symbols = symbols;
    this.asides = asides;
    this.instruction = instruction;
    this.operands = operands;
    this.old = symbols.state();
    this.updates =
        new Updates(semantics.machine(), asides, semantics.cycle(instruction), operands, old);
    this.traps = outcome(new Folding()).traps();
    this.calm = calm(new Folding(), traps);
    var outcome = outcome(calm);
    this.change = Change.between(semantics.machine(), old, outcome.calm());
    this.halts = outcome.halts();
  }

  private Outcome<Word, Condition, WrittenFile> outcome(Folding folding) {
    return Outcome.ofUpdatedCycle(semantics, folding, instruction, operands, old);
  }

  /** What is known when none of these traps fired. */
  static Folding calm(Folding folding, List<Outcome.Fired<Word, Condition>> traps) {
    var known = folding;
    for (var trap : traps) {
      known = known.assuming(trap.when(), false);
    }
    return known;
  }

  private boolean alwaysTraps() {
    return !traps.isEmpty() && traps.getLast().when() == Condition.Always.TRUE;
  }

  /** What it reads behind its updates, and what is needed more than once. */
  private Uses uses() {
    var uses = new Uses(new Folding(), symbols.storage(), asides);
    for (var trap : traps) {
      uses.of(trap.when());
      trap.values().forEach(uses::of);
    }
    if (!alwaysTraps()) {
      uses.where(calm).of(halts);
      change.countTo(uses);
    }
    return uses;
  }

  /** Every component it changes. */
  List<Component> written() {
    var all = new ArrayList<>(updates.written());
    all.addAll(alwaysTraps() ? List.of() : change.components());
    return all;
  }

  /** Every component it reads or changes. */
  Set<Component> touched() {
    var all = new LinkedHashSet<>(uses().components());
    all.addAll(updates.touched());
    all.addAll(written());
    return all;
  }

  void emit(MethodVisitor code, Places places, int freeLocal, Exits exits) {
    updates.emit(code, places, freeLocal);
    var emitter = new Emitter(code, places, new Folding(), symbols.storage(), uses(), freeLocal);
    tests(code, emitter, traps, exits);
    if (alwaysTraps()) {
      return;
    }
    var behind = emitter.where(calm);
    if (halts.equals(Condition.Always.TRUE.not())) {
      change.emit(code, behind);
      exits.complete();
      return;
    }
    int stops = Change.test(code, behind, halts);
    change.emit(code, behind);
    var goesOn = new Label();
    code.visitVarInsn(ILOAD, stops);
    code.visitJumpInsn(IFEQ, goesOn);
    exits.halt();
    code.visitLabel(goesOn);
    exits.complete();
  }

  static void tests(
      MethodVisitor code,
      Emitter emitter,
      List<Outcome.Fired<Word, Condition>> traps,
      Exits exits) {
    for (var trap : traps) {
      if (trap.values().stream().allMatch(Word.Literal.class::isInstance)) {
        emitter.jump(trap.when(), true, exits.trap(new Known(trap.cause(), trap.values())));
      } else {
        var next = new Label();
        emitter.jump(trap.when(), false, next);
        emitter.perhaps(() -> exits.trap(trap.cause(), trap.values(), emitter::push));
        code.visitLabel(next);
      }
    }
  }
}
