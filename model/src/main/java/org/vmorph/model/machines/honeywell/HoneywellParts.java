package org.vmorph.model.machines.honeywell;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.UserRelocation;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What the instructions of a Honeywell 6000 speak of: words of 36 bits, addresses of 18, two long
 * registers and eight index registers, indicators of which one is the mode, and the base address
 * register, which is in force in slave mode.
 */
class HoneywellParts {
  private static final Components COMPONENTS = new Components();

  /** At most 2^18 - 1 words, so that q is an address. */
  static final File E = COMPONENTS.file("E", 36, 18, Role.STORAGE);

  static final File X = COMPONENTS.file("X", 18, 3, Role.GENERAL);
  static final Cell A = COMPONENTS.cell("A", 36, Role.GENERAL);
  static final Cell Q = COMPONENTS.cell("Q", 36, Role.GENERAL);
  static final Cell IC = COMPONENTS.cell("IC", 18, Role.PROGRAM_COUNTER);
  static final Cell ZERO = COMPONENTS.cell("zero", 1, Role.GENERAL);
  static final Cell NEGATIVE = COMPONENTS.cell("negative", 1, Role.GENERAL);
  static final Cell CARRY = COMPONENTS.cell("carry", 1, Role.GENERAL);
  static final Cell OVERFLOW = COMPONENTS.cell("overflow", 1, Role.GENERAL);

  /** Whether an overflow is told by the indicator alone. */
  static final Cell OVERFLOW_MASK = COMPONENTS.cell("overflow.mask", 1, Role.GENERAL);

  /** Whether an error of parity is told by the indicator alone. */
  static final Cell PARITY_MASK = COMPONENTS.cell("parity.mask", 1, Role.RESOURCE);

  /** The master mode indicator. */
  static final Cell MASTER = COMPONENTS.cell("master", 1, Role.MODE);

  /** BAR, its left half: the block of 512 words that a slave's first one is. */
  static final Cell BASE = COMPONENTS.cell("base", 9, Role.RESOURCE);

  /** BAR, its right half: how many blocks a slave has. */
  static final Cell BOUND = COMPONENTS.cell("bound", 9, Role.RESOURCE);

  /** What the system controller's register holds: which ports interrupt. */
  static final Cell CONTROLLER = COMPONENTS.cell("controller", 36, Role.RESOURCE);

  /** The interrupts that are asked for. */
  static final Cell INTERRUPTS = COMPONENTS.cell("interrupts", 32, Role.RESOURCE);

  /** The interrupts that are let through. */
  static final Cell INTERRUPT_MASK = COMPONENTS.cell("interrupt.mask", 32, Role.RESOURCE);

  /** A register of the processor that is for its maintenance. */
  static final Cell PROCESSOR = COMPONENTS.cell("processor", 36, Role.RESOURCE);

  /** The switches of the console. */
  static final Cell SWITCHES = COMPONENTS.cell("switches", 36, Role.RESOURCE);

  /** The timer register. */
  static final Cell TIMER = COMPONENTS.cell("timer", 27, Role.TIME);

  /** The calendar clock. */
  static final Cell CLOCK = COMPONENTS.cell("clock", 52, Role.TIME);

  static final List<Component> ALL = COMPONENTS.all();

  private static final List<Word.Field> INDICATOR_FIELDS =
      List.of(
          Word.Field.of(ZERO),
          Word.Field.of(NEGATIVE),
          Word.Field.of(CARRY),
          Word.Field.of(OVERFLOW),
          Word.Field.gap("exponent overflow, underflow", 2),
          Word.Field.of(OVERFLOW_MASK),
          Word.Field.gap("tally, parity", 2),
          Word.Field.of(PARITY_MASK),
          Word.Field.of(MASTER),
          Word.Field.gap("0", 7));

  /** The indicators, as the right half of a word. */
  static final Word.Packed INDICATORS = new Word.Packed("indicators", INDICATOR_FIELDS);

  /** What a fault keeps: IC and the indicators. */
  static final Word.Packed KEPT =
      new Word.Packed(
          "IC, indicators",
          Stream.concat(Stream.of(Word.Field.of(IC)), INDICATOR_FIELDS.stream()).toList());

  // The codes of faults are their numbers, of which each has two words from twice that on.

  static final Cause STORE = new Cause("store", 1, Cause.Kind.MEMORY);
  static final Cause MASTER_MODE_ENTRY = new Cause("mme", 2, Cause.Kind.CALL);
  static final Cause COMMAND = new Cause("command", 5, Cause.Kind.PRIVILEGE);
  static final Cause DERAIL = new Cause("derail", 6, Cause.Kind.CALL);
  static final Cause ZERO_OPERATION = new Cause("zero-operation", 10, Cause.Kind.CALL);

  static final List<Cause> CAUSES =
      List.of(STORE, MASTER_MODE_ENTRY, COMMAND, DERAIL, ZERO_OPERATION);

  static final UserRelocation TRANSLATION =
      new UserRelocation(E, MASTER.is(0), BASE, BOUND, false, 9, STORE);

  static final Word.Operand y = new Word.Operand("y", 18);
  static final Word.Operand n = new Word.Operand("n", 3);

  /** Whether an index register is added, and which one. */
  static final Word.Operand i = new Word.Operand("i", 1);

  static final Word.Operand x = new Word.Operand("x", 3);

  static final Word ADDRESS = y.plus(choose(i.is(1), X.at(x), literal(0, 18)));
  static final Word NEXT = IC.plus(1);

  static Word left(Word word) {
    return word.slice(18, 18);
  }

  static Word right(Word word) {
    return word.low(18);
  }

  static Word.Memory load() {
    return new Word.Memory(TRANSLATION.by(Access.LOAD, 18), ADDRESS);
  }

  static Word.Memory store() {
    return new Word.Memory(TRANSLATION.by(Access.STORE, 18), ADDRESS);
  }

  /** What is loaded from the address; where an act before has its checks already. */
  static Word loaded() {
    return TRANSLATION.by(Access.LOAD, 18).datum(ADDRESS);
  }
}
