package org.vmorph.conformance.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/**
 * The instructions of a machine by what they do to the course of a program, found in their meaning.
 */
final class Instructions {
  /** What an instruction does to the course of a program. */
  enum Kind {
    /** Goes on to the next one, whatever happens. */
    PLAIN,
    /** Reaches storage, and may memory-trap. */
    STORAGE,
    JUMP,
    /** Traps always. */
    CALL,
    PRIVILEGED,
    /** Not one that systems are put together with: a specimen's flaw. */
    SPECIAL
  }

  /**
   * How often each kind is drawn, in a hundred. What ends a program or takes its window away is
   * drawn on purpose.
   */
  enum Weights {
    SUPERVISOR(44, 24, 8, 2, 12, 10),
    USER(48, 26, 8, 3, 5, 10);

    private final int[] inHundred;

    Weights(int... inHundred) {
      this.inHundred = inHundred;
    }
  }

  /** An instruction, ready to be written. */
  record Entry(Instruction instruction, Form form, boolean[] register, boolean[] index) {
    static Entry of(Instruction instruction, int registerBits) {
      var form = instruction.form();
      int operands = form.operands().size();
      var register = new boolean[operands];
      var index = new boolean[operands];
      for (int i = 0; i < operands; i++) {
        var operand = form.operands().get(i);
        register[i] = operand.bits() == registerBits;
        index[i] = form.syntax().contains("(r" + operand.name() + ")");
      }
      return new Entry(instruction, form, register, index);
    }
  }

  /** By the ordinal of their kind. */
  private final List<List<Entry>> byKind = new ArrayList<>();

  Instructions(Elaboration semantics, Set<String> without) {
    var machine = semantics.machine();
    for (int kind = 0; kind < Kind.values().length; kind++) {
      byKind.add(new ArrayList<>());
    }
    int registerBits =
        machine.instructions().stream().mapToInt(Instructions::leastOperand).min().orElse(0);
    for (var instruction : machine.instructions()) {
      if (!without.contains(instruction.name())) {
        byKind.get(kind(semantics, instruction).ordinal()).add(Entry.of(instruction, registerBits));
      }
    }
  }

  private static int leastOperand(Instruction instruction) {
    return instruction.form().operands().stream()
        .mapToInt(operand -> operand.bits())
        .min()
        .orElse(64);
  }

  private static Kind kind(Elaboration semantics, Instruction instruction) {
    var step = semantics.step(instruction);
    if (instruction.privileged()) {
      return Kind.PRIVILEGED;
    }
    if (!Vocabulary.knows(instruction)) {
      return Kind.SPECIAL;
    }
    if (instruction.flow() == Instruction.Flow.JUMPS) {
      return Kind.JUMP;
    }
    if (step.traps().stream().anyMatch(trap -> trap.cause().kind() == Cause.Kind.CALL)) {
      return Kind.CALL;
    }
    return step.traps().isEmpty() ? Kind.PLAIN : Kind.STORAGE;
  }

  /** An instruction drawn by these weights. A kind the machine does not have counts as plain. */
  Entry draw(Dice dice, Weights weights) {
    int at = dice.below(100);
    int kind = 0;
    while (at >= weights.inHundred[kind]) {
      at -= weights.inHundred[kind++];
    }
    var list = byKind.get(kind);
    var some = list.isEmpty() ? byKind.get(Kind.PLAIN.ordinal()) : list;
    return some.get(dice.below(some.size()));
  }
}
