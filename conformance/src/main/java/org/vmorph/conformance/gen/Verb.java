package org.vmorph.conformance.gen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vmorph.model.ir.Instruction;

/**
 * The instructions that systems are put together with on every machine that guests are generated
 * for: this is the one place that knows them by name. Those that set control are a {@link
 * Vocabulary}'s; all others are drawn from the machine's data ({@link Instructions}).
 */
public enum Verb {
  /** Loads a PSW: the first, for it is the door between modes. */
  LPSW,
  HALT,
  PUT,
  GET,
  LD,
  ST,
  LI,
  LA,
  MOV,
  ADD,
  SUB,
  MUL,
  AND,
  OR,
  XOR,
  SHL,
  SHR,
  SAR,
  ADDI,
  BEQ,
  BNE,
  BLT,
  BGE,
  BLTU,
  BGEU,
  JMP,
  JAL,
  /** A word that is no instruction traps in its place where there is none. */
  SVC(false),
  NOP,
  /** Only where there is a timer. */
  STT(false),
  RDT(false);

  private final boolean necessary;

  Verb() {
    this(true);
  }

  Verb(boolean necessary) {
    this.necessary = necessary;
  }

  /** Whether no system can be put together without it. */
  boolean necessary() {
    return necessary;
  }

  /** The names of those that are. */
  static List<String> necessities() {
    return Arrays.stream(values()).filter(Verb::necessary).map(Verb::inMachine).toList();
  }

  /** As the machine names it. */
  String inMachine() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one an instruction is; the others are what makes a machine special. */
  static Optional<Verb> of(Instruction instruction) {
    return Arrays.stream(values())
        .filter(verb -> verb.inMachine().equals(instruction.name()))
        .findFirst();
  }
}
