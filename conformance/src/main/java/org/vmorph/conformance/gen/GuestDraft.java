package org.vmorph.conformance.gen;

/** A guest that is being written, guest after guest: what all share who write a part of it. */
public final class GuestDraft {
  private final MachineWords machine;
  private final Instructions instructions;
  private final Dice dice = new Dice();
  private final Layout layout;
  private final long[] words;
  private final Registers registers;
  private final Code code;
  private final ControlCode control;

  GuestDraft(MachineWords machine, Vocabulary vocabulary, Instructions instructions, int words) {
    this.machine = machine;
    this.instructions = instructions;
    this.layout = vocabulary.layout(machine, words);
    this.words = new long[words];
    this.registers = new Registers(machine.registers());
    this.code = new Code(this);
    this.control = vocabulary.control(this);
  }

  /** The words it is made of. */
  public MachineWords machine() {
    return machine;
  }

  Instructions instructions() {
    return instructions;
  }

  /** What all is drawn from. */
  public Dice dice() {
    return dice;
  }

  /** Where things are. */
  public Layout layout() {
    return layout;
  }

  /** Its storage. */
  public long[] words() {
    return words;
  }

  /** Which register is whose. */
  public Registers registers() {
    return registers;
  }

  /** What writes its code. */
  public Code code() {
    return code;
  }

  /** What writes its control. */
  ControlCode control() {
    return control;
  }

  /** One that belongs to nobody, mostly. */
  public int register() {
    return registers.anybodys(dice);
  }

  /** A number as programs have them: mostly small. */
  public long number() {
    int chance = dice.below(100);
    if (chance < 60) {
      return dice.below(12);
    }
    if (chance < 75) {
      return dice.below(words.length + 4);
    }
    if (chance < 85) {
      return -1 - dice.below(4);
    }
    return chance < 92 ? dice.word() >>> dice.below(64) : machine.addresses() - dice.below(4);
  }

  /** A number whose every bit may count. */
  public long odd() {
    return switch (dice.below(4)) {
      case 0 -> -1 - dice.below(3);
      case 1 -> 1L << dice.below(64);
      case 2 -> dice.word();
      default -> number();
    };
  }

  /**
   * A word of data that is no instruction anybody asked for: a number, one for control, an
   * instruction drawn for it.
   */
  long data() {
    int chance = dice.below(10);
    if (chance < 6) {
      return number() & 0xff_ffffL;
    }
    if (chance < 8) {
      return control.word();
    }
    return chance < 9
        ? machine.word(Verb.NOP, 0, 0)
        : machine.word(Verb.ADDI, register(), dice.below(9));
  }
}
