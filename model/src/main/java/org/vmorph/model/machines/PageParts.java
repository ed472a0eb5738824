package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/**
 * What the instructions of a machine with pages speak of: (E, M, P, T), and entries that lead from
 * page to frame.
 *
 * @param <C> where the entries lie
 */
class PageParts<C extends Paging> extends CommonParts<C> {
  /** q, n bits, as far as there are whole frames. */
  final Word FRAMED = control.framed();

  /** How an address of storage leads to a word, not through pages. */
  final Addressing ABSOLUTE = control.absolute(E);

  /** The parts of a shape. */
  PageParts(Shape shape, Declaring<C> control) {
    super(shape, 1, control);
  }

  /**
   * E[address], an address of storage; a memory trap beyond the last frame.
   *
   * @param address a word
   */
  final Word.Memory absolute(Word address) {
    return new Word.Memory(ABSOLUTE, address);
  }

  /** The machine that has these instructions. */
  final Architecture machine(String name, String says, List<Instruction> instructions) {
    return machine(
        name,
        says,
        control.pageSize(),
        new Architecture.Mode(M, 0, 1),
        Optional.empty(),
        Optional.empty(),
        new PswSwap(E, PSW, cause),
        Cycle.NOTHING,
        List.of(set(M, SUPERVISOR), set(P, literal(2, n))),
        instructions);
  }
}
