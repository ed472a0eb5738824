package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/**
 * What the instructions of the paper's machine speak of: (E, M, P, R), with R = (l, b).
 *
 * <p>Extend it to write a machine of your own.
 */
public class ThirdGenerationParts extends CommonParts<RelocationControl> {
  /** l, n bits: where the window begins. */
  public final Cell L = control.l;

  /** b, n bits: how many words the window has. */
  public final Cell B = control.b;

  /** l n | b n, in the low bits of a word. */
  public final Word.Packed R = packed("R", List.of(Word.Field.of(L), Word.Field.of(B)));

  private final Addressing absolute =
      new Addressing(
          "E[absolute %s]",
          shape.wordBits(),
          shape.wordBits(),
          address -> List.of(new Addressing.Check(address.below(wide(SIZE)).not(), MEMORY)),
          address -> List.of(E.at(narrow(address))));

  /** The parts of a shape. */
  public ThirdGenerationParts(Shape shape) {
    super(shape, 1, RelocationControl::new);
  }

  /**
   * E[address], through relocation and bounds: a memory trap beyond b, or beyond q.
   *
   * @param address a word
   */
  public final Word.Memory memory(Word address) {
    return loaded(address);
  }

  /**
   * E[address], neither relocated nor bounded by b; a memory trap beyond q.
   *
   * @param address a word
   */
  public final Word.Memory absolute(Word address) {
    return new Word.Memory(absolute, address);
  }

  /**
   * The machine that has these instructions, and every component declared so far.
   *
   * @throws org.vmorph.model.arch.MalformedMachine if it means nothing
   */
  public final Architecture machine(String name, String says, List<Instruction> instructions) {
    return machine(name, says, instructions, Optional.empty(), Cycle.NOTHING);
  }

  /** The same with a timer, perhaps, and with something that belongs to every step. */
  public final Architecture machine(
      String name,
      String says,
      List<Instruction> instructions,
      Optional<Timer> timer,
      Cycle cycle) {
    return machine(
        name,
        says,
        timer,
        new PswSwap(E, PSW, cause),
        cycle,
        List.of(set(M, SUPERVISOR), set(P, literal(2, n)), set(L, literal(0, n)), set(B, SIZE)),
        instructions);
  }

  /**
   * The machine that has these instructions and takes its traps through other words; it begins with
   * the PSW that a trap would find.
   */
  final Architecture machine(
      String name, String says, PswSwap swap, List<Instruction> instructions) {
    return machine(
        name,
        says,
        Optional.empty(),
        swap,
        Cycle.NOTHING,
        List.of(set(PSW, swap.newPsw())),
        instructions);
  }

  private Architecture machine(
      String name,
      String says,
      Optional<Timer> timer,
      PswSwap swap,
      Cycle cycle,
      List<Act> reset,
      List<Instruction> instructions) {
    return machine(
        name, says, 2, new Architecture.Mode(M, 0, 1), timer, swap, cycle, reset, instructions);
  }
}
