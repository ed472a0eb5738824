package org.vmorph.conformance.run.compare;

import java.util.Locale;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;

/** What a step was to a monitor: the classes whose order it may stumble over. */
public enum StepKind {
  /** An innocuous instruction that reads storage. */
  LOAD,
  /** An innocuous instruction that writes storage. */
  STORE,
  /** An innocuous instruction of registers alone. */
  REGISTERS,
  /** An innocuous instruction that says itself where to go on. */
  JUMP,
  /** A privileged instruction that came to its end. */
  PRIVILEGED,
  /** A privileged instruction in user mode. */
  REFUSED,
  /** A trap that was asked for. */
  CALL,
  /** A word that is no instruction. */
  ILLEGAL,
  /** A memory trap, of an instruction or a fetch. */
  MEMORY,
  /** A trap that nobody asked for. */
  INTERRUPT,
  /** The processor stopped. */
  HALT;

  /** As it is written in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a machine has steps of this kind. */
  public boolean existsOn(Architecture machine) {
    return this != INTERRUPT
        || machine.causes().stream().anyMatch(cause -> cause.kind() == Cause.Kind.INTERRUPT);
  }

  /** The kind of a step. */
  static StepKind of(Elaboration semantics, Event event) {
    return switch (event.kind()) {
      case HALTED -> HALT;
      case TRAPPED -> trap(semantics.machine(), event.cause().orElseThrow());
      case COMPLETED -> completed(semantics, event.instruction().orElseThrow());
    };
  }

  private static StepKind trap(Architecture machine, Cause cause) {
    return switch (cause.kind()) {
      case PRIVILEGE -> REFUSED;
      case MEMORY, FAULT -> MEMORY;
      case INTERRUPT -> INTERRUPT;
      case CALL -> cause.equals(machine.illegal()) ? ILLEGAL : CALL;
    };
  }

  private static StepKind completed(Elaboration semantics, Instruction instruction) {
    if (semantics.refusesUsers(instruction)) {
      return PRIVILEGED;
    }
    if (instruction.flow() == Instruction.Flow.JUMPS) {
      return JUMP;
    }
    var storage = semantics.machine().storage();
    var step = semantics.step(instruction);
    if (step.writes().stream()
        .anyMatch(write -> write.place() instanceof Word.At at && at.file().equals(storage))) {
      return STORE;
    }
    return semantics.reads(instruction).contains(storage) ? LOAD : REGISTERS;
  }
}
