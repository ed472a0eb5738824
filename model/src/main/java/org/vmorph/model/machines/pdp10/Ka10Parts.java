package org.vmorph.model.machines.pdp10;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.UserRelocation;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What the instructions of a KA10 speak of. Words have 36 bits and addresses 18; PDP-10 System
 * Reference Manual, 1.1 and 2.9 (program control), 2.15 (time sharing).
 */
class Ka10Parts {
  private static final Components COMPONENTS = new Components();

  /** At most 2^18 - 1 words, so that q is an address. */
  static final File E = COMPONENTS.file("E", 36, 18, Role.STORAGE);

  /** The accumulators, which are index registers but for the first. */
  static final File AC = COMPONENTS.file("AC", 36, 4, Role.GENERAL);

  static final Cell PC = COMPONENTS.cell("PC", 18, Role.PROGRAM_COUNTER);

  /** Bit 5 of the flags: user mode. */
  static final Cell USER = COMPONENTS.cell("USER", 1, Role.MODE);

  /**
   * Bit 6, user in-out: user mode may do what only a supervisor may. Whoever has the processor
   * gives it or does not.
   */
  static final Cell UIO = COMPONENTS.cell("UIO", 1, Role.RESOURCE);

  static final Cell OV = COMPONENTS.cell("OV", 1, Role.GENERAL);
  static final Cell CRY0 = COMPONENTS.cell("CRY0", 1, Role.GENERAL);
  static final Cell CRY1 = COMPONENTS.cell("CRY1", 1, Role.GENERAL);
  static final Cell FOV = COMPONENTS.cell("FOV", 1, Role.GENERAL);
  static final Cell BIS = COMPONENTS.cell("BIS", 1, Role.GENERAL);
  static final Cell FXU = COMPONENTS.cell("FXU", 1, Role.GENERAL);
  static final Cell DCK = COMPONENTS.cell("DCK", 1, Role.GENERAL);

  /** Relocation: the block of 1024 words that a user's first one is. */
  static final Cell RL = COMPONENTS.cell("RL", 8, Role.RESOURCE);

  /** Protection: the number of a user's last block. */
  static final Cell PR = COMPONENTS.cell("PR", 8, Role.RESOURCE);

  /** The channel on which the processor itself interrupts. */
  static final Cell APR = COMPONENTS.cell("APR", 3, Role.RESOURCE);

  /** The priority interrupt: whether it is on, and which of its seven channels are. */
  static final Cell PI = COMPONENTS.cell("PI", 8, Role.RESOURCE);

  /** The data switches of the console. */
  static final Cell SWITCHES = COMPONENTS.cell("switches", 36, Role.RESOURCE);

  static final List<Component> ALL = COMPONENTS.all();

  private static final List<Word.Field> FLAG_FIELDS =
      List.of(
          Word.Field.of(OV),
          Word.Field.of(CRY0),
          Word.Field.of(CRY1),
          Word.Field.of(FOV),
          Word.Field.of(BIS),
          Word.Field.of(USER),
          Word.Field.of(UIO),
          Word.Field.gap("0", 4),
          Word.Field.of(FXU),
          Word.Field.of(DCK),
          Word.Field.gap("0", 5));

  /** The left half of a PC word. */
  static final Word.Packed FLAGS = new Word.Packed("flags", FLAG_FIELDS);

  /** Flags and program counter, as JSR and its like store them. */
  static final Word.Packed PC_WORD =
      new Word.Packed(
          "PC word", Stream.concat(FLAG_FIELDS.stream(), Stream.of(Word.Field.of(PC))).toList());

  /** Where bit 5 of a PC word is, counted from the low end. */
  static final int USER_BIT = 30;

  static final int UIO_BIT = 29;

  static final Cause PROTECTION = new Cause("protection", 1, Cause.Kind.MEMORY);
  static final Cause REFUSED = new Cause("refused", 2, Cause.Kind.PRIVILEGE);
  static final Cause UUO = new Cause("uuo", 3, Cause.Kind.CALL);

  static final List<Cause> CAUSES = List.of(PROTECTION, REFUSED, UUO);

  static final UserRelocation TRANSLATION =
      new UserRelocation(E, USER.is(1), RL, PR, true, 10, PROTECTION);

  static final Word.Operand a = new Word.Operand("a", 4);
  static final Word.Operand x = new Word.Operand("x", 4);
  static final Word.Operand y = new Word.Operand("y", 18);

  static final Word.Place ACCUMULATOR = AC.at(a);

  /** The effective address: y, and the right half of an index register unless it is the first. */
  static final Word ADDRESS = y.plus(choose(x.is(0), literal(0, 18), right(AC.at(x))));

  static final Word NEXT = PC.plus(1);

  /** In user mode, and without user in-out. */
  static final Condition IS_REFUSED = USER.is(1).and(UIO.is(0));

  static Word right(Word word) {
    return word.low(18);
  }

  static Word left(Word word) {
    return word.slice(18, 18);
  }

  static Word.Memory load(Word address) {
    return new Word.Memory(TRANSLATION.by(Access.LOAD, 18), address);
  }

  static Word.Memory store(Word address) {
    return new Word.Memory(TRANSLATION.by(Access.STORE, 18), address);
  }

  /** What is loaded from an address; where an act before has its checks already. */
  static Word loaded(Word address) {
    return TRANSLATION.by(Access.LOAD, 18).datum(address);
  }

  /** The PC word of the next instruction. */
  static Word saved() {
    return FLAGS.join(NEXT);
  }

  /**
   * Restores the flags from a word's left half: user mode can give up user in-out and not take it.
   * Manual, 2.9, JRST.
   *
   * @param user what USER becomes
   */
  static List<Act> restore(Word word, Word user) {
    var all = new ArrayList<Act>();
    for (var field : FLAG_FIELDS) {
      var cell = field.cell();
      if (cell != null) {
        var bit = word.slice(PC_WORD.low(field), 1);
        all.add(
            set(
                cell,
                cell.equals(USER)
                    ? user
                    : cell.equals(UIO)
                        ? choose(USER.is(1), UIO.calc(Operator.AND, bit), bit)
                        : bit));
      }
    }
    return all;
  }

  /** What a word makes of USER: user mode cannot leave itself. */
  static Word stillUser(Word word) {
    return word.slice(USER_BIT, 1).calc(Operator.OR, USER);
  }
}
