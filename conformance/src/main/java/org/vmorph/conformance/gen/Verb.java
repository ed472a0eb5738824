package org.vmorph.conformance.gen;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Instruction;

/**
 * The instructions of the third generation machine that a system is put together with: this is the
 * one place that knows them by name. All others are drawn from the machine's data ({@link
 * Instructions}).
 */
enum Verb {
  LPSW(Delicate.LOADS_PSW),
  LRB(Delicate.LOADS_R),
  SRB,
  HALT(Delicate.ENDS),
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
  SVC(Delicate.NONE, false),
  NOP,
  /** Only where there is a timer. */
  STT(Delicate.NONE, false),
  RDT(Delicate.NONE, false);

  /**
   * What a table of general kinds would get wrong: these are written with care where they are
   * wanted.
   */
  enum Delicate {
    NONE,
    ENDS,
    LOADS_PSW,
    LOADS_R
  }

  private final Delicate delicate;
  private final boolean necessary;

  Verb() {
    this(Delicate.NONE);
  }

  Verb(Delicate delicate) {
    this(delicate, true);
  }

  Verb(Delicate delicate, boolean necessary) {
    this.delicate = delicate;
    this.necessary = necessary;
  }

  /** Whether no system can be put together without it. */
  boolean necessary() {
    return necessary;
  }

  /** The names of those that are. */
  static String necessities() {
    return Arrays.stream(values())
        .filter(Verb::necessary)
        .map(Verb::inMachine)
        .collect(Collectors.joining(", "));
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

  static Delicate delicate(Instruction instruction) {
    return of(instruction).map(verb -> verb.delicate).orElse(Delicate.NONE);
  }
}
