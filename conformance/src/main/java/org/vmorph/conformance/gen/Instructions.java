package org.vmorph.conformance.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vmorph.model.ir.Cause;
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

  private final List<Long> unassigned;

  /** What a number below a hundred draws from, by the ordinal of the weights. */
  private final Entry[][][] drawn = new Entry[Weights.values().length][100][];

  Instructions(Elaboration semantics, Vocabulary vocabulary, Set<String> without) {
    unassigned = semantics.decoder().unassigned();
    var byKind = byKind(semantics, vocabulary, without);
    for (var weights : Weights.values()) {
      int at = 0;
      for (var kind : Kind.values()) {
        var entries = entries(byKind, kind);
        for (int i = 0; i < weights.of(kind); i++) {
          drawn[weights.ordinal()][at++] = entries;
        }
      }
    }
  }

  /** A kind the machine does not have counts as plain. */
  private static Entry[] entries(List<List<Entry>> byKind, Kind kind) {
    var list = byKind.get(kind.ordinal());
    var some = list.isEmpty() ? byKind.get(Kind.PLAIN.ordinal()) : list;
    return some.toArray(Entry[]::new);
  }

  /** By the ordinal of their kind. */
  private static List<List<Entry>> byKind(
      Elaboration semantics, Vocabulary vocabulary, Set<String> without) {
    var machine = semantics.machine();
    var byKind = new ArrayList<List<Entry>>();
    for (int kind = 0; kind < Kind.values().length; kind++) {
      byKind.add(new ArrayList<>());
    }
    int registerBits = Integer.numberOfTrailingZeros(MachineWords.registers(machine));
    for (var instruction : machine.instructions()) {
      if (!without.contains(instruction.name())) {
        byKind
            .get(kind(semantics, instruction).ordinal())
            .add(new Entry(instruction, registerBits, vocabulary.care(instruction)));
      }
    }
    return byKind;
  }

  private static Kind kind(Elaboration semantics, Instruction instruction) {
    var step = semantics.step(instruction);
    if (semantics.refusesUsers(instruction)) {
      return Kind.PRIVILEGED;
    }
    if (Verb.of(instruction).isEmpty()) {
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

  /** A word for each opcode, or what tells instructions apart instead, that none of them has. */
  List<Long> unassigned() {
    return unassigned;
  }

  /** An instruction drawn by these weights. */
  Entry draw(Dice dice, Weights weights) {
    var some = drawn[weights.ordinal()][dice.below(100)];
    return some[dice.below(some.length)];
  }
}
