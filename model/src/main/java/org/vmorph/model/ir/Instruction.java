package org.vmorph.model.ir;

import java.util.List;
import java.util.Optional;

/**
 * An entry of the manual: data, not code.
 *
 * @param opcode its number in the instruction word, 0 if the form has no place for one; only a name
 *     where the machine has no decoder
 * @param privilege who may execute it
 * @param says one English sentence or two
 * @param partial what of the real instruction is not modelled
 * @param length by how much P grows when the next instruction follows
 * @param cases the instructions that it is, where what an operand names makes it another one, and
 *     each is asked about by itself; most have none
 */
public record Instruction(
    int opcode,
    String name,
    Form form,
    Privilege privilege,
    String says,
    Optional<String> partial,
    int length,
    Flow flow,
    List<Act> acts,
    List<Instruction> cases) {

  /** Whether the next instruction follows. */
  public enum Flow {
    FALLS_THROUGH,
    JUMPS
  }

  /** Keeps its own lists. */
  public Instruction {
    acts = List.copyOf(acts);
    cases = List.copyOf(cases);
  }

  /** Whether anybody is refused it before anything else is looked at. */
  public boolean privileged() {
    return privilege != Privilege.Plain.EVERYONE;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The same, which is these. */
  public Instruction in(List<Instruction> others) {
    return new Instruction(
        opcode, name, form, privilege, says, partial, length, flow, acts, others);
  }

  /** Begins an entry. */
  public static Draft instruction(int opcode, String name, Form form) {
    return new Draft(opcode, name, form, Privilege.Plain.EVERYONE, "", Optional.empty(), 1);
  }

  /** Begins an entry whose form has all of its bits, and no place for an opcode. */
  public static Draft instruction(String name, Form form) {
    return instruction(0, name, form);
  }

  /**
   * Its words, bit by bit.
   *
   * @throws IllegalStateException if its machine has no decoder
   */
  public BitPattern pattern() {
    return form.pattern()
        .orElseThrow(() -> new IllegalStateException(name + " has no encoding"))
        .with(opcode);
  }

  /**
   * The instruction word with these operands, in the order of the form. Bits of an operand for
   * which the word has no place are dropped.
   *
   * @throws IllegalStateException if its machine has no decoder
   */
  public long encode(long... operands) {
    return pattern().encode(operands);
  }

  /** An entry still being written. */
  public record Draft(
      int opcode,
      String name,
      Form form,
      Privilege privilege,
      String text,
      Optional<String> gap,
      int units) {

    /** Outside the most privileged mode it traps before anything else. */
    public Draft privileged() {
      return of(Privilege.Plain.SUPERVISOR);
    }

    /** Where this holds it traps before anything else. */
    public Draft privileged(Condition refused) {
      return of(new Privilege.Unless(refused));
    }

    private Draft of(Privilege whose) {
      return new Draft(opcode, name, form, whose, text, gap, units);
    }

    /** What it does, in English. */
    public Draft says(String sentence) {
      return new Draft(opcode, name, form, privilege, sentence, gap, units);
    }

    /** What of the real instruction is left out; printed wherever the instruction is. */
    public Draft partial(String missing) {
      return new Draft(opcode, name, form, privilege, text, Optional.of(missing), units);
    }

    /** By how much P grows; 1 unless said. */
    public Draft length(int length) {
      return new Draft(opcode, name, form, privilege, text, gap, length);
    }

    /** ... and the next instruction follows. */
    public Instruction does(Act... acts) {
      return new Instruction(
          opcode,
          name,
          form,
          privilege,
          text,
          gap,
          units,
          Flow.FALLS_THROUGH,
          List.of(acts),
          List.of());
    }

    /** ... and it says itself where to go on, or halts. */
    public Instruction jumps(Act... acts) {
      return new Instruction(
          opcode, name, form, privilege, text, gap, units, Flow.JUMPS, List.of(acts), List.of());
    }
  }
}
